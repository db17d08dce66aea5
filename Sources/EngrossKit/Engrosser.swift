public import ContractDrafting
public import ContractModel
public import DocumentModel
internal import Foundation
public import StrictInput

/// Turns contracts into PDFs, in the words of one template and the looks of one style.
///
/// Owns a typesetter and all that it has shaped: one worker each, kept for a whole batch.
public final class Engrosser {
  /// The version of Engross.
  public static let version = "0.2.0"

  private let drafter: Drafter
  private let typesetter: Typesetter
  private let template: ContractSource.Record.Part

  /// Opens the fonts of a style; throws what names each that is missing and the package that has
  /// it.
  public convenience init(
    style: StyleSheet, template: Template, assets: Assets = .builtIn
  ) throws(Faults) {
    self.init(try Typesetter(style: style, assets: assets), template: template)
  }

  /// Goes on with a typesetter that was made while the template was read.
  package init(_ typesetter: Typesetter, template: Template) {
    self.typesetter = typesetter
    drafter = Drafter(template: template, numbering: typesetter.style.numbering)
    self.template = .init(name: template.name, sha256: sha256(template.source))
  }

  /// Checks terms by every rule, and the contract that they make.
  public func check(_ terms: Located<Contract>) -> CheckResult {
    ContractChecker(drafter: drafter).check(terms)
  }

  /// What a contract is made from, as it is attached to its PDF.
  public func source(
    of contract: Contract, as copy: ContractCopy = ContractCopy(), created: String? = nil
  ) -> ContractSource {
    let terms = contract.attached
    return ContractSource(
      terms: terms,
      record: .init(
        engine: Self.version, terms: sha256(Data(terms)), template: template,
        style: typesetter.styleRecord, fonts: typesetter.fontsDigest,
        unlockedFonts: typesetter.unlockedFonts,
        created: created ?? "\(contract.term.effective.written)T00:00:00Z", copy: copy))
  }

  /// Writes a contract out and typesets it, ready to be signed; a draft says so on each page.
  ///
  /// The PDF says that it was created at `created` (ISO 8601 in UTC), or on the day the contract
  /// takes effect when nil: never by the clock, so that the same contract gives the same bytes.
  /// Throws what cannot be written or set, and where it stands.
  public func engross(
    _ contract: Contract, isDraft: Bool = false, created: String? = nil
  ) throws(Faults) -> TypesetDocument {
    try engross(contract, as: ContractCopy(isDraft: isDraft), created: created)
  }

  /// Writes out and typesets the copy of a contract that is wanted.
  public func engross(
    _ contract: Contract, as copy: ContractCopy, created: String? = nil
  ) throws(Faults) -> TypesetDocument {
    try engross(try drafter.draft(contract), of: contract, as: copy, created: created)
  }

  /// Typesets a contract that was written out before, to be checked.
  func engross(
    _ document: Document, of contract: Contract, as copy: ContractCopy, created: String?
  ) throws(Faults) -> TypesetDocument {
    try engross(document, from: source(of: contract, as: copy, created: created))
  }

  /// Typesets a contract that was written out from a source.
  func engross(
    _ document: Document, from source: ContractSource
  ) throws(Faults) -> TypesetDocument {
    try typesetter.typeset(
      document.marked(from: source), created: source.record.created, source: source)
  }

  /// Makes a contract once more from what is attached to its PDF.
  func remake(
    _ contract: Contract, from source: ContractSource
  ) throws(Faults) -> TypesetDocument {
    try engross(try drafter.draft(contract), from: source)
  }

  /// Checks terms and typesets the contract that they make as a draft, to be compared with how it
  /// is after the next change.
  ///
  /// Throws what keeps it from being written or set; what is merely unwise is in the findings.
  public func render(_ terms: Located<Contract>) throws(Faults) -> Rendering {
    let (check, document) = ContractChecker(drafter: drafter).checkDrafting(terms)
    let contract = terms.value
    let written = if let document { document } else { try drafter.draft(contract) }
    let copy = ContractCopy(isDraft: true)
    let source = source(of: contract, as: copy)
    let run = try terms.placing { () throws(Faults) in
      try typesetter.run(
        written.marked(from: source), created: source.record.created, source: source)
    }
    return Rendering(run, findings: check.findings)
  }

  /// Says in a line for each page why it ends where it does, and what the best other places would
  /// cost.
  public func explainBreaks(
    of contract: Contract, as copy: ContractCopy = ContractCopy()
  ) throws(Faults) -> [String] {
    try typesetter.explainBreaks(
      of: try drafter.draft(contract).marked(from: source(of: contract, as: copy)))
  }

  /// Draws the pages of a contract as pictures.
  ///
  /// Pages are counted from 1; those beyond the last are left out, and all are drawn when nil.
  public func pictures(
    of contract: Contract, copy: ContractCopy = ContractCopy(), created: String? = nil,
    pages: ClosedRange<Int>? = nil, as format: PictureFormat = .png(resolution: 144)
  ) throws(Faults) -> [[UInt8]] {
    let source = source(of: contract, as: copy, created: created)
    return try typesetter.pictures(
      of: try drafter.draft(contract).marked(from: source), pages: pages, as: format)
  }
}
