import EngrossKit
import Foundation
import PDFSigning
import Testing

@Suite struct TimestampServerTests {
  private func sign(with server: TimestampServer) async throws -> [UInt8] {
    try await Workshop.signer("dana").sign(
      Paper().bytes, SignatureRequest(field: "client", date: Workshop.date),
      timestamp: server.source)
  }

  private func failure(of server: TimestampServer) async -> SigningError? {
    await #expect(throws: SigningError.self) { try await sign(with: server) }
  }

  @Test func `a timestamp comes over HTTP, and what is none is refused`() async throws {
    try await LocalServer.run { server in
      let signed = try await sign(with: TimestampServer(server.url("tsa")))
      #expect(try await Workshop.verify(signed)[0].timestamp?.isIntact == true)
      #expect(
        await failure(of: TimestampServer(try server.url("echo")))
          == .timestamp("the answer is no timestamp response (RFC 3161)"))
      #expect(
        await failure(of: TimestampServer(try server.url("closed")))
          == .timestamp("\(server.address)closed: it answered with the status 503"))
      #expect(
        await failure(of: TimestampServer(try server.url("silent"), patience: .milliseconds(300)))
          == .timestamp(
            "\(server.address)silent: it had not answered in full after 0.3 seconds; try again later"
          ))
    }
  }

  @Test func `a transport of one's own is asked instead of libcurl`() async throws {
    let authority = try await TestAuthority.shared.value
    let url = try #require(URL(string: "https://tsa.example.com"))
    let server = TimestampServer(url, patience: .seconds(5)) { request in
      #expect(
        request
          == HTTPRequest(
            url: url,
            headers: [
              "Content-Type": "application/timestamp-query",
              "Accept": "application/timestamp-reply",
            ],
            body: request.body, patience: .seconds(5), largestAnswer: 1 << 20))
      return HTTPResponse(status: 200, body: try authority.stamp(request.body))
    }
    let signed = try await sign(with: server)
    #expect(try await Workshop.verify(signed)[0].timestamp?.isIntact == true)
  }

  @Test func `what a transport throws is the reason`() async throws {
    struct Offline: Error, CustomStringConvertible { var description: String { "no network here" } }
    let url = try #require(URL(string: "https://tsa.example.com"))
    #expect(
      await failure(of: TimestampServer(url) { _ in throw Offline() })
        == .timestamp("https://tsa.example.com: no network here"))
  }
}
