public import Foundation

/// A timestamping authority that is asked over HTTP or HTTPS (RFC 3161 3.4).
public struct TimestampServer: Sendable {
  private let url: URL
  private let patience: Duration
  private let transport: HTTPTransport

  /// Answers take some 6 kB; nobody needs more than this.
  private static let largestAnswer = 1 << 20

  public init(
    _ url: URL, patience: Duration = .seconds(30),
    transport: @escaping HTTPTransport = CurlTransport.send
  ) {
    self.url = url
    self.patience = patience
    self.transport = transport
  }

  /// For a signer.
  public var source: TimestampSource {
    { request throws(SigningError) in try await stamp(request) }
  }

  /// Sends a request and waits for the answer.
  ///
  /// - Throws: `SigningError.timestamp`.
  public func stamp(_ request: [UInt8]) async throws(SigningError) -> [UInt8] {
    let post = HTTPRequest(
      url: url,
      headers: [
        "Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply",
      ],
      body: request, patience: patience, largestAnswer: Self.largestAnswer)
    let answer: HTTPResponse
    do {
      answer = try await transport(post)
    } catch {
      throw fault("\(error)")
    }
    guard answer.status == 200 else {
      throw fault("it answered with the status \(answer.status)")
    }
    return answer.body
  }

  private func fault(_ reason: String) -> SigningError {
    .timestamp("\(url.absoluteString): \(reason)")
  }
}
