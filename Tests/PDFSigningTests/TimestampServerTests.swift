import EngrossKit
import Foundation
import PDFSigning
import TestSupport
import Testing

@Suite struct TimestampServerTests {
  /// Serves requests of one kind each: timestamps, errors and nonsense.
  private static let server = """
    import http.server, subprocess, sys
    class Clock(http.server.BaseHTTPRequestHandler):
      def do_POST(self):
        query = self.rfile.read(int(self.headers['Content-Length']))
        good = self.headers['Content-Type'] == 'application/timestamp-query'
        open('http.tsq', 'wb').write(query)
        if self.path == '/tsa':
          subprocess.run(['openssl', 'ts', '-reply', '-config', 'ca.cnf', '-section',
            'web_clock_service', '-queryfile', 'http.tsq', '-out', 'http.tsr'], check=True, stderr=subprocess.DEVNULL)
        answer = open('http.tsr', 'rb').read() if self.path == '/tsa' else b'tick'
        self.send_response(200 if good and self.path != '/closed' else 503)
        self.send_header('Content-Length', str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
      def log_message(self, *words): pass
    server = http.server.HTTPServer(('127.0.0.1', 0), Clock)
    print(server.server_port, flush=True)
    for _ in range(3): server.handle_request()
    """

  @Test func `a timestamp comes over HTTP, and what is none is told`() async throws {
    let authority = try await TestAuthority.shared.value
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.server]
    process.currentDirectoryURL = authority.folder
    process.standardOutput = output
    try process.run()
    defer { process.terminate() }
    let port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let base = "http://127.0.0.1:\(port.trimmingCharacters(in: .whitespacesAndNewlines))"

    func sign(_ path: String) throws -> [UInt8] {
      let url = try #require(URL(string: base + path))
      let signer = try PDFSigner(
        identity: authority.identity("dana"), appearanceFont: Assets.builtIn.formFont(),
        timestamp: TimestampServer(url).source)
      return try signer.sign(
        Paper().bytes, SignatureRequest(field: "client", date: Workshop.date))
    }
    let report = try await Workshop.verify(try sign("/tsa"))[0]
    #expect(report.timestamp?.isIntact == true)
    let nonsense = #expect(throws: SigningError.self) { try sign("/nonsense") }
    #expect(
      nonsense == .timestamp("the answer is no timestamp response (RFC 3161)"))
    let closed = #expect(throws: SigningError.self) { try sign("/closed") }
    #expect(closed == .timestamp("\(base)/closed: it answered with the status 503"))
  }
}
