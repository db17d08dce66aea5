import DocumentModel
import Testing

@testable import PageLayout

struct VariantChoiceTests {
  /// A galley of random paragraphs, some of which may be had a line shorter or longer.
  private func galley(_ random: inout Dice) -> (Galley, [ParagraphVariant]) {
    var galley = Galley()
    var variants: [ParagraphVariant] = []
    for index in 0..<random.roll(2...6) {
      let natural = lines(random.roll(1...4), first: index, &random)
      let start = galley.entries.count
      galley.entries += natural
      galley.paragraphs.append(.init(entries: start..<galley.entries.count))
      for change in [-1, 1] where natural.count + change > 0 && random.roll(0...1) == 0 {
        var entries = lines(natural.count + change, first: index, &random)
        entries[0].spaceBefore = natural[0].spaceBefore
        entries[0].breakBefore = natural[0].breakBefore
        variants.append(
          ParagraphVariant(
            paragraph: index, change: change, entries: entries, cost: random.roll(20...400)))
      }
    }
    return (galley, variants)
  }

  private func lines(_ count: Int, first index: Int, _ random: inout Dice) -> [Galley.Entry] {
    (0..<count).map { line in
      var entry = Galley.Entry(frame: Frame(size: Size(width: 100, height: 10)))
      if line == 0 { entry.spaceBefore = Double(random.roll(0...9)) }
      if line > 0 || index > 0, random.roll(0...2) > 0 {
        entry.breakBefore = BreakCost(random.roll(1...3_000), .widow)
      }
      return entry
    }
  }

  @Test(arguments: 1...150)
  func `no other choice of lines and pages costs less`(seed: Int) throws {
    var random = Dice(seed: seed)
    let (galley, variants) = galley(&random)
    // The rest of a page on which something stands, and its second column.
    let first = Double(random.roll(20...62))
    let breaker = PageBreaker(
      textHeight: 62, style: PageBreakingStyle(),
      firstHeights: seed.isMultiple(of: 3) ? [first, first] : [])
    var choice = VariantChoice(breaker, galley, galley.entries.indices, variants)
    let chosen = choice.choose()

    func cost(_ taken: [ParagraphVariant]) throws -> Int {
      var changed = galley
      changed.take(taken) { _ in nil }
      return try breaker.breakIntoPages(changed).reduce(0) { $0 + $1.cost }
        + taken.reduce(0) { $0 + $1.cost }
    }
    var least = Int.max
    for bits in 0..<(1 << variants.count) {
      let taken = variants.indices.filter { bits & (1 << $0) != 0 }.map { variants[$0] }
      guard Set(taken.map(\.paragraph)).count == taken.count else { continue }
      least = min(least, try cost(taken))
    }
    #expect(choice.leastCost == least)
    #expect(try cost(chosen) == least)
  }
}
