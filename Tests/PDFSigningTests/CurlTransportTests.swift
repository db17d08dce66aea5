import EngrossKit
import Foundation
import Testing

@Suite struct CurlTransportTests {
  private func send(
    _ url: URL?, headers: [String: String] = [:], _ body: String = "",
    patience: Duration = .seconds(600),
    largestAnswer: Int = 1 << 16
  ) async throws -> HTTPResponse {
    try await CurlTransport.send(
      HTTPRequest(
        url: try #require(url), headers: headers, body: Array(body.utf8), patience: patience,
        largestAnswer: largestAnswer))
  }

  private func failure(
    _ url: URL?, patience: Duration = .seconds(600)
  ) async throws -> HTTPFailure? {
    await #expect(throws: HTTPFailure.self) { try await send(url, patience: patience) }
  }

  @Test func `the body and the headers arrive, and the answer comes back`() async throws {
    try await LocalServer.run { server in
      let answer = try await send(server.url("echo"), headers: ["X-Word": "Yes "], "or no\n")
      #expect(answer == HTTPResponse(status: 200, body: Array("Yes or no\n".utf8)))
      let nothing = try await send(server.url("echo"))
      #expect(nothing == HTTPResponse(status: 200, body: []))
    }
  }

  @Test func `any status is an answer, and a redirect is not followed`() async throws {
    try await LocalServer.run { server in
      #expect(try await send(server.url("closed")).status == 503)
      let moved = try await failure(server.url("elsewhere"))
      #expect(moved == .redirected(to: "\(server.address)echo"))
    }
  }

  @Test(arguments: ["endless", "endless_head"])
  func `an answer without end is not read to it`(_ path: String) async throws {
    try await LocalServer.run { server in
      let excess = try await failure(server.url(path))
      #expect(excess == .tooLarge(limit: 1 << 16))
    }
  }

  @Test func `the largest answer that is allowed comes whole`() async throws {
    try await LocalServer.run { server in
      let words = String(repeating: "a", count: 10_000)
      let whole = try await send(server.url("echo"), words, largestAnswer: 10_500)
      #expect(whole.body.count == 10_000)
      await #expect(throws: HTTPFailure.tooLarge(limit: 9_999)) {
        try await send(server.url("echo"), words, largestAnswer: 9_999)
      }
    }
  }

  @Test(arguments: ["silent", "trickle"])
  func `the limit is for all of it, not for each piece`(_ path: String) async throws {
    try await LocalServer.run { server in
      let limit = Duration.milliseconds(300)
      let delay = try await failure(server.url(path), patience: limit)
      #expect(delay == .tooSlow(limit: limit))
    }
  }

  @Test func `a task that is cancelled ends the exchange`() async throws {
    try await LocalServer.run { server in
      let url = try server.url("silent")
      let task = Task { try await failure(url) }
      await server.waitForSilence()
      task.cancel()
      #expect(try await task.value == .cancelled)
    }
  }

  @Test func `a task that was cancelled before asks nobody`() async throws {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await failure(URL(string: "http://127.0.0.1:1"))
    }
    #expect(try await task.value == .cancelled)
  }

  @Test func `a server that is not there, not trusted or mute is named as such`() async throws {
    #expect(
      try await failure(URL(string: "http://127.0.0.1:1/tsa")) == .noConnection(to: "127.0.0.1:1"))
    // Longer than a part of a name may be, so that nobody on the network is asked for it.
    let host = String(repeating: "a", count: 64)
    #expect(try await failure(URL(string: "http://\(host)/")) == .unknownHost(host))
    try await LocalServer.run("https") { server in
      let distrust = try await failure(server.url("echo"))
      #expect(
        distrust?.description.hasPrefix("its certificate is not trusted: ") == true,
        "\(String(describing: distrust))")
    }
    try await LocalServer.run { server in
      let silence = try await failure(server.url("gone"))
      #expect(silence == .failed("Empty reply from server"))
    }
  }

  @Test(arguments: ["file:///etc/hostname", "ftp://127.0.0.1:1/", "gopher://127.0.0.1:1/"])
  func `nothing but HTTP and HTTPS is spoken`(_ address: String) async throws {
    let refusal = try await failure(URL(string: address))
    guard case .failed(let reason) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(reason.hasPrefix("Protocol "), "\(reason)")
  }

  @Test func `what failed says what to do`() {
    let cases: [(HTTPFailure, String)] = [
      (
        .unknownHost("tsa.example.com"),
        "there is no server tsa.example.com to be found; check the address and the network"
      ),
      (
        .noConnection(to: "tsa.example.com:80"),
        "nothing answers at tsa.example.com:80; check the address and any firewall"
      ),
      (
        .untrusted("self-signed certificate"),
        """
        its certificate is not trusted: self-signed certificate; whoever issued it must be among \
        the authorities that this system trusts
        """
      ),
      (
        .tooSlow(limit: .seconds(30)),
        "it had not answered in full after 30.0 seconds; try again later"
      ),
      (
        .tooLarge(limit: 1 << 20),
        "its answer is larger than 1048576 bytes; is this the right address?"
      ),
      (
        .redirected(to: "https://tsa.example.com/"),
        "it sends the request on to https://tsa.example.com/; give that address if you trust it"
      ),
      (.cancelled, "the request was cancelled"),
      (.failed("Empty reply from server"), "Empty reply from server"),
    ]
    for (failure, message) in cases { #expect(failure.description == message) }
  }
}
