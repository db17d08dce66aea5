import Foundation
import StrictInput

/// LIA: who pays for what, and how much at most.
enum LiabilityRules {
  static let all = [
    computableCap, increasedCaps, lossesAddressed, insuranceForCaps, capsOnce, deathAndInjury,
    capOfAYear, notBothExcluded, periodOfCap,
  ]

  static let computableCap = TermsRule(
    "LIA001", .error, "The general cap is a sum that can be worked out, and not zero.",
    because: "A cap that comes to nothing may be void, and the liability without limit.",
    source: "Common Paper Professional Services Agreement 8.1; Business in a Box",
    mend: "give an amount, or a multiple of the fees of a period",
    bad: "liability: {cap: {amount: 0.00 GBP, feesMultiple: ~, period: ~}}",
    good: "liability: {cap: {amount: 500000.00 GBP}}"
  ) { review in
    if let cap = review.contract.generalCap, cap.amount == 0 {
      review.report(
        "the general cap comes to \(cap.written)",
        at: review.liability.cap.amount == nil
          ? "liability.cap.feesMultiple" : "liability.cap.amount"
      )
    }
  }

  static let increasedCaps = TermsRule(
    "LIA002", .error, "An increased cap is above the general one, and its claim is not unlimited.",
    because: "A lower 'increased' cap takes away what it seems to give.",
    source: "Common Paper Professional Services Agreement 8",
    mend: "raise it, or remove it",
    bad: "liability: {increasedCaps: [{for: dataBreach, amount: 100000.00 GBP}]}",
    good: "liability: {increasedCaps: [{for: dataBreach, amount: 1000000.00 GBP}]}"
  ) { review in
    for (index, cap) in review.liability.increasedCaps.enumerated() {
      let path = "liability.increasedCaps.\(index)"
      if let general = review.contract.generalCap, cap.amount.currency == general.currency,
        cap.amount.amount <= general.amount
      {
        review.report(
          "the increased cap for \(cap.for.name), \(cap.amount.written), is not above the general "
            + "cap of \(general.written)",
          at: "\(path).amount", see: ["liability.cap": "the general cap is here"])
      }
      for (position, unlimited) in review.liability.unlimited.enumerated()
      where review.contract.isInEnglish && unlimited.lowercased().contains(cap.for.name) {
        review.report(
          "liability for \(cap.for.name) is both capped and unlimited", at: "\(path).for",
          mend: "remove one of them",
          see: ["liability.unlimited.\(position)": "it is unlimited here"])
      }
    }
  }

  static let lossesAddressed = TermsRule(
    "LIA003", .warning, "Downtime, data breach and hardware failure are each addressed.",
    because: "These are the losses that IT support causes; silence leaves them to the courts.",
    mend: "say which losses are paid for, and which are not",
    bad: "liability: {downtime: none}",
    good: "liability: {downtime: the cost of working around it up to the general cap}"
  ) { review in
    let liability = review.liability
    let texts = [
      ("downtime", "downtime", liability.downtime),
      ("dataBreach", "a data breach", liability.dataBreach),
      ("hardwareFailure", "hardware failure", liability.hardwareFailure),
    ]
    for (key, what, text) in texts where text.split(separator: " ").count < 3 {
      review.report(
        "\"\(text)\" does not say what is paid for \(what)", at: "liability.\(key)")
    }
  }

  static let insuranceForCaps = TermsRule(
    "LIA004", .warning, "The provider is insured up to the highest cap.",
    because: "A cap above the insurance is only as good as the provider's bank account.",
    mend: "raise the insurance, or lower the cap",
    bad: "liability: {insurance: [{kind: Professional indemnity, amount: 250000.00 GBP}]}",
    good: "liability: {insurance: [{kind: Professional indemnity, amount: 2000000.00 GBP}]}"
  ) { review in
    let liability = review.liability
    guard !liability.insurance.isEmpty else {
      review.report(
        "the provider need not be insured", at: "liability.insurance",
        mend: "add liability.insurance, with a sum of at least the highest cap")
      return
    }
    let caps =
      liability.increasedCaps.enumerated().map {
        ("liability.increasedCaps.\($0).amount", $1.amount)
      }
      + [("liability.cap", review.contract.generalCap)].compactMap { path, cap in
        cap.map { (path, $0) }
      }
    guard let highest = caps.max(by: { $0.1.amount < $1.1.amount }) else { return }
    let sums = liability.insurance.filter { $0.amount.currency == highest.1.currency }
      .map(\.amount)
    guard let best = sums.max(by: { $0.amount < $1.amount }), best.amount < highest.1.amount
    else { return }
    review.report(
      "the highest insurance, \(best.written), is below the highest cap of \(highest.1.written)",
      at: "liability.insurance", see: [highest.0: "that cap is here"])
  }

