import StrictInput

/// SEC: encryption, measures and incidents. Personal data have a file of their own.
enum SecurityRules {
  static let all = [
    measuresNamed, encryptionNamed, promptReview, currentEncryption, promptNotice,
    testsInTerm, incidentFirst, lastingSecrecy, noticeAfterResponse, testsApart, logsInTime,
  ]

  static let measuresNamed = TermsRule(
    "SEC008", .warning, "Accounts have a second factor, and logs are kept for six months.",
    because: "Most intrusions begin with a password, and are found months later in the logs.",
    source: "CISA advisory AA22-131A (managed service providers and their customers)",
    mend: "add multi-factor authentication to security.protocols, and a logRetention of 6 months",
    bad: "security: {logRetention: 30 days}", good: "security: {logRetention: 12 months}"
  ) { review in
    if review.contract.isInEnglish {
      let words = (review.security.protocols + [review.security.accessControl ?? ""])
        .joined(separator: "\n").lowercased()
      let names = ["multi-factor", "multifactor", "mfa", "two-factor", "2fa", "second factor"]
      if !names.contains(where: words.contains) {
        review.report(
          "no measure asks for a second factor", at: "security.protocols",
          mend: "add multi-factor authentication, and say for which accounts")
      }
    }
    guard let retention = review.security.logRetention else {
      review.report(
        "nothing says how long logs are kept", at: "security.logRetention",
        mend: "add security.logRetention, of 6 months or more")
      return
    }
    if review.contract.isShorter(retention, than: TimeSpan(6, .month)) == true {
      review.report(
        "logs are kept for \(retention.written), less than 6 months", at: "security.logRetention",
        mend: "keep them for 6 months or longer")
    }
  }

  static let encryptionNamed = TermsRule(
    "SEC009", .warning, "Encryption is named by its standard.",
    because: "'Industry-standard encryption' is no standard, and cannot be audited.",
    mend: "name the algorithm or protocol, such as AES-256 or TLS 1.3",
    bad: "security: {encryption: {atRest: industry-standard encryption}}",
    good: "security: {encryption: {atRest: AES-256}}"
  ) { review in
    let encryption = review.security.encryption
    for (key, text) in [("atRest", encryption.atRest), ("inTransit", encryption.inTransit)]
    where !text.contains(where: \.isNumber) {
      review.report(
        "\"\(text.shortened)\" names no standard of encryption", at: "security.encryption.\(key)")
    }
  }

  static let promptReview = TermsRule(
    "SEC010", .warning, "The review after an incident follows within a month.",
    because: "After a month the logs are gone and the people remember what they want to.",
    mend: "promise the review within 30 days",
    bad: "incidents: {postIncidentReview: {within: 90 days}}",
    good: "incidents: {postIncidentReview: {within: 10 business days}}"
  ) { review in
    let within = review.incidents.postIncidentReview.within
    if review.contract.isLonger(within, than: TimeSpan(31, .day)) {
      review.report(
        "the review follows within \(within.written) after the incident",
        at: "incidents.postIncidentReview.within")
    }
  }

