package import DocumentModel

/// Cuts a galley into pages so that the whole document costs least.
///
/// Dynamic programming over the breaks of the galley, from its end: the cost of a page is the
/// square of the part of it that stays empty, and the cost of the break that ends it (Plass 1981,
/// *Optimal pagination techniques for automatic typesetting systems*). Each break looks ahead over
/// one page only, so the work grows with the length of the galley.
///
/// What is said of pages here holds for columns too: the rest of a page on which something stands
/// already, or each of its columns, is a page with a height of its own.
package struct PageBreaker {
  package var textHeight: Double
  /// Of a page turned on its side.
  package var turnedHeight: Double
  package var style: PageBreakingStyle
  /// The heights of the first pages; they may stay empty if what begins the galley does not fit.
  package var firstHeights: [Double]

  /// `turnedHeight` is that of upright pages where none is given.
  package init(
    textHeight: Double, turnedHeight: Double? = nil, style: PageBreakingStyle,
    firstHeights: [Double] = []
  ) {
    self.textHeight = textHeight
    self.turnedHeight = turnedHeight ?? textHeight
    self.style = style
    self.firstHeights = firstHeights
  }

  /// A page as a range of the galley's entries.
  package struct Cut: Sendable, Hashable {
    package var entries: Range<Int>
    package var height: Double
    /// Of this page alone.
    package var cost: Int
    /// The best places for this page to end earlier and later; nil if there are none.
    package var earlier: Alternative?
    package var later: Alternative?
  }

  package struct Alternative: Sendable, Hashable {
    /// The entry that would begin the next page.
    package var end: Int
    package var height: Double
    /// What the whole document would cost more.
    package var extraCost: Int
  }

  /// An entry is taller than a page.
  package struct TooTall: Error, Sendable, Hashable {
    package var entry: Int
    package var height: Double
  }

  /// Of two ways that are alike, the one with fewer pages is better.
  private static let eachPage = 100

  /// What a broken rule costs that must never be broken: more than all that may.
  private static let brokenRule = 1_000_000

  /// What it costs to leave the rest of a page, or one of its columns, empty.
  static let emptyPage = 300

  /// A page that has to end looks forgotten if more of it than this is empty.
  static let mostlyEmpty = 0.85

  package func breakIntoPages(_ galley: Galley) throws(TooTall) -> [Cut] {
    let strip = Strip(galley)
    for index in 0..<strip.count {
      let height = strip.height(from: index, to: index + 1)
      if !fits(height, beginning: index, of: strip) { throw TooTall(entry: index, height: height) }
    }
    // rest[n][i]: the least cost of all pages from one that begins with entry i and is the n-th,
    // counted as far as pages differ.
    var rest = [[Int]](
      repeating: [Int](repeating: 0, count: strip.count + 1), count: firstHeights.count + 1)
    for number in rest.indices.reversed() {
      for start in (0..<strip.count).reversed() {
        var best = Int.max
        forEachPage(number, from: start, in: strip) {
          best = min(best, $0.cost + rest[following(number)][$0.entries.upperBound])
        }
        rest[number][start] = best
      }
    }
    return cuts(of: strip, rest)
  }

  /// The page that follows the `number`-th, counted as far as pages differ.
  func following(_ number: Int) -> Int { min(number + 1, firstHeights.count) }

  /// The height of whole pages, upright or turned.
  func height(isTurned: Bool) -> Double { isTurned ? turnedHeight : textHeight }

  /// The height of the `number`-th page, where a whole one has `full`.
  func height(ofPage number: Int, _ full: Double) -> Double {
    number < firstHeights.count ? firstHeights[number] : full
  }

  /// Follows the least costs from the beginning; of two equal pages the fuller is taken.
  private func cuts(of strip: Strip, _ rest: [[Int]]) -> [Cut] {
    var cuts: [Cut] = []
    var start = 0
    var number = 0
    while start < strip.count {
      let rests = rest[following(number)]
      var candidates: [Cut] = []
      forEachPage(number, from: start, in: strip) { page in
        if page.cost + rests[page.entries.upperBound] == rest[number][start] {
          candidates.append(page)
        }
      }
      guard var cut = candidates.last else { break }
      forEachPage(number, from: start, in: strip) { page in
        let end = page.entries.upperBound
        let other = Alternative(
          end: end, height: page.height,
          extraCost: page.cost + rests[end] - rest[number][start])
        if end < cut.entries.upperBound {
          if other.extraCost <= cut.earlier?.extraCost ?? .max { cut.earlier = other }
        } else if end > cut.entries.upperBound {
          if other.extraCost < cut.later?.extraCost ?? .max { cut.later = other }
        }
      }
      cuts.append(cut)
      start = cut.entries.upperBound
      number = following(number)
    }
    return cuts
  }

  /// Tries every page that begins with entry `start`, from the shortest.
  private func forEachPage(
    _ number: Int, from start: Int, in strip: Strip, _ body: (Cut) -> Void
  ) {
    let full = height(isTurned: strip.isTurned[start])
    let most = height(ofPage: number, full)
    if number < firstHeights.count {
      // Always dearer than anything that fits, so that it is a last resort.
      let cost = cost(of: full - most, on: full, endedBy: strip.breaks[start]) + Self.emptyPage
      body(Cut(entries: start..<start, height: 0, cost: cost))
    }
    var end = start + 1
    while end <= strip.count {
      let height = strip.height(from: start, to: end)
      guard fits(height, on: most) else { return }
      let ending = end == strip.count ? BreakCost.forced : strip.breaks[end]
      // What a page carries over stands below its last row; where it does not fit, a page of more
      // rows may still do.
      let closed = height + strip.closings[end]
      if end == start + 1 || fits(closed, on: most) {
        // A hole costs what its height costs, however high the page is.
        let cost = cost(of: closed + full - most, on: full, endedBy: ending)
        body(Cut(entries: start..<end, height: closed, cost: cost))
      }
      if ending.isForced { return }
      end += 1
    }
  }

  private func fits(_ height: Double, beginning start: Int, of strip: Strip) -> Bool {
    fits(height, on: self.height(isTurned: strip.isTurned[start]))
  }

  func fits(_ height: Double, on page: Double) -> Bool { height <= page + 0.01 }

  /// The square of the empty part in percent; a page that must end is not to blame.
  package func cost(of height: Double, endedBy end: BreakCost) -> Int {
    cost(of: height, on: textHeight, endedBy: end)
  }

  func cost(of height: Double, on page: Double, endedBy end: BreakCost) -> Int {
    let empty = max(0, page - height) / page
    if end.isForced { return empty > Self.mostlyEmpty ? style.emptyPagePenalty : 0 }
    let share = empty * 100
    let fault = end.isForbidden ? Self.brokenRule : end.penalty
    return Int(share * share) + fault + Self.eachPage
  }
}

