import Foundation
import StrictInput

/// SLA: what the client gets back when a service level is missed.
enum CreditRules {
  static let all = [
    measured, claimWindow, tiersInOrder, chronicExit, chronicPossible, creditsWithinTargets,
    periodOfReports,
  ]

  static let measured = TermsRule(
    "SLA004", .error, "Credits rest on a measurement and a source of data.",
    because: "Who owes a credit is decided by numbers; the contract must say whose.",
    source: "Common Paper SLA 1.2 and 2.2",
    mend: "add monitoring, with its measurement and dataSource",
    bad: "monitoring: ~",
    good: """
      monitoring:
        systems: [ERP servers]
        measurement: each minute from two places
        dataSource: the monitoring database
      """
  ) { review in
    if review.serviceCredits != nil, review.monitoring == nil {
      review.report(
        "credits are due, but nothing says how attainment is measured", at: "monitoring",
        see: ["serviceCredits": "the credits are here"])
    }
  }

  static let claimWindow = TermsRule(
    "SLA005", .warning, "The client has time to claim a credit.",
    because: "A credit that lapses before anybody could ask for it is no remedy.",
    source: "Common Paper SLA 3.2 (7 days after the end of the month)",
    mend: "allow from 7 days to a year",
    bad: "serviceCredits: {claimWithin: 2 days}", good: "serviceCredits: {claimWithin: 30 days}"
  ) { review in
    guard let credits = review.serviceCredits,
      review.contract.isShorter(credits.claimWithin, than: TimeSpan(5, .day)) == true
        || review.contract.isLonger(credits.claimWithin, than: TimeSpan(12, .month))
    else { return }
    review.report(
      "a credit must be claimed within \(credits.claimWithin.written)",
      at: "serviceCredits.claimWithin")
  }

  static let tiersInOrder = TermsRule(
    "SLA006", .error, "Credits rise as attainment falls, up to a cap that can be paid.",
    because: "Tiers out of order, or above the cap, promise credits that are never due.",
    source: "Common Paper SLA 3.3 (a total cap)",
    mend: "list the tiers from the highest attainment down, each with a higher credit than before",
    bad: "serviceCredits: {tiers: [{below: 90 %, credit: 10 %}, {below: 95 %, credit: 5 %}]}",
    good: "serviceCredits: {tiers: [{below: 95 %, credit: 5 %}, {below: 90 %, credit: 10 %}]}"
  ) { review in
    guard let credits = review.serviceCredits else { return }
    let path = "serviceCredits.tiers"
    for (index, (before, tier)) in zip(credits.tiers, credits.tiers.dropFirst()).enumerated() {
      if tier.below >= before.below {
        review.report(
          "the tier below \(tier.below.written) follows the one below \(before.below.written)",
          at: "\(path).\(index + 1).below", see: ["\(path).\(index).below": "that one is here"])
      } else if tier.credit <= before.credit {
        review.report(
          "below \(tier.below.written) the credit is \(tier.credit.written), no more than the "
            + "\(before.credit.written) above it",
          at: "\(path).\(index + 1).credit", see: ["\(path).\(index).credit": "that one is here"])
      }
    }
    for (index, tier) in credits.tiers.enumerated() where tier.below.value > 100 {
      review.report(
        "attainment is always below \(tier.below.written)", at: "\(path).\(index).below",
        mend: "give a threshold of 100 % or less")
    }
    for (index, tier) in credits.tiers.enumerated() where tier.credit > credits.cap {
      review.report(
        "a credit of \(tier.credit.written) is above the cap of \(credits.cap.written)",
        at: "\(path).\(index).credit", mend: "raise the cap, or lower the credit",
        see: ["serviceCredits.cap": "the cap is here"])
    }
    reportUnpayable(credits, &review)
  }

  private static func reportUnpayable(_ credits: ServiceCredits, _ review: inout TermsReview) {
    if credits.cap.value > 100 || credits.cap.value == 0 {
      review.report(
        credits.cap.value == 0
          ? "the cap of 0 % leaves no credit to be paid"
          : "the cap of \(credits.cap.written) is more than the fees of the period",
        at: "serviceCredits.cap", mend: "cap the credits between 1 % and 100 % of the fees")
    } else if let general = review.contract.generalCap, general.amount > 0,
      credits.cap.fraction * review.contract.yearlyFees.amount > general.amount
    {
      review.report(
        "credits of \(credits.cap.written) of a year's fees (\(review.contract.yearlyFees.written))"
          + " are more than the liability cap of \(general.written)",
        at: "serviceCredits.cap", mend: "raise the liability cap, or lower the cap of the credits",
        see: ["liability.cap": "the liability cap is here"])
    }
  }

