import DocumentModel
import PageLayout
import Testing

struct SignatureBlockTests {
  /// Six lines: a name, two for the signature, three to fill in.
  private let blocks = [Block(.signatures([party("Acme"), party("Bolt")]))]

  @Test func `two parties stand side by side where they fit`() throws {
    let page = try PencilLayout(lines: 12).layOut([paragraph("a", lines: 2)] + blocks).pages[0]
    #expect(
      page.lines.map(\.text) == ["a1", "a2", "Acme Bolt", "S: S:", "N: N:", "T: T:", "D: D:"])
  }

  @Test func `lines to sign on stand level where one party's name takes two lines`() throws {
    let page = try PencilLayout(lines: 14).layOut(
      [
        paragraph("a", lines: 2),
        Block(.signatures([party("Acme of the long name"), party("Bolt")])),
      ]
    ).pages[0]
    #expect(
      page.lines.map(\.text)
        == ["a1", "a2", "Acme of the long Bolt", "name", "S: S:", "N: N:", "T: T:", "D: D:"])
  }

  @Test func `parties stand one below the other where the measure is short`() throws {
    var pencil = PencilLayout(lines: 16)
    pencil.style.signature.columnMinimum = 120
    #expect(
      try pencil.pages(of: [paragraph("a", lines: 2)] + blocks)
        == "a1 a2 Acme S: N: T: D: Bolt S: N: T: D:")
  }

  @Test func `a style may set parties one below the other`() throws {
    var pencil = PencilLayout(lines: 16)
    pencil.style.signature.form = .stacked
    #expect(
      try pencil.pages(of: [paragraph("a", lines: 2)] + blocks)
        == "a1 a2 Acme S: N: T: D: Bolt S: N: T: D:")
  }

  @Test func `a style may set the words for lines under them, and lines as wide as a party`()
    throws
  {
    var pencil = PencilLayout(lines: 20)
    pencil.style.signature.form = .lines
    let page = try pencil.layOut([paragraph("a", lines: 2)] + blocks).pages[0]
    #expect(
      page.lines.map(\.text) == ["a1", "a2", "Acme Bolt", "S: S:", "N: N:", "T: T:", "D: D:"])
    for field in page.fields {
      #expect(field.field.size.width == 95)
      #expect(page.lines.contains { $0.baseline > field.place.y + field.field.size.height })
    }
  }

  @Test func `a witness signs below each signatory, with fields of their own`() throws {
    var acme = party("Acme")
    acme.signatories[0].witness = .init(
      signer: Signer(key: "acme_1_witness", role: "witness"))
    acme.labels.witness = "W:"
    acme.labels.address = "A:"
    let page = try PencilLayout(lines: 20).layOut(
      [paragraph("a", lines: 2), Block(.signatures([acme]))]
    ).pages[0]
    #expect(
      page.lines.map(\.text) == ["a1", "a2", "Acme", "S:", "N:", "T:", "D:", "W:", "N:", "A:"])
    #expect(page.layoutDescription.contains("eSignSignHere_acme_1_witness"))
  }

  @Test func `the block takes two lines of the agreement with it`() throws {
    #expect(
      try PencilLayout(lines: 10).pages(of: [paragraph("a", lines: 8)] + blocks)
        == "a1 a2 a3 a4 a5 a6 | a7 a8 Acme Bolt S: S: N: N: T: T: D: D:")
  }

  @Test func `a heading is no line of the agreement`() throws {
    #expect(
      try PencilLayout(lines: 11).pages(
        of: [
          paragraph("a", lines: 8), heading("Signatures"), paragraph("Signed:"),
        ] + blocks)
        == "a1 a2 a3 a4 a5 a6 | a7 a8 Signatures Signed: Acme Bolt S: S: N: N: T: T: D: D:")
  }

  @Test func `each field stands on its line`() throws {
    let page = try PencilLayout(lines: 12).layOut([paragraph("a", lines: 2)] + blocks).pages[0]
    var rules: [Double] = []
    page.frame.forEachItem { item, place in
      if case .fill = item.content { rules.append(place.y) }
    }
    #expect(page.fields.count == 8)
    #expect(rules.count == 8)
    for (field, place) in page.fields {
      #expect(rules.contains { abs($0 - place.y - field.size.height) < 0.5 }, "\(field.name)")
    }
  }

  @Test func `fields say whose they are`() throws {
    let page = try PencilLayout(lines: 12).layOut([paragraph("a", lines: 2)] + blocks).pages[0]
    #expect(
      page.fields.prefix(4).map(\.field.name) == [
        "eSignSignHere_acme_1", "eSignFullName_acme_1", "eSignTitle_acme_1",
        "eSignDateSigned_acme_1",
      ])
    #expect(page.fields[0].field.tooltip == "S: of signatory 1 for Acme")
  }

  @Test func `a line for the company is filled in with the party's name`() throws {
    var pencil = PencilLayout(lines: 30)
    pencil.information.hasCompanyLines = true
    var acme = party("Acme")
    acme.labels.company = "C:"
    let page = try pencil.layOut([paragraph("a", lines: 2), Block(.signatures([acme]))]).pages[0]
    #expect(page.lines.map(\.text) == ["a1", "a2", "Acme", "S:", "N:", "T:", "C:", "D:"])
    let field = try #require(page.fields.first { $0.field.name == "eSignCompany_acme_1" }?.field)
    #expect(field.value == "Acme")
    #expect(field.isRequired)
  }

  @Test func `a notary certifies below the parties, with a place for the seal`() throws {
    var acme = party("Acme")
    acme.labels.notary = "Notary"
    acme.labels.place = "P:"
    acme.labels.seal = "Seal"
    acme.notary = .init(
      statement: "Sworn.", place: "Leeds", signer: Signer(key: "acme_notary", role: "notary"))
    let page = try PencilLayout(lines: 30).layOut(
      [paragraph("a", lines: 2), Block(.signatures([acme, party("Bolt")]))]
    ).pages[0]
    #expect(
      page.lines.map(\.text) == [
        "a1", "a2", "Acme Bolt", "S: S:", "N: N:", "T: T:", "D: D:", "Notary", "Sworn.", "S:",
        "N:", "T:", "P:", "D:", "Seal",
      ])
    #expect(
      page.fields.map(\.field.name).suffix(5) == [
        "eSignSignHere_acme_notary", "eSignFullName_acme_notary", "eSignTitle_acme_notary",
        "eSignText_acme_notary", "eSignDateSigned_acme_notary",
      ])
    #expect(page.fields.last?.field.tooltip == "D: of the notary for Acme")
  }

  @Test func `certificates may stand on the next page, parties are never divided`() throws {
    var acme = party("Acme")
    acme.notary = .init(
      statement: "Sworn.", signer: Signer(key: "acme_notary", role: "notary"))
    let pages = try PencilLayout(lines: 14).layOut(
      [paragraph("a", lines: 2), Block(.signatures([acme]))]
    ).pages
    #expect(pages.map(\.fields.count) == [4, 5])
  }

  @Test func `all are numbered party by party, each before a witness, the notary last`() {
    var (acme, bolt) = (party("Acme", signatories: 2), party("Bolt"))
    for index in 0...1 {
      acme.signatories[index].witness = .init(signer: Signer(key: "w\(index)", role: "witness"))
    }
    bolt.notary = .init(statement: "", signer: Signer(key: "n", role: "notary"))
    func numbers(_ parties: [SignatureParty]) -> [Int?] {
      parties.flatMap { party in
        party.signatories.flatMap { [$0.signer.number, $0.witness?.signer.number] }
          + [party.notary?.signer.number]
      }
    }
    let parties = [acme, bolt]
    #expect(numbers(parties.numbered(isInTurn: false)) == [1, 2, 3, 4, nil, 5, nil, 6])
    #expect(numbers(parties.numbered(from: 1, isInTurn: true)) == [3, 4, 5, 6, nil, 1, nil, 2])
  }
}
