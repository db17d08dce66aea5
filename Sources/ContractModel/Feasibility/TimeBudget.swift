/// The waits that a case may have: for the shift, or for someone on call.
struct Waits {
  let shift: WaitingTime
  let onCall: WaitingTime
}

/// The time until a deadline that some of the cases have, as those see it who take them up.
struct TimeBudget {
  /// The share of the cases.
  let share: Double
  /// Working time of those who take them up; zero or less if they begin too late.
  let minutes: Double
  /// Whether someone on call takes them up.
  let isOnCall: Bool
}

extension TimeBudget {
  /// The budgets of the cases of one priority for a time on a clock, through the week.
  ///
  /// Between the moments at which a deadline, the hours of the shift or those of support begin or
  /// end, the budget is a linear function of the moment at which the case comes, and is taken at
  /// the points of Gauss's rule of third order.
  static func all(
    of stream: CaseStream, within time: Double, on clock: Timetable, in model: StaffingModel
  ) -> [TimeBudget] {
    let shift = model.workingHours
    let edges = Set(shift.edges + clock.edges + model.supportHours.edges)
    let lastMoments = edges.map { edge in
      let moment = clock.moment(after: clock.elapsed(at: edge) - time)
      return moment - (moment / Timetable.week).rounded(.down) * Timetable.week
    }
    let cuts = edges.union(lastMoments).union([0, Timetable.week]).sorted()
    return zip(cuts, cuts.dropFirst()).flatMap { start, end -> [TimeBudget] in
      guard end - start > 1e-6 else { return [] }
      let middle = (start + end) / 2
      let isInside = model.supportHours.isOpen(at: middle)
      let share = (isInside ? stream.density.inside : stream.density.outside) * (end - start)
      guard share > 0 else { return [] }
      let isOnCall = stream.isCovered && !shift.isOpen(at: middle)
      func minutes(at moment: Double) -> Double {
        let deadline = clock.moment(after: clock.elapsed(at: moment) + time)
        if isOnCall { return deadline - moment - model.reaction }
        if stream.isCovered { return deadline - moment }
        return shift.elapsed(at: deadline) - shift.elapsed(at: moment)
      }
      let (center, offset) = (minutes(at: middle), (end - start) / 2 * 0.6.squareRoot())
      let first = minutes(at: middle - offset)
      if abs(first - center) < 1e-6 {
        return [TimeBudget(share: share, minutes: center, isOnCall: isOnCall)]
      }
      let last = minutes(at: middle + offset)
      return [(first, 5.0), (center, 8), (last, 5)].map {
        TimeBudget(share: share * $0.1 / 18, minutes: $0.0, isOnCall: isOnCall)
      }
    }
  }
}

extension [TimeBudget] {
  /// The share of cases that is taken up in time.
  func share(_ waits: Waits) -> Double {
    sum { ($0.isOnCall ? waits.onCall : waits.shift).share(within: $0.minutes) }
  }

  /// The share that is worked off in time.
  func share(_ waits: Waits, working mean: Double) -> Double {
    sum { ($0.isOnCall ? waits.onCall : waits.shift).share(within: $0.minutes, working: mean) }
  }

  /// The mean of what is reckoned for each budget; neighbours are often equal.
  private func sum(_ value: (TimeBudget) -> Double) -> Double {
    var known: [Key: Double] = [:]
    return reduce(0) { sum, budget in
      let key = Key(seconds: (budget.minutes * 60).rounded(), isOnCall: budget.isOnCall)
      let share = known[key] ?? value(budget)
      known[key] = share
      return sum + budget.share * share
    }
  }

  private struct Key: Hashable {
    let seconds: Double
    let isOnCall: Bool
  }
}
