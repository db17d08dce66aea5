import DocumentModel
import PageLayout
import Testing

struct ListGalleyTests {
  private func list(_ level: Int, _ label: String, _ blocks: [Block]) -> Block {
    Block(
      .list(List(kind: .clauses, level: level, items: [.init(label: label, blocks: blocks)])))
  }

  @Test func `labels hang and text stands under text, four deep`() throws {
    let innermost = list(4, "(A)", [paragraph("d", lines: 2)])
    let third = list(3, "(i)", [paragraph("c", lines: 2), innermost])
    let second = list(2, "(a)", [paragraph("b", lines: 2), third])
    let page = try PencilLayout(lines: 20).layOut([
      list(1, "1.1", [paragraph("a", lines: 2), second])
    ])
    .pages[0]
    #expect(
      page.lines.map(\.text) == [
        "1.1 a1", "a2", "(a) b1", "b2", "(i) c1", "c2", "(A) d1", "d2",
      ])
    #expect(page.lines.map(\.x) == [20, 40, 40, 60, 60, 80, 80, 100])
  }

  @Test func `a label stands on the baseline of its text`() throws {
    var baselines: [Double] = []
    try PencilLayout(lines: 20).layOut([list(1, "1.1", [paragraph("a", lines: 1)])]).pages[0].frame
      .forEachItem { item, place in
        if case .glyphs = item.content { baselines.append(place.y) }
      }
    #expect(baselines == [37.5, 37.5])
  }

  @Test func `numbering goes on after an interruption`() throws {
    #expect(
      try PencilLayout(lines: 20).pages(of: [
        clauses(("1.1", 1)), paragraph("between"), clauses(("1.2", 1)),
      ]) == "1.1 x1 between 1.2 x1")
  }

  @Test func `a label wider than its indent pushes its text, and never overlaps it`() throws {
    let page = try PencilLayout(lines: 20).layOut([
      list(2, "(xxviii)", [paragraph("a", lines: 2)])
    ]).pages[0]
    #expect(page.lines.map(\.text) == ["(xxviii) a1", "a2"])
    var places: [String: Double] = [:]
    page.frame.forEachItem { item, place in
      guard case .glyphs(let run) = item.content else { return }
      places[String(decoding: run.text, as: UTF8.self)] = place.x
    }
    #expect((places["a1"] ?? 0) >= 20 + 8 * 5)
  }

  @Test func `an empty item keeps its label`() throws {
    #expect(try PencilLayout(lines: 20).pages(of: [list(2, "(a)", [])]) == "(a)")
  }
}
