import ContractModel
import DocumentModel
import StrictInput

/// What the contract as written out must hold, whatever the template.
enum CompletenessRules {
  static let all = [partiesNamed, signaturesThere, prohibitedData, processingDescribed]

  static let partiesNamed = DocumentRule(
    "PTY001", .error, "The contract names each party as it signs, with its legal form.",
    because: "A contract with the wrong company binds nobody, and its cap protects nobody.",
    source: "xclause.com and upcounsel.com, on naming the parties",
    mend: "print the name and the form of each party where the contract begins",
    bad: """
      ## Parties {-}

      The firm that gives support (the **"Provider"**) and the firm that receives it \
      (the **"Client"**).

      """,
    good: """
      ## Parties {-}

      {{parties.provider.name}}, {{parties.provider.form}} (the **"Provider"**), and \
      {{parties.client.name}}, {{parties.client.form}} (the **"Client"**).

      """
  ) { review in
    let forms = review.terms.map { [$0.parties.provider.form, $0.parties.client.form] } ?? []
    for (index, name) in review.document.information.parties.enumerated() {
      let isNamed = review.passages.contains { $0.kind != .title && $0.text.holds(name) }
      if !isNamed {
        review.report(
          "\(name) signs the contract, but nothing in it names the firm",
          at: review.placesOfParties[index])
      } else if index < forms.count,
        !review.passages.contains(where: { $0.text.holds(forms[index]) })
      {
        let role = index == 0 ? "provider" : "client"
        review.report(
          "the contract does not say that \(name) is a \(forms[index])",
          at: review.terms?.place(of: "parties.\(role).form"))
      }
    }
  }

  static let signaturesThere = DocumentRule(
    "PTY002", .error, "Each party has a place to sign, with name, title and date.",
    because: "A contract that one side cannot sign is an offer.",
    source: "legalclarity.org, on signature blocks",
    mend: "add a block of signatures to the template: a fence with the word signatures",
    bad: "## Signatures {-}\n\nSigned by both parties.\n",
    good: "## Signatures {-}\n\n```signatures\nSigned for and on behalf of\n```\n"
  ) { review in
    let signing = review.document.blocks.flatMap { block -> [String] in
      guard case .signatures(let parties) = block.content else { return [] }
      return parties.filter { !$0.signatories.isEmpty }.map(\.name)
    }
    for party in review.document.information.parties where !signing.contains(party) {
      review.report("there is no place where \(party) signs", at: review.endOfWords)
    }
  }

  static let prohibitedData = DocumentRule(
    "SEC003", .error, "Health information is not both handled and prohibited.",
    because: "Standard terms often forbid what the schedule on health information allows.",
    source: "Common Paper Cloud Service Agreement 13 (Prohibited Data)",
    mend: "take health information out of the prohibited data",
    bad: "## Use\n\nThe Client must not submit prohibited data, such as health information.\n",
    good: "## Use\n\nThe Client may submit health information.\n"
  ) { review in
    guard let terms = review.terms, let data = terms.dataProtection,
      data.hipaa != nil || data.regulations.contains(.hipaa)
    else { return }
    for passage in review.passages {
      guard passage.text.holdsInAnyCase("prohibited data"), passage.text.holdsInAnyCase("health")
      else { continue }
      review.report(
        "HIPAA applies, but this prohibits health information", at: passage.source,
        see: [terms.place(of: "dataProtection.regulations"): "the regulations are here"])
    }
  }

  static let processingDescribed = DocumentRule(
    "SEC004", .error, "Under the GDPR, the contract describes the processing.",
    because: "A processor may act only under a contract that says what is processed, and why.",
    source: "GDPR Article 28(3)",
    mend: "print it in the template",
    bad: """
      ## Data protection

      {{#dataProtection}}The Provider processes data for {{processing.purpose}}.{{/dataProtection}}

      """,
    good: """
      {{#dataProtection}}
      ## Data protection

      {{#processing}}
      The Provider processes {{and(categories)}} of {{and(dataSubjects)}} for {{purpose}}: \
      {{subject}}, during {{duration}}.
      {{/processing}}

      {{/dataProtection}}
      """
  ) { review in
    guard let terms = review.terms, let data = terms.dataProtection, data.role != .controller,
      data.regulations.contains(.gdpr) || data.regulations.contains(.ukGDPR)
    else { return }
    let particulars = [
      ("subject", "subject matter"), ("duration", "duration"), ("purpose", "purpose"),
      ("categories", "kinds of data"), ("dataSubjects", "kinds of persons"),
    ]
    for (key, what) in particulars {
      let path = "dataProtection.processing.\(key)"
      guard !review.facts.prints(path) else { continue }
      review.report(
        "the contract does not print the \(what) of the processing",
        at: terms.place(of: path))
    }
  }
}
