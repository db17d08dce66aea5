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
  /// The entries of the part, its end, and then the lines of all variants.
  private let pieces: [Piece]
  private let end: Int
  /// The paragraphs that may vary, by the piece with which they begin.
  private var varied: [Int: Varied] = [:]
  /// The piece that follows the last line of a variant.
  private var after: [Int]
  /// By the number of a page, as far as pages differ: the best one from each piece on, and what it
  /// costs with all pages after it.
  private var best: [[Best]]
  /// Variants taken on a way through a page, each with those before it.
  private var taken: [(variant: Int, before: Int)] = []

  /// The page that is being filled: its number, its height, and that of a whole one.
  private var page = (number: 0, height: 0.0, full: 0.0)

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

  /// Chooses among `variants` of the paragraphs in a part of the galley.
  init(
    _ breaker: PageBreaker, _ galley: Galley, _ part: Range<Int>, _ variants: [ParagraphVariant]
  ) {
    self.breaker = breaker
    self.variants = variants
    end = part.count
    func piece(_ entry: Galley.Entry) -> Piece {
      Piece(
        height: entry.frame.size.height, space: entry.spaceBefore,
        opening: galley.openingHeight(of: entry), closing: entry.carry?.height ?? 0,
        notes: entry.notes.reduce(0) { $0 + galley.notes[$1].size.height },
        cost: entry.breakBefore, isTurned: entry.isTurned)
    }
    var pieces = galley.entries[part].map(piece) + [Piece()]
    after = (0..<pieces.count).map { $0 + 1 }
    for (index, variant) in variants.enumerated() {
      let natural = galley.paragraphs[variant.paragraph].entries.moved(-part.lowerBound)
      let lines = pieces.count..<(pieces.count + variant.entries.count)
      pieces += variant.entries.map(piece)
      after += lines.map { $0 + 1 == lines.upperBound ? natural.upperBound : $0 + 1 }
      varied[natural.lowerBound, default: Varied(natural: natural)].variants
        .append((index, lines))
    }
    self.pieces = pieces
    var row = Array(repeating: Best(), count: pieces.count)
    row[end].cost = 0
    best = Array(repeating: row, count: breaker.firstHeights.count + 1)
  }

  /// The variants that make the whole document cost least, in order.
  mutating func choose() -> [ParagraphVariant] {
    for number in best.indices.reversed() {
      for start in (0..<end).reversed() {
        for variant in varied[start]?.variants ?? [] {
          for line in variant.lines.dropFirst().reversed() { fillPage(number, from: line) }
        }
        fillPage(number, from: start)
      }
    }
    var chosen: [Int] = []
    var start = 0
    var number = 0
    while start != end {
      let page = best[number][start]
      var link = page.taken
      while link >= 0 {
        chosen.append(taken[link].variant)
        link = taken[link].before
      }
      start = page.next
      number = breaker.following(number)
    }
    return chosen.map { variants[$0] }.sorted { $0.paragraph < $1.paragraph }
  }

  /// The least cost of the whole document; known when variants have been chosen.
  var leastCost: Int { best[0][0].cost }

  /// Tries every page that begins with piece `start` and is the `number`-th.
  private mutating func fillPage(_ number: Int, from start: Int) {
    let full = breaker.height(isTurned: pieces[start].isTurned)
    page = (number, breaker.height(ofPage: number, full), full)
    if number < breaker.firstHeights.count {
      // What is left of a page may stay empty.
      let cost = breaker.cost(of: full - page.height, on: full, endedBy: pieces[start].cost)
      best[number][start] = Best(
        cost: cost + PageBreaker.emptyPage + best[breaker.following(number)][start].cost,
        next: start, taken: -1)
    }
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
    ways.removeAll { !breaker.fits($0.height, on: page.height) }
  }

  private mutating func endPage(_ ways: [Filling], from start: Int, before index: Int) {
    let rest = best[breaker.following(page.number)][index].cost
    for way in ways {
      let height = way.height + pieces[index].closing
      guard way.pieces == 1 || breaker.fits(height, on: page.height) else { continue }
      // A hole costs what its height costs, however high the page is.
      let cost =
        breaker.cost(
          of: height + page.full - page.height, on: page.full, endedBy: pieces[index].cost)
        + way.spent + rest
      if cost < best[page.number][start].cost {
        best[page.number][start] = Best(cost: cost, next: index, taken: way.taken)
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