/// The heights of a galley, so that any page is measured by a few look-ups.
struct Strip {
  let count: Int
  let breaks: [BreakCost]
  /// Of all entries before an index, with the space above each.
  private var tops: [Double] = [0]
  private var notes: [Double] = [0]
  private var spaces: [Double]
  private var heads: [Double]
  /// Below the last entry of a page that ends before an index.
  let closings: [Double]
  let isTurned: [Bool]

  init(_ galley: Galley) {
    count = galley.entries.count
    breaks = galley.entries.map(\.breakBefore)
    spaces = galley.entries.map(\.spaceBefore)
    heads = galley.entries.map(galley.openingHeight(of:))
    closings = (0...galley.entries.count).map(galley.closingHeight)
    isTurned = galley.entries.map(\.isTurned)
    for (index, entry) in galley.entries.enumerated() {
      tops.append(tops[index] + entry.spaceBefore + entry.frame.size.height)
      notes.append(
        notes[index] + entry.notes.reduce(0) { $0 + galley.notes[$1].size.height })
    }
  }

  /// The height of a page of entries, with what it repeats of a table and with footnotes.
  func height(from start: Int, to end: Int) -> Double {
    let text = tops[end] - tops[start] - spaces[start] + heads[start]
    let foot = notes[end] - notes[start]
    return foot > 0 ? text + Footnotes.space + foot : text
  }
}
