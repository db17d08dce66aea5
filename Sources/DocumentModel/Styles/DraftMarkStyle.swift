public import StrictInput

/// The mark across a page that is not final, such as the word DRAFT.
public struct DraftMarkStyle: Sendable, Hashable {
  /// Its size is the most: where the paper has less room, the mark is smaller.
  public var text = TextStyle(
    family: .heading, size: 140, leading: 168, weight: 700,
    color: Color(red: 0.93, green: 0.93, blue: 0.93))
  /// Against the clock, in degrees; nil for the diagonal of the paper from its lower left.
  public var angle: Double?
  /// Where the middle of the mark stands: 0 is the paper's left edge, 1 its right one.
  public var across = 0.5
  /// 0 is the paper's upper edge, 1 its lower one.
  public var down = 0.5

  public init() {}
}

extension DraftMarkStyle: StylePart {
  /// Nearer to an edge no mark could be read.
  private static let places = 0.05...0.95

  public mutating func read(from fields: inout FieldReader) {
    text.read(from: &fields)
    var turn = Angle(degrees: angle)
    fields.set(&turn, "angle", "How far the mark is turned, against the clock.")
    angle = turn.degrees
    fields.factor(
      &across, "across",
      "Where its middle stands on the paper: 0 would be the left edge, 1 the right one.")
    fields.factor(&down, "down", "And how far down: 0 would be the upper edge, 1 the lower one.")
    for (key, place) in [("across", across), ("down", down)]
    where !Self.places.contains(place) && fields.gives(key) {
      fields.report(
        "\(key) cannot be \(plain(place))", at: key,
        help: "give \(Self.places.lowerBound) to \(Self.places.upperBound)")
    }
  }
}
