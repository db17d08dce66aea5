import DocumentModel
import PageLayout
import TestSupport
import Testing

/// Words in another language than the document's.
struct PhraseLanguageTests {
  private func layOut(_ text: [Inline]) throws -> LaidOutDocument {
    var pencil = PencilLayout(lines: 9, letters: 12)
    pencil.shaper = FixedWidthShaper(hyphenated: ["fr:conve-nances"])
    return try pencil.layOut([Block(.paragraph(text))])
  }

  @Test func `a phrase is divided by the dictionary of its own language`() throws {
    let words = [Inline.text("Our convenances")]
    #expect(try layOut(words).pages[0].lines.map(\.text) == ["Our", "convenances"])
    #expect(
      try layOut([.language(words, tag: "fr")]).pages[0].lines.map(\.text)
        == ["Our conve\u{AD}", "nances"])
  }

  @Test func `a phrase says its language to those who hear the document`() throws {
    let nodes = try layOut([
      .text("by "), .language([.link([.text("loi")], destination: "https://a.fr")], tag: "fr"),
    ]).structure.nodes
    #expect(nodes.map(\.role) == ["Document", "P", "Span", "Link"])
    #expect(nodes.map(\.language) == [nil, nil, "fr", nil])
    #expect(nodes[3].parent.value == 2)
  }
}
