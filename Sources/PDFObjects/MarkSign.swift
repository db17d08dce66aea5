/// A rectangle too small to be seen, by which drawing says where marked content begins and ends;
/// finishing writes the operators of marked content in its place.
///
/// Cairo's own tags do not serve: 1.16 knows no artifacts, and 1.18 marks text alone. A rectangle that
/// is filled comes out as `x y width height re f` in the order of drawing, by all versions.
package struct MarkSign: Sendable, Hashable {
  package enum Kind: Int, Sendable, Hashable, CaseIterable {
    /// Begins text or a picture that belongs to a node of the structure tree.
    case node = 3
    case artifact = 5
    /// Ends the last mark of a page.
    case end = 9

    package init(isArtifact: Bool) { self = isArtifact ? .artifact : .node }
  }

  package var kind: Kind
  /// How many signs come before it on the page.
  package var index: Int

  package init(_ kind: Kind, index: Int) {
    self.kind = kind
    self.index = index
  }

  /// Cairo keeps lengths in parts of 256, and writes three decimals of them.
  private static let unit = 256.0
  private static let height = 7.0
  private static let perRow = 40

  /// What is drawn: left, top, width and height in points from the top left of the page.
  package var rectangle: (x: Double, y: Double, width: Double, height: Double) {
    (
      Double(1 + index % Self.perRow), Double(1 + index / Self.perRow),
      Double(kind.rawValue) / Self.unit, Self.height / Self.unit
    )
  }

  /// Reads the sign that comes next on a page; nil for a rectangle that is another thing.
  package init?(index: Int, x: Double, y: Double, width: Double, height: Double) {
    guard
      let kind = Kind.allCases.first(where: {
        Self.isNear(width * Self.unit, Double($0.rawValue))
      }), Self.isNear(height * Self.unit, Self.height)
    else { return nil }
    self.init(kind, index: index)
    guard Self.isNear(x, rectangle.x), Self.isNear(y, rectangle.y) else { return nil }
  }

  private static func isNear(_ one: Double, _ other: Double) -> Bool {
    (one - other).magnitude < 0.3
  }

  /// Points; no rectangle of a contract is so small both ways, for it would be taken for a sign.
  package static let smallestSeen = 0.05
}
