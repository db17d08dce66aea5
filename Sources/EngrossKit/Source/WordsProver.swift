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

  /// Makes the document of a PDF once more, and compares.
  ///
  /// A file of another version of Engross is proven where this one gives the same bytes.
  ///
  /// - Throws: `ProofFailure` where it cannot be made, such as for want of its style.
  public func prove(_ file: [UInt8]) throws(ProofFailure) -> WordsProof {
    let source = try Self.attachedSource(of: file)
    let given = try remake(source)
    let isIdentical = file.starts(with: given.bytes)
    guard isIdentical || source.record.engine == Engrosser.version else {
      throw .otherEngine(wanted: source.record.engine)
    }
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
      guard let bytes = try AttachedFiles.content(of: ContractSource.recordFile, in: file) else {
        throw ProofFailure.noSource
      }
      let record = try JSONDecoder().decode(ContractSource.Record.self, from: Data(bytes))
      let pictures = record.pictures ?? []
      guard pictures.count <= ContractSource.mostPictures,
        let contents = try AttachedFiles.contents(
          of: [ContractSource.fileOfTerms(record)]
            + pictures.indices.map { ContractSource.file(ofPicture: $0) }, in: file)
      else { throw ProofFailure.noSource }
      let digests = [record.terms] + pictures.map(\.sha256)
      guard zip(contents, digests).allSatisfy({ sha256(Data($0)) == $1 }) else {
        throw ProofFailure.otherTerms
      }
      return ContractSource(
        terms: contents[0], pictures: Array(contents.dropFirst()), record: record)
    } catch let failure as ProofFailure {
      throw failure
    } catch let error as SigningError {
      throw .unreadable("\(error)")
    } catch {
      throw .unreadable("\(ContractSource.recordFile) cannot be read")
    }
  }

  func remake(_ source: ContractSource) throws(ProofFailure) -> TypesetDocument {
    let record = source.record
    do {
      let style = try style ?? assets.styleSheet(record.style.name)
      let typesetter = try Typesetter(
        style: style, fonts: try fonts(of: style, for: record), assets: assets)
      guard !source.isAgreement else {
        try compare(
          record, terms: record.terms, template: nil, typesetter.styleRecord,
          fonts: typesetter.fontsDigest)
        return try typesetter.remakeAgreement(from: source)
      }
      let terms = try Contract.read(
        SourceNode(bytes: Data(source.terms), file: ContractSource.termsFile))
      let engrosser = Engrosser(typesetter, template: try template ?? .builtIn())
      let own = engrosser.source(of: terms.value).record
      try compare(
        record, terms: own.terms, template: own.template, own.style, fonts: own.fonts)
      return try engrosser.remake(terms.value, from: source)
    } catch let failure as ProofFailure {
      throw failure
    } catch let faults as Faults {
      throw .cannotRemake(faults.diagnostics)
    } catch {
      throw .unreadable("\(error)")
    }
  }

  /// Finds the fonts of a style; takes files that Engross does not know where the record says that
  /// there were some, since they are compared by their digest.
  private func fonts(
    of style: StyleSheet, for record: ContractSource.Record
  ) throws(ProofFailure) -> StyleFonts {
    var assets = assets
    if record.unlockedFonts != nil { assets.takesUnlockedFonts = true }
    do {
      return try assets.fonts(of: style)
    } catch {
      throw .noFonts(error.diagnostics)
    }
  }

  /// Finds what is not at hand as it was.
  private func compare(
    _ record: ContractSource.Record, terms: String, template: ContractSource.Record.Part?,
    _ style: ContractSource.Record.Part, fonts: String
  ) throws(ProofFailure) {
    var parts: [ProofFailure.Part] = []
    func hold(_ kind: ProofFailure.Part.Kind, _ name: String, _ wanted: String, _ here: String) {
      if wanted != here { parts.append(.init(kind: kind, name: name, wanted: wanted, here: here)) }
    }
    hold(.terms, ContractSource.termsFile, record.terms, terms)
    if let wanted = record.template, let template {
      hold(.template, wanted.name, wanted.sha256, template.sha256)
    }
    hold(.style, record.style.name, record.style.sha256, style.sha256)
    hold(.fonts, record.unlockedFonts?.joined(separator: ", ") ?? "", record.fonts, fonts)
    guard !parts.isEmpty else { return }
    hold(.engine, "Engross", record.engine, Engrosser.version)
    throw .notAtHand(parts)
  }
}
