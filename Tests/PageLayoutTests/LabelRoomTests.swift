import DocumentModel
import PageLayout
import Testing

struct LabelRoomTests {
  private func list(_ labels: String...) -> Block {
    Block(
      .list(
        List(
          kind: .clauses, level: 1,
          items: labels.map { .init(label: $0, blocks: [paragraph("a", lines: 2)]) })))
  }

  @Test func `texts after labels of words begin below each other, as far as the longest needs`()
    throws
  {
    let page = try PencilLayout(lines: 20).layOut([
      list("§\u{A0}1"), paragraph("b", lines: 1), list("§\u{A0}11", "§\u{A0}2"),
    ]).pages[0]
    let second = page.lines.filter { $0.text == "a2" }.map(\.x)
    #expect(Set(second).count == 1)
    #expect((second.first ?? 0) > 40)
  }

  @Test func `a heading with a word before its number has all its lines after it`() throws {
    let page = try PencilLayout(lines: 20).layOut([
      heading("xxxxxxxx yyyyyyyy zzzzzzzz wwwwwwww", label: "Article\u{A0}IV"),
      paragraph("a", lines: 3),
    ]).pages[0]
    let starts = page.lines.prefix(2).map(\.text)
    #expect(starts.first?.hasPrefix("Article") == true)
    #expect((page.lines.dropFirst().first?.x ?? 0) > 40)
  }

  @Test func `the table of contents makes room for such numbers, and a style says its depth`()
    throws
  {
    var pencil = PencilLayout(lines: 30)
    pencil.style.contents.depth = 2
    let blocks = [
      Block(.tableOfContents(title: "", depth: 1)),
      heading("One", label: "Article\u{A0}I"), paragraph("a", lines: 3),
      heading("Sub", label: "1.01", level: 2), paragraph("b", lines: 3),
    ]
    let lines = try pencil.layOut(blocks).pages[0].lines.prefix(2).map(\.text)
    #expect(lines.map { $0.contains("One") || $0.contains("Sub") } == [true, true])
  }
}
