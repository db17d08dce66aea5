import DocumentModel
import PageLayout
import StrictInput
import TestSupport
import Testing

struct TableGalleyTests {
  private func rows(_ count: Int) -> [[String]] { (1...count).map { ["r\($0)"] } }

  @Test func `the head is repeated on each page that the table reaches`() throws {
    #expect(
      try PencilLayout(lines: 5).pages(of: [table(rows(8))])
        == "H r1 r2 r3 r4 | H r5 r6 r7 r8")
  }

  @Test func `a repeated head says that its table is continued`() throws {
    guard case .table(var content) = table(rows(6)).content else { return }
    var pencil = PencilLayout(lines: 5)
    pencil.style.table.saysContinued = true
    #expect(
      try pencil.pages(of: [Block(.table(content))])
        == "H r1 r2 r3 r4 | H (continued) r5 r6")
    content.head = [.init([.text("A head with no room left for a word")])]
    #expect(
      try pencil.pages(of: [Block(.table(content))])
        .hasSuffix(" | (continued) A head with no room left for a word r5 r6"))
    content.head = [.init([.text("H")])]
    content.caption = [.text("Table 1")]
    pencil.information.language = "de-DE"
    #expect(
      try pencil.pages(of: [Block(.table(content))])
        == "Table 1 H r1 r2 r3 | Table 1\u{A0}(Fortsetzung) H r4 r5 r6")
  }

  @Test func `a style may keep tall rows whole`() throws {
    let row = Table.Cell(lined("c", lines: 5))
    let block = Block(
      .table(Table(alignments: [.leading], head: [.init([.text("H")])], rows: [[row], [row]])))
    var pencil = PencilLayout(lines: 8)
    #expect(
      try pencil.pages(of: [block]) == "H c1 c2 c3 c4 c5 c1 c2 | H c3 c4 c5")
    pencil.style.table.dividesRows = false
    #expect(try pencil.pages(of: [block]) == "H c1 c2 c3 c4 c5 | H c1 c2 c3 c4 c5")
  }

  @Test func `footing rows are told from the body`() throws {
    let document = try PencilLayout(lines: 9).layOut([table(rows(2), foot: [["sum"]])])
    #expect(
      document.structure.nodes.map(\.role).filter { $0.hasPrefix("T") && $0.count > 2 }
        == ["Table", "THead", "TBody", "TFoot"])
  }

  @Test func `a head has two rows after it`() throws {
    #expect(
      try PencilLayout(lines: 6).pages(of: [paragraph("a", lines: 4), table(rows(4))])
        == "a1 a2 a3 a4 | H r1 r2 r3 r4")
  }

  @Test func `a total never stands alone`() throws {
    #expect(
      try PencilLayout(lines: 5).pages(of: [table(rows(4), foot: [["sum"]])])
        == "H r1 r2 r3 | H r4 sum")
  }

  @Test func `the last row is not alone under a repeated head`() throws {
    #expect(try PencilLayout(lines: 5).pages(of: [table(rows(5))]) == "H r1 r2 r3 | H r4 r5")
  }

  @Test func `a short table is whole where the hole before it is small`() throws {
    let lines = (1...33).map { "a\($0)" }.joined(separator: " ")
    #expect(
      try PencilLayout(lines: 40).pages(of: [paragraph("a", lines: 33), table(rows(8))])
        == "\(lines) | H r1 r2 r3 r4 r5 r6 r7 r8")
  }

  @Test func `a row that is not tall stays whole`() throws {
    let row = Table.Cell(lined("c", lines: 3))
    let block = Block(
      .table(
        Table(
          alignments: [.leading], head: [.init([.text("H")])], rows: [[row], [row], [row], [row]])))
    #expect(
      try PencilLayout(lines: 12).pages(of: [block])
        == "H c1 c2 c3 c1 c2 c3 | H c1 c2 c3 c1 c2 c3")
  }

  @Test func `a row taller than a third of a page is divided between its lines`() throws {
    let block = Block(
      .table(
        Table(
          alignments: [.leading, .leading], head: [.init([.text("H")]), .init([.text("I")])],
          rows: [[.init(lined("c", lines: 9)), .init(lined("d", lines: 2))]])))
    #expect(
      try PencilLayout(lines: 6).pages(of: [block])
        == "H I c1 d1 c2 d2 c3 c4 c5 | H I c6 c7 c8 c9")
  }

  @Test func `a repeated head is read once`() throws {
    let document = try PencilLayout(lines: 5).layOut([table(rows(8))])
    var nodes: [[StructureTree.Index]] = []
    for page in document.pages {
      nodes.append([])
      page.frame.forEachItem { item, _ in
        if case .glyphs = item.content { nodes[nodes.count - 1].append(item.node) }
      }
    }
    #expect(nodes[0].first != .artifact)
    #expect(nodes[1].first == .artifact)
    #expect(Set(nodes.joined()).subtracting([.artifact]).count == 9)
  }

  @Test func `heads of columns and of rows say what they head`() throws {
    var content = Table(
      alignments: [.leading, .leading], head: [.init([.text("H")]), .init([.text("I")])],
      rows: [[.init([.text("r")]), .init([.text("c")])]])
    content.hasRowHeads = true
    let nodes = try PencilLayout(lines: 9).layOut([Block(.table(content))]).structure.nodes
    #expect(
      nodes.filter { ["TH", "TD"].contains($0.role) }.map {
        "\($0.role) \($0.scope?.rawValue ?? "")"
      }
        == ["TH Column", "TH Column", "TH Row", "TD "])
  }

  @Test func `columns get their longest word, and the rest where lines are longest`() throws {
    let pencil = PencilLayout(lines: 20, letters: 20)
    let page = try pencil.layOut([
      table([["a", "one two three four five six"]], head: ["Item", "Words"])
    ]).pages[0]
    #expect(page.lines.map(\.text) == ["Item Words", "a one two three", "four five six"])
  }

  @Test func `cells hold paragraphs and lists`() throws {
    let list = Block(
      .list(
        List(
          kind: .bullets, level: 1,
          items: [.init(label: "•", blocks: [paragraph("b", lines: 2)])])))
    let block = Block(
      .table(
        Table(
          alignments: [.leading], head: [.init([.text("H")])],
          rows: [[.init([paragraph("a", lines: 1), list])]])))
    let page = try PencilLayout(lines: 9).layOut([block]).pages[0]
    #expect(page.lines.map(\.text) == ["H", "a1", "• b1", "b2"])
    #expect(page.lines.map(\.x) == [20, 20, 20, 30])
  }

  @Test func `a caption stays with its table`() throws {
    guard case .table(var content) = table(rows(2)).content else { return }
    content.caption = [.text("Table 1")]
    #expect(
      try PencilLayout(lines: 5).pages(of: [paragraph("a", lines: 3), Block(.table(content))])
        == "a1 a2 a3 | Table 1 H r1 r2")
  }

  @Test func `figures stand flush right`() throws {
    let page = try PencilLayout(lines: 9).layOut([
      table(
        [["a", "1.00"], ["b", "100.00"]], head: ["H", "Fee"], alignments: [.leading, .trailing])
    ]).pages[0]
    #expect(page.lines.map(\.maxX) == [220, 220, 220])
  }
}

