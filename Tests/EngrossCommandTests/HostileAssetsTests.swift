import Foundation
import TestSupport
import Testing

/// Logos made to do harm, given to the command as a process of its own with little memory.
@Suite final class HostileAssetsTests: CommandTest {
  /// Renders with a logo, within 1.5 GB of addresses, of which an honest render takes a third.
  private func render(withLogo bytes: [UInt8], named name: String) async throws -> CommandResult {
    try copySample()
    try Data(bytes).write(to: folder.appending(path: name))
    try Data("extends: house\nlogo: {file: \(name), alt: Acme}\n".utf8)
      .write(to: folder.appending(path: "acme.yaml"))
    return try await shell("ulimit -v 1500000; \"$engross\" render terms.yaml --style acme.yaml")
  }

  private func drawing(_ body: String, head: String = "") -> [UInt8] {
    Array(head.utf8) + TestPictures.svg(body)
  }

  @Test func `no logo has anything fetched from the network`() async throws {
    let listener = try Listener()
    let url = "http://127.0.0.1:\(listener.port)/a.svg"
    let doctype = "<!DOCTYPE svg SYSTEM \"\(url)\">"
    let path = "<path d='M0 0h90v40z'/>"
    let logos = [
      drawing("<image href='\(url)'/>"), drawing("<use href='\(url)#a'/>"),
      drawing("<style>@import url(\(url));</style>\(path)"),
      drawing("<path style='fill:url(\(url)#a)' d='M0 0h90v40z'/>"),
      drawing(path, head: "<?xml-stylesheet href=\"\(url)\"?>"), drawing(path, head: doctype),
      drawing(
        "<desc>&a;</desc>\(path)", head: "<!DOCTYPE svg [<!ENTITY a SYSTEM \"\(url)\">]>"),
      drawing("<include xmlns='http://www.w3.org/2001/XInclude' href='\(url)'/>\(path)"),
    ]
    var refused = 0
    for logo in logos {
      let result = try await render(withLogo: logo, named: "logo.svg")
      #expect(result.status == 0 || result.errors.contains("the picture logo.svg"))
      refused += result.status == 0 ? 0 : 1
    }
    #expect(refused >= 6)
    #expect(!listener.wasAsked)
  }

  @Test func `bombs, giants and nothings are refused by name, and no PDF is written`() async throws
  {
    let laughs = (1...9).map { "<!ENTITY a\($0) \"&a\($0 - 1);&a\($0 - 1);&a\($0 - 1);\">" }
    let doublings = (1...40).map { level in
      "<g id='g\(level)'><use href='#g\(level - 1)'/><use href='#g\(level - 1)'/></g>"
    }
    let photo = try TestPictures.bytes("photo.jpg")
    let logos: [(String, [UInt8], String)] = [
      (
        "a.svg", drawing("&a9;", head: "<!DOCTYPE svg [<!ENTITY a0 \"a\">\(laughs.joined())]>"),
        "declares entities"
      ),
      (
        "a.svg",
        drawing("<path id='g0' d='M0 0h9v9z'/>\(doublings.joined())<use href='#g40'/>"),
        "repeats its parts too often"
      ),
      ("a.svg", TestPictures.svg("", attributes: "width='0' height='0'"), "nothing to be seen"),
      ("a.png", TestPictures.png(width: 60_000, height: 60_000), "which is too large"),
      ("a.png", TestPictures.png(width: 0, height: 9), "nothing to be seen"),
      ("a.png", try TestPictures.bytes("logo.png").dropLast(30), "is cut off"),
      ("a.jpg", Array(photo.prefix(100)), "is cut off"),
      ("a.jpg", photo.dropLast(200), "is damaged"),
      ("a.jpg", try TestPictures.bytes("cmyk.jpg"), "is in CMYK"),
      ("a.jpg", Array("GIF89a".utf8), "is no picture that can be drawn"),
      ("a.jpg", [], "is empty"),
    ].map { ($0.0, Array($0.1), $0.2) }
    for (name, bytes, reason) in logos {
      let result = try await render(withLogo: bytes, named: name)
      #expect(result.errors.contains("the picture \(name) "), "\(result.errors)")
      #expect(result.errors.contains(reason), "\(result.errors)")
      #expect(result.errors.hasSuffix("no PDF was written\n"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "terms.pdf").path))
    }
  }

  @Test func `the largest picture that is taken fits into little memory, however small its file`()
    async throws
  {
    try copySample()
    let script = """
      import struct, sys, zlib
      def chunk(kind, data):
          return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
      rows = zlib.compress((b'\\0' + b'\\xc0' * 15000) * 5000, 9)
      sys.stdout.buffer.write(b'\\x89PNG\\r\\n\\x1a\\n'
          + chunk(b'IHDR', struct.pack('>IIBBBBB', 5000, 5000, 8, 2, 0, 0, 0))
          + chunk(b'IDAT', rows) + chunk(b'IEND', b''))
      """
    let png = try await run("python3", ["-c", script]).standardOutput
    #expect(png.count < 200_000)
    let result = try await render(withLogo: [UInt8](png), named: "large.png")
    #expect(result.status == 0, "\(result.errors)")
  }
}

/// A place on this machine that a program could call.
private final class Listener {
  let port: UInt16
  private let socket: Int32

  init() throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = socket
    let isBound = withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, size) == 0 && listen(socket, 8) == 0
          && getsockname(socket, address, &size) == 0
      }
    }
    try #require(isBound)
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(socket) }

  /// Whether anybody has called.
  var wasAsked: Bool {
    var poll = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&poll, 1, 0) > 0
  }
}
