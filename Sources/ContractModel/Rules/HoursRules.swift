import Foundation
import StrictInput

/// HRS: when support is given, and on which clock times run.
enum HoursRules {
  static let all = [
    coverForClock, holidaysStated, unitsOfClock, afterHoursStated, afterHoursNeeded,
    afterHoursOfKnownPriorities, alwaysOnHolidays, holidaysInTerm, minimumOfRate, channelsReach,
    openOnWeekdays,
  ]

  static let coverForClock = TermsRule(
    "HRS001", .error, "A priority whose clock always runs is covered at all hours.",
    because: "A response within 15 minutes at 3 a.m. needs somebody who is awake.",
    mend: "add it to support.afterHours.covers, or let its clock run in the support hours",
    bad: "support: {afterHours: {channel: on-call telephone, covers: [P1], rate: 145.00 GBP}}",
    good: "support: {afterHours: {channel: on-call telephone, covers: [P1, P2], rate: 145.00 GBP}}"
  ) { review in
    guard review.support.hours != .always else { return }
    let covered = review.support.afterHours?.covers ?? []
    for (priority, level) in review.serviceLevels
    where level.clock == .always && !covered.contains(priority) {
      review.report(
        "the clock of \(priority.rawValue) always runs, but nobody takes \(priority.rawValue) "
          + "cases outside the support hours",
        at: "serviceLevels.\(priority.rawValue).clock",
        see: [
          review.support.afterHours == nil ? "support.hours" : "support.afterHours.covers":
            review.support.afterHours == nil
            ? "the support hours are here" : "the after-hours support covers these"
        ])
    }
  }

  static let holidaysStated = TermsRule(
    "HRS002", .error, "Support hours say which holidays they leave out.",
    because: "Business hours cannot be counted without a calendar of holidays.",
    source: "Common Paper order form with SLA (support hours and time zone)",
    mend: "add support.holidays with a calendar",
    bad: "support: {holidays: ~}",
    good: "support: {holidays: {calendar: bank holidays in England and Wales, covered: false}}"
  ) { review in
    if review.support.hours != .always, review.support.holidays == nil {
      review.report(
        "the support hours name no holidays", at: "support.holidays",
        see: ["support.hours": "the support hours are here"])
    }
  }

  static let unitsOfClock = TermsRule(
    "HRS003", .error, "A time is written in the units of its clock.",
    because: "8 hours and 8 business hours differ by a night, and after Friday by a weekend.",
    source: "mrfixitgeeks.com, managed IT contract guide (business hours, not hours)",
    mend: "write business hours or business days for the support hours, and h or days for always",
    bad: "serviceLevels: {P3: {response: 4 h}}",
    good: "serviceLevels: {P3: {response: 4 business hours}}"
  ) { review in
    guard review.support.hours != .always else { return }
    for (priority, level) in review.serviceLevels {
      let path = "serviceLevels.\(priority.rawValue)"
      for (key, span) in [("response", level.response), ("resolution", level.resolution)]
      where (span.clock == .business) != (level.clock == .supportHours) {
        review.report(
          "the \(key) of \(priority.rawValue) is \(span.written), but its clock runs "
            + (level.clock == .always ? "always" : "in the support hours"),
          at: "\(path).\(key)", see: ["\(path).clock": "the clock is here"])
      }
    }
  }

  static let afterHoursStated = TermsRule(
    "HRS004", .warning, "It is said what happens outside the support hours.",
    because:
      "Systems fail at night, too, and the client must know whether to call and what it costs.",
    source: "Upcounsel, IT support contracts",
    mend: "add support.afterHours, with a channel and what it covers",
    bad: """
      support: {afterHours: ~}
      serviceLevels: \(levelsInHours)
      """,
    good: """
      support: {afterHours: {channel: on-call telephone, covers: [P1]}}
      serviceLevels: \(levelsInHours)
      """
  ) { review in
    if review.support.hours != .always, review.support.afterHours == nil {
      review.report(
        "nothing is said about support outside the support hours", at: "support.afterHours",
        see: ["support.hours": "the support hours are here"])
    }
  }

  static let afterHoursNeeded = TermsRule(
    "HRS005", .warning, "Support around the clock has no after-hours terms.",
    because: "A rate for hours outside 'always' contradicts the promise.",
    mend: "remove support.afterHours, or give the support hours of each day",
    bad: "support: {hours: always, holidays: ~}",
    good: "support: {hours: always, holidays: ~, afterHours: ~}"
  ) { review in
    if review.support.hours == .always, review.support.afterHours != nil {
      review.report(
        "support is given always, so nothing is after hours", at: "support.afterHours",
        see: ["support.hours": "the support hours are here"])
    }
  }

