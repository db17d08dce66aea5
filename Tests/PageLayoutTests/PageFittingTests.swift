import DocumentModel
import PageLayout
import Testing

struct PageFittingTests {
  /// As many words of so many letters, in lines of 45: eleven of three letters, or twelve if tight;
  /// fifteen of two letters, or fourteen if loose.
  private func words(_ count: Int, letters: Int) -> Block {
    let word = String(repeating: "w", count: letters)
    return paragraph(Array(repeating: word, count: count).joined(separator: " "))
  }

  private func pencil(lines: Int) -> PencilLayout {
    var pencil = PencilLayout(lines: lines, letters: 45)
    pencil.style.blocks.body.alignment = .justified
    pencil.style.lineBreaking.spaceStretch = 0.5
    pencil.style.lineBreaking.letterStretch = 0.008
    pencil.style.lineBreaking.letterShrink = 0.006
    return pencil
  }

  private func explained(_ blocks: [Block], lines: Int) throws -> [String] {
    try pencil(lines: lines).layOut(blocks).breaks.map(\.description)
  }

  @Test func `a paragraph is set a line tighter before a page begins with a widow`() throws {
    #expect(
      try explained([words(24, letters: 3)], lines: 2) == [
        """
        page 1: ends with the document (100 %); "www www www www …" is set 1 line tighter, or \
        there would be a widow
        """
      ])
  }

  @Test func `a paragraph is set a line tighter for what follows to fit`() throws {
    #expect(
      try explained([words(46, letters: 3), paragraph("b", lines: 2)], lines: 6) == [
        """
        page 1: ends with the document (100 %); "www www www www …" is set 1 line tighter, or \
        17 % of a page would stay empty
        """
      ])
  }

  @Test func `a paragraph is set a line looser before a page stays empty`() throws {
    #expect(
      try explained([words(60, letters: 2), paragraph("b", lines: 3)], lines: 6) == [
        """
        page 1: ends 1 line early (83 %), between paragraphs, before "b1", to spare the reader an \
        orphan; 2 lines earlier would cost 2223 more; 1 line later would cost 4723 more (an \
        orphan); "ww ww ww ww …" is set 1 line looser, or 33 % of a page would stay empty
        """,
        "page 2: ends with the document (50 %)",
      ])
  }

  @Test func `pages that are good are left as they are`() throws {
    let blocks = [words(46, letters: 3), words(46, letters: 3), words(46, letters: 3)]
    #expect(!(try explained(blocks, lines: 8).joined().contains("is set")))
  }

  @Test func `a paragraph that could only be had with holes is left as it is`() throws {
    #expect(
      try explained([words(37, letters: 4), paragraph("b", lines: 2)], lines: 6).count == 2)
  }

  @Test func `a style may forbid it`() throws {
    var pencil = pencil(lines: 2)
    pencil.style.pageBreaking.adjustPenalty = 10_000
    #expect(try pencil.layOut([words(24, letters: 3)]).pages.count == 2)
  }
}
