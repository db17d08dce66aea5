package import ContractModel
internal import DocumentModel
package import StrictInput

/// DOC: what only an agreement with hand-typed numbers can break.
package enum AgreementRules {
  package static let all = [setAsTyped, typedReference]

  static let setAsTyped = Rule(
    "DOC014", .warning, "An agreement holds nothing that could only be set as it was typed.",
    because: "What is meant for a web browser, or was mistyped, stands in the contract as it is.",
    mend: "write it in Markdown, or remove it", bad: "The fee is <u>fixed</u>.",
    good: "The fee is *fixed*.")

  static let typedReference = Rule(
    "DOC015", .warning, "Every number that an agreement refers to stands in it.",
    because: "Numbers that were typed by hand do not follow when a clause is put in.",
    mend: "correct the number", bad: "Clause 4.7 applies.\n\n4.1 The fee is fixed.",
    good: "Clause 4.1 applies.\n\n4.1 The fee is fixed.")

  /// Rules that guess at what a writer means: a paper that others wrote may know better.
  static let guessing: Set = ["DOC001", "DOC008"]
}

extension Agreement {
  /// What the rules find in the agreement, as far as they hold for hand-typed words.
  package func findings(in draft: Draft) -> [Diagnostic] {
    let facts = DocumentFacts(draft.document, of: self)
    let found = DocumentRule.all.flatMap { $0.findings(in: facts) }.map { finding in
      var finding = finding
      if AgreementRules.guessing.contains(finding.rule ?? "") { finding.severity = .warning }
      return finding
    }
    return draft.findings + found
  }
}
