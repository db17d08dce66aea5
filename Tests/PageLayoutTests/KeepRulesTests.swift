import DocumentModel
import PageLayout
import Testing

struct KeepRulesTests {
  @Test func `a page is filled before the next is begun`() throws {
    #expect(try pages(of: 3, 3, linesPerPage: 6) == "a1 a2 a3 b1 b2 b3")
    #expect(try pages(of: 4, 4, linesPerPage: 6) == "a1 a2 a3 a4 b1 b2 | b3 b4")
  }

  @Test func `no line of a paragraph stands alone at the foot of a page`() throws {
    #expect(try pages(of: 3, 4, linesPerPage: 4) == "a1 a2 a3 | b1 b2 b3 b4")
  }

  @Test func `no line of a paragraph stands alone at the head of a page`() throws {
    #expect(try pages(of: 2, 3, linesPerPage: 4) == "a1 a2 | b1 b2 b3")
    #expect(try pages(of: 7, linesPerPage: 6) == "a1 a2 a3 a4 a5 | a6 a7")
  }

  @Test func `a paragraph of three lines is never divided`() throws {
    #expect(try pages(of: 3, 3, linesPerPage: 4) == "a1 a2 a3 | b1 b2 b3")
    #expect(try pages(of: 3, 3, linesPerPage: 5) == "a1 a2 a3 | b1 b2 b3")
  }

