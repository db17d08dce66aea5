import DocumentModel
import PageLayout
import Testing

struct LineNumbersTests {
  private func pencil(lines: Int, every: Int = 1) -> PencilLayout {
    var pencil = PencilLayout(lines: lines, letters: 20)
    pencil.information.mark = "DRAFT"
    pencil.style.marginals.mark.text.size = 1
    pencil.style.lineNumbers = LineNumberStyle(TextStyle(size: 10, leading: PencilLayout.line))
    pencil.style.lineNumbers.isShown = true
    pencil.style.lineNumbers.every = every
    pencil.style.lineNumbers.gap = 4
    return pencil
  }

  /// The numbers of each page with the place of each: `1@11/37 2@11/47`.
  private func numbers(_ blocks: [Block], _ pencil: PencilLayout) throws -> [String] {
    try pencil.layOut(blocks).pages.map { page in
      var found: [String] = []
      page.frame.forEachItem { item, place in
        guard case .glyphs(let run) = item.content, item.node == .artifact else { return }
        let text = String(decoding: run.text, as: UTF8.self)
        found.append("\(text)@\(Int(place.x))/\(Int(place.y))")
      }
      return found.joined(separator: " ")
    }
  }

  @Test func `each page counts its lines, headings and items among them`() throws {
    #expect(
      try numbers(
        [heading("One"), paragraph("a", lines: 2), clauses((label: "1", lines: 1))],
        pencil(lines: 3)) == ["1@11/37 2@11/47 3@11/57", "1@11/37"])
  }

  @Test func `each fifth line may have one`() throws {
    #expect(
      try numbers([paragraph("a", lines: 11)], pencil(lines: 12, every: 5))
        == ["5@11/77 10@6/127"])
  }

  @Test func `rows of tables and footnotes are not counted`() throws {
    let noted = Block(.paragraph([.text("a"), .footnote([paragraph("n", lines: 1)])]))
    #expect(
      try numbers([noted, table([["x"], ["y"]]), paragraph("b", lines: 1)], pencil(lines: 9))
        .map { $0.split(separator: " ").filter { $0.hasPrefix("1@") || $0.hasPrefix("2@") } }
        == [["1@11/37", "2@11/77"]])
  }

  @Test func `on two-sided paper they stand in the outer margin`() throws {
    var pencil = pencil(lines: 1)
    pencil.style.page.isTwoSided = true
    #expect(try numbers([paragraph("a", lines: 2)], pencil) == ["1@124/37", "1@11/37"])
  }

  @Test func `those of a right-hand column stand at its right`() throws {
    var pencil = pencil(lines: 9)
    pencil.style.page.columns.count = 2
    pencil.style.page.columns.gap = 10
    let found = try numbers([heading("H", label: "1"), paragraph("a", lines: 7)], pencil)
    #expect(found == ["1@11/37 2@11/47 3@11/57 4@11/67 5@124/37 6@124/47 7@124/57 8@124/67"])
  }

  @Test func `a contract that is final has none`() throws {
    var pencil = pencil(lines: 3)
    pencil.information.mark = ""
    #expect(try numbers([paragraph("a", lines: 2)], pencil) == [""])
  }

  @Test func `a draft may have them whatever its style says`() throws {
    var pencil = pencil(lines: 3)
    pencil.style.lineNumbers.isShown = false
    #expect(try numbers([paragraph("a", lines: 1)], pencil) == [""])
    pencil.information.numbersLines = true
    #expect(try numbers([paragraph("a", lines: 1)], pencil) == ["1@11/37"])
  }

  @Test func `in three columns the middle one has no margin for them`() throws {
    var pencil = pencil(lines: 3)
    pencil.style.page.columns.count = 3
    #expect(
      pencil.complaints(about: [paragraph("a", lines: 1)]) == [
        "error: lines cannot be numbered in 3 columns: there is no margin beside those in the "
          + "middle; leave line numbers out, or give page.columns at most 2 in the style sheet"
      ])
  }

  @Test func `they do not run off the paper`() throws {
    var pencil = pencil(lines: 3)
    pencil.style.lineNumbers.gap = 16
    #expect(
      pencil.complaints(about: [paragraph("a", lines: 1)]) == [
        "error: line numbers need 21 pt of margin and it has 20; make lineNumbers.gap or "
          + "lineNumbers.text.size smaller in the style sheet"
      ])
  }
}