  static let chronicExit = TermsRule(
    "SLA009", .warning, "Where credits are the only remedy, repeated failure ends the contract.",
    because: "Otherwise the client must go on paying for a service that always fails.",
    source: "Common Paper SLA 3.4 and 3.5 (2 of 3 months)",
    mend: "add serviceCredits.chronicFailure, such as {months: 2, within: 3}",
    bad: "serviceCredits: {exclusiveRemedy: true, chronicFailure: ~}",
    good: "serviceCredits: {exclusiveRemedy: true, chronicFailure: {months: 2, within: 3}}"
  ) { review in
    if let credits = review.serviceCredits, credits.exclusiveRemedy, credits.chronicFailure == nil {
      review.report(
        "credits are the only remedy, and repeated failure does not let the client go",
        at: "serviceCredits.exclusiveRemedy")
    }
  }

  static let chronicPossible = TermsRule(
    "SLA017", .error, "Chronic failure counts some months within as many or more.",
    because: "Nothing can fail 4 times in 3 months, and 0 months is always true.",
    mend: "give fewer months than within, such as {months: 2, within: 3}",
    bad: "serviceCredits: {chronicFailure: {months: 4, within: 3}}",
    good: "serviceCredits: {chronicFailure: {months: 2, within: 3}}"
  ) { review in
    guard let chronic = review.serviceCredits?.chronicFailure else { return }
    if chronic.months == 0 || chronic.months > chronic.within {
      review.report(
        "a failure in \(chronic.months) of \(chronic.within) months "
          + (chronic.months == 0 ? "has always happened" : "cannot happen"),
        at: "serviceCredits.chronicFailure.months")
    } else if review.contract.isLonger(
      TimeSpan(chronic.within, .month), than: review.term.initial)
    {
      review.report(
        "chronic failure is counted within \(chronic.within) months, but the initial term is "
          + review.term.initial.written,
        at: "serviceCredits.chronicFailure.within", mend: "count it within fewer months",
        see: ["term.initial": "the initial term is here"])
    }
  }

  static let periodOfReports = TermsRule(
    "SLA024", .warning, "Credits are measured over the period of the reports.",
    because: "A credit for a month cannot be claimed from a report on a quarter.",
    mend: "use one period for both",
    bad: "serviceCredits: {period: quarter}", good: "serviceCredits: {period: month}"
  ) { review in
    guard let credits = review.serviceCredits, let reporting = review.reporting,
      credits.period != reporting.every
    else { return }
    review.report(
      "credits are due for each \(credits.period.rawValue), but reports are made for each "
        + reporting.every.rawValue,
      at: "serviceCredits.period", see: ["reporting.every": "the reports are here"])
  }

  static let creditsWithinTargets = TermsRule(
    "SLA023", .warning, "Credits begin below a target.",
    because: "A credit is due only where the target is missed, too, so a higher tier never counts.",
    mend: "begin with the highest target",
    bad: """
      serviceCredits:
        tiers: [{below: 99 %, credit: 3 %}, {below: 98 %, credit: 5 %}, {below: 90 %, credit: 9 %}]
      """,
    good: "serviceCredits: {tiers: [{below: 95 %, credit: 5 %}, {below: 90 %, credit: 10 %}]}"
  ) { review in
    guard let tiers = review.serviceCredits?.tiers,
      let highest = review.serviceLevels.map(\.value.target).max()
    else { return }
    // The first tier above the target still pays; those after it make the earlier ones idle.
    for (index, (tier, next)) in zip(tiers, tiers.dropFirst()).enumerated()
    where next.below >= highest && tier.below > next.below {
      review.report(
        "the credit below \(tier.below.written) is never due: the highest target is "
          + "\(highest.written), and the next tier begins at \(next.below.written)",
        at: "serviceCredits.tiers.\(index).below")
    }
    for (index, tier) in tiers.enumerated() where tier.below.value == 0 {
      review.report(
        "the credit below 0 % is never due", at: "serviceCredits.tiers.\(index).below")
    }
  }
}
