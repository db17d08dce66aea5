import Foundation

/// The cases that come to a number of engineers who take up the most urgent first.
///
/// Cases of each priority come as a Poisson stream, each with an exponential handling time of its
/// priority; nobody drops the case at hand for a more urgent one; all engineers can do all cases.
///
/// Where there is one engineer, or all handling times are equal, the waits are known: those who
/// find all engineers busy wait as at a single server (``DelayCycle``) that each case holds until
/// the next departure, which comes after an exponential time (Kella & Yechiali 1985, "Waiting times
/// in the non-preemptive priority M/M/c queue"); how many do is Erlang's C formula (Erlang 1917).
/// These shares are right to four decimals.
///
/// For several engineers with unequal handling times there is no such formula, and approximations
/// miss by several points; their cases are played (``QueueSimulation``), with as many of them as it
/// takes to be within 2 points, on average over queues within 0.7.
struct EngineerQueue: Sendable, Hashable {
  /// The cases of one priority.
  struct Demand: Sendable, Hashable {
    let priority: Priority
    /// New cases a minute.
    var rate: Double
    /// The mean minutes of work on one.
    let handling: Double
  }

  let engineers: Int
  /// Most urgent first.
  let demands: [Demand]

  /// The share of the engineers' time that all cases ask for; they can give no more than 1.
  var utilisation: Double { demands.reduce(0) { $0 + share($1) } }

  /// The share of their time that the cases down to a priority ask for.
  func utilisation(downTo priority: Priority) -> Double {
    demands.reduce(0) { $1.priority <= priority ? $0 + share($1) : $0 }
  }

  /// How long a case of a priority waits.
  func waitingTime(of priority: Priority) -> WaitingTime {
    guard utilisation > 0 else { return engineers > 0 ? .none : .never }
    guard utilisation(downTo: priority) < 1 else { return .never }
    guard engineers == 1 || Set(served.map(\.handling)).count == 1 else {
      return PlayedQueues.waits(in: self)[priority] ?? .never
    }
    let cycle = delayCycle(of: priority)
    return WaitingTime(
      delayed: erlangC, unit: meanHandling / Double(engineers), tail: cycle.tail)
  }

  private func share(_ demand: Demand) -> Double {
    let work = demand.rate * demand.handling
    return engineers > 0 ? work / Double(engineers) : work > 0 ? .infinity : 0
  }
}

// MARK: Delay

extension EngineerQueue {
  /// What is served of the demands: where there is more work than time, the priorities at the end
  /// get what the others leave.
  private var served: [Demand] {
    var left = 1.0
    return demands.compactMap { demand in
      let share = share(demand)
      let taken = min(share, left)
      guard taken > 0 else { return nil }
      left -= taken
      return Demand(
        priority: demand.priority, rate: demand.rate * (taken / share), handling: demand.handling)
    }
  }

  private var meanHandling: Double {
    let served = served
    return served.reduce(0) { $0 + $1.rate * $1.handling } / served.reduce(0) { $0 + $1.rate }
  }

  /// The probability that all engineers are busy: Erlang's C formula, by the recurrence of his B.
  private var erlangC: Double {
    guard utilisation < 1 else { return 1 }
    let offered = utilisation * Double(engineers)
    var blocked = 1.0
    for engineer in 1...engineers {
      blocked = offered * blocked / (Double(engineer) + offered * blocked)
    }
    return blocked / (1 - utilisation * (1 - blocked))
  }

  private func delayCycle(of priority: Priority) -> DelayCycle {
    let served = served
    let all = min(1, utilisation)
    func stream(where belongs: (Priority) -> Bool) -> CaseIntervals {
      CaseIntervals(
        served.filter { belongs($0.priority) }.map { ($0.rate, Double(engineers) / $0.handling) })
    }
    let (lower, any) = (stream { $0 > priority }, stream { _ in true })
    let (urgent, own) = (stream { $0 < priority }, stream { $0 == priority })
    // An engineer who had nothing to do has just taken up any case, or one below this priority
    // was taken up when none of it or above waited.
    let free = (1 - all) / any.holds.mean
    let scale = (1 - urgent.load - own.load) / (1 - all + lower.load)
    return DelayCycle(
      own: own, urgent: urgent,
      first: ExponentialMixture([
        (scale * free, any.holds), (scale * lower.rate, lower.holds),
      ]))
  }
}
