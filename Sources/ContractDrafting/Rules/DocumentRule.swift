package import ContractModel
package import DocumentModel
package import StrictInput

/// A rule that only the contract as it is written out decides; it holds for any template.
package struct DocumentRule: Sendable {
  package let rule: Rule
  private let check: @Sendable (inout DocumentReview) -> Void

  /// Makes a rule; its examples are words of a template.
  init(
    _ id: String, _ severity: Diagnostic.Severity, _ statement: String, because reason: String,
    source: String? = nil, mend remedy: String, bad: String, good: String,
    check: @escaping @Sendable (inout DocumentReview) -> Void
  ) {
    rule = Rule(
      id, severity, statement, because: reason, source: source, mend: remedy, bad: bad, good: good)
    self.check = check
  }

  /// Every rule, family by family.
  package static let all: [DocumentRule] =
    DefinitionRules.all + StructureRules.all + WordingRules.all + CompletenessRules.all

  /// What the rule finds in a contract that is written out.
  func findings(in facts: DocumentFacts) -> [Diagnostic] {
    var review = DocumentReview(facts: facts, rule: rule)
    check(&review)
    return review.findings
  }
}

extension Drafter {
  /// What the rules find in a contract that this drafter has written out.
  package func findings(
    in document: Document, of terms: Located<Contract>
  ) -> [Diagnostic] {
    let facts = DocumentFacts(document, terms: terms, template: template)
    return DocumentRule.all.flatMap { $0.findings(in: facts) }
  }
}

/// The document under a rule's eye, and what it has found in it.
@dynamicMemberLookup
struct DocumentReview {
  let facts: DocumentFacts
  let rule: Rule
  private(set) var findings: [Diagnostic] = []

  init(facts: DocumentFacts, rule: Rule) {
    self.facts = facts
    self.rule = rule
  }

  subscript<Member>(dynamicMember member: KeyPath<DocumentFacts, Member>) -> Member {
    facts[keyPath: member]
  }

  /// A list, of which a rule may look at everything.
  subscript<Element>(dynamicMember member: KeyPath<DocumentFacts, [Element]>) -> [Element] {
    let list = facts[keyPath: member]
    LookUps.count(list.count)
    return list
  }

  mutating func report(
    _ message: String, at location: SourceLocation?, mend remedy: String? = nil,
    see others: KeyValuePairs<SourceLocation?, String> = [:]
  ) {
    let related = others.compactMap { location, message in
      location.map { Diagnostic.Related(location: $0, message: message) }
    }
    findings.append(Diagnostic(rule, at: location, message, mend: remedy, related: related))
  }
}

/// What the rules need to know of a document, gathered once.
struct DocumentFacts: Sendable {
  let document: Document
  /// Nil for an agreement, which has none.
  let terms: Located<Contract>?
  /// Where the name of each party is written, in the order of the document.
  let placesOfParties: [SourceLocation]
  let passages: [Passage]
  let usage: TermUsage
  /// The paths of all values that are printed.
  let printedPaths: Set<String>
  let references: Set<String>
  /// Every name that a tag of the template mentions.
  let namesInTags: Set<String>
  private let written: SourceLines

  init(_ document: Document, terms: Located<Contract>, template: Template) {
    let places = ["provider", "client"].map { terms.place(of: "parties.\($0).name") }
    self.init(
      document, terms: terms, passages: document.passages, placesOfParties: places,
      written: template.written, namesInTags: template.namesInTags)
  }

  init(_ document: Document, of agreement: Agreement) {
    let definitions = TypedDefinitions(
      quotes: Typography.Marks(language: document.information.language))
    let parties = agreement.frontMatter.parties.indices
    self.init(
      document, terms: nil, passages: document.passages.map(definitions.marked),
      placesOfParties: parties.map { agreement.frontMatter.place(of: "parties.\($0).name") },
      written: agreement.source.written, namesInTags: [])
  }

  private init(
    _ document: Document, terms: Located<Contract>?, passages: [Passage],
    placesOfParties: [SourceLocation], written: SourceLines, namesInTags: Set<String>
  ) {
    self.document = document
    self.terms = terms
    self.passages = passages
    self.placesOfParties = placesOfParties
    self.written = written
    usage = TermUsage(passages)
    var (paths, anchors): (Set<String>, Set<String>) = ([], [])
    for piece in passages.flatMap(\.pieces) {
      switch piece.origin {
      case .value(let path): paths.insert(path)
      case .reference(let anchor): anchors.insert(anchor)
      case .template, .definition: break
      }
    }
    (printedPaths, references) = (paths, anchors)
    self.namesInTags = namesInTags
  }

  var isInEnglish: Bool { document.information.language.hasPrefix("en") }

  /// Whether a value at a path, or one within it, is printed.
  func prints(_ path: String) -> Bool {
    LookUps.count(printedPaths.count)
    return printedPaths.contains { $0 == path || $0.hasPrefix("\(path).") }
  }

  /// Where some words of a passage stand: in the terms if they are a value, else in the template.
  func place(of words: String, in passage: Passage) -> SourceLocation? {
    for piece in passage.pieces {
      if case .value(let path) = piece.origin, piece.text.holds(words) {
        return terms?.place(of: path)
      }
    }
    return passage.source.flatMap { written.location(of: words, from: $0) } ?? passage.source
  }

  /// Where the words end: the place of what they lack.
  var endOfWords: SourceLocation? {
    written.lines.indices.last.map { written.location(ofLine: $0, column: 1) }
  }
}
