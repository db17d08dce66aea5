public import ContractDrafting
public import ContractModel
public import DocumentModel
public import StrictInput

/// Turns contracts into PDFs, in the words of one template and the looks of one style.
///
/// Owns a typesetter and all that it has shaped: one worker each, kept for a whole batch.
public final class Engrosser {
  private let drafter: Drafter
  private let typesetter: Typesetter

  /// Opens the fonts of a style; throws what names each that is missing and the package that has
  /// it.
  public init(
    style: StyleSheet, template: Template, assets: Assets = .builtIn
  ) throws(Faults) {
    drafter = Drafter(template: template, numbering: style.numbering)
    typesetter = try Typesetter(style: style, assets: assets)
  }

  /// Checks terms by every rule, and the contract that they make.
  public func check(_ terms: Located<Contract>) -> CheckResult {
    ContractChecker(drafter: drafter).check(terms)
  }

  /// Writes a contract out, and marks it as a draft if it is one.
  private func draft(_ contract: Contract, isDraft: Bool) throws(Faults) -> Document {
    marked(try drafter.draft(contract), isDraft: isDraft, contract.language)
  }

  private func marked(_ document: Document, isDraft: Bool, _ language: LanguageTag) -> Document {
    guard isDraft else { return document }
    var document = document
    document.information.mark = drafter.draftMark(language)
    return document
  }

  /// Typesets a contract that was written out before, to be checked.
  func engross(
    _ document: Document, in language: LanguageTag, isDraft: Bool, created: String?
  ) throws(Faults) -> TypesetDocument {
    try typesetter.typeset(marked(document, isDraft: isDraft, language), created: created)
  }

  /// Writes a contract out and typesets it, ready to be signed; a draft says so on each page.
  ///
  /// The PDF says that it was created at `created` (ISO 8601 in UTC), or on the day the contract
  /// takes effect when nil: never by the clock, so that the same contract gives the same bytes.
  /// Throws what cannot be written or set, and where it stands.
  public func engross(
    _ contract: Contract, isDraft: Bool = false, created: String? = nil
  ) throws(Faults) -> TypesetDocument {
    try typesetter.typeset(try draft(contract, isDraft: isDraft), created: created)
  }

  /// Checks terms and typesets the contract that they make as a draft, to be compared with how it
  /// is after the next change.
  ///
  /// Throws what keeps it from being written or set; what is merely unwise is in the findings.
  public func render(_ terms: Located<Contract>) throws(Faults) -> Rendering {
    let (check, document) = ContractChecker(drafter: drafter).checkDrafting(terms)
    let written =
      if let document { marked(document, isDraft: true, terms.value.language) } else {
        try draft(terms.value, isDraft: true)
      }
    return Rendering(try typesetter.run(written), findings: check.findings)
  }

  /// Draws the pages of a contract as pictures.
  ///
  /// Pages are counted from 1; those beyond the last are left out, and all are drawn when nil.
  public func pictures(
    of contract: Contract, isDraft: Bool = false, pages: ClosedRange<Int>? = nil,
    as format: PictureFormat = .png(resolution: 144)
  ) throws(Faults) -> [[UInt8]] {
    try typesetter.pictures(
      of: try draft(contract, isDraft: isDraft), pages: pages, as: format)
  }
}
