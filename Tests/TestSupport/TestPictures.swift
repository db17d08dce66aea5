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

  /// The head of a PNG of any size, with a little that pretends to be pixels.
  public static func png(width: UInt32, height: UInt32) -> [UInt8] {
    func number(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian, Array.init) }
    func chunk(_ kind: String, _ data: [UInt8]) -> [UInt8] {
      number(UInt32(data.count)) + Array(kind.utf8) + data + [0, 0, 0, 0]
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", number(width) + number(height) + [8, 2, 0, 0, 0]) + chunk("IDAT", [0])
      + chunk("IEND", [])
  }
}
