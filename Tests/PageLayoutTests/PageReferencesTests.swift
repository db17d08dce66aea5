import DocumentModel
import PageLayout
import Testing

struct PageReferencesTests {
  private func see(_ anchor: String) -> Block {
    Block(.paragraph([.text("page "), .pageNumber(anchor: anchor)]))
  }

  @Test func `a page reference says the number of its page`() throws {
    #expect(
      try PencilLayout(lines: 3).pages(of: [
        see("Two"), paragraph("a", lines: 2), heading("Two"), paragraph("b", lines: 2),
      ]) == "page 2 a1 a2 | Two b1 b2")
  }

  @Test func `a page reference is a link`() throws {
    var targets: [Link.Target] = []
    try PencilLayout(lines: 9).layOut([heading("One"), see("One")]).pages[0].frame
      .forEachItem { item, _ in
        if case .link(let link) = item.content { targets.append(link.target) }
      }
    #expect(targets == [.anchor("One")])
  }

  @Test func `a reference that moves its own page is an error`() throws {
    // With one figure the item has three lines and moves to page 10, whose number has two;
    // with two figures it has four lines, begins on page 9, whose number has one.
    let item = List.Item(
      label: "1", anchor: "here",
      blocks: [
        Block(
          .paragraph(
            [.text("xxxxxxx"), .lineBreak, .text("xxxxxxx "), .pageNumber(anchor: "here")]
              + [.text("yyyyyyy"), .lineBreak, .text("xxxxxxx")]))
      ])
    let blocks =
      (1...8).flatMap { _ in [paragraph("a", lines: 5), Block(.pageBreak)] }
      + [paragraph("b", lines: 3), Block(.list(List(kind: .numbers, level: 2, items: [item])))]
    #expect(
      PencilLayout(lines: 5, letters: 20).complaints(about: blocks) == [
        "error: page numbers did not settle after five runs; a page reference moves its own page"
      ])
  }
}
