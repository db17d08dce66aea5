import Foundation
import TestSupport
import Testing

@testable import PageLayout

@Suite struct LineBreakerTests {
  @Test func `badness is TeX's approximation of a hundred times the cube`() {
    let point = 65536
    #expect(LineBreaker.badness(0, 0) == 0)
    #expect(LineBreaker.badness(point, 0) == 10_000)
    #expect(LineBreaker.badness(point, -point) == 10_000)
    #expect(LineBreaker.badness(point, point) == 100)
    #expect(LineBreaker.badness(point, 2 * point) == 12)
    #expect(LineBreaker.badness(2 * point, point) == 800)
    #expect(LineBreaker.badness(200 * point, 100 * point) == 800)
    #expect(LineBreaker.badness(10 * point, point) == 10_000)
  }

  @Test(arguments: try texAnswers())
  func `lists are broken as TeX breaks them`(_ answer: TeXAnswer) {
    #expect(answer.breaker.breakLines(answer.items).breaks.map(\.item) == answer.breaks)
  }

  @Test func `words fill their lines`() {
    #expect(lines("aaa bbb ccc ddd", width: 7) == "aaa bbb | ccc ddd")
  }

  @Test func `the whole paragraph counts, not the line at hand`() {
    // First fit sets "aaa bb cc" tightly, and has to leave "ddddd" alone on a very loose line.
    #expect(
      lines("aaa bb cc ddddd eeeeeeee", width: 9, stretch: 2) == "aaa bb | cc ddddd | eeeeeeee")
  }

  @Test func `a hyphen may cost too much`() {
    #expect(lines("aaaa bb-bb cccc dd", width: 8) == "aaaa bb- | bb cccc | dd")
    #expect(
      lines("aaaa bb-bb cccc dd", width: 8) { $0.hyphenPenalty = 10_000 }
        == "aaaa | bbbb | cccc dd")
  }

  @Test func `a forbidden break is never taken and a forced one always`() {
    #expect(lines("aa~bb cc", width: 5) == "aa~bb | cc")
    #expect(lines("aa bb! cc", width: 50) == "aa bb! | cc")
  }

  @Test func `the paragraph is set a line longer or shorter where it can be`() {
    let text = "aa aa aa aa aa aa aa aa aa"
    func count(_ looseness: Int) -> Int {
      lines(text, width: 9, stretch: 3) { $0.looseness = looseness }.count { $0 == "|" } + 1
    }
    #expect(count(0) == 3)
    #expect(count(1) == 4)
    #expect(count(-1) == 3)
  }

  @Test func `each line has its own width, and the last one serves the rest`() {
    let breaker = LineBreaker(lineWidths: [5, 2].map { $0 * LinePencil.unit })
    #expect(
      LinePencil.show("aa aa aa aa", breaker.breakLines(LinePencil.items("aa aa aa aa")))
        == "aa aa | aa | aa")
  }

  @Test func `a word too wide for its line is an emergency and still set`() {
    var breaker = LineBreaker(lineWidths: [4 * LinePencil.unit])
    breaker.parameters.tolerance = 10_000
    let result = breaker.breakLines(LinePencil.items("aa bbbbbbb cc"))
    #expect(result.isEmergency && result.isBeyondTolerance)
    #expect(LinePencil.show("aa bbbbbbb cc", result) == "aa | bbbbbbb | cc")
  }

  @Test func `a paragraph of thousands of bad lines is broken none the less`() {
    var breaker = LineBreaker(lineWidths: [6 * LinePencil.unit])
    breaker.parameters.tolerance = 10_000
    breaker.parameters.mostDemerits = .max / 4
    let text = Array(repeating: "aaaa", count: 3_000).joined(separator: " ")
    #expect(breaker.breakLines(LinePencil.items(text)).breaks.count == 3_000)
  }

  @Test func `nothing is set of nothing`() {
    #expect(LineBreaker(lineWidths: [1]).breakLines([]).breaks.isEmpty)
  }

  @Test(arguments: 0..<400)
  func `no other way to break a paragraph is better`(seed: Int) {
    var random = Random(seed: UInt64(seed))
    let items = randomItems(&random)
    let width = Int.random(in: 20...60, using: &random) * LinePencil.unit
    var breaker = LineBreaker(lineWidths: [width])
    breaker.parameters.tolerance = [200, 1_000, 9_999].randomElement(using: &random) ?? 200
    // In its last attempt TeX does not count what a line costs that it cannot do without.
    breaker.parameters.emergencyStretch = 1
    let result = breaker.breakLines(items)
    let best = ExhaustiveSearch(breaker: breaker, items: items).fewestDemerits()
    #expect(result.isEmergency == (best == nil))
    if let best { #expect(result.breaks.last?.demerits == best) }
  }

  private func randomItems(_ random: inout Random) -> [LineBreaker.Item] {
    var items: [LineBreaker.Item] = []
    func units(_ range: ClosedRange<Int>) -> Int {
      Int.random(in: range, using: &random) * LinePencil.unit
    }
    for word in 0..<Int.random(in: 2...9, using: &random) {
      if word > 0 {
        if Int.random(in: 0..<6, using: &random) == 0 {
          items.append(.penalty([100, -100, 10_000, -10_000].randomElement(using: &random) ?? 0))
        }
        items.append(.glue(units(3...4), stretch: units(1...8), shrink: units(0...2)))
      }
      items.append(.box(units(5...20)))
      if Int.random(in: 0..<3, using: &random) == 0 {
        items.append(
          .discretionary(before: units(0...4), after: units(0...4), noBreak: units(0...4)))
        items.append(.box(units(5...20)))
      }
    }
    return items + [.penalty(10_000), .glue(0, stretch: 1, order: 1), .penalty(-10_000)]
  }

  private static func texAnswers() throws -> [TeXAnswer] {
    let own = ProjectFiles.root.appending(
      path: "Tests/PageLayoutTests/Paragraph/TeXAnswers/answers.txt")
    let other = ProcessInfo.processInfo.environment["ENGROSS_TEX_ANSWERS"]
    return TeXAnswer.read(
      try String(contentsOf: other.map { URL(filePath: $0) } ?? own, encoding: .utf8))
  }

  private func lines(
    _ text: String, width: Int, stretch: Int = 1,
    _ change: (inout LineBreaker.Parameters) -> Void = { _ in }
  ) -> String {
    var breaker = LineBreaker(lineWidths: [width * LinePencil.unit])
    breaker.parameters.tolerance = 10_000
    change(&breaker.parameters)
    return LinePencil.show(text, breaker.breakLines(LinePencil.items(text, stretch: stretch)))
  }
}

