import Foundation

extension Contract {
  /// Whether one length of time is shorter than another, also where only one of them counts in
  /// business time; nil where it depends on when it begins.
  func isShorter(_ span: TimeSpan, than other: TimeSpan) -> Bool? {
    if let isShorter = span.isShorter(than: other) { return isShorter }
    let (mine, theirs) =
      span.clock == .business && other.clock == .business
      ? (support.minutes(of: span), support.minutes(of: other))
      : (support.elapsedMinutes(of: span), support.elapsedMinutes(of: other))
    if let most = mine.most, most < theirs.least { return true }
    if let most = theirs.most, mine.least >= most { return false }
    return nil
  }

  /// Whether one length of time is certainly longer than another.
  func isLonger(_ span: TimeSpan, than other: TimeSpan) -> Bool {
    isShorter(other, than: span) == true
  }

  /// The least time that may pass until a span is over, in minutes.
  func leastMinutes(of span: TimeSpan) -> Int { support.elapsedMinutes(of: span).least }
}

extension Support {
  fileprivate typealias Bounds = (least: Int, most: Int?)

  /// The minutes of a span on its own clock: a business day has those of the support hours from
  /// Monday to Friday.
  fileprivate func minutes(of span: TimeSpan) -> Bounds {
    if let exact = span.minutes { return (exact.lowerBound, exact.upperBound) }
    let days = businessDays
    return (span.amount * days.lowerBound, span.amount * days.upperBound)
  }

  /// The minutes that may pass: of business time there is no most, for holidays may come between.
  fileprivate func elapsedMinutes(of span: TimeSpan) -> Bounds {
    let own = minutes(of: span)
    guard span.clock == .business else { return own }
    guard span.minutes == nil else { return hours == .always ? own : (own.least, nil) }
    return (max(own.least, (span.amount - 1) * 24 * 60), nil)
  }

  /// The shortest and longest day from Monday to Friday, in minutes of support.
  private var businessDays: ClosedRange<Int> {
    guard case .weekly(let week) = hours else { return 1440...1440 }
    let days = Weekday.allCases.prefix(5).map { week[$0].minutes }.filter { $0 > 0 }
    guard let shortest = days.min(), let longest = days.max() else { return 0...1440 }
    return shortest...longest
  }
}

// MARK: Money

extension Contract {
  /// The recurring fees of a year, as near as the invoicing period allows.
  var yearlyFees: Money {
    if let exact = fees.annualTotal { return exact }
    return (fees.invoicing.every == .week ? 52 : 365) * fees.total
  }

  /// The general limit of liability in the currency of the fees; nil where it is in another.
  var generalCap: Money? {
    let cap = liability.cap
    var limits: [Money] = []
    if let amount = cap.amount {
      guard amount.currency == fees.currency else { return nil }
      limits.append(amount)
    }
    if let multiple = cap.feesMultiple, let period = cap.period {
      limits.append(multiple.fraction * period.years * yearlyFees)
    }
    return limits.max { $0.amount < $1.amount }
  }
}

extension TimeSpan {
  /// The length in years, for reckoning fees.
  fileprivate var years: Decimal {
    switch unit {
    case .year: Decimal(amount)
    case .month: Decimal(amount) / 12
    case .week: Decimal(amount) * 7 / 365
    case .day: Decimal(amount) / 365
    case .hour: Decimal(amount) / 8760
    case .minute: Decimal(amount) / 525_600
    }
  }
}
