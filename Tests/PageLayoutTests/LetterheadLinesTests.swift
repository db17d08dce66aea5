import DocumentModel
import StrictInput
import TestSupport
import Testing

@testable import PageLayout

/// Lines of a firm's paper on pages of 40 letters by 12 lines: 240 by 180 pt, with margins of 20 pt
/// at the sides.
@Suite struct LetterheadLinesTests {
  private var pencil: PencilLayout {
    var pencil = PencilLayout(lines: 12)
    pencil.style.letterhead.text = TextStyle(size: 10, leading: 10)
    pencil.style.letterhead.head.lines = ["Acme Ltd", "1 High Street"]
    pencil.style.letterhead.head.position = .right
    pencil.style.letterhead.head.edge = 5
    return pencil
  }

  @Test func `an address stands on the first page, and the text begins below it`() throws {
    let pages = try pencil.layOut([paragraph("a", lines: 12)]).pages
    let address = try #require(pages[0].line("Acme Ltd"))
    #expect(address.maxX == 220)
    #expect((5...15).contains(address.baseline))
    #expect(pages[0].line("1 High Street")?.baseline == address.baseline + 10)
    // 5 pt and two lines, and a line of space.
    #expect(pages[0].line("a1")?.baseline == (pages[1].lines.first?.baseline ?? 0) + 5)
    #expect(pages[1].line("Acme Ltd") == nil)
  }

  @Test func `lines have fields, and are no part of what is read`() throws {
    var pencil = pencil
    pencil.information.reference = "R-7"
    pencil.style.letterhead.pages = .all
    pencil.style.letterhead.head.lines = []
    pencil.style.letterhead.foot.lines = ["{reference}, sheet {page}"]
    pencil.style.letterhead.foot.edge = 4
    let laidOut = try pencil.layOut([paragraph("a", lines: 13)])
    #expect(laidOut.pages.map { $0.line("R-7, sheet \($0.number)")?.x } == [20, 20])
    let baseline = try #require(laidOut.pages[0].line("R-7, sheet 1")?.baseline)
    #expect((166...176).contains(baseline))
    #expect(laidOut.structure.nodes.map(\.role) == ["Document", "P"])
  }

  @Test func `on two-sided paper lines keep within the text block`() throws {
    var pencil = pencil
    pencil.style.page.isTwoSided = true
    (pencil.style.page.margins.left, pencil.style.page.margins.right) = (35, 5)
    pencil.style.letterhead.pages = .all
    let pages = try pencil.layOut([paragraph("a", lines: 13)]).pages
    #expect(pages.map { $0.line("Acme Ltd")?.maxX } == [235, 205])
  }

  @Test func `letters of Hebrew lines run from the right, at the side that the style says`() throws
  {
    var pencil = pencil
    pencil.information.language = "he"
    pencil.style.letterhead.head.lines = ["אבג"]
    let page = try pencil.layOut([paragraph("דהו", lines: 1)]).pages[0]
    #expect(page.lines.first { $0.text == "אבג" }?.maxX == 220)
  }

  @Test func `a line that is too wide, or stands on another thing, is refused by its words`() {
    var wide = pencil
    wide.style.letterhead.head.lines = [String(repeating: "wide ", count: 9) + "line"]
    #expect(
      wide.complaints(about: [paragraph("a", lines: 1)]) == [
        "error: the line \"wide wide wide wide wide wide wide wide wide line\" of the letterhead "
          + "needs 245 pt and has 200; divide it, or make letterhead.text.size smaller in the "
          + "style sheet"
      ])
    var crowded = pencil
    crowded.style.letterhead.head.lines = ["Acme Ltd"]
    crowded.style.marginals.head = .init(right: "head")
    #expect(
      crowded.complaints(about: [paragraph("a", lines: 1)]) == [
        "error: the line \"Acme Ltd\" of the letterhead stands on the logo, or on the running "
          + "head or foot; give the lines another position or edge in the style sheet, or take "
          + "away what is there: logo.position, marginals.first"
      ])
    crowded.style.marginals.first.head.right = ""
    #expect(crowded.complaints(about: [paragraph("a", lines: 1)]) == [])
  }
}
