public import Foundation

/// The one way to the network: sends a request and returns what the server answers, whatever its
/// status.
///
/// It keeps the limits of the request, ends with the task that calls it, and throws whatever says
/// why there is no answer.
public typealias HTTPTransport = @Sendable (_ request: HTTPRequest) async throws -> HTTPResponse

/// What is sent to a server: always a POST, by HTTP or HTTPS.
public struct HTTPRequest: Sendable, Hashable {
  public var url: URL
  public var headers: [String: String]
  public var body: [UInt8]
  /// For all of it, from the look-up of the server's name to the last byte of its answer.
  public var patience: Duration
  /// In bytes, with its head; more is not read.
  public var largestAnswer: Int

  public init(
    url: URL, headers: [String: String], body: [UInt8], patience: Duration, largestAnswer: Int
  ) {
    self.url = url
    self.headers = headers
    self.body = body
    self.patience = patience
    self.largestAnswer = largestAnswer
  }
}

/// What a server answers.
public struct HTTPResponse: Sendable, Hashable {
  public var status: Int
  public var body: [UInt8]

  public init(status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
  }
}
