import DocumentModel
import PageLayout
import Testing

struct CodeGalleyTests {
  @Test func `lines of code keep the blanks that they begin with, and empty lines`() throws {
    let page = try PencilLayout(lines: 20).layOut([
      Block(.code("a b\n  c\n\nd\n")), paragraph("e", lines: 1),
    ]).pages[0]
    #expect(page.lines.map(\.text) == ["a\u{A0}b", "c", "d", "e1"])
    #expect(page.lines.map(\.x) == [20, 30, 20, 20])
  }
}
