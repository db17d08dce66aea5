import DocumentModel
import PageLayout
import Testing

struct FootnotesTests {
  private func noted(_ text: String, _ note: String) -> Block {
    Block(.paragraph([.text(text), .footnote([paragraph(note)])]))
  }

  @Test func `a note stands at the foot of the page of its mark, under a rule`() throws {
    let page = try PencilLayout(lines: 9).layOut([
      paragraph("a", lines: 2), noted("b", "Note."), paragraph("c", lines: 2),
    ]).pages[0]
    #expect(page.lines.map(\.text) == ["a1", "a2", "b ¹", "c1", "c2", "¹ Note."])
    #expect(page.lines.last?.baseline == 30 + 80 + 7.5)
    var rules: [Point] = []
    page.frame.forEachItem { item, place in
      if case .fill = item.content { rules.append(place) }
    }
    #expect(rules == [Point(x: 20, y: 30 + 80 - 6)])
  }

  @Test func `notes take their height from the page`() throws {
    #expect(
      try PencilLayout(lines: 6).pages(of: [
        noted("a", "N"), paragraph("b", lines: 2), paragraph("c", lines: 2),
      ]) == "a ¹ b1 b2 ¹ N | c1 c2")
  }

  @Test func `a line goes to the next page with its note`() throws {
    #expect(
      try PencilLayout(lines: 6).pages(of: [
        paragraph("a", lines: 4), noted("b", "N"), paragraph("c", lines: 2),
      ]) == "a1 a2 a3 a4 | b ¹ c1 c2 ¹ N")
  }

  @Test func `notes are numbered through the document and linked from their marks`() throws {
    let document = try PencilLayout(lines: 6).layOut(
      ["a", "b", "c"].map { noted($0, "N" + $0) })
    var links: [String] = []
    for page in document.pages {
      page.frame.forEachItem { item, _ in
        if case .link(let link) = item.content { links.append("\(link.words) \(link.target)") }
      }
    }
    #expect(document.pages.map { $0.lines.last?.text } == ["² Nb", "³ Nc"])
    #expect(links.count == 3)
    #expect(links[2] == "³ anchor(\"footnote-3\")")
  }

  @Test func `a note marked in a table cell stands below the table`() throws {
    let cell = Table.Cell([.text("r"), .footnote([paragraph("N")])])
    let block = Block(
      .table(Table(alignments: [.leading], head: [.init([.text("H")])], rows: [[cell], [cell]])))
    #expect(try PencilLayout(lines: 9).pages(of: [block]) == "H r ¹ r ² ¹ N ² N")
  }

  @Test func `a mark inside a link still brings its note`() throws {
    let text: [Inline] = [
      .link([.text("site"), .footnote([paragraph("N")])], destination: "https://example.com")
    ]
    #expect(try PencilLayout(lines: 9).pages(of: [Block(.paragraph(text))]) == "site¹ ¹ N")
  }

  @Test func `a heading's note is not repeated in the contents`() throws {
    let heading = Block(
      .heading(
        Heading(
          level: 1, text: [.text("One"), .footnote([paragraph("N")])], anchor: "one")))
    #expect(
      try PencilLayout(lines: 12).pages(of: [
        Block(.tableOfContents(title: "", depth: 1)), heading, paragraph("a", lines: 2),
      ]) == "One 1 One ¹ a1 a2 ¹ N")
  }
}
