import StrictInput

/// SEC: personal data, and what the laws on them ask of the contract.
enum DataProtectionRules {
  static let all = [
    businessAssociate, promptHealthNotice, promptBreachNotice, subprocessorChanges, transfers,
    financialEntities, dataProtectionAgreed, regulationsOnce, auditsInTerm, lawOfClient,
  ]

  private static let european: Set<Regulation> = [.gdpr, .ukGDPR]

  static let businessAssociate = TermsRule(
    "SEC001", .error, "Where HIPAA applies, the business associate terms are agreed.",
    because: "A business associate may handle health information only under such terms.",
    source: "45 CFR 164.314(a) and 164.504(e)",
    mend: "add dataProtection.hipaa with businessAssociate: true, and hipaa to the regulations",
    bad: "dataProtection: {regulations: [ukGDPR, hipaa]}",
    good: """
      dataProtection:
        regulations: [ukGDPR, hipaa]
        hipaa: {businessAssociate: true, breachNotice: 24 h, designatedOfficial: Privacy Officer}
      """
  ) { review in
    guard let data = review.dataProtection else { return }
    let isNamed = data.regulations.contains(.hipaa)
    if isNamed, data.hipaa?.businessAssociate != true {
      review.report(
        "HIPAA applies, but the business associate terms are not agreed",
        at: data.hipaa == nil
          ? "dataProtection.hipaa" : "dataProtection.hipaa.businessAssociate",
        see: ["dataProtection.regulations": "the regulations are here"])
    } else if !isNamed, data.hipaa != nil {
      review.report(
        "business associate terms are given, but HIPAA is not among the regulations",
        at: "dataProtection.hipaa", mend: "add hipaa to the regulations, or remove the terms",
        see: ["dataProtection.regulations": "the regulations are here"])
    }
  }

  static let promptHealthNotice = TermsRule(
    "SEC002", .error, "A breach of health information is told within 60 days, and not last.",
    because: "HIPAA sets the limit; a slower notice than the general one makes no sense.",
    source: "45 CFR 164.410(b)",
    mend: "shorten dataProtection.hipaa.breachNotice",
    bad: "dataProtection: {regulations: [ukGDPR, hipaa], hipaa: \(hipaa(notice: "90 days"))}",
    good: "dataProtection: {regulations: [ukGDPR, hipaa], hipaa: \(hipaa(notice: "24 h"))}"
  ) { review in
    guard let data = review.dataProtection, let hipaa = data.hipaa else { return }
    let path = "dataProtection.hipaa.breachNotice"
    if review.contract.isLonger(hipaa.breachNotice, than: TimeSpan(60, .day)) {
      review.report(
        "a breach of health information is told within \(hipaa.breachNotice.written), later than "
          + "the 60 days of 45 CFR 164.410(b)", at: path)
    } else if review.contract.isLonger(hipaa.breachNotice, than: data.breachNotice) {
      review.report(
        "a breach of health information is told within \(hipaa.breachNotice.written), later than "
          + "any other breach (\(data.breachNotice.written))",
        at: path, see: ["dataProtection.breachNotice": "the general notice is here"])
    }
  }

  static let promptBreachNotice = TermsRule(
    "SEC005", .warning, "A breach of personal data is told well within 72 hours.",
    because: "The client may have 72 hours of its own to tell the authority.",
    source: "GDPR Article 33(1) and (2); Common Paper DPA 4.1",
    mend: "shorten dataProtection.breachNotice, to 24 h or 48 h",
    bad: "dataProtection: {breachNotice: 72 h}", good: "dataProtection: {breachNotice: 24 h}"
  ) { review in
    guard let data = review.dataProtection, !european.isDisjoint(with: data.regulations)
    else { return }
    let path = "dataProtection.breachNotice"
    if review.contract.isShorter(data.breachNotice, than: TimeSpan(72, .hour)) != true {
      review.report(
        "a breach is told within \(data.breachNotice.written), which leaves nothing of the "
          + "client's own 72 hours",
        at: path)
    }
  }

  static let subprocessorChanges = TermsRule(
    "SEC006", .warning, "A change of sub-processors is announced.",
    because: "The client can object only to what it hears of in time.",
    source: "GDPR Article 28(2); Common Paper DPA 2.6 (10 business days)",
    mend: "add dataProtection.subprocessorNotice, such as 30 days",
    bad: "dataProtection: {subprocessorNotice: ~}",
    good: "dataProtection: {subprocessorNotice: 30 days}"
  ) { review in
    guard let data = review.dataProtection, !data.subprocessors.isEmpty else { return }
    guard let notice = data.subprocessorNotice else {
      review.report(
        "the sub-processors may change without notice", at: "dataProtection.subprocessorNotice",
        see: ["dataProtection.subprocessors": "they are here"])
      return
    }
    if review.contract.isShorter(notice, than: TimeSpan(7, .day)) == true {
      review.report(
        "a change of sub-processors is announced \(notice.written) before only",
        at: "dataProtection.subprocessorNotice", mend: "allow 10 business days or more")
    }
  }

