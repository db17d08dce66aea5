import Foundation

/// The arrivals, hours and queues of a contract, from which any staffing can be reckoned.
struct StaffingModel {
  /// When the clocks of business time run.
  let supportHours: Timetable
  /// When the shift works.
  let workingHours: Timetable
  /// How long someone on call takes to begin, in minutes.
  let reaction: Double
  let present: Staffing
  let streams: [CaseStream]
  private let businessDay: Double

  init(_ contract: Contract, _ capacity: Capacity) {
    supportHours = Timetable(contract.support.hours)
    workingHours = Timetable(capacity.hours ?? contract.support.hours)
    businessDay = contract.support.hours.businessDay
    reaction = capacity.onCallReaction.map { Timetable(.always).minutes(of: $0, day: 24 * 60) } ?? 0
    present = Staffing(engineers: capacity.engineersPerShift, onCall: capacity.onCall)
    streams = CaseStream.all(
      contract, capacity, supportHours: supportHours, workingHours: workingHours)
  }

  /// The queue of the shift; cases that nobody on call takes are part of it.
  func shift(of engineers: Int) -> EngineerQueue {
    EngineerQueue(
      engineers: engineers,
      demands: streams.map { stream in
        let outside = stream.isCovered ? 0 : stream.perWeekOutside
        return .init(
          priority: stream.priority,
          rate: (stream.perWeekInside + outside) / workingHours.minutes,
          handling: stream.handling)
      })
  }

  /// The queue of those on call.
  func onCall(of engineers: Int) -> EngineerQueue {
    let minutes = Timetable.week - workingHours.minutes
    return EngineerQueue(
      engineers: engineers,
      demands: streams.filter { $0.isCovered && $0.perWeekOutside > 0 }.map {
        .init(priority: $0.priority, rate: $0.perWeekOutside / minutes, handling: $0.handling)
      })
  }
}

// MARK: Attainment

extension StaffingModel {
  /// What is to be expected for a priority; nil if its cases are not known.
  func attainment(of priority: Priority, _ level: ServiceLevel) -> LevelAttainment? {
    guard let stream = streams.first(where: { $0.priority == priority }) else { return nil }
    let promised = NSDecimalNumber(decimal: level.target.fraction).doubleValue
    let response = budgets(for: level.response, level, stream)
    let waits = waits(of: stream, present)
    return LevelAttainment(
      priority: priority, level: level, promised: promised,
      expected: response.share(waits),
      expectedResolution: budgets(for: level.resolution, level, stream)
        .share(waits, working: stream.handling),
      utilisation: shift(of: present.engineers).utilisation(downTo: priority),
      present: present, isCovered: stream.isCovered,
      needed: fewest(for: stream, at: waits) { response.share($0) >= promised },
      feasibleResponse: shortestResponse(level, stream, waits, promised))
  }

  /// The waits for the shift and for those on call.
  private func waits(of stream: CaseStream, _ staffing: Staffing) -> Waits {
    Waits(
      shift: shift(of: staffing.engineers).waitingTime(of: stream.priority),
      onCall: onCall(of: staffing.onCall).waitingTime(of: stream.priority))
  }

  /// The fewest engineers with whom a condition on the waits holds, which more of them never break;
  /// the waits with those present are known.
  private func fewest(
    for stream: CaseStream, at now: Waits, suchThat holds: (Waits) -> Bool
  ) -> Staffing? {
    // Without a number: so many that nobody waits.
    func shift(_ engineers: Int?) -> WaitingTime {
      if engineers == present.engineers { return now.shift }
      return engineers.map { self.shift(of: $0).waitingTime(of: stream.priority) } ?? .none
    }
    func onCall(_ engineers: Int?) -> WaitingTime {
      if engineers == present.onCall { return now.onCall }
      return engineers.map { self.onCall(of: $0).waitingTime(of: stream.priority) } ?? .none
    }
    let (atWork, standby) = (now.shift, now.onCall)
    let engineers = fewest(near: present.engineers) {
      holds(Waits(shift: shift($0), onCall: standby))
    }
    if let engineers { return Staffing(engineers: engineers, onCall: present.onCall) }
    guard stream.isCovered else { return nil }
    let more = fewest(near: present.onCall) { holds(Waits(shift: atWork, onCall: onCall($0))) }
    if let more { return Staffing(engineers: present.engineers, onCall: more) }
    let both = fewest(near: present.engineers) {
      holds(Waits(shift: shift($0), onCall: .none))
    }
    guard let both else { return nil }
    let enlarged = shift(both)
    return fewest(near: present.onCall) { holds(Waits(shift: enlarged, onCall: onCall($0))) }
      .map { Staffing(engineers: both, onCall: $0) }
  }

