internal import ContractModel
package import DocumentModel
package import StrictInput

extension Agreement {
  /// An agreement written out, and what was set as it was typed because nothing else is known.
  package struct Draft: Sendable {
    package var document: Document
    package var findings: [Diagnostic]
  }

  /// Writes the agreement out: its words and numbers as they were typed, in the structure of a
  /// contract.
  ///
  /// Throws only what keeps it from being set at all: a language without words, no title.
  package func draft() throws(Faults) -> Draft {
    try drafting.once(write)
  }

  private func write() throws(Faults) -> Draft {
    let language = frontMatter.value.language.identifier
    guard let words = LegalWords(language: language) else {
      throw Faults(
        Diagnostic(
          at: frontMatter.location(of: "language"),
          "no words are known for contracts in the language \(language)",
          help: "known are \(LegalWords.languages.joined(separator: ", "))"))
    }
    let parties = signatureParties(words)
    var reader = MarkdownReader(.agreement, language: language, words: words, parties: parties)
    reader.pictures = pictures
    var blocks = reader.read(source)
    let title = try AgreementTitle.take(from: &blocks, frontMatter: frontMatter)
    var headings = TypedHeadings(words: words)
    headings.read(&blocks)
    var anchors = Anchors()
    let repeated = reader.anchors.compactMap { anchors.take($0) }
    anchors.nameHeadings(&blocks)
    var whole = TypedHeadings.sections(of: blocks).flatMap { section in
      section.heading + TypedLists(words: words).hang(section.body)
    }
    var references = TypedReferences(words: words)
    references.resolve(&whole)
    add(title: title, words, parties, to: &whole)
    let findings = reader.faults + repeated + headings.findings + references.findings
    return Draft(
      document: Document(information: information(title: title.words.plainText), blocks: whole),
      findings: Faults(sorting: findings).diagnostics)
  }

  private func information(title: String) -> DocumentInformation {
    let matter = frontMatter.value
    let names = matter.parties.map { typeset($0.name) }
    var information = DocumentInformation(
      title: title, reference: matter.reference ?? "", language: matter.language.identifier,
      parties: names, author: names.first ?? "", subject: names.joined(separator: " – "),
      date: matter.date?.written ?? "")
    information.hasInitials = matter.signing?.initials == true
    information.hasCompanyLines = matter.signing?.company == true
    return information
  }

  /// Puts the title, the contents and the signatures where the words leave their place open.
  private func add(
    title: AgreementTitle, _ words: LegalWords, _ parties: [SignatureParty],
    to blocks: inout [Block]
  ) {
    var top = 0
    if let index = blocks.firstIndex(where: \.isTitle) {
      top = index + 1
    } else {
      let index = min(title.index, blocks.count)
      blocks.insert(Block(.title(TitleBlock(title: title.words)), source: title.source), at: index)
      top = index + 1
    }
    if let depth = frontMatter.value.contents, !blocks.contains(where: \.isContents) {
      blocks.insert(Block(.tableOfContents(title: words.contents, depth: depth)), at: top)
    }
    if !parties.isEmpty, !blocks.contains(where: \.isSignatures) {
      blocks.append(Block(.signatures(parties), source: frontMatter.location(of: "parties")))
    }
  }

  private func signatureParties(_ words: LegalWords) -> [SignatureParty] {
    let signing = frontMatter.value.signing
    var keys: Set<String> = []
    return frontMatter.value.parties.enumerated().map { index, party in
      var key = Agreement.fieldKey(party.role ?? "") ?? "party\(index + 1)"
      if !keys.insert(key).inserted { key = "party\(index + 1)" }
      keys.insert(key)
      let signatories =
        party.signatories.isEmpty ? [.init(name: nil, title: nil)] : party.signatories
      return SignatureParty(
        key: key, leadIn: signing?.leadIn.map(typeset) ?? words.signedFor,
        name: typeset(party.name),
        shortName: party.role,
        signatories: signatories.enumerated().map { index, signatory in
          let own = "\(key)_\(index + 1)"
          return SignatureParty.Signatory(
            name: typeset(signatory.name ?? ""), title: typeset(signatory.title ?? ""),
            signer: Signer(key: own, role: key),
            witness: signing?.witnesses == true
              ? .init(of: own, signatory.witness?.name, signatory.witness?.address) : nil)
        },
        notary: signing?.notary == true
          ? .init(
            signing?.certificate ?? NotaryCertificate(), of: key,
            for: signatories.compactMap(\.name), party.name, words) : nil,
        labels: words.labels)
    }.numbered(isInTurn: signing?.inTurn == true)
  }

  /// Words of the front matter with the characters that the agreement's own words have.
  private func typeset(_ text: String) -> String {
    var typography = Typography(language: frontMatter.value.language.identifier)
    return typography.set(text)
  }

  /// The role in small ASCII letters; nil if nothing is left of it.
  private static func fieldKey(_ role: String) -> String? {
    let letters = role.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return letters.isEmpty ? nil : letters
  }
}

/// The title of an agreement: what the front matter says, or its first heading.
struct AgreementTitle {
  var words: [Inline]
  var source: SourceLocation?
  /// How many blocks stand before it.
  var index = 0

  /// Takes the heading that is the title out of the blocks.
  static func take(
    from blocks: inout [MarkdownBlock], frontMatter: Located<AgreementFrontMatter>
  ) throws(Faults) -> AgreementTitle {
    let given = frontMatter.value.title
    if given == nil, let title = blocks.lazy.compactMap(\.titleBlock).first {
      return AgreementTitle(words: title)
    }
    let first = blocks.firstIndex { if case .heading = $0.block.content { true } else { false } }
    if let first, case .heading(let heading) = blocks[first].block.content {
      let isSame = given.map { $0.lowercased() == heading.text.plainText.lowercased() }
      if isSame ?? (heading.level == 1) {
        let source = blocks.remove(at: first).block.source
        return AgreementTitle(words: heading.text, source: source, index: first)
      }
    }
    guard let given else {
      throw Faults(
        Diagnostic(
          at: SourceLocation(file: frontMatter.source.location.file, line: 1, column: 1),
          "the agreement has no title",
          help: "write title: in its front matter, or begin it with a line such as # Agreement"))
    }
    return AgreementTitle(words: [.text(given)], source: frontMatter.location(of: "title"))
  }
}

extension MarkdownBlock {
  fileprivate var titleBlock: [Inline]? {
    if case .title(let title) = block.content { title.title } else { nil }
  }
}

extension Block {
  fileprivate var isTitle: Bool { if case .title = content { true } else { false } }
  fileprivate var isContents: Bool { if case .tableOfContents = content { true } else { false } }
  fileprivate var isSignatures: Bool { if case .signatures = content { true } else { false } }
}
