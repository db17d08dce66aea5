import StrictInput

/// TRM: how long the contract lasts, and how it ends.
enum TermRules {
  static let all = [
    noticeInTerm, reminderInNewYork, helpUntilReturn, oneReturn, convenienceInTerm,
    renewalNoLonger, reviewInTerm, curableInTerm, promptStart, believableTerm, helpWithin,
    neededSurvival,
  ]

  static let noticeInTerm = TermsRule(
    "TRM001", .error, "The notice that prevents a renewal can be given in time.",
    because: "A notice that is longer than the term makes the contract endless.",
    source: "Common Paper Cloud Service Agreement 5.1",
    mend: "shorten the notice",
    bad: """
      term: {renewal: {mode: automatic, period: 12 months, notice: 18 months}}
      fees: {increase: ~}
      """,
    good: """
      term: {renewal: {mode: automatic, period: 12 months, notice: 90 days}}
      fees: {increase: ~}
      """
  ) { review in
    let term = review.term
    guard term.renewal.mode == .automatic, let notice = term.renewal.notice else { return }
    if let last = term.nonRenewalNoticeBy, last < term.serviceStart {
      review.report(
        "the last day for notice, \(last.written), is before the services begin on "
          + term.serviceStart.written,
        at: "term.renewal.notice", see: ["term.initial": "the initial term is here"])
    } else if let period = term.renewal.period, review.contract.isLonger(notice, than: period) {
      review.report(
        "the notice of \(notice.written) is longer than a renewal of \(period.written)",
        at: "term.renewal.notice", see: ["term.renewal.period": "the renewal is here"])
    }
  }

  static let reminderInNewYork = TermsRule(
    "TRM002", .warning, "In New York the provider reminds the client of an automatic renewal.",
    because:
      "Without a written reminder, 15 to 30 days ahead, the renewal may not bind the client.",
    source: "New York General Obligations Law § 5-903",
    mend:
      "renew by agreement, or plan the reminder, personally or by certified mail, and waive this",
    bad: "{governingLaw: {law: the State of New York}, liability: {unlimited: [fraud]}}",
    good: """
      governingLaw: {law: the State of New York}
      term: {renewal: {mode: byAgreement, period: ~, notice: ~}}
      """
  ) { review in
    let address = review.parties.client.address
    let isThere =
      review.contract.isUnder(.newYork)
      || address.region.map { ["NY", "New York"].contains($0) } ?? false
    guard isThere, review.term.renewal.mode == .automatic, let period = review.term.renewal.period,
      review.contract.isLonger(period, than: TimeSpan(1, .month))
    else { return }
    review.report(
      "the contract renews by itself for \(period.written), and the law of New York asks for a "
        + "reminder",
      at: "term.renewal.mode")
  }

  static let helpUntilReturn = TermsRule(
    "TRM003", .warning, "The provider helps until the data are returned.",
    because: "After the help has ended nobody answers for data that are still out.",
    source: "Regulation (EU) 2022/2554 Article 30(2)(d); Common Paper PSA 5.2",
    mend: "lengthen the assistance, or return the data sooner",
    bad: "termination: {exit: {assistance: 10 days}}",
    good: "termination: {exit: {assistance: 60 days}}"
  ) { review in
    let exit = review.termination.exit
    if review.contract.isLonger(exit.dataReturn, than: exit.assistance) {
      review.report(
        "the provider helps for \(exit.assistance.written), but the data are returned within "
          + exit.dataReturn.written,
        at: "termination.exit.assistance",
        see: ["termination.exit.dataReturn": "the return of the data is here"])
    }
  }

  static let oneReturn = TermsRule(
    "TRM005", .warning, "The data are returned within one time, wherever it is stated.",
    because: "Two periods for one duty are an invitation to rely on the longer.",
    mend: "state the same time in both places",
    bad: "dataProtection: {returnWithin: 60 days}", good: "dataProtection: {returnWithin: 30 days}"
  ) { review in
    guard let data = review.dataProtection?.returnWithin else { return }
    let exit = review.termination.exit.dataReturn
    if review.contract.isShorter(data, than: exit) ?? (data != exit)
      || review.contract.isLonger(data, than: exit)
    {
      review.report(
        "personal data are returned within \(data.written), but all data within \(exit.written)",
        at: "dataProtection.returnWithin",
        see: ["termination.exit.dataReturn": "the return of all data is here"])
    }
  }

  static let convenienceInTerm = TermsRule(
    "TRM006", .warning, "A right to terminate without a reason can be used within the term.",
    because: "A right that begins when the contract has ended is none.",
    mend: "let it take effect within the initial term, or leave it out",
    bad: "termination: {convenience: {notice: 90 days, earliest: 2031-01-01}}",
    good: "termination: {convenience: {notice: 90 days, earliest: 2027-12-31}}"
  ) { review in
    guard let convenience = review.termination.convenience, let end = review.term.end
    else { return }
    if let earliest = convenience.earliest, earliest > end {
      review.report(
        "the contract may be terminated from \(earliest.written), after the initial term ends on "
          + end.written,
        at: "termination.convenience.earliest", see: ["term.initial": "the initial term is here"])
    } else if let earliest = convenience.earliest, earliest < review.term.effective {
      review.report(
        "the contract may be terminated from \(earliest.written), before it takes effect on "
          + review.term.effective.written,
        at: "termination.convenience.earliest",
        see: ["term.effective": "the effective date is here"])
    } else if review.contract.isLonger(convenience.notice, than: review.term.initial) {
      review.report(
        "the notice of \(convenience.notice.written) is longer than the initial term of "
          + review.term.initial.written,
        at: "termination.convenience.notice", see: ["term.initial": "the initial term is here"])
    }
  }

