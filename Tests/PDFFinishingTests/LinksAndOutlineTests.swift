import PDFObjects
import Testing

@testable import PDFFinishing

@Suite struct LinksAndOutlineTests {
  @Test func `a link to the web is printed, borderless, named and escaped`() throws {
    let pdf = try Workshop.open(.contract())
    let page = try pdf.pages()[0]
    let link = page["/Annots"][0]
    #expect(link["/Subtype"].isName("/Link"))
    #expect(link["/F"].number == 4)
    #expect(link["/Border"].written == "[ 0 0 0 ]")
    #expect(link["/Contents"].text == "Terms of service")
    #expect(link["/A"]["/URI"].text == "https://example.com/a%20(b)/%C3%A4?q=1")
    #expect(page["/Tabs"].isName("/S"))
  }

  @Test func `an internal link leads to a named place`() throws {
    let pdf = try Workshop.open(.contract())
    let link = try pdf.pages()[0]["/Annots"][1]
    #expect(link["/Dest"].text == "clause-2")
    let names = pdf.catalog["/Names"]["/Dests"]["/Names"]
    #expect(names[0].text == "clause-1")
    #expect(names[2].text == "clause-2")
    let place = names[3]
    #expect(place[0].identifier == (try pdf.pages()[1].identifier))
    #expect(place.items.dropFirst().map(\.written) == ["/XYZ", "40", "556.5", "null"])
  }

  @Test func `bookmarks nest, and closed ones hide what is below`() throws {
    let pdf = try Workshop.open(.contract())
    let outline = pdf.catalog["/Outlines"]
    #expect(outline["/Count"].number == 3)
    let first = outline["/First"]
    #expect(first["/Title"].text == "1 Support")
    #expect(first["/Count"].number == 1)
    let second = first["/First"]
    #expect(second["/Title"].text == "2 Ünterschriften")
    #expect(second["/Count"].number == -1)
    #expect(second["/Dest"].text == "clause-2")
    #expect(first["/Next"]["/Title"].text == "Łast")
    #expect(outline["/Last"]["/Prev"].identifier == first.identifier)
    #expect(pdf.catalog["/PageMode"].isName("/UseOutlines"))
  }

  @Test func `a document without bookmarks has no outline`() throws {
    let draft = Draft.contract()
    draft.facts.outline = []
    let pdf = try Workshop.open(draft)
    #expect(!pdf.catalog.has("/Outlines"))
    #expect(!pdf.catalog.has("/PageMode"))
  }
}
