import Foundation

/// The cases of one priority, and how they fall into the week.
struct CaseStream: Sendable {
  let priority: Priority
  /// Those that come in the working hours, on average or at the peak.
  let perWeekInside: Double
  /// Those that come outside them.
  let perWeekOutside: Double
  /// The share of the cases that come in a minute of the support hours, and in one outside them.
  let density: (inside: Double, outside: Double)
  /// The mean minutes of work on one.
  let handling: Double
  /// Whether someone on call takes them while no shift works.
  let isCovered: Bool

  /// The streams of all priorities whose cases and handling time are known, most urgent first.
  static func all(
    _ contract: Contract, _ capacity: Capacity, supportHours: Timetable, workingHours: Timetable
  ) -> [CaseStream] {
    let peak = capacity.peakFactor.map(\.double) ?? 1
    let outsideMinutes = Timetable.week - supportHours.minutes
    let both = Set(supportHours.edges + workingHours.edges + [0, Timetable.week]).sorted()
    return capacity.ticketsPerMonth.compactMap { priority, tickets -> CaseStream? in
      guard let handling = capacity.handlingTime[priority] else { return nil }
      let level = contract.serviceLevels[priority]
      var outside = 0.0
      if outsideMinutes > 0 {
        let share = capacity.outsideHours?[priority]?.fraction.double
        let isBusiness = level?.isInBusinessTime ?? true
        outside = share ?? (isBusiness ? 0 : outsideMinutes / Timetable.week)
      }
      let density = (
        inside: (1 - outside) / supportHours.minutes,
        outside: outsideMinutes > 0 ? outside / outsideMinutes : 0
      )
      let atWork = zip(both, both.dropFirst()).reduce(0.0) { sum, piece in
        let middle = (piece.0 + piece.1) / 2
        guard workingHours.isOpen(at: middle) else { return sum }
        let rate = supportHours.isOpen(at: middle) ? density.inside : density.outside
        return sum + rate * (piece.1 - piece.0)
      }
      let perWeek = tickets.double * Timetable.week / Period.month.meanMinutes * peak
      let covers =
        contract.support.afterHours?.covers.contains(priority)
        ?? (supportHours.isAlways || level?.clock == .always)
      return CaseStream(
        priority: priority, perWeekInside: perWeek * atWork, perWeekOutside: perWeek * (1 - atWork),
        density: density,
        handling: handling.workMinutes,
        isCovered: covers && capacity.onCall > 0 && !workingHours.isAlways)
    }
  }
}

extension TimeSpan {
  /// The minutes of one engineer's work: a day has 8 hours of it and a week 40.
  fileprivate var workMinutes: Double {
    let hours: Double =
      switch unit {
      case .minute: 1.0 / 60
      case .hour: 1
      case .day: 8
      case .week: 40
      case .month: 40 * Period.month.meanMinutes / Timetable.week
      case .year: 40 * Period.year.meanMinutes / Timetable.week
      }
    return Double(amount) * hours * 60
  }
}

extension Decimal {
  /// The nearest binary number.
  var double: Double { NSDecimalNumber(decimal: self).doubleValue }
}
