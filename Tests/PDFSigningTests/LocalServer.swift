import Foundation
import Testing

/// A server on this machine that answers each path in a way of its own.
struct LocalServer {
  private static let script = """
    import http.server, ssl, subprocess, sys, time

    class Answers(http.server.BaseHTTPRequestHandler):
      def do_POST(self):
        query = self.rfile.read(int(self.headers['Content-Length']))
        getattr(self, self.path[1:])(query)
      def answer(self, status, body):
        self.send_response(status)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
      def tsa(self, query):
        open('http.tsq', 'wb').write(query)
        subprocess.run(['openssl', 'ts', '-reply', '-config', 'ca.cnf', '-section',
          'web_clock_service', '-queryfile', 'http.tsq', '-out', 'http.tsr'], check=True)
        good = self.headers['Content-Type'] == 'application/timestamp-query'
        self.answer(200 if good else 415, open('http.tsr', 'rb').read())
      def echo(self, query):
        self.answer(200, (self.headers['X-Word'] or '').encode() + query)
      def closed(self, query):
        self.answer(503, b'come back tomorrow')
      def elsewhere(self, query):
        self.send_response(302)
        self.send_header('Location', '/echo')
        self.end_headers()
      def endless(self, query):
        self.send_response(200)
        self.end_headers()
        while True: self.wfile.write(bytes(4096))
      def endless_head(self, query):
        self.send_response(200)
        while True: self.send_header('X-More', 'more'); self.flush_headers()
      def trickle(self, query):
        self.send_response(200)
        self.end_headers()
        while True: self.wfile.write(b'.'); time.sleep(0.02)
      def silent(self, query):
        print('waiting', flush=True)
        time.sleep(600)
      def gone(self, query):
        pass

    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Answers)
    if sys.argv[1] == 'https':
      context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
      context.load_cert_chain('site.pem', 'site.key')
      server.socket = context.wrap_socket(server.socket, server_side=True)
    print(f'{sys.argv[1]}://127.0.0.1:{server.server_port}/', flush=True)
    server.serve_forever()
    """

  let address: String
  private let output: FileHandle

  /// Ends the server after `use`.
  static func run(
    _ scheme: String = "http", _ use: (LocalServer) async throws -> Void
  ) async throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, scheme]
    process.currentDirectoryURL = try await TestAuthority.shared.value.folder
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Threads of Dispatch hand on a mask that blocks all signals that can be blocked.
    defer { kill(process.processIdentifier, SIGKILL) }
    let address = await Self.line(from: output.fileHandleForReading)
    try #require(address.hasPrefix(scheme))
    try await use(LocalServer(address: address, output: output.fileHandleForReading))
  }

  func url(_ path: String) throws -> URL { try #require(URL(string: address + path)) }

  /// Waits until somebody has asked for `silent`.
  func waitForSilence() async {
    let word = await Self.line(from: output)
    #expect(word == "waiting")
  }

  private static func line(from output: FileHandle) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var line = Data()
        // Byte by byte: a line may come in two pieces, and two lines in one.
        while let byte = try? output.read(upToCount: 1), !byte.isEmpty, byte != Data("\n".utf8) {
          line += byte
        }
        continuation.resume(returning: String(decoding: line, as: UTF8.self))
      }
    }
  }
}
