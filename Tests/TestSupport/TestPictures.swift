import Foundation

/// Small pictures for tests, and drawings written out.
public enum TestPictures {
  /// `photo.jpg`, `gray.jpg`, `cmyk.jpg`, `turned.jpg` (120 by 60), `logo.png` (90 by 30).
  public static func bytes(_ name: String) throws -> [UInt8] {
    let folder = ProjectFiles.root.appending(path: "Tests/TestSupport/Pictures")
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }

  /// An SVG of 100 by 50 px that holds `body`.
  public static func svg(
    _ body: String, attributes: String = "viewBox=\"0 0 100 50\""
  ) -> [UInt8] {
    Array("<svg xmlns=\"http://www.w3.org/2000/svg\" \(attributes)>\(body)</svg>".utf8)
  }

  /// The head of a PNG of any size with some chunks, and a little that pretends to be pixels.
  public static func png(
    width: UInt32 = 90, height: UInt32 = 30, _ chunks: [(kind: String, data: [UInt8])] = []
  ) -> [UInt8] {
    func chunk(_ kind: String, _ data: [UInt8]) -> [UInt8] {
      number(UInt32(data.count)) + Array(kind.utf8) + data + [0, 0, 0, 0]
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", number(width) + number(height) + [8, 2, 0, 0, 0])
      + chunks.flatMap { chunk($0.kind, $0.data) } + chunk("IDAT", [0]) + chunk("IEND", [])
  }

  /// A JPEG with a colour profile, in segments of so many bytes.
  public static func jpeg(
    _ name: String, profile: [UInt8], partsOf size: Int = 65_000
  ) throws -> [UInt8] {
    let photo = try bytes(name)
    let parts = stride(from: 0, to: profile.count, by: size).map {
      profile[$0..<min($0 + size, profile.count)]
    }
    let segments = parts.enumerated().flatMap { index, part -> [UInt8] in
      let body = Array("ICC_PROFILE\0".utf8) + [UInt8(index + 1), UInt8(parts.count)] + part
      return [0xFF, 0xE2] + number(UInt32(body.count + 2)).suffix(2) + body
    }
    return photo.prefix(2) + segments + photo.dropFirst(2)
  }

  /// A colour profile that Debian's `icc-profiles-free` has.
  public static func profile(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "/usr/share/color/icc/\(name).icc")))
  }

  /// Four bytes, the highest first.
  public static func number(_ value: UInt32) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian, Array.init)
  }
}
