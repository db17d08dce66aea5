package import DocumentModel

/// Keeps a short clause whole.
package enum KeepTogether {
  /// The most lines that a short clause has.
  package static let shortClause = 4

  /// The cost of a page that begins with line `line` of a clause of `lines`.
  package static func cost(line: Int, of lines: Int, style: PageBreakingStyle) -> BreakCost {
    guard line > 0 else { return .free }
    return lines <= shortClause
      ? BreakCost(style.clauseSplitPenalty * 2, .clause)
      : BreakCost(style.clauseSplitPenalty, .clause)
  }
}