  /// The smallest number from 1 with which a condition holds; nil if it does not even hold without
  /// bound, for which the condition is asked of nil.
  private func fewest(near start: Int, suchThat holds: (Int?) -> Bool) -> Int? {
    guard holds(nil) else { return nil }
    var (below, enough) = (0, max(start, 1))
    while !holds(enough) {
      guard enough < 1 << 14 else { return nil }
      (below, enough) = (enough, enough * 2)
    }
    while enough - below > 1 {
      let middle = (below + enough) / 2
      if holds(middle) { enough = middle } else { below = middle }
    }
    return enough
  }

  /// The first of the usual response times that is kept as promised.
  private func shortestResponse(
    _ level: ServiceLevel, _ stream: CaseStream, _ waits: Waits, _ promised: Double
  ) -> TimeSpan? {
    let spans = TimeSpan.usualResponses.map {
      TimeSpan($0.amount, $0.unit, clock: level.isInBusinessTime ? .business : .calendar)
    }
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if budgets(for: spans[middle], level, stream).share(waits) >= promised {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low < spans.count ? spans[low] : nil
  }
}

extension TimeSpan {
  /// The response times that contracts promise, to two weeks.
  fileprivate static let usualResponses: [TimeSpan] =
    [5, 10, 15, 20, 25, 30, 40, 45, 50, 60, 75, 90, 105].map { TimeSpan($0, .minute) }
    + [
      2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 30, 36, 48, 60, 72, 96, 120, 144, 168, 240, 336,
    ]
    .map { TimeSpan($0, .hour) }
}

extension ServiceLevel {
  /// Whether its times count in the support hours only.
  var isInBusinessTime: Bool { clock == .supportHours || response.clock == .business }
}

// MARK: Time

extension StaffingModel {
  /// How much time there is until a span is over, for cases that come at any moment of the week.
  func budgets(for span: TimeSpan, _ level: ServiceLevel, _ stream: CaseStream) -> [TimeBudget] {
    let isBusiness = level.clock == .supportHours || span.clock == .business
    let clock = isBusiness ? supportHours : Timetable(.always)
    let minutes =
      isBusiness
      ? supportHours.minutes(of: span, day: businessDay)
      : clock.minutes(of: span, day: 24 * 60)
    return TimeBudget.all(of: stream, within: minutes, on: clock, in: self)
  }
}

extension Timetable {
  /// The minutes of a span that counts while this runs, in which a day has so many; months and
  /// years are as long as on average.
  func minutes(of span: TimeSpan, day: Double) -> Double {
    let amount = Double(span.amount)
    return switch span.unit {
    case .minute: amount
    case .hour: amount * 60
    case .day: amount * day
    case .week: amount * minutes
    case .month: amount * minutes * Period.month.meanMinutes / Self.week
    case .year: amount * minutes * Period.year.meanMinutes / Self.week
    }
  }
}

extension SupportHours {
  /// The minutes of a business day: the shortest of those from Monday to Friday that are open.
  fileprivate var businessDay: Double {
    guard case .weekly(let week) = self else { return 24 * 60 }
    let days = Weekday.allCases.map { week[$0].minutes }
    let working = days.prefix(5).filter { $0 > 0 }
    return Double(working.min() ?? days.filter { $0 > 0 }.min() ?? 24 * 60)
  }
}
