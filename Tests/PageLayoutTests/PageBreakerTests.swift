import DocumentModel
import PageLayout
import Testing

struct PageBreakerTests {
  /// A galley of random pieces, at times with a repeated head, a note, a forced or forbidden break.
  private func galley(of count: Int, _ random: inout Dice) -> Galley {
    var galley = Galley()
    galley.heads = [Frame(size: Size(width: 100, height: 8))]
    for index in 0..<count {
      var entry = Galley.Entry(
        frame: Frame(size: Size(width: 100, height: Double(random.roll(5...30)))),
        spaceBefore: Double(random.roll(0...9)))
      if index > 0 {
        switch random.roll(0...9) {
        case 0: entry.breakBefore = .forced
        case 1, 2: entry.breakBefore = BreakCost(10_000, .afterHeading)
        case 3...6: entry.breakBefore = BreakCost(random.roll(1...3_000), .clause)
        default: break
        }
      }
      if random.roll(0...3) == 0 { entry.head = 0 }
      if random.roll(0...5) == 0 {
        galley.notes.append(
          Frame(size: Size(width: 100, height: Double(random.roll(3...12)))))
        entry.notes = [galley.notes.count - 1]
      }
      galley.entries.append(entry)
    }
    return galley
  }

  @Test(arguments: 1...200)
  func `no other way to cut a galley costs less`(seed: Int) throws {
    var random = Dice(seed: seed)
    let galley = galley(of: random.roll(1...12), &random)
    let breaker = PageBreaker(textHeight: 100, style: PageBreakingStyle())
    let cuts = try breaker.breakIntoPages(galley)

    #expect(cuts.flatMap { Array($0.entries) } == Array(galley.entries.indices))
    #expect(cuts.allSatisfy { $0.height <= 100.01 })
    let cost = cuts.reduce(0) { $0 + $1.cost }
    let least = try everyWay(to: galley.entries.count).compactMap { ends -> Int? in
      try Self.cost(of: ends, galley, breaker)
    }.min()
    #expect(cost == least)
  }

  /// All ways to divide a row of entries, as the ends of their pages.
  private func everyWay(to count: Int) -> [[Int]] {
    (0..<(1 << (count - 1))).map { bits in
      (1..<count).filter { bits & (1 << ($0 - 1)) != 0 } + [count]
    }
  }

  /// The cost of a way to cut, by the breaker's own measure of a page; nil where it does not fit.
  private static func cost(of ends: [Int], _ galley: Galley, _ breaker: PageBreaker) throws -> Int?
  {
    var start = 0
    var sum = 0
    for end in ends {
      let inner = galley.entries[(start + 1)..<max(end, start + 1)]
      guard !inner.contains(where: \.breakBefore.isForced) else { return nil }
      var height = galley.entries[start..<end].reduce(0) { $0 + $1.frame.size.height }
      height += inner.reduce(0) { $0 + $1.spaceBefore }
      height += galley.entries[start].head == nil ? 0 : 8
      let notes = galley.entries[start..<end].flatMap(\.notes)
      if !notes.isEmpty {
        height += 12 + notes.reduce(0) { $0 + galley.notes[$1].size.height }
      }
      guard height <= 100.01 else { return nil }
      sum += breaker.cost(
        of: height,
        endedBy: end == galley.entries.count ? .forced : galley.entries[end].breakBefore)
      start = end
    }
    return sum
  }

  @Test func `an empty galley has no pages`() throws {
    let breaker = PageBreaker(textHeight: 100, style: PageBreakingStyle())
    #expect(try breaker.breakIntoPages(Galley()).isEmpty)
  }

  @Test func `a rule that cannot be kept is broken, and only then`() throws {
    let pencil = PencilLayout(lines: 4)
    let headings = (1...6).map { heading("H\($0)") }
    #expect(
      try pencil.pages(of: headings + [paragraph("a", lines: 2)])
        == "H1 H2 H3 H4 | H5 H6 a1 a2")
  }
}

/// Numbers that are random and the same each time (xorshift).
struct Dice {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func roll(_ range: ClosedRange<Int>) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return range.lowerBound + Int(state % UInt64(range.count))
  }
}
