import ContractDrafting
import Foundation
import TestSupport
import Testing

@testable import EngrossKit

/// PDFs of agreements carry their Markdown and its pictures, and are proven from them.
@Suite final class AgreementProofTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(TestPictures.svg("<circle cx='50' cy='25' r='20'/>"))
      .write(to: folder.appending(path: "plan.svg"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private let words = """
    ---
    title: Lease
    parties: [{name: Acme Ltd, role: Landlord}]
    ---

    1. Acme Ltd lets the house.

    ![The plan](plan.svg)
    """

  private func typeset(
    _ words: String, as copy: ContractCopy = ContractCopy()
  ) throws -> TypesetDocument {
    let file = folder.appending(path: "lease.md").path(percentEncoded: false)
    return try Typesetter(style: try Assets.builtIn.styleSheet("house"))
      .typeset(try Agreement(bytes: Array(words.utf8), file: file), as: copy)
  }

  private func prove(_ pdf: [UInt8]) throws -> WordsProof {
    try WordsProver(template: nil, style: nil).prove(pdf)
  }

  @Test func `an agreement is proven to the byte, without its files`() throws {
    let pdf = try typeset(words)
    try FileManager.default.removeItem(at: folder.appending(path: "plan.svg"))
    let proof = try prove(pdf.bytes)
    #expect(proof.isProven)
    #expect(proof.source.isAgreement)
    #expect(proof.source.terms == Array(words.utf8))
    #expect(proof.source.record.pictures?.map(\.name) == ["plan.svg"])
    #expect(proof.source.record.created == nil)
  }

  @Test func `another word, or another picture, is found`() throws {
    let pdf = try typeset(words)
    var other = try WordsProver.attachedSource(of: pdf.bytes)
    other.terms = Array(words.replacing("house", with: "barn").utf8)
    other.record.terms = sha256(Data(other.terms))
    let forged = try WordsProver(template: nil, style: nil).remake(other)
    #expect(try prove(forged.bytes).isProven)
    #expect(forged.bytes != pdf.bytes)
    // The same file with the Markdown of the other one.
    other.record.terms = sha256(Data(words.utf8))
    let swapped = try WordsProver(template: nil, style: nil).remake(other)
    #expect(throws: ProofFailure.otherTerms) { try prove(swapped.bytes) }
    var pictured = try WordsProver.attachedSource(of: pdf.bytes)
    pictured.pictures = [TestPictures.svg("<circle cx='50' cy='25' r='10'/>")]
    let repainted = try WordsProver(template: nil, style: nil).remake(pictured)
    #expect(throws: ProofFailure.otherTerms) { try prove(repainted.bytes) }
  }

  @Test func `a record of thousands of pictures is refused unread`() throws {
    var source = try WordsProver.attachedSource(of: try typeset(words).bytes)
    let one = try #require(source.record.pictures?.first)
    source.record.pictures = Array(repeating: one, count: 1_001)
    let pdf = try WordsProver(template: nil, style: nil).remake(source)
    #expect(throws: ProofFailure.noSource) { try prove(pdf.bytes) }
  }

  @Test func `the digest of its input is in the foot, and a draft says that it is one`()
    async throws
  {
    let pdf = try typeset(words, as: ContractCopy(isDraft: true))
    let file = folder.appending(path: "a.pdf").path
    try Data(pdf.bytes).write(to: URL(filePath: file))
    let text = try await run("pdftotext", [file, "-"]).output
    let source = try WordsProver.attachedSource(of: pdf.bytes)
    #expect(text.contains(source.digest.prefix(12)))
    #expect(source.description.hasPrefix("made by Engross \(Engrosser.version), a draft, from "))
    #expect(try prove(pdf.bytes).isProven)
  }
}
