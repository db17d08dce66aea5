import PDFObjects
import Testing

@testable import PDFFinishing

@Suite struct PagesTests {
  /// A page of text and foot, each drawn on a page of its own behind one that shows all glyphs.
  private func draft() -> Draft {
    let draft = Draft()
    let paragraph = draft.node("P")
    draft.artifact(.layout, "abcdefghijklmnopqrstuvwxyz ", y: 30)
    draft.nextPage()
    draft.text("the terms", in: paragraph)
    draft.nextPage()
    draft.artifact(.footer, "page one", y: 500)
    draft.text("initials", in: paragraph)
    draft.facts.marks = [[.node(paragraph), .artifact(.footer), .node(paragraph)]]
    draft.facts.structure[paragraph].kids = [.mark(page: 0, mcid: 0), .mark(page: 0, mcid: 2)]
    draft.facts.sheets = [
      .pieces(
        [.init(content: .drawn(1), marks: 1), .init(content: .drawn(2), marks: 2)],
        width: Draft.width, height: Draft.height)
    ]
    return draft
  }

  @Test func `pieces come to stand on one page, and their marks count on`() throws {
    let pages = try Workshop.open(draft()).pages()
    try #require(pages.count == 1)
    let contents = pages[0]["/Contents"].items.map(\.content)
    try #require(contents.count == 2)
    for content in contents { #expect(content.hasPrefix("q\n") && content.hasSuffix("Q\n")) }
    #expect(contents[0].contains("/Span << /MCID 0 >> BDC"))
    #expect(contents[1].contains("/Artifact << /Type /Pagination /Subtype /Footer >> BDC"))
    #expect(contents[1].contains("/Span << /MCID 2 >> BDC"))
    #expect(pages[0]["/MediaBox"].rect == PDFRect(left: 0, bottom: 0, right: 400, top: 600))
  }

  @Test func `a piece of an earlier file is taken as it is`() throws {
    let draft = draft()
    let (drawn, finisher) = (draft.drawn(), try Workshop.finisher())
    let first = try finisher.finish(drawn, with: draft.facts)
    #expect(Set(first.contents.keys) == [1])
    let text = try #require(first.contents[1])
    draft.facts.sheets = [
      .pieces(
        [.init(content: .kept(text), marks: 1), .init(content: .drawn(2), marks: 2)],
        width: Draft.width, height: Draft.height)
    ]
    #expect(try finisher.finish(drawn, with: draft.facts).bytes == first.bytes)
  }

  @Test func `a piece with other marks than were recorded is found`() throws {
    let draft = draft()
    draft.facts.sheets = [
      .pieces(
        [.init(content: .drawn(1), marks: 1), .init(content: .drawn(2), marks: 1)],
        width: Draft.width, height: Draft.height)
    ]
    #expect(
      try Workshop.complaint(about: draft)
        == "page 1 holds 3 runs of marked content, and 2 were recorded")
    draft.facts.marks[0].append(.artifact(.layout))
    draft.facts.sheets = self.draft().facts.sheets
    #expect(
      try Workshop.complaint(about: draft)
        == "page 1 holds 3 runs of marked content, and 4 were recorded")
  }

  /// The drawn file of a draft, with other fonts on its pages.
  private func drawn(
    _ draft: Draft, changing change: (QPDFDocument, [PDFObject]) -> Void
  ) throws -> [UInt8] {
    let pdf = try QPDFDocument(reading: draft.drawn())
    change(pdf, try pdf.pages())
    return try pdf.writtenPlainly()
  }

  @Test func `a page has the fonts of all its pieces`() throws {
    let draft = draft()
    let drawn = try drawn(draft) { pdf, pages in
      pages[2]["/Resources"]["/Font"].set(
        "/f-9-9", .object(pages[0]["/Resources"]["/Font"]["/f-0-0"]))
    }
    let finished = try QPDFDocument(
      reading: try Workshop.finisher().finish(drawn, with: draft.facts).bytes)
    let fonts = try finished.pages()[0]["/Resources"]["/Font"]
    #expect(fonts.keys == ["/f-0-0", "/f-9-9"])
  }

  @Test func `pieces that call two fonts by one name are told apart`() throws {
    let draft = draft()
    let drawn = try drawn(draft) { pdf, pages in
      pages[2]["/Resources"].set("/Font", ["/f-0-0": .object(pdf.makeIndirect(["/Type": "/Font"]))])
    }
    let error = #expect(throws: FinishingError.self) {
      try Workshop.finisher().finish(drawn, with: draft.facts)
    }
    #expect(error == .pieces(page: 0, name: "/f-0-0"))
    #expect(error?.description == "the pieces of page 1 call two things /f-0-0")
  }
}
