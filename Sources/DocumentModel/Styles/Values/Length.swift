import StrictInput

/// A length as a style sheet states it, in points; `10.5 pt`, `25 mm`, `2.5 cm`, `1 in`.
struct Length: Hashable {
  var points: Double

  /// The units of sheets, in points.
  static let units: [(name: String, points: Double)] = [
    ("pt", 1), ("mm", 72 / 25.4), ("cm", 72 / 2.54), ("in", 72),
  ]
}

extension Length: StrictScalar {
  init(written text: String) throws(Misfit) {
    for unit in Self.units where text.hasSuffix(unit.name) {
      let number = text.dropLast(unit.name.count)
      guard let amount = plainNumber(number) else { break }
      let points = amount * unit.points
      guard points <= 14_400 else { throw Misfit("\(text) is too long", help: "give at most 5 m") }
      self.points = points
      return
    }
    if plainNumber(text) != nil {
      throw Misfit("\(text) what? A length needs its unit", help: "write \(text) pt or \(text) mm")
    }
    if text.hasPrefix("-") { throw Misfit("\(text) is negative", help: "give 0 pt or more") }
    if text.hasSuffix("em"), plainNumber(text.dropLast(2)) != nil {
      throw Misfit("em cannot be used here", help: "write pt, mm, cm or in")
    }
    throw Misfit(help: text.contains(",") ? "write a point before decimals" : nil)
  }

  var written: String { "\(plain(points)) pt" }
  static var expectation: String { "a length such as 10.5 pt or 25 mm" }
  static var example: Length { Length(points: 12) }
}

/// A length in parts of the size of the type, such as `0.02 em`.
struct Ems: Hashable {
  var count: Double
}

extension Ems: StrictScalar {
  init(written text: String) throws(Misfit) {
    guard text.hasSuffix("em"), let count = plainNumber(text.dropLast(2)) else {
      throw Misfit(help: plainNumber(text) == nil ? nil : "write \(text) em")
    }
    guard count <= 10 else { throw Misfit("\(text) is too long", help: "give at most 10 em") }
    self.count = count
  }

  var written: String { "\(plain(count)) em" }
  static var expectation: String { "a length such as 0.02 em" }
  static var example: Ems { Ems(count: 0.02) }
}

/// A number without a unit, such as a part of a whole.
struct Factor: Hashable {
  var number: Double
}

extension Factor: StrictScalar {
  init(written text: String) throws(Misfit) {
    guard let number = plainNumber(text) else { throw Misfit() }
    guard number <= 10 else { throw Misfit("\(text) is too large", help: "give at most 10") }
    self.number = number
  }

  var written: String { plain(number) }
  static var expectation: String { "a number such as 0.5" }
  static var example: Factor { Factor(number: 0.5) }
}

/// Reads digits with at most one point, and spaces around them.
func plainNumber(_ text: some StringProtocol) -> Double? {
  let words = text.split(separator: " ")
  guard words.count == 1, let number = words.first, number.utf8.count <= 12,
    !number.hasPrefix("."), !number.hasSuffix("."),
    number.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") })
  else { return nil }
  return Double(number)
}

/// Writes a number with at most three decimals.
func plain(_ number: Double) -> String {
  let rounded = (number * 1000).rounded() / 1000
  return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
}

/// Writes points as whole millimetres, as messages about paper do.
func millimetres(_ points: Double) -> String {
  "\(Int((points * 25.4 / 72).rounded())) mm"
}
