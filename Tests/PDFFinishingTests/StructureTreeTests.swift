import PDFObjects
import TestSupport
import Testing

@testable import PDFFinishing

@Suite struct StructureTreeTests {
  @Test func `elements nest as the nodes do`() throws {
    let pdf = try Workshop.open(.contract())
    let document = pdf.catalog["/StructTreeRoot"]["/K"]
    #expect(document["/S"].isName("/Document"))
    let roles = document["/K"].items.map { $0["/S"].written }
    #expect(
      roles == ["/H1", "/P", "/Figure", "/H1", "/Table"] + Array(repeating: "/Form", count: 6))
    #expect(document["/K"].items.allSatisfy { $0["/P"].identifier == document.identifier })
    #expect(pdf.catalog["/MarkInfo"].written == "<< /Marked true >>")
  }

  @Test func `a paragraph over two pages names the page of its second part`() throws {
    let pdf = try Workshop.open(.contract())
    let pages = try pdf.pages()
    let paragraph = pdf.catalog["/StructTreeRoot"]["/K"]["/K"][1]
    #expect(paragraph["/Pg"].identifier == pages[0].identifier)
    let kids = paragraph["/K"]
    #expect(kids[0].number == 2)
    let second = kids[3]
    #expect(second["/Type"].isName("/MCR"))
    #expect(second["/MCID"].number == 1)
    #expect(second["/Pg"].identifier == pages[1].identifier)
  }

  @Test func `a form element holds its field itself, not an array`() throws {
    let pdf = try Workshop.open(.contract())
    let form = pdf.catalog["/StructTreeRoot"]["/K"]["/K"][5]
    #expect(form["/K"]["/Type"].isName("/OBJR"))
    let field = pdf.catalog["/AcroForm"]["/Fields"][0]
    #expect(form["/K"]["/Obj"].identifier == field.identifier)
    #expect(form["/K"]["/Pg"].identifier == (try pdf.pages()[1].identifier))
  }

  @Test func `the parent tree leads from marks and annotations back to their elements`() throws {
    let pdf = try Workshop.open(.contract())
    let root = pdf.catalog["/StructTreeRoot"]
    let numbers = root["/ParentTree"]["/Nums"]
    let parents = Dictionary(
      uniqueKeysWithValues: stride(from: 0, to: numbers.count, by: 2).map {
        (Int(numbers[$0].number), numbers[$0 + 1])
      })
    // Two pages, two links, six fields.
    #expect(parents.keys.sorted() == Array(0..<10))
    #expect(root["/ParentTreeNextKey"].number == 10)
    let page = try pdf.pages()[0]
    let marks = try #require(parents[Int(page["/StructParents"].number)])
    #expect(
      marks.items.map { $0.isDictionary ? $0["/S"].written : "artifact" }
        == ["artifact", "/H1", "/P", "/Link", "/Link", "/Figure"])
    let field = pdf.catalog["/AcroForm"]["/Fields"][0]
    let form = try #require(parents[Int(field["/StructParent"].number)])
    #expect(form["/K"]["/Obj"].identifier == field.identifier)
  }

  @Test func `attributes, titles and languages are said`() throws {
    let draft = Draft.contract()
    let head = draft.node("TH", in: draft.node("TR", in: draft.node("Table")))
    draft.facts.structure[head].scope = .column
    draft.facts.structure[head].columnSpan = 3
    let list = draft.node("L")
    draft.facts.structure[list].listNumbering = "LowerAlpha"
    draft.facts.structure[list].title = "Exclusions"
    draft.facts.structure[list].language = "pl"
    let pdf = try Workshop.open(draft)
    let kids = pdf.catalog["/StructTreeRoot"]["/K"]["/K"]
    #expect(kids[2]["/Alt"].text == "The logo of Acme: a black square")
    #expect(kids[11]["/K"]["/K"]["/A"].written == "<< /ColSpan 3 /O /Table /Scope /Column >>")
    #expect(kids[12]["/A"].written == "<< /ListNumbering /LowerAlpha /O /List >>")
    #expect(kids[12]["/T"].text == "Exclusions")
    #expect(kids[12]["/Lang"].text == "pl")
  }

  @Test func `recorded artifacts become artifacts, and text in strings stays as it is`() throws {
    let draft = Draft.contract()
    let drawn = try QPDFDocument(reading: draft.drawn()).pages()
    let finished = try Workshop.open(draft).pages()
    let artifacts = [
      ["/Artifact << /Type /Pagination /Subtype /Header >> BDC"],
      [
        "/Artifact << /Type /Pagination /Subtype /Header >> BDC",
        "/Artifact << /Type /Layout >> BDC",
        "/Artifact << /Type /Pagination /Subtype /Footer >> BDC",
      ],
    ]
    for (page, expected) in zip(drawn.indices, artifacts) {
      let before = drawn[page]["/Contents"].content.split(separator: "\n")
      let after = finished[page]["/Contents"].content.split(separator: "\n")
      let marks = after.filter {
        $0.hasPrefix("/Artifact << ") || $0.hasPrefix("/Span << /MCID ")
      }
      #expect(marks.filter { $0.hasPrefix("/Artifact") }.map(String.init) == expected)
      #expect(after.count { $0 == "EMC" } - before.count { $0 == "EMC" } == marks.count)
      // Nothing else has changed.
      let shown = before.filter { !$0.hasSuffix(" 0.027 re f") }
      #expect(shown.count == before.count - marks.count - 1)
      #expect(
        shown.filter { !$0.contains("EMC") }
          == after.filter { !$0.contains("EMC") && !marks.contains($0) })
    }
  }

  @Test func `what looks like a sign inside a string or stands elsewhere is none`() throws {
    let content = """
      (\\) 1 1 0.012 0.027 re f (()) ) Tj <2F5072> Tj
      1 0 0 rg 1 1 0.02 0.027 re f
      [(a\\\\)] TJ
      40 150 100 0.25 re f
      7 1 0.012 0.027 re f
      /Span << /ActualText <feff0020> >> BDC EMC
      2 1 0.012 0.027 re f
      (b) Tj
      3 1 0.035 0.027 re f
      Q
      """
    var rewriter = MarkRewriter(
      content: Array(content.utf8), marks: [.artifact(.watermark), .node(0)], page: 0)
    let rewritten = try rewriter.rewrite()
    #expect(
      String(decoding: try #require(rewritten), as: UTF8.self) == """
        (\\) 1 1 0.012 0.027 re f (()) ) Tj <2F5072> Tj
        1 0 0 rg /Artifact << /Type /Pagination /Subtype /Watermark >> BDC
        [(a\\\\)] TJ
        40 150 100 0.25 re f
        7 1 0.012 0.027 re f
        /Span << /ActualText <feff0020> >> BDC EMC
        EMC
        /Span << /MCID 1 >> BDC
        (b) Tj
        EMC
        Q
        """)
  }

  @Test func `no image is smoothed and every composite font says which glyph is which`()
    async throws
  {
    let draft = Draft.contract()
    let drawn = String(decoding: draft.drawn(), as: UTF8.self)
    #expect(drawn.contains("/Interpolate true"))
    #expect(drawn.contains("/CIDFontType2"))
    let file = try Workshop.temporaryFile(try Workshop.finish(draft).bytes, "finished.pdf")
    let plain = try await run("qpdf", ["--qdf", "--object-streams=disable", file, "-"]).output
    #expect(!plain.contains("/Interpolate true"))
    let fonts = plain.split(separator: "endobj").filter { $0.contains("/CIDFontType2") }
    #expect(fonts.count == 2)
    #expect(fonts.allSatisfy { $0.contains("/CIDToGIDMap /Identity") })
  }
}
