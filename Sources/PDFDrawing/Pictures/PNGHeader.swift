import DocumentModel
internal import PDFObjects

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
    var colors = PNGColors()
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
        try colors.check()
        pixelSize = size
        return
      default: colors.add(kind, bytes[position + 8..<position + 8 + length])
      }
      guard size != nil else { throw UnfitPicture("is a PNG without a header") }
      position += 12 + length
    }
  }
}

/// What a PNG says of its colours, by a number, a profile or both (PNG 1.2, 4.2.2, and the third
/// edition, 11.3.2): what is said first of these counts.
private struct PNGColors {
  private var said: [String: [UInt8]] = [:]

  mutating func add(_ kind: String, _ body: ArraySlice<UInt8>) {
    if ["cICP", "iCCP", "sRGB", "gAMA", "cHRM"].contains(kind) { said[kind] = Array(body) }
  }

  func check() throws(UnfitPicture) {
    if let kind = said["cICP"] {
      // Of BT.709 and sRGB, whole numbers from 0 to 255.
      guard kind == [1, 13, 0, 1] else {
        throw .notSRGB("the colours of video")
      }
    } else if let profile = said["iCCP"] {
      // Its name, of one byte or more, then 0, then 0 for the one way of packing that there is.
      let packed = profile.drop { $0 != 0 }.dropFirst(2)
      try ColorProfile.check(
        Deflater().inflate(packed, limit: ColorProfile.mostBytes))
    } else if said["sRGB"] == nil {
      try checkNumbers()
    }
  }

  /// Refuses a gamma and primaries other than those of sRGB, which are said in 100,000ths.
  private func checkNumbers() throws(UnfitPicture) {
    if let gamma = said["gAMA"], gamma.count == 4 {
      let value = gamma.number(at: 0)
      guard (43_000...48_000).contains(value) else {
        let written = Double(value / 1000) / 100
        throw .notSRGB("colours with a gamma of \(written)")
      }
    }
    if let primaries = said["cHRM"], primaries.count == 32 {
      let expected = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000]
      guard
        expected.enumerated().allSatisfy({ abs(primaries.number(at: 4 * $0) - $1) <= 1000 })
      else { throw .notSRGB("colours of its own") }
    }
  }
}

extension [UInt8] {
  /// Four bytes, the highest first.
  fileprivate func number(at position: Int) -> Int {
    self[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