/// Text as items, where every character is one unit wide.
///
/// `-` is a place to hyphenate, `~` a space that is kept, and the line ends behind `!`.
private enum LinePencil {
  static let unit = 65536

  static func items(_ text: String, stretch: Int = 1) -> [LineBreaker.Item] {
    let space = LineBreaker.Item.glue(unit, stretch: stretch * unit, shrink: unit / 3)
    let letters: [LineBreaker.Item] = text.map { character in
      switch character {
      case " ": space
      case "-": .discretionary(before: unit)
      case "!": .penalty(-10_000)
      case "~":
        LineBreaker.Item(kind: .box, width: unit, stretch: stretch * unit, shrink: unit / 3)
      default: .box(unit)
      }
    }
    return letters + [.penalty(10_000), .glue(0, stretch: unit, order: 1), .penalty(-10_000)]
  }

  static func show(_ text: String, _ result: LineBreaker.Result) -> String {
    let characters = Array(text)
    var start = 0
    return result.breaks.map { end in
      let isLast = end.item >= characters.count
      defer { start = end.item + 1 }
      let line = String(characters[start..<min(end.item, characters.count)])
        .replacing("-", with: "")
      let mark = isLast || characters[end.item] == " " ? "" : String(characters[end.item])
      return (line + mark).trimmingCharacters(in: .whitespaces)
    }.joined(separator: " | ")
  }
}

/// Tries every way to break a list.
private struct ExhaustiveSearch {
  let breaker: LineBreaker
  let items: [LineBreaker.Item]

  func fewestDemerits() -> Int? {
    fewest(after: nil, fitness: 2)
  }

  private func fewest(after previous: Int?, fitness: Int) -> Int? {
    if previous == items.count - 1 { return 0 }
    var best: Int?
    for end in ((previous ?? -1) + 1)..<items.count {
      guard let penalty = penalty(at: end) else { continue }
      if let line = line(from: previous, to: end), line.badness <= breaker.parameters.tolerance,
        let rest = fewest(after: end, fitness: line.fitness)
      {
        let demerits = demerits(line, penalty, from: previous, to: end, fitness)
        best = min(best ?? .max, demerits + rest)
      }
      if penalty <= -10_000 { break }
    }
    return best
  }

  private func penalty(at index: Int) -> Int? {
    let item = items[index]
    switch item.kind {
    case .box: return nil
    case .glue: return index > 0 && !items[index - 1].isDiscardable ? 0 : nil
    case .penalty: return item.penalty < 10_000 ? item.penalty : nil
    case .discretionary: return 50
    }
  }

  private func line(from previous: Int?, to end: Int) -> (badness: Int, fitness: Int)? {
    var width = 0
    var (stretch, shrink, fil) = (0, 0, 0)
    var isBeginning = previous != nil
    if let previous, items[previous].kind == .discretionary, items[previous].after > 0 {
      width = items[previous].after
      isBeginning = false
    }
    for item in items[(previous.map { $0 + 1 } ?? 0)..<end] {
      if isBeginning, item.isDiscardable { continue }
      isBeginning = false
      width += item.width
      shrink += item.shrink
      if item.stretchOrder == 0 { stretch += item.stretch } else { fil += item.stretch }
    }
    width += items[end].before
    let room = breaker.lineWidths[0] - width
    if room > 0 {
      if fil != 0 { return (0, 2) }
      let badness = LineBreaker.badness(room, stretch)
      return (badness, badness > 99 ? 0 : badness > 12 ? 1 : 2)
    }
    if -room > shrink { return nil }
    let badness = LineBreaker.badness(-room, shrink)
    return (badness, badness > 12 ? 3 : 2)
  }

  private func demerits(
    _ line: (badness: Int, fitness: Int), _ penalty: Int, from previous: Int?, to end: Int,
    _ fitness: Int
  ) -> Int {
    let base = breaker.parameters.linePenalty + line.badness
    var demerits = base >= 10_000 ? 100_000_000 : base * base
    if penalty > 0 { demerits += penalty * penalty }
    if penalty < 0, penalty > -10_000 { demerits -= penalty * penalty }
    let isLast = end == items.count - 1
    if let previous, items[previous].kind == .discretionary {
      if isLast { demerits += breaker.parameters.finalHyphenDemerits }
      if items[end].kind == .discretionary {
        demerits += breaker.parameters.doubleHyphenDemerits
      }
    }
    if abs(line.fitness - fitness) > 1 { demerits += breaker.parameters.adjacentDemerits }
    return demerits
  }
}
