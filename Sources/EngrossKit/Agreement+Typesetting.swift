public import ContractDrafting
internal import ContractModel
internal import DocumentModel
internal import Foundation
internal import PageLayout
public import StrictInput

extension Agreement {
  /// Checks the agreement by the rules that hold for hand-typed words, and names what could only
  /// be set as it was typed; the `allow` of its front matter waives.
  public func check() -> CheckResult {
    var found: [Diagnostic]
    var isWritten = true
    do {
      found = findings(in: try draft())
    } catch {
      found = error.diagnostics
      isWritten = false
    }
    return CheckResult(found, waivedBy: frontMatter.allow, isWritten: isWritten) {
      frontMatter.place(of: $0)
    }
  }
}

extension Typesetter {
  /// What an agreement is made from, as it is attached to its PDF.
  public func source(
    of agreement: Agreement, as copy: ContractCopy = ContractCopy(), created: String? = nil
  ) throws(Faults) -> ContractSource {
    try made(from: agreement, as: copy, created: created).source
  }

  /// Typesets an agreement that somebody wrote, ready to be signed; a draft says so on each page.
  ///
  /// Its words and numbers stay as they were typed. The PDF says that it was created at `created`
  /// (ISO 8601 in UTC), or on the day that the front matter gives, else it says nothing. Throws
  /// what cannot be set, and where it stands; what is set as it was typed is named by `check()`.
  public func typeset(
    _ agreement: Agreement, as copy: ContractCopy = ContractCopy(), created: String? = nil
  ) throws(Faults) -> TypesetDocument {
    try typeset(try made(from: agreement, as: copy, created: created))
  }

  /// Says in a line for each page of an agreement why it ends where it does.
  public func explainBreaks(
    of agreement: Agreement, as copy: ContractCopy = ContractCopy()
  ) throws(Faults) -> [String] {
    try explainBreaks(of: try made(from: agreement, as: copy).document)
  }

  /// Draws the pages of an agreement as pictures, as those of a document are drawn.
  public func pictures(
    of agreement: Agreement, as copy: ContractCopy = ContractCopy(), created: String? = nil,
    pages wanted: ClosedRange<Int>? = nil, as format: PictureFormat = .png(resolution: 144)
  ) throws(Faults) -> [[UInt8]] {
    let made = try made(from: agreement, as: copy, created: created)
    return try pictures(of: made.document, pages: wanted, as: format)
  }

  /// An agreement, written out, with its pictures, and what both were made from.
  struct MadeAgreement {
    var document: Document
    var figures: [String: Picture]
    var source: ContractSource
  }

  private func typeset(_ made: MadeAgreement) throws(Faults) -> TypesetDocument {
    try run(
      made.document, created: made.source.record.created, source: made.source,
      figures: made.figures, keepsPages: false
    ).pdf
  }

  private func made(
    from agreement: Agreement, as copy: ContractCopy, created: String? = nil
  ) throws(Faults) -> MadeAgreement {
    let document = try agreement.draft().document
    let figures = try PictureFile.read(figuresOf: document)
    var names: [(name: String, picture: Picture)] = []
    for figure in document.figures.map(\.figure)
    where !names.contains(where: { $0.name == figure.name }) {
      if let picture = figures[figure.path] { names.append((figure.name, picture)) }
    }
    let source = ContractSource(
      terms: agreement.bytes, pictures: names.map(\.picture.bytes),
      record: .init(
        engine: Engrosser.version, terms: sha256(Data(agreement.bytes)),
        pictures: names.isEmpty
          ? nil : names.map { .init(name: $0.name, sha256: $0.picture.sha256) },
        style: styleRecord, fonts: fontsDigest, unlockedFonts: unlockedFonts,
        created: created ?? document.information.created, copy: copy))
    return MadeAgreement(
      document: document.marked(from: source), figures: figures, source: source)
  }

  /// Makes an agreement once more from what is attached to its PDF, pictures and all.
  func remakeAgreement(from source: ContractSource) throws(Faults) -> TypesetDocument {
    let parts = zip(source.record.pictures ?? [], source.pictures)
    let agreement = try Agreement(
      bytes: source.terms, file: ContractSource.agreementFile,
      pictures: Set(parts.map(\.0.name)))
    var figures: [String: Picture] = [:]
    for (part, bytes) in parts {
      figures[part.name] = try PictureFile.read(bytes, named: part.name, sha256: part.sha256)
    }
    return try typeset(
      MadeAgreement(
        document: try agreement.draft().document.marked(from: source), figures: figures,
        source: source))
  }
}