  static let capsOnce = TermsRule(
    "LIA005", .error, "Each kind of claim has one increased cap.",
    because: "Of two caps for one claim, nobody knows which one holds.",
    mend: "keep one of them",
    bad: """
      liability:
        increasedCaps:
          - {for: dataBreach, amount: 1000000.00 GBP}
          - {for: dataBreach, amount: 1500000.00 GBP}
      """,
    good: "liability: {increasedCaps: [{for: dataBreach, amount: 1000000.00 GBP}]}"
  ) { review in
    review.reportRepeated(
      review.liability.increasedCaps.map(\.for.name), under: "liability.increasedCaps", key: "for"
    ) { "there are two caps for \($0)" }
  }

  static let deathAndInjury = TermsRule(
    "LIA006", .warning, "Under English law, death and personal injury by negligence are unlimited.",
    because: "A limit on them has no effect, and may spoil the rest of the clause.",
    source: "Unfair Contract Terms Act 1977 s. 2(1)",
    mend: "add \"death or personal injury caused by negligence\" to liability.unlimited",
    bad: "liability: {unlimited: [fraud]}",
    good: "liability: {unlimited: [death or personal injury caused by negligence, fraud]}"
  ) { review in
    guard review.contract.isUnder(.england), review.contract.isInEnglish else { return }
    let words = review.liability.unlimited.joined(separator: "\n").lowercased()
    if !words.contains("death") || !words.contains("injury") {
      review.report(
        "liability for death and personal injury is not among what is unlimited",
        at: "liability.unlimited", see: ["governingLaw.law": "the governing law is here"])
    }
  }

  static let capOfAYear = TermsRule(
    "LIA007", .warning, "The general cap is no less than the fees of a year.",
    because: "A lower cap lets the provider walk away for less than it is paid.",
    mend: "raise the cap",
    bad: "liability: {cap: {amount: 20000.00 GBP, feesMultiple: ~, period: ~}}",
    good: "liability: {cap: {amount: ~, feesMultiple: 100 %, period: 12 months}}"
  ) { review in
    let fees = review.contract.yearlyFees
    guard let cap = review.contract.generalCap, cap.amount > 0, cap.amount < fees.amount
    else { return }
    review.report(
      "the general cap comes to \(cap.written), less than the \(fees.written) of a year's fees",
      at: "liability.cap", see: ["fees.lines": "the fees are here"])
  }

  static let periodOfCap = TermsRule(
    "LIA009", .warning, "A cap in fees counts those of a period within the initial term.",
    because: "The fees of a period that never comes make a cap that nobody can work out.",
    mend: "count the fees of 12 months",
    bad: "liability: {cap: {period: 12 years}, increasedCaps: ~, insurance: [\(policy)]}",
    good: "liability: {cap: {period: 12 months}}"
  ) { review in
    guard let period = review.liability.cap.period,
      review.contract.isLonger(period, than: review.term.initial)
    else { return }
    review.report(
      "the cap counts the fees of \(period.written), but the initial term is "
        + review.term.initial.written,
      at: "liability.cap.period", see: ["term.initial": "the initial term is here"])
  }

  private static let policy = "{kind: professional indemnity, amount: 2000000.00 GBP}"

  static let notBothExcluded = TermsRule(
    "LIA008", .error, "No loss is both excluded and unlimited.",
    because: "One sentence gives what the next one takes.",
    mend: "remove it from one of the two",
    bad: "liability: {excluded: [loss of profit, fraud]}",
    good: "liability: {excluded: [loss of profit]}"
  ) { review in
    let unlimited = review.liability.unlimited.map { $0.lowercased() }
    for (index, loss) in review.liability.excluded.enumerated() {
      guard let position = unlimited.firstIndex(of: loss.lowercased()) else { continue }
      review.report(
        "\(loss) is both excluded and unlimited", at: "liability.excluded.\(index)",
        see: ["liability.unlimited.\(position)": "it is unlimited here"])
    }
  }
}

extension Claim {
  /// What it is called in a sentence.
  fileprivate var name: String {
    switch self {
    case .dataBreach: "data breach"
    case .confidentiality: "confidentiality"
    case .downtime: "downtime"
    case .hardwareFailure: "hardware failure"
    case .propertyDamage: "property damage"
    }
  }
}
