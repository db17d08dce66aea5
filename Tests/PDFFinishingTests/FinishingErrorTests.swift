import PDFObjects
import Testing

@testable import PDFFinishing

@Suite struct FinishingErrorTests {
  @Test func `what is no PDF is refused`() throws {
    let error = #expect(throws: FinishingError.self) {
      try Workshop.finisher().finish(Array("Dear Sir".utf8), with: Draft().facts)
    }
    #expect(error?.description == "what was drawn is not a sound PDF: can't find startxref")
  }

  @Test func `a PDF that is cut short is refused`() throws {
    let draft = Draft.contract()
    let error = #expect(throws: FinishingError.self) {
      try Workshop.finisher().finish(Array(draft.drawn().dropLast(300)), with: draft.facts)
    }
    #expect(error?.description == "what was drawn is not a sound PDF: can't find startxref")
  }

  @Test func `a font that is missing or none is named`() throws {
    let letter = try Workshop.temporaryFile(Array("Dear Sir".utf8), "letter.ttf")
    let missing = #expect(throws: FinishingError.self) {
      try PDFFinisher(formFont: "Fonts/none.ttf")
    }
    #expect(
      missing?.description
        == "Fonts/none.ttf: cannot be read; look whether it is there and may be read")
    let none = #expect(throws: FinishingError.self) {
      try PDFFinisher(formFont: letter)
    }
    #expect(
      none?.description
        == "\(letter): is not a TrueType font; form fields need one with \"glyf\" outlines")
  }

  @Test func `a mark that was not recorded is found`() throws {
    let draft = Draft.contract()
    draft.facts.marks[1].append(.artifact(.layout))
    #expect(
      try Workshop.complaint(about: draft)
        == "page 2 holds 6 runs of marked content, and 7 were recorded")
    draft.facts.marks[1].removeLast(2)
    #expect(
      try Workshop.complaint(about: draft)
        == "page 2 holds 6 runs of marked content, and 5 were recorded")
  }

  @Test func `marks of a page that was not drawn are found`() throws {
    let draft = Draft.contract()
    draft.facts.marks.append([])
    #expect(
      try Workshop.complaint(about: draft)
        == "the structure tree is not sound: 2 pages were drawn, and the marks of 3 recorded")
  }

  @Test func `text that was recorded as an artifact is found, and the reverse`() throws {
    let draft = Draft.contract()
    draft.facts.marks[0].swapAt(0, 1)
    let heading = try #require(draft.facts.structure.firstIndex { $0.role == "H1" })
    draft.facts.structure[heading].kids = [.mark(page: 0, mcid: 0)]
    #expect(
      try Workshop.complaint(about: draft)
        == "run 0 of marked content on page 1 was drawn as an artifact and recorded as text")
    let other = Draft()
    other.text("Terms", in: other.node("P"))
    other.facts.marks = [[.artifact(.layout)]]
    other.facts.structure[1].kids = []
    #expect(
      try Workshop.complaint(about: other)
        == "run 0 of marked content on page 1 was drawn as text and recorded as an artifact")
  }

  @Test func `a structure tree that is not one is described`() throws {
    func complaint(_ spoil: (inout [StructureNode]) -> Void) throws -> String {
      let draft = Draft.contract()
      spoil(&draft.facts.structure)
      let text = try Workshop.complaint(about: draft)
      let beginning = "the structure tree is not sound: "
      #expect(text.hasPrefix(beginning))
      return String(text.dropFirst(beginning.count))
    }
    #expect(
      try complaint { $0[1].role = "Clause" }
        == "node 1 is a \"Clause\", which is no standard type")
    #expect(
      try complaint { $0[1].kids.append(.node(99)) }
        == "node 99, which node 1 holds, does not exist")
    #expect(
      try complaint { $0[0].kids.append(.node(1)) }
        == "node 1, which node 0 holds, has two places")
    #expect(
      try complaint { $0[0].kids.removeFirst() }
        == "node 1, a H1, is not among the kids of its parent")
    #expect(
      try complaint { $0.append(StructureNode(role: "P", parent: nil)) }
        == "node 16, a P, is not among the kids of its parent")
    #expect(
      try complaint { $0[1].kids = [] } == "page 1, mark 1 is not where it was recorded to be")
    #expect(
      try complaint { $0[1].kids.append(.mark(page: 5, mcid: 0)) }
        == "node 1 holds a mark of page 6, which has none")
    #expect(try complaint { $0[3].kids.removeLast() } == "link 0 has no place")
    #expect(try complaint { $0[$0.count - 1].kids = [] } == "field 5 has no place")
  }

  @Test func `a field name that is taken or has a period is refused`() throws {
    let draft = Draft.contract()
    draft.facts.fields[1].name = "client.name"
    #expect(
      try Workshop.complaint(about: draft)
        == "the field name \"client.name\" has a period, which divides the names of nested fields; "
        + "use \"_\"")
    draft.facts.fields[1].name = "Unterschrift für A"
    #expect(
      try Workshop.complaint(about: draft)
        == "the field name \"Unterschrift für A\" is empty or not ASCII")
    draft.facts.fields[1].name = draft.facts.fields[0].name
    #expect(
      try Workshop.complaint(about: draft)
        == "two fields have the name \"eSignSignHere_client_1\"; each needs one of its own")
  }

  @Test func `a rectangle outside its page is refused`() throws {
    let draft = Draft.contract()
    draft.facts.fields[0].rect.top = 600.5
    #expect(
      try Workshop.complaint(about: draft)
        == "the field \"eSignSignHere_client_1\" does not lie on page 2: "
        + "[40 100.125 190 600.5] is not a rectangle within [0 0 400 600]")
    draft.facts.fields[0].rect.top = .nan
    #expect(
      try Workshop.complaint(about: draft)
        == "the field \"eSignSignHere_client_1\" does not lie on page 2: "
        + "[40 100.125 190 nan] is not a rectangle within [0 0 400 600]")
    draft.facts.fields[0].page = 2
    #expect(
      try Workshop.complaint(about: draft)
        == "the field \"eSignSignHere_client_1\" is on page 3, and the document has 2")
  }

  @Test func `a way to nowhere is refused`() throws {
    let draft = Draft.contract()
    draft.facts.destinations["clause-2"] = nil
    #expect(
      try Workshop.complaint(about: draft)
        == "the link \"clause 2\" leads to \"clause-2\", and there is no such destination")
    let other = Draft.contract()
    other.facts.outline[0].destination = "clause-9"
    #expect(
      try Workshop.complaint(about: other)
        == "the bookmark \"1 Support\" leads to \"clause-9\", and there is no such destination")
    other.facts.destinations["Übersicht"] = Destination(page: 0, x: 0, y: 0)
    #expect(
      try Workshop.complaint(about: other)
        == "the destination name \"Übersicht\" is empty or not ASCII")
  }

  @Test func `a value that the font cannot show is refused`() throws {
    let draft = Draft.contract()
    draft.facts.fields[1].value = "王 Wang"
    let font = try Workshop.fontFile()
    #expect(
      try Workshop.complaint(about: draft)
        == "the font \(font) has no glyph for \"王\" (U+738B), which the value of the field "
        + "\"eSignFullName_client_1\" needs; choose another font for form fields")
  }

  @Test func `a value that fits at no legible size is refused`() throws {
    let draft = Draft.contract()
    draft.facts.fields[1].value = String(repeating: "Officer ", count: 12)
    #expect(
      try Workshop.complaint(about: draft)
        == "\"\(String(repeating: "Officer ", count: 12))\" does not fit into the field "
        + "\"eSignFullName_client_1\", which is 150 pt wide; shorten it, or widen the field")
  }

  @Test func `a font size of nothing is refused`() throws {
    let draft = Draft.contract()
    draft.facts.fields[1].fontSize = 0
    #expect(
      try Workshop.complaint(about: draft)
        == "the font size of the field \"eSignFullName_client_1\" is 0 pt; it must be 1 or more")
  }

  @Test func `a signature is not filled in beforehand`() throws {
    let draft = Draft.contract()
    draft.facts.fields[0].value = "Mary Moss"
    #expect(
      try Workshop.complaint(about: draft)
        == "the signature field \"eSignSignHere_client_1\" has a value; only text fields may be "
        + "filled in beforehand")
  }

  @Test func `a date that is none, or not in UTC, is refused`() throws {
    for date in ["2026-12-01", "2026-13-01T00:00:00Z", "2026-12-01T00:00:00+01:00", ""] {
      let draft = Draft.contract()
      draft.facts.information.created = date
      #expect(
        try Workshop.complaint(about: draft)
          == "the date \"\(date)\" is not one in UTC such as \"2026-12-01T00:00:00Z\"")
    }
  }

  @Test func `a title with a control character is refused`() throws {
    let draft = Draft.contract()
    draft.facts.information.title = "Support\u{7}"
    #expect(
      try Workshop.complaint(about: draft)
        == "the title holds the control character U+0007; take it out")
  }

  @Test func `an attachment without a name of its own is refused`() throws {
    let draft = Draft.contract()
    draft.facts.attachments.append(draft.facts.attachments[0])
    #expect(
      try Workshop.complaint(about: draft)
        == "the attachment name \"terms.json\" is given twice")
    draft.facts.attachments[0].name = "../terms.json"
    #expect(
      try Workshop.complaint(about: draft)
        == "the attachment name \"../terms.json\" is not the name of a file")
  }
}
