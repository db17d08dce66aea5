import DocumentModel
import StrictInput

/// DOC: terms that the contract defines, and how it uses them. English only where the form of a
/// word tells.
enum DefinitionRules {
  static let all = [undefined, unused, definedTwice, otherCase]

  static let undefined = DocumentRule(
    "DOC001", .error, "Every term that is written like a defined one is defined.",
    because: "A capital promises a definition; without one, each reader supplies his own.",
    mend: "define it, or write it in small letters",
    bad: "## Use\n\nThe Client must keep the Approved Devices in good order.\n",
    good: """
      ## Use

      The Client must keep the laptops that the Provider approves (the **"Approved Devices"**) in \
      good order, and must return the Approved Devices at the end.

      """
  ) { review in
    guard review.isInEnglish else { return }
    for place in review.usage.undefined {
      review.report(
        "\"\(place.words)\" is written like a defined term, but nothing defines it",
        at: review.facts.place(of: place.words, in: place.passage))
    }
  }

  static let unused = DocumentRule(
    "DOC002", .warning, "Every term that is defined is used.",
    because: "A definition that nothing uses is left over from another contract, or misspelt.",
    mend: "remove the definition, or use the term",
    bad: "## Use\n\n**\"Device\"** means a laptop.\n",
    good: "## Use\n\n**\"Device\"** means a laptop.\n\nThe Provider repairs each Device.\n"
  ) { review in
    for (definition, passage) in review.usage.definitions
    where review.usage.uses[definition.term.stems] == nil {
      review.report(
        "\"\(definition.term)\" is defined, but never used",
        at: review.facts.place(of: definition.term, in: passage))
    }
  }

  static let definedTwice = DocumentRule(
    "DOC003", .error, "Every term is defined once.",
    because: "Of two definitions, each party will rely on the one that suits it.",
    mend: "keep one of the definitions",
    bad: """
      ## Use

      **"Device"** means a laptop. The Provider repairs each Device.

      A telephone is a **"Device"**, too.

      """,
    good: "## Use\n\n**\"Device\"** means a laptop. The Provider repairs each Device.\n"
  ) { review in
    var first: [[String]: Passage] = [:]
    for (definition, passage) in review.usage.definitions {
      let stems = definition.term.stems
      if let earlier = first[stems] {
        review.report(
          "\"\(definition.term)\" is defined twice",
          at: review.facts.place(of: definition.term, in: passage),
          see: [review.facts.place(of: definition.term, in: earlier): "it is first defined here"])
      } else {
        first[stems] = passage
      }
    }
  }

  static let otherCase = DocumentRule(
    "DOC004", .warning, "A defined term is written with its capitals wherever it is meant.",
    because: "In small letters it may mean the term, or something else.",
    mend: "write it as it is defined, or choose another word",
    bad: """
      ## Use

      **"Approved Device"** means a laptop. The Provider repairs each Approved Device.

      The Client must return every approved device.

      """,
    good: """
      ## Use

      **"Approved Device"** means a laptop. The Provider repairs each Approved Device.

      The Client must return every Approved Device.

      """
  ) { review in
    guard review.isInEnglish else { return }
    for (definition, passage) in review.usage.definitions {
      guard let place = review.usage.otherCase[definition.term.stems] else { continue }
      review.report(
        "\"\(place.words)\" stands for \"\(definition.term)\", which is defined with capitals",
        at: review.facts.place(of: place.words, in: place.passage),
        see: [review.facts.place(of: definition.term, in: passage): "the definition is here"])
    }
  }
}
