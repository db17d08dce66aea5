import DocumentModel

/// What the segments of a JPEG say before anything is unpacked (ITU-T T.81, annex B).
struct JPEGHeader {
  let pixelSize: Picture.PixelSize

  /// Reads up to the frame header; refuses what a PDF for archives may not hold as it is.
  init(_ bytes: [UInt8]) throws(UnfitPicture) {
    var position = 2
    var profile = JPEGProfile()
    while true {
      while position < bytes.count, bytes[position] == 0xFF { position += 1 }
      guard position + 3 <= bytes.count else {
        throw UnfitPicture("is cut off", help: "save it anew")
      }
      let marker = bytes[position]
      let length = bytes.number(at: position + 1)
      guard length >= 2, position + 1 + length <= bytes.count else {
        throw UnfitPicture("is cut off", help: "save it anew")
      }
      let segment = bytes[position + 3..<position + 1 + length]
      switch marker {
      case 0xC0...0xC2:
        pixelSize = try Self.frame(segment)
        try profile.check()
        return
      case 0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        throw UnfitPicture(
          "is a JPEG of a kind that few programs read", help: "save it as an ordinary JPEG")
      case 0xDA: throw UnfitPicture("is a JPEG without a header")
      case 0xE1: try Self.refuseTurned(segment)
      case 0xE2: profile.add(segment)
      default: break
      }
      position += 1 + length
    }
  }

  /// Precision, height, width, number of components.
  private static func frame(_ segment: ArraySlice<UInt8>) throws(UnfitPicture) -> Picture.PixelSize
  {
    let head = Array(segment.prefix(6))
    guard head.count == 6 else { throw UnfitPicture("is cut off", help: "save it anew") }
    guard head[0] == 8 else {
      throw UnfitPicture("has \(head[0]) bits for each colour", help: "save it with 8 bits")
    }
    guard head[5] != 4 else {
      throw UnfitPicture(
        "is in CMYK, and the colours of the PDF are sRGB", help: "save it as RGB")
    }
    guard head[5] == 1 || head[5] == 3 else {
      throw UnfitPicture("has \(head[5]) colour components", help: "save it as RGB")
    }
    return .init(width: head.number(at: 3), height: head.number(at: 1))
  }

  /// Refuses a photograph that is to be turned when shown (Exif 2.3, tag 0x0112): a PDF shows it
  /// as it lies.
  private static func refuseTurned(_ segment: ArraySlice<UInt8>) throws(UnfitPicture) {
    let mark = Array("Exif\0\0".utf8)
    guard segment.starts(with: mark) else { return }
    let tiff = Array(segment.dropFirst(mark.count))
    guard tiff.count >= 8 else { return }
    let isLittle = tiff[0] == UInt8(ascii: "I")
    func number(_ position: Int, _ count: Int) -> Int {
      guard position >= 0, position + count <= tiff.count else { return 0 }
      let part = tiff[position..<position + count]
      return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }
    let directory = number(4, 4)
    for entry in 0..<min(number(directory, 2), 100) {
      let place = directory + 2 + entry * 12
      guard number(place, 2) == 0x0112, number(place + 8, 2) > 1 else { continue }
      throw UnfitPicture(
        "says that it must be turned to be upright", help: "turn it in a picture editor and save it"
      )
    }
  }
}

/// An ICC profile, which lies in parts in segments of its own (ICC.1:2022, annex B.4).
private struct JPEGProfile {
  private var parts: [Int: ArraySlice<UInt8>] = [:]
  private var count = 0

  mutating func add(_ segment: ArraySlice<UInt8>) {
    let mark = Array("ICC_PROFILE\0".utf8)
    guard segment.starts(with: mark), segment.count > mark.count + 2 else { return }
    let body = segment.dropFirst(mark.count)
    parts[Int(body[body.startIndex])] = body.dropFirst(2)
    count = Int(body[body.startIndex + 1])
  }

  func check() throws(UnfitPicture) {
    guard !parts.isEmpty else { return }
    let whole = (1...max(1, count)).compactMap { parts[$0] }
    try ColorProfile.check(whole.count == count ? Array(whole.joined()) : nil)
  }
}

extension [UInt8] {
  /// Two bytes, the higher first.
  fileprivate func number(at position: Int) -> Int {
    Int(self[position]) << 8 | Int(self[position + 1])
  }
}
