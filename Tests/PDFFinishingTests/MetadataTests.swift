import Foundation
import PDFObjects
import Testing

@testable import PDFFinishing

@Suite struct MetadataTests {
  @Test func `the information dictionary says what the facts say, and no time but theirs`() throws {
    let pdf = try Workshop.open(.contract())
    let information = pdf.trailer["/Info"]
    #expect(information["/Title"].text == "Support & Service <Agreement>")
    #expect(information["/Author"].text == "Łucja Żółć")
    #expect(information["/Subject"].text == "IT support")
    #expect(information["/Keywords"].text == "support, contract")
    #expect(information["/Creator"].text == "Engross")
    #expect(information["/CreationDate"].text == "D:20261201000000Z")
    #expect(information["/ModDate"].text == "D:20261201000000Z")
  }

  @Test func `XMP is well-formed and agrees with the information dictionary`() throws {
    let pdf = try Workshop.open(.contract())
    let packet = pdf.catalog["/Metadata"].content
    let producer = pdf.trailer["/Info"]["/Producer"].text
    for expected in [
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Support &amp; Service &lt;Agreement&gt;"
        + "</rdf:li></rdf:Alt></dc:title>",
      "<dc:creator><rdf:Seq><rdf:li>Łucja Żółć</rdf:li></rdf:Seq></dc:creator>",
      "<dc:subject><rdf:Bag><rdf:li>support</rdf:li><rdf:li>contract</rdf:li></rdf:Bag>",
      "<pdf:Keywords>support, contract</pdf:Keywords>",
      "<pdf:Producer>\(producer)</pdf:Producer>",
      "<xmp:CreatorTool>Engross</xmp:CreatorTool>",
      "<xmp:CreateDate>2026-12-01T00:00:00Z</xmp:CreateDate>",
      "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>",
      "<pdfuaid:part>1</pdfuaid:part>",
    ] {
      #expect(packet.contains(expected))
    }
    // The packet must be readable by those who do not inflate.
    #expect(!pdf.catalog["/Metadata"].streamDictionary.has("/Filter"))
  }

  @Test func `a combining mark does not hide a character from XML's escapes`() {
    let information = Information(
      title: "R&\u{301}D", language: "en", created: "2026-12-01T00:00:00Z")
    let packet = XMPPacket(information, producer: "", isArchival: false)
    #expect(packet.xml.contains(">R&amp;\u{301}D<"))
  }

  @Test func `a file without structure claims no standard`() throws {
    let draft = Draft.contract()
    draft.facts.structure = []
    let pdf = try Workshop.open(draft)
    #expect(!pdf.catalog["/Metadata"].content.contains("<pdfaid"))
    for key in ["/StructTreeRoot", "/MarkInfo", "/OutputIntents"] {
      #expect(!pdf.catalog.has(key))
    }
    #expect(!(try pdf.pages()[0].has("/StructParents")))
  }

  @Test func `the catalog names the language, shows the title and numbers the pages`() throws {
    let pdf = try Workshop.open(.contract())
    #expect(pdf.catalog["/Lang"].text == "en-GB")
    #expect(pdf.catalog["/ViewerPreferences"].written == "<< /DisplayDocTitle true >>")
    #expect(pdf.catalog["/PageLabels"].written == "<< /Nums [ 0 << /S /D >> ] >>")
  }

  @Test func `a reader calls pages as they are numbered behind a cover`() throws {
    let draft = Draft.contract()
    draft.facts.unnumberedPages = 1
    #expect(
      try Workshop.open(draft).catalog["/PageLabels"].written
        == "<< /Nums [ 0 << /S /r >> 1 << /S /D >> ] >>")
  }

  @Test func `colours are sRGB by an embedded profile`() throws {
    let pdf = try Workshop.open(.contract())
    let intent = pdf.catalog["/OutputIntents"][0]
    #expect(intent["/S"].isName("/GTS_PDFA1"))
    #expect(intent["/DestOutputProfile"].streamDictionary["/N"].number == 3)
    #expect(SRGBProfile.bytes.count == 480)
    #expect(
      intent["/DestOutputProfile"].content == String(decoding: SRGBProfile.bytes, as: UTF8.self))
  }

  @Test func `an attachment is the source of the document`() throws {
    let pdf = try Workshop.open(.contract())
    let file = pdf.catalog["/AF"][0]
    #expect(file["/AFRelationship"].isName("/Source"))
    #expect(file["/UF"].text == "terms.json")
    #expect(file["/Desc"].text == "The terms of this contract")
    let embedded = file["/EF"]["/F"]
    #expect(embedded.content == "{\"reference\": \"A1\"}")
    #expect(embedded.streamDictionary["/Subtype"].isName("/application/json"))
    #expect(embedded.streamDictionary["/Params"]["/Size"].number == 19)
    let names = pdf.catalog["/Names"]["/EmbeddedFiles"]["/Names"]
    #expect(names[0].text == "terms.json")
    #expect(names[1].identifier == file.identifier)
  }

  @Test(
    arguments: [
      (0.0, "0"), (-0.000001, "0"), (12, "12"), (-3.5, "-3.5"), (0.1 + 0.2, "0.3"),
      (595.275590551, "595.27559"), (1e-5, "0.00001"), (1234567.00001, "1234567.00001"),
    ])
  func `a number is written without exponent or locale`(value: Double, text: String) {
    #expect(decimal(value) == text)
  }
}
