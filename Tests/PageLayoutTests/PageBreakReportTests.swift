import DocumentModel
import Testing

@testable import PageLayout

struct PageBreakReportTests {
  private func explained(_ blocks: [Block], lines: Int) throws -> [String] {
    try PencilLayout(lines: lines).layOut(blocks).breaks.map(\.description)
  }

  @Test func `each break says why it is there and what others would cost`() throws {
    #expect(
      try explained(
        [
          paragraph("a", lines: 4), heading("H"), paragraph("b", lines: 5), Block(.pageBreak),
          paragraph("c", lines: 2),
        ], lines: 6) == [
          """
          page 1: ends 2 lines early (67 %), between paragraphs, before "H", to spare the reader a \
          heading without its text; 2 lines earlier would cost 3433 more; 2 lines later is ruled \
          out (a heading without its text)
          """,
          "page 2: ends here (100 %), because the writer wants a new page",
          "page 3: ends with the document (33 %)",
        ])
  }

  @Test func `a full page says so, and what it divides`() throws {
    #expect(
      try explained([clauses(("1", 9), ("2", 2))], lines: 6) == [
        """
        page 1: full (100 %), ends at the price of a divided clause, before "x7"; 1 line \
        earlier would cost 277 more (a divided clause)
        """,
        "page 2: ends with the document (83 %)",
      ])
  }

  @Test func `a page before a piece that does not fit whole says so`() {
    let report = PageBreakReport(
      page: 6, fill: 83, freeLines: 8, end: BreakCost(150, .table), next: "Server 4 …",
      earlier: .init(lines: 3, extraCost: 210, end: .free))
    #expect(
      report.description == """
        page 6: ends 8 lines early (83 %), at the price of a divided table: what follows does not \
        fit whole, "Server 4 …"; 3 lines earlier would cost 210 more
        """)
  }

  @Test func `a schedule and the table of contents begin pages for reasons of their own`() throws {
    var pencil = PencilLayout(lines: 6)
    pencil.style.contents.opensPageAfter = true
    var schedule = Heading(level: 1, label: "A", text: [.text("S")], anchor: "s")
    schedule.opensSchedule = true
    let reports = try pencil.layOut([
      Block(.tableOfContents(title: "Contents", depth: 1)), paragraph("a", lines: 2),
      Block(.heading(schedule)), paragraph("b", lines: 5),
    ]).breaks.map(\.description)
    #expect(
      reports == [
        "page 1: ends here (33 %), because the table of contents ends its page",
        "page 2: ends here (33 %), because a schedule begins a new page",
        "page 3: ends with the document (100 %)",
      ])
  }
}
