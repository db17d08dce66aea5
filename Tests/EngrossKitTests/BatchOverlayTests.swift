import EngrossKit
import Foundation
import TestSupport
import Testing

/// How cells are laid over the common terms.
struct BatchOverlayTests {
  private func terms(
    _ list: String, over common: String, locale: String? = nil
  ) throws -> SourceNode {
    let common = try CommonTerms(SourceNode(text: common, file: "t.yaml"))
    let list = try ClientList(
      bytes: Array(list.utf8), file: "c.csv", renamed: common.renamed,
      options: .init(locale: locale.flatMap { ListLocale($0) }))
    return try common.overlaid(with: try list.row(at: 0))
  }

  @Test(arguments: [
    ("de-DE", "fees.lines.0.price", "1.250,00", "1250.00"),
    ("de-DE", "fees.lines.0.price", "1250,00", "1250.00"),
    ("de-DE", "fees.lines.0.price", "1.250", "1250"),
    ("de-DE", "fees.lines.0.price", "1.250,00 €", "1250.00 EUR"),
    ("de-DE", "liability.cap.amount", "EUR 1.250.000,00", "1250000.00 EUR"),
    ("de-DE", "fees.tax.rate", "19,5 %", "19.5 %"),
    ("de-DE", "term.effective", "1.12.2026", "2026-12-01"),
    ("de-DE", "term.effective", "2026-12-01", "2026-12-01"),
    ("de-CH", "fees.lines.0.price", "1'250.00", "1250.00"),
    ("fr-FR", "fees.lines.0.price", "1\u{A0}250,00", "1250.00"),
    ("fr-FR", "fees.lines.0.price", "1 250,00", "1250.00"),
    ("en-GB", "fees.lines.0.price", "£1,250.00", "1250.00 GBP"),
    ("en-GB", "term.effective", "01/12/2026", "2026-12-01"),
    ("en-US", "term.effective", "12/01/2026", "2026-12-01"),
    ("en-IN", "fees.lines.0.price", "12,34,567.00", "1234567.00"),
  ])
  func `a cell is read as its locale writes it`(
    _ locale: String, _ path: String, _ cell: String, _ canonical: String
  ) throws {
    // A list has entries from the first on.
    let terms = try terms("reference\t\(path)\nR\t\(cell)\n", over: "title: T", locale: locale)
    #expect(terms[path: path]?.content == .text(canonical))
  }

  @Test(arguments: ["1250.00", "1.25", "12.50,00", "1,250,00", "1.2500"])
  func `a number that could be misread is refused`(_ cell: String) throws {
    let faults = #expect(throws: Faults.self) {
      _ = try terms(
        "reference\tfees.lines.0.price\nR\t\(cell)\n", over: "title: T", locale: "de-DE")
    }
    #expect(
      faults?.description
        == "c.csv:2:3: error: row 1, column fees.lines.0.price, value \"\(cell)\": "
        + "expected a number such as 1.250,00 (--locale de-DE)")
  }

  @Test func `an empty cell keeps what the terms say, but leaves nothing of another client`() throws
  {
    let terms = try terms(
      """
      title,client.shortName,client.registration.number,client.address.lines.0,client.address.lines.1
      ,,,Main Street,

      """,
      over: """
        title: Ours
        parties:
          client:
            shortName: Other
            registration: {number: "1"}
            address: {lines: [Side Street, Floor 2]}
        """)
    #expect(terms["title"]?.content == .text("Ours"))
    #expect(terms[path: "parties.client.shortName"]?.content == .absent)
    #expect(terms[path: "parties.client.registration"]?.content == .absent)
    let lines = try #require(terms[path: "parties.client.address.lines"])
    #expect(lines.canonicalText == "[\"Main Street\"]")
  }

  @Test func `a block of the terms explains other names of columns`() throws {
    let terms = try terms(
      "Company,Notes\nAcme,call back\n",
      over: "columns: {Company: client.name, Notes: ignore}\ntitle: T")
    #expect(terms[path: "parties.client.name"]?.content == .text("Acme"))
    #expect(terms["columns"] == nil)
  }

  @Test func `a list cannot have a gap`() throws {
    let faults = #expect(throws: Faults.self) {
      _ = try terms("clientDuties.4\nbe kind\n", over: "clientDuties: [a, b]")
    }
    #expect(
      faults?.description
        == "c.csv:2:1: error: row 1, column clientDuties.4: the terms have no place for it; "
        + "an entry can only follow the last one of its list")
  }
}

/// The lists of clients that come with the samples.
struct BatchSampleTests {
  @Test(
    arguments: ["architects", "clinic", "manufacturer"],
    [("clients", 200), ("clients-scripts", 14)])
  func `every client fits every sample`(_ sample: String, _ file: (String, Int)) throws {
    let samples = ProjectFiles.root.appending(path: "Samples")
    let common = try CommonTerms(
      SourceNode(
        bytes: Data(contentsOf: samples.appending(path: "\(sample).yaml")), file: sample))
    let list = try ClientList(
      bytes: [UInt8](Data(contentsOf: samples.appending(path: "\(file.0).csv"))), file: file.0)
    #expect(list.count == file.1)
    #expect(common.missing(from: list).isEmpty)
    #expect(common.leftOver(from: list) == nil)
    let checker = ContractChecker(template: try Template.builtIn())
    for index in 0..<list.count {
      let terms = try Contract.read(try common.overlaid(with: try list.row(at: index)))
      guard index.isMultiple(of: 40) else { continue }
      #expect(checker.check(terms).count(.error) == 0)
    }
  }
}
