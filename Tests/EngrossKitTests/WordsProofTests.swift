import ContractDrafting
import ContractModel
import Foundation
import TestSupport
import Testing

@testable import EngrossKit

/// Contracts carry what they were made from, and are proven by making them once more.
@Suite struct WordsProofTests {
  private func contract(_ change: (inout Contract) -> Void = { _ in }) throws -> Contract {
    let file = ProjectFiles.root.appending(path: "Samples/architects.yaml")
    var contract = try Contract.read(
      text: String(contentsOf: file, encoding: .utf8), file: "architects.yaml"
    ).value
    change(&contract)
    return contract
  }

  private func engrosser() throws -> Engrosser {
    try Engrosser(style: try Assets.builtIn.styleSheet("house"), template: .builtIn())
  }

  private func prove(_ pdf: [UInt8]) throws -> WordsProof {
    try WordsProver(template: nil, style: nil).prove(pdf)
  }

  private func failure(of pdf: [UInt8]) throws -> String {
    let failure = #expect(throws: ProofFailure.self) { try prove(pdf) }
    return try #require(failure).description
  }

  /// The words of one contract with another as its source, as a forger would have it.
  private func forged(
    words: Contract, source: Contract, _ spoil: (inout ContractSource) -> Void = { _ in }
  ) throws -> [UInt8] {
    var attached = try engrosser().source(of: source)
    spoil(&attached)
    var document = try Drafter(template: .builtIn()).draft(words)
    document.information.digest = String(attached.digest.prefix(12))
    let typesetter = try Typesetter(style: try Assets.builtIn.styleSheet("house"))
    return try typesetter.typeset(
      document, created: attached.record.created, source: attached
    ).bytes
  }

  @Test func `a contract is proven to the byte, in any style that comes with Engross`() throws {
    for style in ["house", "ledger"] {
      let engrosser = try Engrosser(
        style: try Assets.builtIn.styleSheet(style), template: .builtIn())
      let pdf = try engrosser.engross(try contract())
      let proof = try prove(pdf.bytes)
      #expect(proof.isProven)
      #expect(
        proof.description
          == "the words are those of the terms in the file: \(pdf.pageCount) pages, the same to the "
          + "byte")
      #expect(proof.source == engrosser.source(of: try contract()))
    }
  }

  @Test func `what is the provider's own business changes no byte and is not in the file`() throws {
    let engrosser = try engrosser()
    let plain = try contract {
      $0.capacity = nil
      $0.allow = []
    }
    #expect(try contract().capacity != nil)
    let pdf = try engrosser.engross(try contract())
    #expect(try engrosser.engross(plain) == pdf)
    let terms = try #require(
      try AttachedFiles.content(of: ContractSource.termsFile, in: pdf.bytes))
    let text = String(decoding: terms, as: UTF8.self)
    #expect(text.hasPrefix("{"))
    #expect(!text.contains("\"capacity\":{"))
    #expect(text.contains("\"allow\":[]"))
  }

  @Test func `a word that the terms do not give is named with its page`() throws {
    let pdf = try forged(
      words: try contract { $0.parties.client.name = "Hart & Loom Architects LLC" },
      source: try contract())
    let proof = try prove(pdf)
    #expect(!proof.isProven)
    #expect(!proof.isBaseIdentical)
    let first = try #require(proof.differences.first)
    #expect(first.page == 1)
    guard case .words(let shown, let given) = first.kind else {
      Issue.record("\(first)")
      return
    }
    #expect(shown.contains("LLC"))
    #expect(!given.contains("LLC"))
    #expect(
      proof.description.hasPrefix("THE WORDS ARE NOT THOSE of the terms in the file:\n  page 1"))
  }

  @Test func `other terms in the file are found`() throws {
    let other = try contract { $0.reference = "ANOTHER-1" }
    let swapped = try forged(words: try contract(), source: try contract()) { source in
      source.terms = [UInt8]((try? other.canonicalJSON()) ?? Data())
    }
    #expect(
      try failure(of: swapped)
        == "other terms are attached to it than those it was made from")
    let consistent = try forged(words: try contract(), source: other)
    #expect(try !prove(consistent).isProven)
  }

  @Test func `a file of another version is proven where this one gives the same`() throws {
    var source = try engrosser().source(of: try contract())
    source.record.engine = "0.0.1"
    let pdf = try WordsProver(template: nil, style: nil).remake(source)
    #expect(try prove(pdf.bytes).isProven)
    var bytes = pdf.bytes
    // Another version may well draw a line elsewhere.
    bytes[bytes.count / 2] ^= 1
    #expect(
      try failure(of: bytes)
        == "it was made by Engross 0.0.1, and this is \(Engrosser.version), which sets it in another "
        + "way; prove it with Engross 0.0.1")
  }

  @Test func `what is not at hand as it was is named, and where to give it`() throws {
    let pdf = try forged(words: try contract(), source: try contract()) { source in
      source.record.style.sha256 = String(repeating: "0", count: 64)
      source.record.engine = "0.0.1"
    }
    let message = try failure(of: pdf)
    #expect(message.hasPrefix("it was made with another style house than this: its digest is "))
    #expect(message.contains(" here, and 000000000000 in the file; give it with --style"))
    #expect(message.hasSuffix("it was made by Engross 0.0.1, and this is \(Engrosser.version)"))
    let bare = try Typesetter(style: try Assets.builtIn.styleSheet("house"))
      .typeset(try Drafter(template: .builtIn()).draft(try contract()))
    #expect(try failure(of: bare.bytes) == "it does not carry what it was made from")
  }

  @Test func `pages that were swapped, and a file that was written anew, are found`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (file, swapped, anew) = (
      folder.appending(path: "a.pdf"), folder.appending(path: "b.pdf"),
      folder.appending(path: "c.pdf")
    )
    try Data(try engrosser().engross(try contract()).bytes).write(to: file)
    _ = try await run("qpdf", [file.path, "--pages", ".", "2,1,3-z", "--", swapped.path])
    let proof = try prove([UInt8](try Data(contentsOf: swapped)))
    #expect(proof.differences.map(\.page) == [1, 2])
    _ = try await run("qpdf", [file.path, anew.path])
    let again = try prove([UInt8](try Data(contentsOf: anew)))
    #expect(!again.isProven)
    #expect(
      again.description == """
        THE WORDS ARE NOT THOSE of the terms in the file:
          every page shows what it should, but the file was written anew
        """)
  }

  @Test func `the foot of each page has the beginning of the digest`() async throws {
    let pdf = try engrosser().engross(try contract(), isDraft: true)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pdf")
    try Data(pdf.bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let text = try await run("pdftotext", [file.path, "-"]).output
    let source = try engrosser().source(of: try contract(), as: ContractCopy(isDraft: true))
    #expect(text.components(separatedBy: source.digest.prefix(12)).count == pdf.pageCount + 1)
    #expect(source != (try engrosser().source(of: try contract())))
  }
}
