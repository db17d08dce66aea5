internal import Foundation

/// What an ICC profile says of the colours of a picture (ICC.1:2022): as much as tells whether they
/// are those of sRGB.
struct ColorProfile {
  /// Such as `Adobe RGB (1998)`; empty where it does not say.
  let name: String
  let isSRGB: Bool

  /// Those of cameras and screens have a few kilobytes, those of presses some megabytes.
  static let mostBytes = 4_000_000

  /// Nil for what is no profile.
  init?(_ bytes: [UInt8]) {
    let file = ICCFile(bytes: bytes)
    guard bytes.count >= 132, file.text(36) == "acsp" else { return nil }
    var tags: [String: Int] = [:]
    for index in 0..<min(file.number(128), 100) {
      tags[file.text(132 + index * 12)] = file.number(136 + index * 12)
    }
    name = tags["desc"].map(file.words) ?? ""
    switch file.text(16) {
    case "RGB ":
      isSRGB = ["r", "g", "b"].allSatisfy { color in
        file.isPrimary(color, at: tags["\(color)XYZ"]) && file.isCurve(at: tags["\(color)TRC"])
      }
    case "GRAY": isSRGB = file.isCurve(at: tags["kTRC"])
    default: isSRGB = false
    }
  }

  /// Refuses a picture whose colours a PDF in sRGB would show wrongly.
  static func check(_ bytes: [UInt8]?) throws(UnfitPicture) {
    guard let profile = bytes.flatMap(ColorProfile.init) else {
      throw UnfitPicture("has a colour profile that cannot be read", help: "save it as sRGB")
    }
    guard !profile.isSRGB else { return }
    throw .notSRGB(
      profile.name.isEmpty ? "other colours" : "the colours of \"\(profile.name)\"")
  }
}

extension UnfitPicture {
  /// Why a picture in other colours is not drawn.
  static func notSRGB(_ colors: String) -> UnfitPicture {
    UnfitPicture(
      "has \(colors), and those of the PDF are sRGB", help: "convert it to sRGB, and save it")
  }
}

/// The bytes of a profile; what lies outside them is 0.
private struct ICCFile {
  let bytes: [UInt8]

  /// Of four bytes, unless there are others.
  func number(_ place: Int, bytes count: Int = 4) -> Int {
    guard place >= 0, place <= bytes.count - count else { return 0 }
    return bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
  }

  func text(_ place: Int) -> String {
    guard place >= 0, place <= bytes.count - 4 else { return "" }
    return String(decoding: bytes[place..<place + 4], as: UTF8.self)
  }

  /// A signed number with sixteen bits behind the point (s15Fixed16Number).
  private func fixed(_ place: Int) -> Double {
    Double(Int32(truncatingIfNeeded: number(place))) / 65536
  }

  /// The words of a tag: of version 2 in ASCII, of version 4 in UTF-16, of which the first language
  /// is taken.
  func words(at tag: Int) -> String {
    let longest = 80
    var (start, count) = (tag + 12, min(number(tag + 8), longest))
    var encoding = String.Encoding.isoLatin1
    if text(tag) == "mluc" {
      (start, count) = (tag + number(tag + 24), min(number(tag + 20), 2 * longest))
      encoding = .utf16BigEndian
    }
    guard start >= 0, count >= 0, start <= bytes.count - count else { return "" }
    let words = String(bytes: bytes[start..<start + count], encoding: encoding) ?? ""
    return String(words.filter { $0.isLetter || $0.isNumber || " .,-()/+".contains($0) })
  }

  /// The primaries of sRGB, adapted to the white of profiles (IEC 61966-2-1, annex F).
  private static let primaries = [
    "r": [0.4360, 0.2225, 0.0139], "g": [0.3851, 0.7169, 0.0971], "b": [0.1431, 0.0606, 0.7141],
  ]

  func isPrimary(_ color: String, at tag: Int?) -> Bool {
    guard let tag, text(tag) == "XYZ ", let expected = Self.primaries[color] else { return false }
    return expected.enumerated().allSatisfy { index, value in
      abs(fixed(tag + 8 + 4 * index) - value) < 0.004
    }
  }

  /// Whether a curve turns the numbers of a picture into light as sRGB does, as far as is seen.
  func isCurve(at tag: Int?) -> Bool {
    guard let tag else { return false }
    return [0.1, 0.25, 0.5, 0.75, 0.9].allSatisfy { value in
      let expected =
        value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      return curve(at: tag, of: value).map { abs($0 - expected) < 0.012 } ?? false
    }
  }

  private func curve(at tag: Int, of value: Double) -> Double? {
    switch text(tag) {
    case "curv": table(at: tag, of: value)
    case "para": formula(at: tag, of: value)
    default: nil
    }
  }

  /// A curve of so many points, or one number, which is its gamma (10.6).
  private func table(at tag: Int, of value: Double) -> Double? {
    let count = number(tag + 8)
    if count == 0 { return value }
    if count == 1 { return pow(value, Double(number(tag + 12, bytes: 2)) / 256) }
    guard count <= bytes.count / 2 else { return nil }
    let place = value * Double(count - 1)
    let before = Int(place)
    let ends = [before, min(before + 1, count - 1)].map {
      Double(number(tag + 12 + 2 * $0, bytes: 2)) / 65535
    }
    return ends[0] + (ends[1] - ends[0]) * (place - Double(before))
  }

  /// A curve by one of five formulas (10.18).
  private func formula(at tag: Int, of x: Double) -> Double? {
    let kind = number(tag + 8, bytes: 2)
    let counts = [1, 3, 4, 5, 7]
    guard counts.indices.contains(kind) else { return nil }
    let p = (0..<counts[kind]).map { fixed(tag + 12 + 4 * $0) }
    let (g, a, b) = (p[0], kind > 0 ? p[1] : 1, kind > 0 ? p[2] : 0)
    let power = pow(max(0, a * x + b), g)
    switch kind {
    case 1: return x >= -b / a ? power : 0
    case 2: return (x >= -b / a ? power : 0) + p[3]
    case 3: return x >= p[4] ? power : p[3] * x
    case 4: return x >= p[4] ? power + p[5] : p[3] * x + p[6]
    default: return power
    }
  }
}
