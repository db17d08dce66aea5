public import ContractModel
public import DocumentModel
internal import Mustache
public import StrictInput

/// Writes contracts out in the words of one template.
public struct Drafter: Sendable {
  let template: Template
  let numbering: NumberingStyle
  private let known: DraftedClauses

  /// Takes the words of a template, and from a style how their clauses are numbered.
  public init(template: Template, numbering: NumberingStyle = NumberingStyle()) {
    self.template = template
    self.numbering = numbering
    known = DraftedClauses(count: template.clauses.count)
  }

  /// Writes a contract out: every optional part that the terms leave out drops its clause, the
  /// numbers close up, and references follow.
  ///
  /// Throws what keeps the contract from being written, such as a reference to a clause that
  /// dropped out.
  public func draft(_ contract: Contract) throws(Faults) -> Document {
    let language = contract.language.identifier
    try refuse(language)
    let words = try Drafter.words(language)
    let title = contract.title ?? template.title
    let printed = PrintedValues(format: ValueFormatting(language: language))
    let terms = TermsValue(contract.agreed).setting("title", .text(title))
    let parties = contract.signatureParties(words)
    var blocks: [MarkdownBlock] = []
    var anchors = Anchors()
    var faults: [Diagnostic] = []
    for index in template.clauses.indices {
      let clause = known.clause(index, language, terms) {
        write(template.clauses[index], terms, printed) {
          MarkdownReader(language: language, words: words, parties: parties)
        }
      }
      blocks += clause.blocks
      faults += clause.faults + clause.anchors.compactMap { anchors.take($0) }
    }
    anchors.nameHeadings(&blocks)
    let numbers = ClauseNumbering.number(&blocks, style: numbering, words: words)
    var references = CrossReferences(numbers: numbers.numbers, style: numbering, words: words) {
      template.written.explainMissing(anchor: $0, near: $1)
    }
    references.resolve(&blocks)

    faults += numbers.faults + references.faults
    guard faults.isEmpty else { throw Faults(faults.withoutRepetition) }
    var information = contract.information(title: title)
    information.hasInitials = contract.signing?.initials == true
    information.hasCompanyLines = contract.signing?.company == true
    return Document(information: information, blocks: blocks.map(\.block))
  }

  /// Writes one clause out.
  private func write(
    _ clause: Template.Clause, _ terms: TermsValue, _ printed: PrintedValues,
    reader: () -> MarkdownReader
  ) -> DraftedClause {
    defer { printed.removeAll() }
    let context = TermsContext(value: terms, shape: .contract, path: "", printed: printed)
    let rendered = clause.pieces.map { $0.render(context, library: template.library) }.joined()
    let (bytes, lineOrigins) = MustacheTags.withoutMarks(rendered)
    var reader = reader()
    let blocks = reader.read(
      MarkdownSource(
        bytes: bytes, lineOrigins: lineOrigins, written: template.written, values: printed.values))
    return DraftedClause(
      blocks: blocks, anchors: reader.anchors, faults: reader.faults,
      seen: reader.hasOutsideSources ? nil : printed.seen)
  }

  /// Refuses terms in another language than the template's.
  private func refuse(_ language: String) throws(Faults) {
    guard let own = template.language, own != language.prefix(while: { $0 != "-" }) else { return }
    throw Faults(
      Diagnostic(
        at: nil,
        "the terms say language: \(language), and the words of the template are in \(own)",
        help: "change language, or give a template in it with --template"))
  }

  private static func words(_ language: String) throws(Faults) -> LegalWords {
    let code = language.prefix { $0 != "-" }
    if UnitNames.languages.contains(String(code)), let words = LegalWords(language: language) {
      return words
    }
    let others = LegalWords.languages.filter { !UnitNames.languages.contains($0) }
    throw Faults(
      Diagnostic(
        at: nil, "no words are known for contracts in the language \(language)",
        help: "known are \(UnitNames.languages.joined(separator: ", ")); an agreement in Markdown "
          + "may be in \(others.joined(separator: ", ")) too"))
  }
}

extension Contract {
  fileprivate func information(title: String) -> DocumentInformation {
    DocumentInformation(
      title: title, reference: reference, language: language.identifier,
      parties: [parties.provider.name, parties.client.name], author: parties.provider.name,
      subject: "\(parties.provider.name) – \(parties.client.name)",
      date: term.effective.written)
  }

  fileprivate func signatureParties(_ words: LegalWords) -> [SignatureParty] {
    parties.both.map { role, party in
      SignatureParty(
        key: role, leadIn: words.signedFor, name: party.name, shortName: party.shortName,
        signatories: party.signatories.enumerated().map { index, signatory in
          let key = "\(role)_\(index + 1)"
          return SignatureParty.Signatory(
            name: signatory.name, title: signatory.titleAndCapacity,
            signer: Signer(key: key, role: role),
            witness: signing?.witnesses == true
              ? .init(of: key, signatory.witness?.name, signatory.witness?.address) : nil)
        },
        notary: signing?.notary == true
          ? .init(
            signing?.certificate ?? NotaryCertificate(), of: role,
            for: party.signatories.map(\.name), party.name, words) : nil,
        labels: words.labels)
    }.numbered(from: signing?.first == .client ? 1 : 0, isInTurn: signing?.first != nil)
  }
}

extension SignatureParty.Witness {
  /// The witness to a signatory with a key.
  init(of key: String, _ name: String?, _ address: String?) {
    self.init(
      name: name ?? "", address: address ?? "",
      signer: Signer(key: "\(key)_witness", role: "witness"))
  }
}

extension SignatureParty.Notary {
  /// The certificate of a party, by its key, for those who sign for it.
  init(
    _ certificate: NotaryCertificate, of key: String, for names: [String], _ party: String,
    _ words: LegalWords
  ) {
    let pattern =
      certificate.form == .jurat ? words.signing.jurat : words.signing.acknowledgement
    let known = names.filter { !$0.isEmpty }
    self.init(
      statement: pattern.filling([
        known.isEmpty ? String(repeating: "_", count: 24) : known.joined(separator: ", "), party,
      ]),
      name: certificate.name ?? "", title: certificate.title ?? "", place: certificate.place ?? "",
      signer: Signer(key: "\(key)_notary", role: "notary"))
  }
}

extension String {
  /// The text with values in the places of its `#`.
  func filling(_ values: [String]) -> String {
    let parts = split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    let filled = zip(parts, values + [""]).map { $0 + $1 }.joined()
    // "Acme Ltd." at the end of a sentence.
    return filled.hasSuffix("..") ? String(filled.dropLast()) : filled
  }
}

extension Signatory {
  /// "Partner (designated member)"
  fileprivate var titleAndCapacity: String {
    capacity.map { "\(title) (\($0))" } ?? title
  }
}

extension TermsValue {
  fileprivate func setting(_ key: String, _ value: TermsValue) -> TermsValue {
    guard case .record(let fields) = self else { return self }
    return .record(fields.filter { $0.key != key } + [Field(key, value)])
  }
}

extension [Diagnostic] {
  /// The diagnostics in their order, each once.
  fileprivate var withoutRepetition: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
  }
}
