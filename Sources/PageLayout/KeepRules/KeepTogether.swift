package import DocumentModel

/// Keeps a short clause, a short table and a table of contents whole.
package enum KeepTogether {
  /// The most lines that a short clause has.
  package static let shortClause = 4

  /// A table is short that is no higher than this part of a page; a hole of that height costs
  /// about as much as dividing the table.
  package static let shortTable = 0.3

  /// The cost of a page that begins with an item of a clause, such as (b).
  package static func items(_ style: PageBreakingStyle) -> BreakCost {
    BreakCost(style.clauseSplitPenalty / 2, .clause)
  }

  /// The cost of a page that begins with a row of a table of `height` on pages of `page`.
  package static func table(
    height: Double, page: Double, style: PageBreakingStyle
  ) -> BreakCost {
    BreakCost(style.tableSplitPenalty * (height <= page * shortTable ? 4 : 1), .table)
  }

  /// The cost of a page that begins with an entry of a table of contents that ends its page: the
  /// rest of it alone on a page looks forgotten, the title alone on one is a title page.
  package static let contents = BreakCost(9_000, .dividedContents)

  /// The cost of a page that begins with line `line` of a clause of `lines`.
  package static func cost(line: Int, of lines: Int, style: PageBreakingStyle) -> BreakCost {
    guard line > 0 else { return .free }
    return lines <= shortClause
      ? BreakCost(style.clauseSplitPenalty * 2, .clause)
      : BreakCost(style.clauseSplitPenalty, .clause)
  }
}