  static let afterHoursOfKnownPriorities = TermsRule(
    "HRS006", .warning, "After-hours support covers priorities that exist.",
    because: "A priority without service levels has no targets at night either.",
    mend: "remove it, or add it to serviceLevels",
    bad: "support: {afterHours: {covers: [P1, P2, P4]}}",
    good: "support: {afterHours: {covers: [P1, P2]}}"
  ) { review in
    for (index, priority) in (review.support.afterHours?.covers ?? []).enumerated()
    where review.serviceLevels[priority] == nil {
      review.report(
        "after-hours support covers \(priority.rawValue), which has no service levels",
        at: "support.afterHours.covers.\(index)",
        see: ["serviceLevels": "the service levels are here"])
    }
  }

  static let alwaysOnHolidays = TermsRule(
    "HRS007", .error, "Support around the clock includes holidays.",
    because: "'Always' and 'not on holidays' cannot both be kept.",
    mend: "set support.holidays.covered to true, or give the support hours of each day",
    bad: "support: {hours: always, afterHours: ~}",
    good: "support: {hours: always, afterHours: ~, holidays: {covered: true}}"
  ) { review in
    if review.support.hours == .always, review.support.holidays?.covered == false {
      review.report(
        "support is given always, but not on holidays", at: "support.holidays.covered",
        see: ["support.hours": "the support hours are here"])
    }
  }

  static let holidaysInTerm = TermsRule(
    "HRS008", .warning, "Holidays that are listed fall within the term.",
    because: "A date of another year is a slip, and the holiday that was meant is missing.",
    mend: "correct the date, or rely on the calendar alone",
    bad: "support: {holidays: {dates: [2025-12-25]}}",
    good: "support: {holidays: {dates: [2027-12-27]}}"
  ) { review in
    for (index, date) in (review.support.holidays?.dates ?? []).enumerated() {
      let path = "support.holidays.dates.\(index)"
      if date < review.term.effective {
        review.report(
          "the holiday \(date.written) is before the contract takes effect on "
            + review.term.effective.written, at: path,
          see: ["term.effective": "the effective date is here"])
      } else if review.term.renewal.mode != .automatic, let end = review.term.end, date > end {
        review.report(
          "the holiday \(date.written) is after the last day of the term, \(end.written)",
          at: path, see: ["term.initial": "the length of the term is here"])
      }
    }
  }

  static let minimumOfRate = TermsRule(
    "HRS009", .warning, "A least time that is charged has a rate.",
    because: "Without a rate, after-hours work is included and the minimum charges nothing.",
    mend: "add support.afterHours.rate, or remove the minimum",
    bad: "support: {afterHours: {rate: ~, minimum: 1 h}}",
    good: "support: {afterHours: {rate: 145.00 GBP, minimum: 1 h}}"
  ) { review in
    if let afterHours = review.support.afterHours, afterHours.rate == nil,
      let minimum = afterHours.minimum
    {
      review.report(
        "after-hours work is charged for at least \(minimum.written), but has no rate",
        at: "support.afterHours.minimum")
    } else if let minimum = review.support.afterHours?.minimum,
      review.contract.isLonger(minimum, than: TimeSpan(8, .hour))
    {
      review.report(
        "after-hours work is charged for at least \(minimum.written)",
        at: "support.afterHours.minimum", mend: "charge for 8 h at most")
    }
  }

  static let channelsReach = TermsRule(
    "HRS010", .warning, "A channel of support has an address of its kind.",
    because: "An email address under 'telephone' cannot be called.",
    mend: "correct the kind or the value",
    bad: "support: {channels: [{kind: telephone, value: help@harbourlight.example}]}",
    good: "support: {channels: [{kind: telephone, value: +44 117 496 0100}]}"
  ) { review in
    for (index, channel) in review.support.channels.enumerated() {
      let isEmail = channel.value.contains("@")
      let (fits, expected) =
        switch channel.kind {
        case .telephone:
          (!isEmail && channel.value.contains(where: \.isNumber), "a telephone number")
        case .email: (isEmail, "an email address")
        case .portal: (!isEmail, "the address of a portal")
        case .chat: (!isEmail, "the address of a chat")
        }
      if !fits {
        review.report(
          "\(channel.value) is not \(expected)", at: "support.channels.\(index).value")
      }
    }
  }

  static let openOnWeekdays = TermsRule(
    "HRS011", .warning, "Support is open on every working day, or on none of its own.",
    because: "A single day that is closed is mostly a day that was forgotten.",
    mend: "give its hours, or waive the finding if it is closed",
    bad: "support: {hours: {wednesday: closed}}",
    good: "support: {hours: {wednesday: 08:00-18:00}}"
  ) { review in
    guard case .weekly(let week) = review.support.hours else { return }
    let closed = Weekday.allCases.prefix(5).filter { week[$0].isClosed }
    guard closed.count == 1, let day = closed.first else { return }
    review.report(
      "support is closed on \(day.rawValue.capitalized) only", at: "support.hours.\(day.rawValue)")
  }

  private static let levelsInHours =
    "{P1: {response: 1 business hour, resolution: 3 business hours, clock: supportHours}, "
    + "P2: {response: 2 business hours, resolution: 8 business hours, clock: supportHours}}"
}
