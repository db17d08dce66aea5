public import ContractDrafting
internal import ContractModel
public import DocumentModel
internal import Foundation
internal import PDFSigning
internal import StrictInput

/// Proves that contracts say what the terms in them give, by making them once more.
public struct WordsProver {
  private let assets: Assets
  private let template: Template?
  private let style: StyleSheet?

  /// Takes the template and the style that the contracts were made with; where nil, those that come
  /// with Engross are taken by the names that stand in the file.
  public init(template: Template?, style: StyleSheet?, assets: Assets = .builtIn) {
    self.template = template
    self.style = style
    self.assets = assets
  }

  /// Makes the contract of a PDF once more, and compares.
  ///
  /// - Throws: `ProofFailure` where it cannot be made, such as for want of its style.
  public func prove(_ file: [UInt8]) throws(ProofFailure) -> WordsProof {
    let source = try attachedSource(of: file)
    let given = try remake(source)
    let isIdentical = file.starts(with: given.bytes)
    do {
      let changes =
        isIdentical && file.count > given.bytes.count
        ? try RevisionHistory.changes(from: given.bytes, to: file) : []
      let isSame = isIdentical && changes.allSatisfy(\.isAllowed)
      return WordsProof(
        source: source, pageCount: given.pageCount, isBaseIdentical: isIdentical, changes: changes,
        differences: isSame
          ? []
          : PageDifference.between(
            try PageText.pages(of: file), try PageText.pages(of: given.bytes)))
    } catch {
      throw .unreadable("\(error)")
    }
  }

  /// What a PDF says that it was made from.
  public static func attachedSource(of file: [UInt8]) throws(ProofFailure) -> ContractSource {
    do {
      let terms = try AttachedFiles.content(of: ContractSource.termsFile, in: file)
      let record = try AttachedFiles.content(of: ContractSource.recordFile, in: file)
      guard let terms, let record else { throw ProofFailure.noSource }
      let source = try ContractSource(terms: terms, record: record)
      guard sha256(Data(terms)) == source.record.terms else { throw ProofFailure.otherTerms }
      return source
    } catch let failure as ProofFailure {
      throw failure
    } catch let error as SigningError {
      throw .unreadable("\(error)")
    } catch {
      throw .unreadable("\(ContractSource.recordFile) cannot be read")
    }
  }

  private func attachedSource(of file: [UInt8]) throws(ProofFailure) -> ContractSource {
    try Self.attachedSource(of: file)
  }

  private func remake(_ source: ContractSource) throws(ProofFailure) -> TypesetDocument {
    let record = source.record
    do {
      let terms = try Contract.read(SourceNode(bytes: Data(source.terms), file: "terms.json"))
      let template = try template ?? .builtIn()
      let style = try style ?? assets.styleSheet(record.style.name)
      let engrosser = try Engrosser(style: style, template: template, assets: assets)
      let own = engrosser.source(of: terms.value, as: record.copy, created: record.created)
      try compare(record, own.record)
      return try engrosser.engross(terms.value, as: record.copy, created: record.created)
    } catch let failure as ProofFailure {
      throw failure
    } catch let faults as Faults {
      throw .cannotRemake(faults.diagnostics)
    } catch {
      throw .unreadable("\(error)")
    }
  }

  /// Finds what is not at hand as it was.
  private func compare(
    _ record: ContractSource.Record, _ own: ContractSource.Record
  ) throws(ProofFailure) {
    var parts: [ProofFailure.Part] = []
    func hold(_ kind: ProofFailure.Part.Kind, _ name: String, _ wanted: String, _ here: String) {
      if wanted != here { parts.append(.init(kind: kind, name: name, wanted: wanted, here: here)) }
    }
    hold(.terms, ContractSource.termsFile, record.terms, own.terms)
    hold(.template, record.template.name, record.template.sha256, own.template.sha256)
    hold(.style, record.style.name, record.style.sha256, own.style.sha256)
    hold(.fonts, "fonts.lock", record.fonts, own.fonts)
    hold(.engine, "Engross", record.engine, own.engine)
    if !parts.isEmpty { throw .notAtHand(parts) }
  }
}
