import DocumentModel
import PageLayout
import StrictInput
import TestSupport
import Testing

struct LayoutProblemTests {
  private let here = SourceLocation(file: "fees.md", line: 7, column: 1)

  @Test func `a character that no font has is named with its word and place`() {
    let pencil = PencilLayout(lines: 9)
    pencil.shaper.missing = ["\u{16A0}"]
    #expect(
      pencil.complaints(about: [paragraph("see abc\u{16A0}", line: 7)]) == [
        "fees.md:7:1: error: no font of the style has the character \"\u{16A0}\" (U+16A0) in "
          + "\"abc\u{16A0}\"; add a family that has it to families.fallback in the style sheet"
      ])
  }

  @Test func `words that stick out of their line are named with what they need`() {
    let joined = Array(repeating: "abcdefgh", count: 8).joined(separator: "\u{A0}")
    var pencil = PencilLayout(lines: 9)
    pencil.style.lineBreaking.spaceShrink = 0
    #expect(
      pencil.complaints(about: [Block(.paragraph([.text(joined)]), source: here)]) == [
        "fees.md:7:1: error: \"\(joined)\" cannot be divided, needs 355 pt and its line holds 200; "
          + "put a space into it, or give it more room"
      ])
  }

  @Test func `what is taller than a page is named with its place`() {
    var pencil = PencilLayout(lines: 3)
    pencil.style.blocks.body.text.leading = 40
    #expect(
      pencil.complaints(about: [paragraph("a", line: 7)]) == [
        "fees.md:7:1: error: a piece of the document that may not be divided needs 40 pt and a "
          + "page holds 30; shorten it, or make the page's margins smaller in the style sheet"
      ])
  }

  @Test func `a signature block taller than a page less two lines is named`() {
    #expect(
      PencilLayout(lines: 6).complaints(about: [
        paragraph("a", lines: 2),
        Block(.signatures([party("Acme"), party("Bolt")]), source: here),
      ]) == [
        "fees.md:7:1: error: the signature block for \"Acme\", \"Bolt\" needs 62 pt and a page "
          + "holds 40; shorten it, or make the page's margins smaller in the style sheet"
      ])
  }

  @Test func `signatures cut off from the agreement are an error`() {
    let blocks = [
      paragraph("a", lines: 2), Block(.pageBreak),
      Block(.signatures([party("Acme")]), source: here),
    ]
    #expect(
      PencilLayout(lines: 12).complaints(about: blocks) == [
        "fees.md:7:1: error: the signatures would stand on a page with no words of the agreement; "
          + "take out the page break before them, or put a paragraph between"
      ])
  }

  @Test func `a table whose longest words are wider than the measure is an error`() {
    let word = String(repeating: "x", count: 40)
    #expect(
      PencilLayout(lines: 12, letters: 40).complaints(about: [
        table([[word, word]], head: ["H", "I"])
      ]) == [
        "fees.md:7:1: error: the longest words of the table's columns need 280 pt and a line "
          + "holds 200, even at 7 pt; shorten them, take a column out, or make the page's margins "
          + "smaller in the style sheet"
      ])
  }

  @Test func `a page break in a table cell is an error`() {
    let block = Block(
      .table(
        Table(
          alignments: [.leading], head: [.init([.text("H")])],
          rows: [[.init([Block(.pageBreak, source: here)])]])))
    #expect(
      PencilLayout(lines: 12).complaints(about: [block]) == [
        "fees.md:7:1: error: a page cannot end inside a table cell; take the break out"
      ])
  }

  @Test func `a picture that nobody read is an error, not a hole`() {
    #expect(
      PencilLayout(lines: 12).complaints(about: [
        Block(.figure(Figure(path: "plan.png", alternativeText: "The site")), source: here)
      ]) == [
        "fees.md:7:1: error: the picture \"plan.png\" was not read, and cannot be set; "
          + "take it out, or say in words what it shows"
      ])
  }

  @Test func `a reference to nothing is an error`() {
    #expect(
      PencilLayout(lines: 12).complaints(about: [
        Block(.paragraph([.reference([.text("clause 9")], anchor: "liability")]), source: here),
        Block(.paragraph([.emphasis([.pageNumber(anchor: "fees")])]), source: here),
      ]) == [
        "fees.md:7:1: error: nothing in the document is named #liability",
        "fees.md:7:1: error: nothing in the document is named #fees",
      ])
  }

  @Test func `all problems are told, not the first`() {
    let figure = Block(.figure(Figure(path: "a.png", alternativeText: "")))
    #expect(PencilLayout(lines: 12).complaints(about: [figure, figure]).count == 2)
  }
}
