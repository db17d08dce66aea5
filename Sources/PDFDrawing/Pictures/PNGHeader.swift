import DocumentModel

/// What the chunks of a PNG say before anything is unpacked (PNG 1.2, 3 and 4.1.1).
struct PNGHeader {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  let pixelSize: Picture.PixelSize

  /// Goes from chunk to chunk to the last, so that a file that was cut off is found.
  init(_ bytes: [UInt8]) throws(UnfitPicture) {
    let cutOff = UnfitPicture("is cut off", help: "save it anew")
    var position = Self.signature.count
    var size: Picture.PixelSize?
    var hasPixels = false
    while true {
      guard position + 12 <= bytes.count else { throw cutOff }
      let length = bytes.number(at: position)
      let kind = String(decoding: bytes[position + 4..<position + 8], as: UTF8.self)
      guard length <= bytes.count - position - 12 else { throw cutOff }
      switch kind {
      case "IHDR" where length == 13 && size == nil:
        size = .init(width: bytes.number(at: position + 8), height: bytes.number(at: position + 12))
      case "IDAT": hasPixels = true
      case "IEND":
        guard let size, hasPixels else { throw UnfitPicture("is a PNG without pixels") }
        pixelSize = size
        return
      default: break
      }
      guard size != nil else { throw UnfitPicture("is a PNG without a header") }
      position += 12 + length
    }
  }
}

extension [UInt8] {
  /// Four bytes, the highest first.
  fileprivate func number(at position: Int) -> Int {
    self[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
