import DocumentModel
import PageLayout
import StrictInput
import Testing

/// Sums that go over the ends of pages, set with a pencil.
struct CarriedSumsTests {
  /// A table of items `r1`, `r2`, … and their amounts.
  private func fees(
    _ amounts: [String], foot: [[String]] = [], head: [String] = ["Item", "Amount"]
  ) -> Block {
    guard
      case .table(var content) = table(
        amounts.enumerated().map { ["r\($0 + 1)", $1] }, head: head, foot: foot,
        alignments: [.leading, .trailing]
      ).content
    else { return Block(.rule) }
    content.summedColumns = [1]
    return Block(.table(content), source: .init(file: "fees.md", line: 7, column: 1))
  }

  private func words(_ pages: [Page]) -> String {
    pages.map { $0.lines.map(\.text).joined(separator: ", ") }.joined(separator: " | ")
  }

  private func words(_ block: Block, lines: Int, language: String = "en-GB") throws -> String {
    var pencil = PencilLayout(lines: lines)
    pencil.information.language = language
    return words(try pencil.layOut([block]).pages)
  }

  @Test func `a sum is carried over each end of a page`() throws {
    #expect(
      try words(fees(["1.10", "2.20", "3.30", "4.40", "5.50"]), lines: 5)
        == "Item Amount, r1 1.10, r2 2.20, r3 3.30, Carried forward 6.60 | "
        + "Item Amount, Brought forward 6.60, r4 4.40, r5 5.50")
  }

  @Test func `a table on one page carries nothing`() throws {
    #expect(
      try words(fees(["1.10", "2.20"], foot: [["Total", "3.30"]]), lines: 5)
        == "Item Amount, r1 1.10, r2 2.20, Total 3.30")
  }

  @Test func `a total is not counted`() throws {
    let pages = try words(
      fees(["1.00", "2.00", "4.00"], foot: [["Total", "7.00"], ["Tax", "1.40"]]), lines: 5)
    #expect(
      pages
        == "Item Amount, r1 1.00, r2 2.00, Carried forward 3.00 | "
        + "Item Amount, Brought forward 3.00, r3 4.00, Total 7.00, Tax 1.40")
  }

  @Test func `amounts keep their own currency and are added up to the last figure`() throws {
    let amounts = ["£99,999,999,999,999.99", "£0.01", "£0.005", "included", "£1.00", "£2.00"]
    let text = try words(fees(amounts), lines: 6)
    #expect(
      text
        == "Item Amount, r1 £99,999,999,999,999.99, r2 £0.01, r3 £0.005, r4 included, "
        + "Carried forward £100,000,000,000,000.005 | "
        + "Item Amount, Brought forward £100,000,000,000,000.005, r5 £1.00, r6 £2.00")
  }

  @Test func `a credit is taken off`() throws {
    #expect(
      try words(fees(["£5.00", "−£7.00", "(£1.00)", "£1.00", "£1.00"]), lines: 5)
        .hasPrefix("Item Amount, r1 £5.00, r2 −£7.00, r3 (£1.00), Carried forward −£3.00 |"))
  }

  @Test(arguments: [
    ("de-DE", "1.000,50 €", "Übertrag 2.001,00 €", "Übertrag 2.001,00 €"),
    ("fr-FR", "1\u{202F}000,50 €", "À reporter 2\u{202F}001,00 €", "Report 2\u{202F}001,00 €"),
    ("de-CH", "1’000.50", "Übertrag 2’001.00", "Übertrag 2’001.00"),
    ("en-IN", "1,00,000.50", "Carried forward 2,00,001.00", "Brought forward 2,00,001.00"),
    ("eu-ES", "1.000,50", "… 2.001,00", "… 2.001,00"),
  ])
  func `sums are said and written as the language does`(
    _ language: String, _ amount: String, _ forward: String, _ back: String
  ) throws {
    let rows = [amount, amount, "–", "–", "–", "–"]
    let text = try words(fees(rows), lines: 6, language: language)
    #expect(text.contains("r4 –, \(forward) | Item Amount, \(back), r5 –"), "\(text)")
  }

  @Test func `words too long for their columns have a line of their own`() throws {
    guard case .table(var content) = fees((1...8).map(String.init)).content else { return }
    content.alignments = [.trailing, .trailing]
    content.summedColumns = [0, 1]
    content.rows = content.rows.map { [$0[1], $0[1]] }
    let pages = try words(Block(.table(content)), lines: 7)
    #expect(
      pages.hasPrefix("Item Amount, 1 1, 2 2, 3 3, 4 4, Carried forward, 10 10 | "), "\(pages)")
  }

  @Test func `carried sums are no content`() throws {
    let document = try PencilLayout(lines: 5).layOut([
      fees(["1.10", "2.20", "3.30", "4.40", "5.50"])
    ])
    for page in document.pages {
      page.frame.forEachItem { item, _ in
        guard case .glyphs(let run) = item.content else { return }
        let text = String(decoding: run.text, as: UTF8.self)
        if text.contains("forward") || text.contains("6.60") { #expect(item.node == .artifact) }
      }
    }
  }

  @Test func `a style may leave sums out`() throws {
    var pencil = PencilLayout(lines: 4)
    pencil.style.table.carriesSums = false
    #expect(
      words(try pencil.layOut([fees(["1", "2", "3", "4"])]).pages)
        == "Item Amount, r1 1, r2 2 | Item Amount, r3 3, r4 4")
  }

  @Test func `what is not one amount is named`() {
    #expect(
      PencilLayout(lines: 9).complaints(about: [fees(["£1.00", "2 x £3.00"])]) == [
        """
        fees.md:7:1: error: the column "Amount" is to be added up, and "2 x £3.00" is not one \
        amount; write all of its amounts alike, or take {sum} out of its head
        """
      ])
  }

  @Test func `amounts of two currencies are not added up`() {
    #expect(
      PencilLayout(lines: 9).complaints(about: [fees(["£1.00", "€3.00"])]) == [
        """
        fees.md:7:1: error: the column "Amount" is to be added up, and "€3.00" is not written as \
        "£…" above it; write all of its amounts alike, or take {sum} out of its head
        """
      ])
  }

  @Test func `a column is wide enough for its sums`() throws {
    let rows = Array(repeating: "999.99", count: 40)
    let document = try PencilLayout(lines: 10, letters: 26).layOut([fees(rows)])
    #expect(words(document.pages).contains("Carried forward 7,999.92 | Item Amount, Brought"))
    #expect(document.pages.allSatisfy { $0.lines.allSatisfy { $0.maxX <= 150.01 } })
  }
}