  static let transfers = TermsRule(
    "SEC007", .warning, "Personal data that leave Europe have a basis for it.",
    because: "Under the GDPR a transfer to another country needs a mechanism, agreed beforehand.",
    source: "GDPR Chapter V; Common Paper DPA 3",
    mend: "add dataProtection.transfers, and name the mechanism",
    bad: """
      dataProtection:
        transfers: ~
        subprocessors: [{name: Cloudrow Inc., service: ticket hosting, location: Texas}]
      """,
    good: """
      dataProtection:
        transfers: under the standard contractual clauses
        subprocessors: [{name: Cloudrow Inc., service: ticket hosting, location: Texas}]
      """
  ) { review in
    guard let data = review.dataProtection, data.transfers == nil,
      !european.isDisjoint(with: data.regulations)
    else { return }
    let places =
      [("dataProtection.processing.location", data.processing.location)]
      + data.subprocessors.enumerated().map {
        ("dataProtection.subprocessors.\($0).location", $1.location)
      }
    for (path, place) in places where !review.contract.namesEuropeanCountry(place) {
      review.report(
        "personal data are handled in \(place), and no mechanism of transfer is named", at: path)
    }
  }

  static let financialEntities = TermsRule(
    "SEC011", .error, "A contract under DORA holds what its Article 30(2) lists.",
    because: "A financial entity in the European Union may not sign without it.",
    source: "Regulation (EU) 2022/2554 Article 30(2)(a) to (i)",
    mend: "add what is missing",
    bad: "{dataProtection: {regulations: [ukGDPR, dora]}, security: {training: ~}}",
    good: "{dataProtection: {regulations: [ukGDPR, dora]}, security: {training: 12 months}}"
  ) { review in
    guard let data = review.dataProtection, data.regulations.contains(.dora) else { return }
    let needed: [(String, String, Bool)] = [
      (
        "subcontracting", "whether the services may be subcontracted (a)",
        review.subcontracting != nil
      ),
      ("security.training", "training in security (i)", review.security.training != nil),
      (
        "dataProtection.auditEvery", "audits by the client and the authorities (g)",
        data.auditEvery != nil
      ),
      (
        "termination.convenience", "a right to terminate with a period of notice (h)",
        review.termination.convenience != nil
      ),
    ]
    for (path, what, isThere) in needed where !isThere {
      review.report(
        "DORA applies, but nothing is agreed on \(what)", at: path,
        see: ["dataProtection.regulations": "the regulations are here"])
    }
  }

  static let dataProtectionAgreed = TermsRule(
    "SEC014", .warning, "Support in Europe comes with terms of data protection.",
    because: "Whoever can open a client's systems can see personal data in them.",
    source: "GDPR Article 28(3)",
    mend: "add dataProtection, or waive the finding if no personal data can be seen",
    bad: "{dataProtection: ~, termination: {survival: [confidentiality, liability, governingLaw]}}",
    good: "dataProtection: {regulations: [ukGDPR]}"
  ) { review in
    let country = review.parties.client.address.country
    if review.dataProtection == nil, review.contract.namesEuropeanCountry(country) {
      review.report(
        "the client is in \(country), but no terms of data protection are agreed",
        at: "dataProtection", see: ["parties.client.address.country": "the client is here"])
    }
  }

  static let regulationsOnce = TermsRule(
    "SEC016", .warning, "Laws and sub-processors are named once.",
    because: "A name that stands twice takes the place of one that was meant.",
    mend: "remove it, or correct it",
    bad: "dataProtection: {regulations: [ukGDPR, ukGDPR]}",
    good: "dataProtection: {regulations: [ukGDPR]}"
  ) { review in
    guard let data = review.dataProtection else { return }
    review.reportRepeated(
      data.regulations.map(\.rawValue), under: "dataProtection.regulations", key: nil
    ) { "\($0) is named twice" }
    review.reportRepeated(
      data.subprocessors.map { "\($0.name) for \($0.service)" },
      under: "dataProtection.subprocessors", key: "name"
    ) { "\($0) is named twice" }
  }

  static let auditsInTerm = TermsRule(
    "SEC017", .warning, "An audit falls within the term.",
    because: "A right to audit every five years is none in a contract of three.",
    mend: "allow an audit once a year or more often",
    bad: "dataProtection: {auditEvery: 5 years}", good: "dataProtection: {auditEvery: 12 months}"
  ) { review in
    guard let every = review.dataProtection?.auditEvery,
      review.contract.isLonger(every, than: review.term.initial)
    else { return }
    review.report(
      "the client may audit every \(every.written), but the initial term is "
        + review.term.initial.written,
      at: "dataProtection.auditEvery", see: ["term.initial": "the term is here"])
  }

  static let lawOfClient = TermsRule(
    "SEC019", .warning, "The law on personal data where the client is, is named.",
    because: "The client is bound by the law of its own country first.",
    source: "GDPR Article 3(1); for the United Kingdom, the UK GDPR",
    mend: "add it to dataProtection.regulations",
    bad: "dataProtection: {regulations: [gdpr]}", good: "dataProtection: {regulations: [ukGDPR]}"
  ) { review in
    guard let data = review.dataProtection else { return }
    let country = review.parties.client.address.country
    let law: (Regulation, String)? =
      if review.contract.isBritish(country) {
        (.ukGDPR, "UK GDPR")
      } else if review.contract.isOfUnion(country) {
        (.gdpr, "GDPR")
      } else {
        nil
      }
    guard let law, !data.regulations.contains(law.0) else { return }
    review.report(
      "the client is in \(country), but the \(law.1) is not among the regulations",
      at: "dataProtection.regulations",
      see: ["parties.client.address.country": "the client is here"])
  }

  private static func hipaa(notice: String) -> String {
    "{businessAssociate: true, breachNotice: \(notice), designatedOfficial: Privacy Officer}"
  }
}
