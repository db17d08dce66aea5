internal import PDFObjects

/// The ICC profile of sRGB, in the form of ICC.1:2004-10 (version 4.2).
///
/// Its curve is the formula of IEC 61966-2-1 where older profiles list a thousand points, so that it
/// takes half a kilobyte. The primaries are those of sRGB brought from D65 to D50 by the matrix of
/// Bradford, as ICC.1 asks.
enum SRGBProfile {
  static let stream = PDFStream(deflating: bytes)

  static let bytes: [UInt8] = {
    let curve = parametricCurve(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    let tags: [(String, [UInt8])] = [
      ("desc", text("sRGB")), ("cprt", text("CC0")),
      ("wtpt", numbers("XYZ ", [0.9642, 1, 0.8249])),
      (
        "chad",
        numbers(
          "sf32",
          [
            1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345,
            0.0150436, 0.7521316,
          ])
      ),
      ("rXYZ", numbers("XYZ ", [0.4360747, 0.2225045, 0.0139322])),
      ("gXYZ", numbers("XYZ ", [0.3850649, 0.7168786, 0.0971045])),
      ("bXYZ", numbers("XYZ ", [0.1430804, 0.0606169, 0.7141733])),
      ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
    ]
    var (table, data) = (integer(tags.count), [UInt8]())
    let start = 128 + 4 + 12 * tags.count
    var places: [[UInt8]: Int] = [:]
    for (name, content) in tags {
      // Tags of the same content share it.
      let place = places[content] ?? start + data.count
      if places.updateValue(place, forKey: content) == nil { data += content }
      table += Array(name.utf8) + integer(place) + integer(content.count)
    }
    return header(size: start + data.count) + table + data
  }()

  /// ICC.1 7.2: a display profile from RGB to XYZ, of a day that never changes.
  private static func header(size: Int) -> [UInt8] {
    let date: [UInt8] = [0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]
    let start = integer(size) + integer(0) + [4, 0x20, 0, 0] + Array("mntrRGB XYZ ".utf8) + date
    let illuminant = [0.9642, 1, 0.8249].flatMap(fixed)
    return start + Array("acsp".utf8) + zeros(28) + illuminant + zeros(48)
  }

  /// ICC.1 10.13: one text, in English.
  private static func text(_ words: String) -> [UInt8] {
    let letters = words.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    return padded(
      Array("mluc".utf8) + zeros(4) + integer(1) + integer(12) + Array("enUS".utf8)
        + integer(letters.count) + integer(28) + letters)
  }

  /// ICC.1 10.15: (aX + b)ᵞ from d on, and below it cX.
  private static func parametricCurve(
    _ gamma: Double, _ a: Double, _ b: Double, _ c: Double, _ d: Double
  ) -> [UInt8] {
    Array("para".utf8) + zeros(4) + [0, 3, 0, 0] + [gamma, a, b, c, d].flatMap(fixed)
  }

  private static func numbers(_ type: String, _ values: [Double]) -> [UInt8] {
    Array(type.utf8) + zeros(4) + values.flatMap(fixed)
  }

  /// ICC.1 4.6: sixteen bits before the point, sixteen after it.
  private static func fixed(_ value: Double) -> [UInt8] { integer(Int((value * 65536).rounded())) }

  private static func integer(_ value: Int) -> [UInt8] {
    let bits = UInt32(truncatingIfNeeded: value)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bits >> $0) }
  }

  private static func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }

  private static func padded(_ bytes: [UInt8]) -> [UInt8] {
    bytes + zeros((4 - bytes.count % 4) % 4)
  }
}