  static let renewalNoLonger = TermsRule(
    "TRM007", .warning, "A renewal is no longer than the initial term.",
    because: "Who forgets one date should not be bound for longer than was first agreed.",
    mend: "shorten the renewal",
    bad: "term: {renewal: {period: 12 years}}", good: "term: {renewal: {period: 12 months}}"
  ) { review in
    guard let period = review.term.renewal.period,
      review.contract.isLonger(period, than: review.term.initial)
    else { return }
    review.report(
      "a renewal is for \(period.written), longer than the initial term of "
        + review.term.initial.written,
      at: "term.renewal.period", see: ["term.initial": "the initial term is here"])
  }

  static let promptStart = TermsRule(
    "TRM010", .warning, "The services begin within a year after the contract takes effect.",
    because: "A year between the two dates is mostly a slip in one of them.",
    mend: "correct one of the dates",
    bad: "term: {effective: 2021-12-01}", good: "term: {effective: 2026-12-01}"
  ) { review in
    let term = review.term
    guard let latest = term.effective.adding(months: 12), term.serviceStart > latest
    else { return }
    review.report(
      "the services begin on \(term.serviceStart.written), more than a year after the contract "
        + "takes effect on \(term.effective.written)",
      at: "term.serviceStart", see: ["term.effective": "the effective date is here"])
  }

  static let believableTerm = TermsRule(
    "TRM011", .warning, "The initial term is from a month to ten years.",
    because: "Technology, prices and people change; nobody can promise support for decades.",
    mend: "correct the term, or its unit",
    bad: "term: {initial: 36 years}", good: "term: {initial: 36 months}"
  ) { review in
    let initial = review.term.initial
    if review.contract.isLonger(initial, than: TimeSpan(10, .year))
      || review.contract.isShorter(initial, than: TimeSpan(27, .day)) == true
    {
      review.report("the initial term is \(initial.written)", at: "term.initial")
    }
  }

  static let helpWithin = TermsRule(
    "TRM012", .warning, "The help at the end lasts a year at most, and notice is a week at least.",
    because: "Help for years is a new contract; notice of hours leaves no time for a hand-over.",
    mend: "correct the time, or its unit",
    bad: "termination: {exit: {assistance: 60 months}}",
    good: "termination: {exit: {assistance: 60 days}}"
  ) { review in
    let assistance = review.termination.exit.assistance
    if review.contract.isLonger(assistance, than: TimeSpan(12, .month)) {
      review.report(
        "the provider helps for \(assistance.written) after the end",
        at: "termination.exit.assistance")
    }
    if let notice = review.termination.convenience?.notice,
      review.contract.isShorter(notice, than: TimeSpan(7, .day)) == true
    {
      review.report(
        "the contract may be terminated with notice of \(notice.written)",
        at: "termination.convenience.notice")
    }
  }

  static let neededSurvival = TermsRule(
    "TRM013", .warning, "Confidentiality, liability and the governing law outlive the contract.",
    because: "These clauses are needed most when the contract is over.",
    mend: "add it to termination.survival",
    bad: "termination: {survival: [dataProtection, liability, governingLaw]}",
    good: "termination: {survival: [confidentiality, dataProtection, liability, governingLaw]}"
  ) { review in
    let needed: [(SurvivingClause, String)] = [
      (.confidentiality, "confidentiality"), (.liability, "liability"),
      (.governingLaw, "the governing law"),
    ]
    for (clause, name) in needed where !review.termination.survival.contains(clause) {
      review.report(
        "\(name) is not among the clauses that outlive the contract", at: "termination.survival")
    }
    if review.dataProtection != nil, !review.termination.survival.contains(.dataProtection) {
      review.report(
        "data protection is not among the clauses that outlive the contract",
        at: "termination.survival", see: ["dataProtection": "it is agreed here"])
    }
  }

  static let reviewInTerm = TermsRule(
    "TRM008", .warning, "The parties meet within the term.",
    because: "A review after the end comes too late.",
    mend: "meet more often",
    bad: "term: {reviewEvery: 60 months}", good: "term: {reviewEvery: 6 months}"
  ) { review in
    let meetings = [
      ("term.reviewEvery", review.term.reviewEvery),
      ("reporting.reviewMeeting", review.reporting?.reviewMeeting),
    ]
    for case (let path, let every?) in meetings
    where review.contract.isLonger(every, than: review.term.initial) {
      review.report(
        "the parties meet every \(every.written), but the initial term is "
          + review.term.initial.written,
        at: path, see: ["term.initial": "the initial term is here"])
    }
  }

  static let curableInTerm = TermsRule(
    "TRM009", .warning, "A breach may be cured for some weeks, not hours or years.",
    because: "Too short a cure is a trap, too long a one leaves no remedy.",
    mend: "allow from 5 to 90 days",
    bad: "termination: {cause: {curePeriod: 1 year}}",
    good: "termination: {cause: {curePeriod: 30 days}}"
  ) { review in
    let cure = review.termination.cause.curePeriod
    if review.contract.isShorter(cure, than: TimeSpan(5, .day)) == true
      || review.contract.isLonger(cure, than: TimeSpan(90, .day))
    {
      review.report(
        "a breach may be cured within \(cure.written)", at: "termination.cause.curePeriod")
    }
  }
}
