import ContractDrafting
import ContractModel
import DocumentModel
import EngrossKit
import Foundation
import StrictInput
import TestSupport
import Testing

/// Every sample, stage by stage: the first golden that differs names the pass that is to blame.
@Suite struct SampleGoldenTests {
  static let samples = ["architects", "manufacturer", "clinic"]
  /// Those with words and numbers of their own.
  static let agreements = ["consulting-agreement"]

  /// Two tenths of a grey level on average, and one pixel in two hundred by more than a little:
  /// what another minor version of poppler's rasteriser may change, and less than a moved word.
  static let tolerance = PictureTolerance(meanError: 0.2, differingShare: 0.005)

  private let typesetter: Typesetter
  private let drafter: Drafter

  init() throws {
    typesetter = try Typesetter(style: try Assets.builtIn.styleSheet("house"))
    drafter = Drafter(template: try Template.builtIn())
  }

  private func document(_ sample: String) throws -> Document {
    if Self.agreements.contains(sample) {
      let file = "Samples/\(sample).md"
      let bytes = try Data(contentsOf: ProjectFiles.root.appending(path: file))
      return try Agreement(bytes: bytes, file: file).draft().document
    }
    let file = "Samples/\(sample).yaml"
    let text = try String(contentsOf: ProjectFiles.root.appending(path: file), encoding: .utf8)
    return try drafter.draft(try Contract.read(text: text, file: file).value)
  }

  @Test(arguments: samples + agreements)
  func `the words of a sample are those that were accepted`(sample: String) throws {
    try expectGolden(try document(sample).description, named: "document", in: sample)
  }

  @Test(arguments: samples + agreements)
  func `every frame of a sample stands where it stood`(sample: String) throws {
    try expectGolden(
      try typesetter.describePages(of: try document(sample)), named: "pages", in: sample)
  }

  @Test(arguments: samples)
  func `why each page of a sample ends where it does is explained`(sample: String) throws {
    let breaks = try typesetter.explainBreaks(of: try document(sample))
    try expectGolden(breaks.map { $0 + "\n" }.joined(), named: "breaks", in: sample)
  }

  @Test(arguments: samples, ["counsel", "ledger", "northwind"])
  func `every page of a sample in every other style stands as it stood`(
    sample: String, style: String
  ) throws {
    let styled = try StyledSample.find(sample, style)
    try expectGolden(styled.pages.summary, named: "pages-\(style)", in: sample)
  }

  @Test(arguments: samples + agreements)
  func `the PDF of a sample has the same fields, bookmarks, fonts and text`(
    sample: String
  ) async throws {
    let pdf = try write(sample)
    defer { try? FileManager.default.removeItem(at: pdf) }
    try expectGolden(try await PDFFacts.of(pdf), named: "pdf", in: sample)
    try expectGolden(try await PDFFacts.fonts(of: pdf), named: "fonts", in: sample)
  }

  @Test(arguments: samples + agreements)
  func `the first page and the signatures of a sample look the same`(
    sample: String
  ) async throws {
    let pdf = try write(sample)
    defer { try? FileManager.default.removeItem(at: pdf) }
    let page = try await PDFFacts.pageOfFirstSignature(in: pdf)
    for (name, number) in [("first", 1), ("signatures", page)] {
      let result = try await run(
        "pdftoppm",
        ["-png", "-r", "48", "-gray", "-f", "\(number)", "-l", "\(number)", pdf.path])
      try expectGoldenPicture(
        result.standardOutput, named: "page-\(name)", in: sample,
        tolerance: Self.tolerance)
    }
  }

  @Test(arguments: samples + agreements)
  func `a sample rendered twice gives the same bytes`(sample: String) throws {
    let document = try document(sample)
    let again = try Typesetter(style: typesetter.style)
    #expect(try typesetter.typeset(document) == again.typeset(document))
    #expect(try typesetter.typeset(document) == typesetter.typeset(document))
  }

  private func write(_ sample: String) throws -> URL {
    let pdf = FileManager.default.temporaryDirectory.appending(
      path: "engross-golden-\(sample)-\(UUID().uuidString).pdf")
    try Data(try typesetter.typeset(try document(sample)).bytes).write(to: pdf)
    return pdf
  }
}
