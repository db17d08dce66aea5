package import DocumentModel

/// Keeps the first and the last lines of a paragraph in company.
///
/// As in CSS Fragmentation, `orphans` is the fewest lines a page may end with, `widows` the fewest
/// it may begin with.
package enum WidowControl {
  /// The cost of a page that begins with line `line` (from 0) of `lines`.
  package static func cost(
    line: Int, of lines: Int, style: PageBreakingStyle
  ) -> BreakCost {
    guard line > 0 else { return .free }
    if lines - line < style.widows { return BreakCost(style.widowPenalty, .widow) }
    if line < style.orphans { return BreakCost(style.orphanPenalty, .orphan) }
    return BreakCost(0, .lines)
  }
}
