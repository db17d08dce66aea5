import DocumentModel
import PageLayout
import Testing

/// Pages of Hebrew and Arabic, set with a pencil: the text stands from 20 to 220 pt.
struct MirroredLayoutTests {
  private func pencil(lines: Int = 20) -> PencilLayout {
    var pencil = PencilLayout(lines: lines)
    pencil.information.language = "he-IL"
    return pencil
  }

  /// Where a piece of text stands: its left and its right end.
  private func place(_ text: String, on page: Page) -> [Double]? {
    var found: [Double]?
    page.frame.forEachItem { item, place in
      if case .glyphs(let run) = item.content, String(decoding: run.text, as: UTF8.self) == text {
        found = [place.x, place.x + run.width]
      }
    }
    return found
  }

  private func placeOfRun(with text: String, on page: Page) -> [Double]? {
    var found: [Double]?
    page.frame.forEachItem { item, place in
      if case .glyphs(let run) = item.content,
        String(decoding: run.text, as: UTF8.self).contains(text)
      {
        found = [place.x, place.x + run.width]
      }
    }
    return found
  }

  @Test func `lines begin at the right`() throws {
    let page = try pencil().layOut([paragraph("אבג דה")]).pages[0]
    #expect(place("אבג", on: page) == [205, 220])
    #expect(place("דה", on: page) == [190, 200])
  }

  @Test func `words are read in their order`() throws {
    let page = try pencil().layOut([paragraph("אבג דה abc def וז")]).pages[0]
    var words = ""
    page.frame.forEachItem { item, _ in
      if case .glyphs(let run) = item.content { words += String(decoding: run.text, as: UTF8.self) }
    }
    #expect(words == "אבג דה abc def וז")
    // What is read from left to right stands so, between the words before and after it.
    let latin = try #require(
      words.contains("abc def") ? placeOfRun(with: "abc def", on: page) : nil)
    #expect(latin[1] < 195 && latin[0] > 140)
    #expect(place("וז", on: page)?[1] ?? 220 < latin[0] + 1)
  }

  @Test func `the last line of a justified paragraph stands at the right`() throws {
    var pencil = pencil()
    pencil.style.blocks.body.alignment = .justified
    let first = Array(repeating: "אבגד", count: 7).joined(separator: " ")
    let page = try pencil.layOut([paragraph("שלום \(first) סוף עוד מלים")]).pages[0]
    #expect(page.lines.count == 2)
    #expect(abs((place("שלום", on: page)?[1] ?? 0) - 220) < 0.1)
    let left = page.lines[0].text.hasPrefix(" ") ? page.lines[0].x + 5 : page.lines[0].x
    // The last letter keeps its share of letterspacing: a hundredth of its size.
    #expect(abs(left - 20) < 0.11)
    #expect(page.lines[1].x > 100)
    #expect(abs(page.lines[1].maxX - 220) < 0.1)
  }

  @Test func `numbers hang at the right of their clauses`() throws {
    let item = List.Item(label: "7", blocks: [paragraph("אבג")])
    let page = try pencil().layOut([
      Block(.list(List(kind: .clauses, level: 1, items: [item])))
    ]).pages[0]
    #expect(place("7", on: page)?[1] == 220)
    #expect(place("אבג", on: page) == [185, 200])
  }

  @Test func `the first column of a table is at the right, and figures end at the right of theirs`()
    throws
  {
    let page = try pencil().layOut([
      table(
        [["אב", "1.50"], ["גד", "100"]], head: ["ה", "ו"], alignments: [.leading, .trailing])
    ]).pages[0]
    #expect(place("אב", on: page)?[1] == 220)
    let fee = try #require(place("1.50", on: page))
    let other = try #require(place("100", on: page))
    #expect(fee[1] < 210)
    // Decimal marks stand below each other.
    #expect(other[1] == fee[1] - 15)
  }

  @Test func `heads and feet are mirrored`() throws {
    var pencil = pencil()
    pencil.style.marginals.first.head.left = "אב"
    pencil.style.marginals.first.foot.right = "{page}"
    let page = try pencil.layOut([paragraph("אבג")]).pages[0]
    #expect(place("אב", on: page) == [210, 220])
    #expect(place("1", on: page) == [20, 25])
  }

  @Test func `numbers of pages stand at the left of the contents`() throws {
    let page = try pencil().layOut([
      Block(.tableOfContents(title: "", depth: 1)), heading("אבג"),
    ]).pages[0]
    #expect(place("1", on: page)?[0] == 20)
  }

  @Test func `the first party signs at the right`() throws {
    let fields = try pencil().layOut([
      paragraph("אבג"), paragraph("דהו"),
      Block(.signatures([party("A"), party("B")])),
    ]).pages[0].fields
    let first = try #require(fields.first { $0.field.name == "eSignSignHere_a_1" })
    let second = try #require(fields.first { $0.field.name == "eSignSignHere_b_1" })
    #expect(first.place.x > second.place.x + second.field.size.width)
    #expect(second.place.x == 20)
  }

  @Test(arguments: [
    ("he", true), ("ar-EG", true), ("fa", true), ("en-GB", false), ("az-Arab", true),
    ("he-Latn", false), ("ja", false),
  ])
  func `a language's script says from which side it is read`(
    _ language: String, _ isRightToLeft: Bool
  ) {
    #expect(
      DocumentInformation(title: "", language: language).isRightToLeft == isRightToLeft)
  }
}