struct TableColumnsTests {
  /// The size in which the words of a table are set.
  private func size(of rows: [[String]], letters: Int) throws -> Double? {
    var sizes: Set<Double> = []
    try PencilLayout(lines: 20, letters: letters).layOut([
      table(rows, head: rows[0].map { _ in "H" })
    ]).pages[0].frame.forEachItem { item, _ in
      if case .glyphs(let run) = item.content { sizes.insert(run.size) }
    }
    return sizes.count == 1 ? sizes.first : nil
  }

  @Test func `a table too wide for its words is set smaller by half points`() throws {
    let word = String(repeating: "x", count: 22)
    #expect(try size(of: [[word, word]], letters: 44) == 10)
    #expect(try size(of: [[word, word]], letters: 42) == 9.5)
    #expect(try size(of: [[word, word]], letters: 34) == 7.5)
  }

  @Test func `no word of a narrow column is divided`() throws {
    let page = try PencilLayout(lines: 20, letters: 30).layOut([
      table([["extraordinarily", "a few words that need some room"]], head: ["A", "B"])
    ]).pages[0]
    #expect(page.lines.contains { $0.text.hasPrefix("extraordinarily") })
  }

  @Test func `unlike decimals stand with their marks below each other`() throws {
    let page = try PencilLayout(lines: 9).layOut([
      table(
        [["1.5 h"], ["100 h"], ["0.25 h"], ["none"]], head: ["Time"], alignments: [.trailing])
    ]).pages[0]
    // The widest end is ".25 h"; each number ends where its mark lets it.
    #expect(page.lines.map(\.maxX) == [220, 215, 205, 220, 220])
  }

