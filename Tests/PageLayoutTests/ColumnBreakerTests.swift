import DocumentModel
import PageLayout
import Testing

struct ColumnBreakerTests {
  /// Two columns of nine letters, and two letters between them.
  private func pencil(lines: Int) -> PencilLayout {
    var pencil = PencilLayout(lines: lines, letters: 20)
    pencil.style.page.columns.count = 2
    pencil.style.page.columns.gap = 2 * PencilLayout.letter
    return pencil
  }

  /// The lines of each page, those that stand beside each other with a stroke between them.
  private func pages(_ blocks: [Block], lines: Int) throws -> [String] {
    try pencil(lines: lines).layOut(blocks).pages.map { page -> String in
      let middle = 20 + 11 * PencilLayout.letter
      var rows: [Double: (left: String, right: String)] = [:]
      page.frame.forEachItem { item, place in
        guard case .glyphs(let run) = item.content else { return }
        let text = String(decoding: run.text, as: UTF8.self)
        if place.x < middle - 0.01 {
          rows[place.y, default: ("", "")].left += text
        } else {
          rows[place.y, default: ("", "")].right += text
        }
      }
      return rows.sorted { $0.key < $1.key }
        .map { "\($0.value.left)|\($0.value.right)" }
        .map { $0.replacing(" ", with: "") }.joined(separator: " ")
    }
  }

  private func clause(_ label: String) -> Block { heading("H\(label)", label: label) }

  @Test func `numbered clauses stand in columns, which end equally long`() throws {
    #expect(
      try pages([clause("1"), paragraph("a", lines: 3), paragraph("b", lines: 3)], lines: 9) == [
        "1H1|b1 a1|b2 a2|b3 a3|"
      ])
  }

  @Test func `what stands above the columns makes them shorter on its page`() throws {
    #expect(
      try pages(
        [
          paragraph("t", lines: 2), clause("1"), paragraph("a", lines: 4), paragraph("b", lines: 7),
        ],
        lines: 6) == ["t1| t2| 1H1|a3 a1|a4 a2|b1 |b2", "b3|b6 b4|b7 b5|"])
  }

  @Test func `signatures stand across the page, below the columns`() throws {
    #expect(
      try pages(
        [
          clause("1"), paragraph("a", lines: 6), heading("S"), paragraph("s", lines: 2),
          Block(.signatures([party("Ada")])),
        ], lines: 14) == ["1H1|a4 a1|a5 a2|a6 a3| S| s1| s2| Ada| S:| N:| T:| D:|"])
  }

  @Test func `a note stands at the foot of its column`() throws {
    let marked = Block(
      .paragraph([.text("a1"), .footnote([Block(.paragraph([.text("note")]))])]))
    #expect(
      try pages([clause("1"), marked, paragraph("b", lines: 12)], lines: 6) == [
        "1H1|b2 a1¹|b3 b1|b4 |b5 |b6 ¹note|b7", "b8|b11 b9|b12 b10|",
      ])
  }

  @Test(arguments: 1...60)
  func `every line stands in one column, in order, and none beside another`(seed: Int) throws {
    var random = Dice(seed: seed)
    var blocks: [Block] = []
    var words: [String] = []
    for index in 0..<random.roll(2...14) {
      let name = "p\(index)x"
      switch random.roll(0...5) {
      case 0:
        blocks.append(heading(name + "1", label: random.roll(0...2) > 0 ? "L" : nil))
        words.append(name + "1")
      default:
        let lines = random.roll(1...9)
        blocks.append(paragraph(name, lines: lines))
        words += (1...lines).map { "\(name)\($0)" }
      }
    }
    var read: [String] = []
    for page in try pencil(lines: 7).layOut(blocks).pages {
      var places: Set<[Int]> = []
      page.frame.forEachItem { item, place in
        guard case .glyphs(let run) = item.content else { return }
        let text = String(decoding: run.text, as: UTF8.self)
          .split(separator: " ").first.map(String.init)
        guard let text, text != "L" else { return }
        read.append(text)
        #expect(place.y <= 30 + 70)
        #expect(places.insert([place.x < 75 ? 0 : 1, Int(place.y)]).inserted)
      }
    }
    #expect(read == words)
  }

  @Test func `a paragraph in a column is set a line tighter before one begins with a widow`() throws
  {
    var pencil = PencilLayout(lines: 5, letters: 92)
    pencil.style.page.columns.count = 2
    pencil.style.page.columns.gap = 2 * PencilLayout.letter
    pencil.style.blocks.body.alignment = .justified
    pencil.style.lineBreaking.spaceStretch = 0.5
    pencil.style.lineBreaking.letterStretch = 0.008
    pencil.style.lineBreaking.letterShrink = 0.006
    // Eleven of these words to a line of 45 letters, or twelve if tight.
    let words = Array(repeating: "www", count: 24).joined(separator: " ")
    let document = try pencil.layOut([
      clause("1"), paragraph("a", lines: 2), paragraph(words), paragraph("b", lines: 2),
      paragraph("c", lines: 9),
    ])
    #expect(document.breaks.flatMap(\.changes).map(\.lines) == [-1])
  }

  @Test func `text across the page may be narrower than it, tables and signatures not`() throws {
    var pencil = PencilLayout(lines: 12, letters: 40)
    pencil.style.page.textWidth = 100
    let page = try pencil.layOut([
      paragraph("aaaa bbbb cccc dddd eeee"),
      table([["x", "y"]], head: ["A", "B"], alignments: [.leading, .trailing]),
      Block(
        .list(
          List(
            kind: .clauses, level: 1,
            items: [
              .init(
                label: "1",
                blocks: [
                  paragraph("ffff gggg hhhh iiii"),
                  table([["u", "v"]], head: ["C", "D"], alignments: [.leading, .trailing]),
                ])
            ]))),
    ]).pages[0]
    #expect(page.lines.map(\.text).prefix(2) == ["aaaa bbbb cccc dddd", "eeee"])
    #expect(page.lines.filter { ["A B", "C D"].contains($0.text) }.map(\.maxX) == [220, 220])
    #expect(page.lines.contains { $0.text == "1 ffff gggg hhhh" })
  }
}