  static let currentEncryption = TermsRule(
    "SEC012", .warning, "Encryption is not obsolete.",
    because: "What was broken years ago protects nobody, whatever the contract says.",
    source: "RFC 8996 (TLS 1.0, 1.1); RFC 7568 (SSL 3.0); NIST SP 800-131A Rev. 2 (DES)",
    mend: "ask for TLS 1.2 or later, and for AES",
    bad: "security: {encryption: {inTransit: TLS 1.0}}",
    good: "security: {encryption: {inTransit: TLS 1.2 or later}}"
  ) { review in
    let encryption = review.security.encryption
    let obsolete: Set = ["SSL", "DES", "3DES", "TDES", "RC4", "MD5", "SHA1"]
    for (key, text) in [("atRest", encryption.atRest), ("inTransit", encryption.inTransit)] {
      let words = text.uppercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }
        .map(String.init)
      let oldTLS = zip(words, words.dropFirst()).first {
        $0 == "TLS" && ["1", "1.0", "1.1"].contains($1)
      }
      let name = oldTLS.map { "TLS \($1)" } ?? words.first { obsolete.contains($0) }
      if let name {
        review.report("\(name) is obsolete", at: "security.encryption.\(key)")
      }
    }
  }

  static let promptNotice = TermsRule(
    "SEC013", .warning, "An incident is told within three days, and without waiting for Monday.",
    because: "The client has duties of its own that run from the hour it is told.",
    mend: "promise notice within hours, on the calendar",
    bad: "incidents: {notification: {within: 5 days}}",
    good: "incidents: {notification: {within: 4 h}}"
  ) { review in
    let within = review.incidents.notification.within
    let path = "incidents.notification.within"
    if review.contract.isLonger(within, than: TimeSpan(72, .hour)) {
      review.report("an incident is told within \(within.written)", at: path)
    } else if within.clock == .business, review.support.hours != .always {
      review.report(
        "the notice of an incident, within \(within.written), waits for the support hours",
        at: path, see: ["support.hours": "the support hours are here"])
    }
  }

  static let incidentFirst = TermsRule(
    "SEC018", .warning, "An incident is told no later than a breach of personal data.",
    because: "Every breach is an incident: two times for one telephone call.",
    mend: "shorten incidents.notification.within",
    bad: "incidents: {notification: {within: 48 h}}",
    good: "incidents: {notification: {within: 24 h}}"
  ) { review in
    let within = review.incidents.notification.within
    guard let breach = review.dataProtection?.breachNotice,
      review.contract.isLonger(within, than: breach),
      !review.contract.isLonger(within, than: TimeSpan(72, .hour))
    else { return }
    review.report(
      "an incident is told within \(within.written), later than a breach of personal data "
        + "(\(breach.written))",
      at: "incidents.notification.within",
      see: ["dataProtection.breachNotice": "that notice is here"])
  }

  static let lastingSecrecy = TermsRule(
    "SEC020", .warning, "Secrets are kept for a year or longer after the contract.",
    because: "What an engineer has seen is still a secret the month after.",
    mend: "lengthen confidentiality.survives",
    bad: "confidentiality: {survives: 5 months}", good: "confidentiality: {survives: 5 years}"
  ) { review in
    let survives = review.confidentiality.survives
    if review.contract.isShorter(survives, than: TimeSpan(12, .month)) == true {
      review.report(
        "secrets are kept for \(survives.written) after the end", at: "confidentiality.survives")
    }
  }

  static let testsInTerm = TermsRule(
    "SEC015", .warning, "Training and penetration tests fall within the term.",
    because: "What is done every five years is not done in a contract of three.",
    mend: "train and test once a year or more often",
    bad: "security: {training: 5 years}", good: "security: {training: 12 months}"
  ) { review in
    let intervals = [
      ("penetrationTests", review.security.penetrationTests),
      ("training", review.security.training),
    ]
    for case (let key, let every?) in intervals
    where review.contract.isLonger(every, than: review.term.initial) {
      review.report(
        "\(key == "training" ? "staff are trained" : "systems are tested") every "
          + "\(every.written), but the initial term is \(review.term.initial.written)",
        at: "security.\(key)", see: ["term.initial": "the term is here"])
    }
  }

  static let noticeAfterResponse = TermsRule(
    "SEC021", .warning, "An incident is told within minutes only where somebody looks as soon.",
    because: "Nobody can tell of what nobody has seen; the promise is broken each time.",
    mend: "lengthen incidents.notification.within, or correct its unit",
    bad: "incidents: {notification: {within: 4 min}}",
    good: "incidents: {notification: {within: 4 h}}"
  ) { review in
    let within = review.incidents.notification.within
    guard let urgent = review.serviceLevels.first(where: { _ in true }),
      review.contract.isLonger(urgent.value.response, than: within),
      review.contract.isShorter(within, than: TimeSpan(1, .hour)) == true
    else { return }
    let name = urgent.priority.rawValue
    review.report(
      "an incident is told within \(within.written), but \(name) is answered within "
        + urgent.value.response.written,
      at: "incidents.notification.within",
      see: ["serviceLevels.\(name).response": "that response is here"])
  }

  static let testsApart = TermsRule(
    "SEC022", .warning, "Audits, penetration tests and training are a month or more apart.",
    because: "What is promised every week is done once, and is then a breach every week.",
    mend: "correct the unit of the interval",
    bad: "security: {penetrationTests: 12 days}",
    good: "security: {penetrationTests: 12 months}"
  ) { review in
    let intervals = [
      ("security.penetrationTests", "systems are tested", review.security.penetrationTests),
      ("security.training", "staff are trained", review.security.training),
      ("dataProtection.auditEvery", "the client may audit", review.dataProtection?.auditEvery),
    ]
    for case (let path, let what, let every?) in intervals
    where review.contract.isShorter(every, than: TimeSpan(28, .day)) == true {
      review.report("\(what) every \(every.written)", at: path)
    }
  }

  static let logsInTime = TermsRule(
    "SEC023", .warning, "Logs are kept for seven years at most.",
    because: "Logs tell who did what: personal data, which is kept no longer than it is needed.",
    source: "GDPR Article 5(1)(e) (storage limitation)",
    mend: "shorten security.logRetention, or correct its unit",
    bad: "security: {logRetention: 12 years}", good: "security: {logRetention: 12 months}"
  ) { review in
    guard let retention = review.security.logRetention,
      review.contract.isLonger(retention, than: TimeSpan(7, .year))
    else { return }
    review.report("logs are kept for \(retention.written)", at: "security.logRetention")
  }
}
