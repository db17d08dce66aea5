package import DocumentModel

/// Cuts a galley into pages so that the whole document costs least.
///
/// Dynamic programming over the breaks of the galley: the cost of a page is the square of the part
/// of it that stays empty, and the cost of the break that ends it (Plass 1981, *Optimal pagination
/// techniques for automatic typesetting systems*). Each break looks back over one page only, so
/// the work grows with the length of the galley.
package struct PageBreaker {
  package var textHeight: Double
  package var style: PageBreakingStyle

  package init(textHeight: Double, style: PageBreakingStyle) {
    self.textHeight = textHeight
    self.style = style
  }

  /// A page as a range of the galley's entries.
  package struct Cut: Sendable, Hashable {
    package var entries: Range<Int>
    package var height: Double
    package var cost: Int
  }

  /// An entry is taller than a page.
  package struct TooTall: Error, Sendable, Hashable {
    package var entry: Int
    package var height: Double
  }

  private static let never = Int.max / 4

  package func breakIntoPages(_ galley: Galley) throws(TooTall) -> [Cut] {
    let entries = galley.entries
    guard !entries.isEmpty else { return [] }
    for (index, entry) in entries.enumerated() {
      let height = entry.frame.size.height + headHeight(galley, index)
      if height > textHeight + 0.01 { throw TooTall(entry: index, height: height) }
    }
    // best[i]: the least cost of all pages before one that begins with entry i.
    var best = [Int](repeating: Self.never, count: entries.count + 1)
    var from = [Int](repeating: 0, count: entries.count + 1)
    var heights = [Double](repeating: 0, count: entries.count + 1)
    best[0] = 0
    var forced = 0
    for end in 1...entries.count {
      let isLast = end == entries.count
      let cost = isLast ? BreakCost.forced : entries[end].breakBefore
      if !cost.isForbidden || isLast {
        search(
          before: end, from: forced, cost: cost, galley, best: &best, from: &from,
          heights: &heights)
      }
      if best[end] == Self.never, !reachable(end, from: forced, galley, best) {
        // Nothing that the rules allow fits: the cheapest broken rule is better than none.
        search(
          before: end, from: forced, cost: BreakCost(50_000, cost.reason), galley, best: &best,
          from: &from, heights: &heights)
      }
      if cost.isForced { forced = end }
    }
    var cuts: [Cut] = []
    var end = entries.count
    while end > 0 {
      let start = from[end]
      cuts.append(
        Cut(entries: start..<end, height: heights[end], cost: best[end] - best[start]))
      end = start
    }
    return cuts.reversed()
  }

  /// Finds the best page that ends before entry `end`.
  private func search(
    before end: Int, from first: Int, cost: BreakCost, _ galley: Galley, best: inout [Int],
    from: inout [Int], heights: inout [Double]
  ) {
    var height = 0.0
    var index = end - 1
    while index >= first {
      let entry = galley.entries[index]
      height += entry.frame.size.height
      let total = height + headHeight(galley, index)
      if total > textHeight + 0.01, index < end - 1 || height > textHeight + 0.01 { break }
      if best[index] < Self.never {
        let page = best[index] + pageCost(total, endedBy: cost)
        if page < best[end] {
          best[end] = page
          from[end] = index
          heights[end] = total
        }
      }
      height += entry.spaceBefore
      index -= 1
    }
  }

  /// Whether a later break can still be reached from a known one without a break at `end`.
  private func reachable(_ end: Int, from first: Int, _ galley: Galley, _ best: [Int]) -> Bool {
    guard end < galley.entries.count else { return false }
    var height = galley.entries[end].frame.size.height + galley.entries[end].spaceBefore
    var index = end - 1
    while index >= first {
      let entry = galley.entries[index]
      height += entry.frame.size.height
      if height + headHeight(galley, index) > textHeight + 0.01 { return false }
      if best[index] < Self.never { return true }
      height += entry.spaceBefore
      index -= 1
    }
    return false
  }

  /// The square of the empty part in percent; a page that must end is not to blame.
  private func pageCost(_ height: Double, endedBy cost: BreakCost) -> Int {
    let empty = max(0, textHeight - height) / textHeight
    if cost.isForced {
      return empty > 0.85 ? style.emptyPagePenalty : 0
    }
    let share = empty * 100
    return Int(share * share) + max(-9_999, cost.penalty) + style.emptyPagePenalty
  }

  private func headHeight(_ galley: Galley, _ index: Int) -> Double {
    galley.entries[index].head.map { galley.heads[$0].size.height } ?? 0
  }
}
