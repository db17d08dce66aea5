import PDFSigning
import Testing

@Suite struct PageTextTests {
  @Test func `the words of each page are read by what its fonts say`() throws {
    let pages = try PageText.pages(of: Paper.shown.bytes)
    #expect(pages.map { String(String.UnicodeScalarView($0.characters)) } == ["Pay 100", "Never"])
    let other = Paper.append(
      [5: Paper.stream("BT /F 12 Tf [(Pay) -200 (\\040)] TJ <393030> Tj (a\\(b\\)\\200) Tj ET")],
      to: Paper.shown.bytes)
    let changed = try PageText.pages(of: other)
    #expect(String(String.UnicodeScalarView(changed[0].characters)) == "Pay 900a(b)€")
    #expect(changed[1] == pages[1])
  }

  @Test func `an attachment is read, and none is not`() throws {
    #expect(try AttachedFiles.content(of: "terms.json", in: Paper().bytes) == Array("{}".utf8))
    #expect(try AttachedFiles.content(of: "other.json", in: Paper().bytes) == nil)
  }

  @Test func `what was done since a file was made is told apart`() throws {
    let base = Paper().bytes
    #expect(try RevisionHistory.changes(from: base, to: base).isEmpty)
    let changed = Paper.append(
      [5: Paper.stream("BT /F 12 Tf 72 700 Td (Pay 900) Tj ET")], to: base)
    let changes = try RevisionHistory.changes(from: base, to: changed)
    #expect(changes.map(\.description) == ["NOT ALLOWED: what page 1 shows was changed"])
  }
}
