import DocumentModel

/// Chooses which paragraphs of a galley to set a line tighter or looser (Plass 1981; Mittelbach
/// 2018, *A general framework for globally optimized pagination*).
///
/// The same dynamic programming as in `PageBreaker`, over a galley in which some paragraphs may be
/// had in several lengths. Ways to fill a page that come to the same height are one way, the
/// cheapest, so that the work grows with the length of the galley.
struct VariantChoice {
  private let breaker: PageBreaker
  private let variants: [ParagraphVariant]
  /// The galley's entries, its end, and then the lines of all variants.
  private let pieces: [Piece]
  private let end: Int
  /// The paragraphs that may vary, by the piece with which they begin.
  private var varied: [Int: Varied] = [:]
  /// The piece that follows the last line of a variant.
  private var after: [Int]
  /// The best page from each piece on, and what it costs with all pages after it.
  private var best: [Best]
  /// Variants taken on a way through a page, each with those before it.
  private var taken: [(variant: Int, before: Int)] = []

  /// The height of the text on the page that is being filled.
  private var page = 0.0

  private struct Piece {
    var height = 0.0
    var space = 0.0
    /// What a page repeats that begins with it, and adds that ends before it.
    var opening = 0.0
    var closing = 0.0
    var notes = 0.0
    var cost = BreakCost.forced
    var isTurned = false
  }

  private struct Varied {
    var natural: Range<Int>
    var variants: [(index: Int, lines: Range<Int>)] = []
  }

  private struct Best {
    var cost = Int.max
    var next = 0
    var taken = -1
  }

  /// A page that is being filled.
  private struct Filling {
    var text = 0.0
    var notes = 0.0
    var spent = 0
    var taken = -1
    var pieces = 0

    var height: Double { notes > 0 ? text + Footnotes.space + notes : text }
  }

  init(_ breaker: PageBreaker, _ galley: Galley, _ variants: [ParagraphVariant]) {
    self.breaker = breaker
    self.variants = variants
    end = galley.entries.count
    func piece(_ entry: Galley.Entry) -> Piece {
      Piece(
        height: entry.frame.size.height, space: entry.spaceBefore,
        opening: galley.openingHeight(of: entry), closing: entry.carry?.height ?? 0,
        notes: entry.notes.reduce(0) { $0 + galley.notes[$1].size.height },
        cost: entry.breakBefore, isTurned: entry.isTurned)
    }
    var pieces = galley.entries.map(piece) + [Piece()]
    after = (0..<pieces.count).map { $0 + 1 }
    for (index, variant) in variants.enumerated() {
      let natural = galley.paragraphs[variant.paragraph].entries
      let lines = pieces.count..<(pieces.count + variant.entries.count)
      pieces += variant.entries.map(piece)
      after += lines.map { $0 + 1 == lines.upperBound ? natural.upperBound : $0 + 1 }
      varied[natural.lowerBound, default: Varied(natural: natural)].variants
        .append((index, lines))
    }
    self.pieces = pieces
    best = Array(repeating: Best(), count: pieces.count)
    best[end].cost = 0
  }

  /// The variants that make the whole document cost least, in order.
  mutating func choose() -> [ParagraphVariant] {
    for start in (0..<end).reversed() {
      for variant in varied[start]?.variants ?? [] {
        for line in variant.lines.dropFirst().reversed() { fillPage(from: line) }
      }
      fillPage(from: start)
    }
    var chosen: [Int] = []
    var start = 0
    while start != end {
      var link = best[start].taken
      while link >= 0 {
        chosen.append(taken[link].variant)
        link = taken[link].before
      }
      start = best[start].next
    }
    return chosen.map { variants[$0] }.sorted { $0.paragraph < $1.paragraph }
  }

  /// The least cost of the whole document; known when variants have been chosen.
  var leastCost: Int { best[0].cost }

  /// Tries every page that begins with piece `start`.
  private mutating func fillPage(from start: Int) {
    page = pieces[start].isTurned ? breaker.turnedHeight : breaker.textHeight
    var ways = [Filling()]
    var index = start
    while !ways.isEmpty {
      if index != start {
        endPage(ways, from: start, before: index)
        if index == end || pieces[index].cost.isForced { return }
      }
      guard let paragraph = varied[index] else {
        add(index, to: &ways)
        index = after[index]
        continue
      }
      var filled = run(paragraph.natural, ways, from: start)
      for variant in paragraph.variants {
        let dearer = ways.map { way in
          var way = way
          way.spent += variants[variant.index].cost
          taken.append((variant.index, way.taken))
          way.taken = taken.count - 1
          return way
        }
        filled += run(variant.lines, dearer, from: start)
      }
      ways = cheapest(of: filled)
      index = paragraph.natural.upperBound
    }
  }

  /// Fills pages with lines, and ends them between any two.
  private mutating func run(
    _ lines: Range<Int>, _ ways: [Filling], from start: Int
  ) -> [Filling] {
    var ways = ways
    for line in lines where !ways.isEmpty {
      if line != lines.lowerBound { endPage(ways, from: start, before: line) }
      add(line, to: &ways)
    }
    return ways
  }

  /// Adds a piece to pages, and drops those that it does not fit on.
  private func add(_ index: Int, to ways: inout [Filling]) {
    let piece = pieces[index]
    for way in ways.indices {
      ways[way].text += piece.height + (ways[way].pieces == 0 ? piece.opening : piece.space)
      ways[way].notes += piece.notes
      ways[way].pieces += 1
    }
    ways.removeAll { !breaker.fits($0.height, on: page) }
  }

  private mutating func endPage(_ ways: [Filling], from start: Int, before index: Int) {
    for way in ways {
      let height = way.height + pieces[index].closing
      guard way.pieces == 1 || breaker.fits(height, on: page) else { continue }
      let cost =
        breaker.cost(of: height, on: page, endedBy: pieces[index].cost) + way.spent
        + best[index].cost
      if cost < best[start].cost {
        best[start] = Best(cost: cost, next: index, taken: way.taken)
      }
    }
  }

  /// Of pages that are equally full, the cheapest; the first of equals.
  private func cheapest(of ways: [Filling]) -> [Filling] {
    var result: [Filling] = []
    for way in ways {
      if let same = result.firstIndex(where: { abs($0.height - way.height) < 0.01 }) {
        if way.spent < result[same].spent { result[same] = way }
      } else {
        result.append(way)
      }
    }
    return result
  }
}
