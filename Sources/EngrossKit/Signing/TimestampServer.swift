public import Foundation
internal import Synchronization

#if canImport(FoundationNetworking)
  internal import FoundationNetworking
#endif

/// A timestamping authority that is asked over HTTP or HTTPS (RFC 3161 3.4).
public struct TimestampServer: Sendable {
  private let url: URL
  /// Seconds.
  private let patience: Double

  /// Answers take some 6 kB; nobody needs more than this.
  private static let largestAnswer = 1 << 20

  public init(_ url: URL, patience: Double = 30) {
    self.url = url
    self.patience = patience
  }

  /// For a signer.
  public var source: TimestampSource {
    { request throws(SigningError) in try stamp(request) }
  }

  /// Sends a request and waits for the answer.
  ///
  /// - Throws: `SigningError.timestamp`.
  public func stamp(_ request: [UInt8]) throws(SigningError) -> [UInt8] {
    var post = URLRequest(url: url, timeoutInterval: patience)
    post.httpMethod = "POST"
    post.httpBody = Data(request)
    post.setValue("application/timestamp-query", forHTTPHeaderField: "Content-Type")
    post.setValue("application/timestamp-reply", forHTTPHeaderField: "Accept")

    let outcome = Mutex<Result<[UInt8], SigningError>>(.failure(fault("no answer came")))
    let isDone = DispatchSemaphore(value: 0)
    let session = URLSession(configuration: .ephemeral)
    let task = session.dataTask(with: post) { data, response, error in
      let result = read(data, response, error)
      outcome.withLock { $0 = result }
      isDone.signal()
    }
    task.resume()
    // The session counts the seconds between two pieces of an answer, not all of them.
    if isDone.wait(timeout: .now() + 2 * patience) == .timedOut { task.cancel() }
    session.invalidateAndCancel()
    return try outcome.withLock { $0 }.get()
  }

  private func read(
    _ data: Data?, _ response: URLResponse?, _ error: (any Error)?
  ) -> Result<[UInt8], SigningError> {
    if let error { return .failure(fault(error.localizedDescription)) }
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    guard status == 200, let data else {
      return .failure(fault("it answered with the status \(status)"))
    }
    guard data.count <= Self.largestAnswer else {
      return .failure(fault("its answer is too large"))
    }
    return .success([UInt8](data))
  }

  private func fault(_ reason: String) -> SigningError {
    .timestamp("\(url.absoluteString): \(reason)")
  }
}
