import StrictInput

/// How far something is turned against the clock: `45 deg`, `0 deg`, or `diagonal`.
struct Angle: Hashable {
  /// Nil for the diagonal of the paper.
  var degrees: Double?
}

extension Angle: StrictScalar {
  init(written text: String) throws(Misfit) {
    guard text != "diagonal" else { return }
    let number = text.drop { $0 == "-" }
    guard text.count - number.count <= 1, number.hasSuffix("deg"),
      let size = plainNumber(number.dropLast(3))
    else { throw Misfit(help: plainNumber(number) == nil ? nil : "write \(text) deg") }
    guard size <= 90 else {
      throw Misfit("\(text) is too far", help: "give -90 deg to 90 deg")
    }
    degrees = number.count < text.count ? -size : size
  }

  var written: String { degrees.map { "\(plain($0)) deg" } ?? "diagonal" }
  static var expectation: String { "an angle such as 45 deg, or diagonal" }
  static var example: Angle { Angle(degrees: 45) }
}
