/// Keeps a heading with two lines of its text, and a lead-in with the list that it announces.
package enum KeepWithNext {
  package static let heading = BreakCost(10_000, .afterHeading)
  package static let linesAfterHeading = 2
  /// Fewer lines under a schedule's large heading look like a mistake.
  package static let linesAfterSchedule = 5
  package static let leadIn = BreakCost(4_000, .leadIn)

  /// Whether a paragraph announces what follows it: "the following:".
  package static func isLeadIn(_ text: String) -> Bool {
    text.last(where: { !$0.isWhitespace }) == ":"
  }
}