  @Test func `a heading has two lines after it`() throws {
    let pencil = PencilLayout(lines: 6)
    #expect(
      try pencil.pages(of: [paragraph("a", lines: 4), heading("H"), paragraph("b", lines: 4)])
        == "a1 a2 a3 a4 | H b1 b2 b3 b4")
    #expect(
      try pencil.pages(of: [paragraph("a", lines: 3), heading("H"), paragraph("b", lines: 4)])
        == "a1 a2 a3 H b1 b2 | b3 b4")
  }

  @Test func `two short paragraphs after a heading stay with it`() throws {
    #expect(
      try PencilLayout(lines: 6).pages(
        of: [paragraph("a", lines: 4), heading("H")]
          + ["b", "c", "d"].map { paragraph($0, lines: 1) })
        == "a1 a2 a3 a4 | H b1 c1 d1")
  }

  @Test func `a section of one line may end a page`() throws {
    #expect(
      try PencilLayout(lines: 5).pages(
        of: [
          paragraph("a", lines: 3), heading("H"), paragraph("b", lines: 1), heading("I"),
          paragraph("c", lines: 2),
        ]) == "a1 a2 a3 H b1 | I c1 c2")
  }

  @Test func `headings in a row stay together`() throws {
    #expect(
      try PencilLayout(lines: 6).pages(
        of: [
          paragraph("a", lines: 3), heading("H"), heading("I", level: 2),
          paragraph("b", lines: 3),
        ]) == "a1 a2 a3 | H I b1 b2 b3")
  }

  @Test func `a lead-in stays with the list it announces`() throws {
    #expect(
      try PencilLayout(lines: 5).pages(
        of: [
          paragraph("a", lines: 3), paragraph("these:"), clauses(("1.1", 2), ("1.2", 2)),
        ]) == "a1 a2 a3 | these: 1.1 x1 x2 1.2 x1 x2")
  }

  @Test func `a paragraph that announces nothing may be parted from a list`() throws {
    #expect(
      try PencilLayout(lines: 4).pages(
        of: [paragraph("a", lines: 3), paragraph("these."), clauses(("1.1", 2))])
        == "a1 a2 a3 these. | 1.1 x1 x2")
  }

  @Test func `a short clause is whole where the page before is not left too empty`() throws {
    #expect(
      try PencilLayout(lines: 20).pages(of: [paragraph("a", lines: 18), clauses(("1.1", 4))])
        == (1...18).map { "a\($0)" }.joined(separator: " ") + " | 1.1 x1 x2 x3 x4")
  }

  @Test func `a long clause is divided`() throws {
    #expect(
      try PencilLayout(lines: 8).pages(of: [paragraph("a", lines: 4), clauses(("1.1", 8))])
        == "a1 a2 a3 a4 1.1 x1 x2 x3 x4 | x5 x6 x7 x8")
  }

  @Test func `a label stays with its item, whatever the item begins with`() throws {
    let item = List.Item(label: "(a)", blocks: [table([["r"], ["s"]])])
    #expect(
      try PencilLayout(lines: 5).pages(
        of: [
          paragraph("a", lines: 3),
          Block(.list(List(kind: .clauses, level: 2, items: [item]))),
        ]) == "a1 a2 a3 | (a) H r s")
  }

  @Test func `what follows a page break begins a page`() throws {
    let pencil = PencilLayout(lines: 9)
    #expect(
      try pencil.pages(
        of: [paragraph("a", lines: 1), Block(.pageBreak), paragraph("b", lines: 1)]) == "a1 | b1")
    #expect(
      try pencil.pages(
        of: [Block(.pageBreak), paragraph("a", lines: 1), Block(.pageBreak), Block(.pageBreak)])
        == "a1")
  }

  @Test func `schedules begin a page where the style wants it`() throws {
    var pencil = PencilLayout(lines: 9)
    let blocks = ["A", "B"].reduce(into: [paragraph("a", lines: 2)]) { blocks, name in
      blocks.append(
        Block(
          .heading(
            Heading(level: 1, text: [.text(name)], anchor: name, opensSchedule: true))))
      blocks.append(paragraph("b", lines: 1))
    }
    pencil.style.clauses.schedulesOpenPage = .each
    #expect(try pencil.pages(of: blocks) == "a1 a2 | A b1 | B b1")
    pencil.style.clauses.schedulesOpenPage = .first
    #expect(try pencil.pages(of: blocks) == "a1 a2 | A b1 B b1")
    pencil.style.clauses.schedulesOpenPage = .none
    #expect(try pencil.pages(of: blocks) == "a1 a2 A b1 B b1")
  }

  @Test func `a schedule's heading has five lines after it`() throws {
    var pencil = PencilLayout(lines: 10)
    pencil.style.clauses.schedulesOpenPage = .none
    let schedule = Block(
      .heading(Heading(level: 1, text: [.text("S")], anchor: "s", opensSchedule: true)))
    let first = (1...5).map { "a\($0)" }.joined(separator: " ")
    #expect(
      try pencil.pages(of: [paragraph("a", lines: 5), schedule, paragraph("b", lines: 6)])
        == "\(first) | S b1 b2 b3 b4 b5 b6")
    #expect(
      try pencil.pages(of: [paragraph("a", lines: 4), schedule, paragraph("b", lines: 7)])
        == "a1 a2 a3 a4 S b1 b2 b3 b4 b5 | b6 b7")
  }

  @Test func `the items of a clause stay together where another break is as good`() throws {
    let items = ["(a)", "(b)", "(c)"].map {
      List.Item(label: $0, blocks: [paragraph("x", lines: 1)])
    }
    let list = Block(.list(List(kind: .clauses, level: 2, items: items)))
    let lines = (1...37).map { "a\($0)" }.joined(separator: " ")
    let text = try PencilLayout(lines: 40).pages(
      of: [paragraph("a", lines: 37), paragraph("b", lines: 1), list, paragraph("c", lines: 6)])
    #expect(text == "\(lines) b1 | (a) x1 (b) x1 (c) x1 c1 c2 c3 c4 c5 c6")
  }

  @Test func `a document does not end with a page of a few lines`() throws {
    let text = try PencilLayout(lines: 40).pages(of: [paragraph("a", lines: 42)])
    #expect(text.hasSuffix("| a37 a38 a39 a40 a41 a42"))
  }

  @Test func `the space between blocks is the larger of the two and vanishes at a page's top`()
    throws
  {
    var pencil = PencilLayout(lines: 5)
    pencil.style.blocks.body.before = 4
    pencil.style.blocks.body.after = 7
    let page = try pencil.layOut(["a", "b", "c", "d", "e"].map { paragraph($0, lines: 1) }).pages
    #expect(page.map { $0.lines.map(\.baseline) } == [[37.5, 54.5, 71.5], [37.5, 54.5]])
  }

  @Test func `a paragraph longer than a page goes on over several`() throws {
    #expect(
      try pages(of: 10, linesPerPage: 4) == "a1 a2 a3 a4 | a5 a6 a7 a8 | a9 a10")
  }
}
