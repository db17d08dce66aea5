import DocumentModel
import PageLayout
import Testing

/// Tables wider than the text.
struct WideTablesTests {
  private func pencil(lines: Int = 20, letters: Int = 20) -> PencilLayout {
    var pencil = PencilLayout(lines: lines, letters: letters)
    pencil.style.table.wide = .landscape
    return pencil
  }

  /// Ten columns of words, each with so many letters.
  private func wide(_ rows: Int = 2, letters: Int = 5) -> Block {
    let word = String(repeating: "x", count: letters)
    return table(
      (1...rows).map { _ in Array(repeating: word, count: 6) },
      head: Array("ABCDEF").map(String.init))
  }

  private func shape(_ page: Page) -> String {
    "\(Int(page.frame.size.width)) x \(Int(page.frame.size.height)): "
      + page.lines.map(\.text).joined(separator: ", ")
  }

  @Test func `a table too wide at the smallest size has a landscape page of its own`() throws {
    let pages = try pencil(lines: 40).layOut([
      paragraph("a", lines: 2), wide(1, letters: 6), paragraph("b", lines: 1),
    ]).pages
    #expect(
      pages.map(shape) == [
        "140 x 460: a1, a2", "460 x 140: A B C D E F, xxxxxx xxxxxx xxxxxx xxxxxx xxxxxx xxxxxx",
        "140 x 460: b1",
      ])
    #expect(pages[1].lines.allSatisfy { $0.x >= 20 && $0.maxX <= 440 })
  }

  @Test func `the headings above a wide table go with it`() throws {
    let pages = try pencil(lines: 40).layOut([
      paragraph("a", lines: 2), heading("Assets"), wide(1, letters: 6),
    ]).pages
    #expect(pages.map { $0.lines.first?.text } == ["a1", "Assets"])
    #expect(pages[1].frame.size == Size(width: 460, height: 140))
  }

  @Test func `a document may begin and end with a wide table`() throws {
    let pages = try pencil(lines: 40).layOut([wide(1, letters: 6)]).pages
    #expect(pages.map(\.frame.size) == [Size(width: 460, height: 140)])
  }

  @Test func `a wide table goes on over landscape pages`() throws {
    var pencil = pencil(lines: 40)
    pencil.style.marginals.foot = .init(right: "{page}/{pages}")
    let pages = try pencil.layOut([wide(12, letters: 6), paragraph("b", lines: 1)]).pages
    #expect(pages.map(\.frame.size.width) == [460, 460, 140])
    // Each page has its foot at its own foot.
    #expect(pages.map { $0.lines.last?.text } == ["1/3", "2/3", "3/3"])
    #expect(pages.map { $0.lines.last?.maxX } == [440, 440, 120])
    #expect(pages.map { $0.lines.last?.baseline } == [125, 125, 445])
    #expect(pages[1].lines.first?.text == "A B C D E F")
  }

  @Test func `a style may keep the pages upright, and then the table is refused`() {
    var pencil = pencil(lines: 40)
    pencil.style.table.wide = .shrink
    #expect(
      pencil.complaints(about: [wide(1, letters: 6)]).map { $0.prefix(95) } == [
        "fees.md:7:1: error: the longest words of the table's columns need 126 pt and a line holds 100, "
      ])
  }

  @Test func `a table that fits when it is a little smaller stays on its page`() throws {
    let pages = try pencil(lines: 40, letters: 30).layOut([wide(1, letters: 6)]).pages
    #expect(pages.map(\.frame.size.width) == [190])
  }

  @Test func `the smallest size is the style's`() throws {
    var pencil = pencil(lines: 40, letters: 30)
    pencil.style.table.smallest = 9
    #expect(try pencil.layOut([wide(1, letters: 6)]).pages[0].frame.size.width == 460)
  }
}