  @Test func `decimals of other languages are read as they are written`() throws {
    var pencil = PencilLayout(lines: 9)
    pencil.information.language = "de-DE"
    let page = try pencil.layOut([
      table([["1.500,5"], ["2.000"]], head: ["H"], alignments: [.trailing])
    ]).pages[0]
    #expect(page.lines.map(\.maxX) == [220, 220, 210])
  }

  @Test func `short columns stay on one line beside long ones`() throws {
    let page = try PencilLayout(lines: 20, letters: 40).layOut([
      table(
        [["Item 1", String(repeating: "word ", count: 20), "4 hours"]], head: ["A", "B", "C"])
    ]).pages[0]
    #expect(page.lines[1].text.hasPrefix("Item 1 word"))
    #expect(page.lines[1].text.hasSuffix("4 hours"))
  }

  /// Where the columns of a table of one row begin, and its lines.
  private func columns(
    _ row: [String], weights: [Int: Double] = [:], letters: Int,
    shaper: FixedWidthShaper = FixedWidthShaper()
  ) throws -> [String] {
    guard case .table(var content) = table([row], head: row.map { _ in "H" }).content else {
      return []
    }
    content.weights = weights
    var pencil = PencilLayout(lines: 20, letters: letters)
    pencil.shaper = shaper
    let page = try pencil.layOut([Block(.table(content))]).pages[0]
    var starts: [String] = []
    page.frame.forEachItem { item, place in
      guard case .glyphs(let run) = item.content, run.size == 10 else { return }
      starts.append("\(Int(place.x)) \(String(decoding: run.text, as: UTF8.self))")
    }
    return starts.filter { !$0.hasSuffix(" H") }
  }

  @Test func `columns with weights divide their width in that proportion`() throws {
    #expect(try columns(["a", "b", "c"], letters: 15) == ["20 a", "45 b", "70 c"])
    #expect(
      try columns(["a", "b", "c"], weights: [1: 3, 2: 1], letters: 60)
        == ["20 a", "120 b", "270 c"])
    #expect(
      try columns(["a", "b"], weights: [0: 1, 1: 2], letters: 60) == ["20 a", "120 b"])
  }

  @Test func `columns that need little room stand no farther apart than the eye can follow`() throws
  {
    #expect(try columns(["a", "b", "c"], letters: 60) == ["20 a", "72 b", "124 c"])
  }

  @Test func `what is wanting for one line is taken where the fewest cells are divided`() throws {
    let rows = [["1 business hour", "at all times"], ["2 business hours", "always"]]
    let page = try PencilLayout(lines: 20, letters: 26).layOut([table(rows, head: ["A", "B"])])
      .pages[0]
    #expect(
      page.lines.map(\.text) == [
        "A B", "1 business hour at all", "times", "2 business hours always",
      ])
  }

  @Test func `a weight leaves a column its longest word`() throws {
    #expect(
      try columns(["extraordinarily", "b"], weights: [0: 1, 1: 9], letters: 40)
        == ["20 extraordinarily", "95 b"])
  }

  @Test func `an address is divided at its marks before letters grow smaller`() throws {
    #expect(
      try columns(["service.desk@northwind.example", "word word"], letters: 24)
        == ["20 service.desk", "20 @northwind.example", "110 word ", "110 word"])
  }

  @Test func `words are divided by their language where not even the smallest letters would do`()
    throws
  {
    let row = ["unterschriftsberechtigte", "word word"]
    let shaper = FixedWidthShaper(hyphenated: ["unterschrifts-berechtigte"])
    #expect(
      try columns(row, letters: 18, shaper: shaper)
        == ["20 unterschrifts\u{AD}", "20 berechtigte", "90 word ", "90 word"])
    // At 9.5 pt whole words fit.
    #expect(try columns(row, letters: 27, shaper: shaper).isEmpty)
  }
}
