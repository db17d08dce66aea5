import Foundation

extension Availability {
  /// How long the system may be down in its period, in minutes.
  ///
  /// The promise of 99.99 % a month leaves 4.4 min, since a month has 43 829 min on average (a
  /// twelfth of 365.2425 days).
  public var allowedDowntime: Double { target.downtime(in: period) }
}

extension Percent {
  /// How long a system with this uptime may be down in a period, in minutes: (1 − uptime) × period.
  public func downtime(in period: Period) -> Double {
    max(0, 1 - NSDecimalNumber(decimal: fraction).doubleValue) * period.meanMinutes
  }
}

extension Period {
  /// How long it lasts in the mean of 400 Gregorian years, which have 146 097 days.
  public var meanMinutes: Double {
    switch self {
    case .day: 24 * 60
    case .week: 7 * 24 * 60
    case .month, .quarter, .halfYear, .year:
      146_097.0 / 400 * 24 * 60 / Double(timesAYear ?? 1)
    }
  }
}
