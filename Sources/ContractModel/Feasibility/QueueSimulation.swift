import Foundation

/// The cases of a queue, played one by one in the order in which they come.
///
/// Among the cases come probes of each priority in turn: a probe waits in its place of the line and
/// leaves when an engineer would take it up, without taking anybody's time. Poisson arrivals see what is there
/// on average (Wolff 1982, "Poisson arrivals see time averages"), so the probes' waits are those of
/// the cases, and a rare priority is seen as often as a frequent one.
///
/// All numbers come from ``ShuffledStrata``: the work that the cases bring is that of the terms,
/// not that of some lucky draw, and every run gives the same.
struct QueueSimulation {
  private let demands: [EngineerQueue.Demand]
  /// How many of them are served as they come; the next one, if there is one, always waits.
  private let flowing: Int
  /// New cases a minute of those.
  private let rate: Double
  /// The logarithm of the number of cases and probes.
  private let bits: Int
  private static let probesPerCase = 0.5
  private var lines: [Line]
  private var desk: EarliestFirst
  private var work: [ShuffledStrata]

  /// The waits of the priorities that get their turn.
  static func waits(in queue: EngineerQueue) -> [Priority: WaitingTime] {
    var play = QueueSimulation(queue)
    play.run()
    return Dictionary(
      uniqueKeysWithValues: zip(play.demands, play.lines).map {
        ($0.priority, WaitingTime($1.tally))
      })
  }

  /// At first, as many engineers have work as will have on average.
  private init(_ queue: EngineerQueue) {
    demands = queue.demands
    flowing =
      demands.firstIndex { queue.utilisation(downTo: $0.priority) >= 1 } ?? demands.count
    rate = demands.prefix(flowing).reduce(0) { $0 + $1.rate }
    let load = demands.prefix(flowing).last.map { queue.utilisation(downTo: $0.priority) } ?? 0
    bits = Self.bits(utilisation: load, engineers: queue.engineers)
    let unit = (demands.map(\.handling).min() ?? 1) / Double(queue.engineers)
    lines = Array(repeating: Line(unit: unit), count: flowing)
    desk = EarliestFirst(count: queue.engineers)
    // As many strata as there will be cases, or somewhat fewer, so that each is drawn.
    work = demands.enumerated().map { [bits, rate] index, demand in
      let expected = Double(1 << bits) * min(1, demand.rate / rate / (1 + Self.probesPerCase))
      return ShuffledStrata(
        bits: max(ShuffledStrata.leastBits, Int(log2(max(1, expected)))), key: UInt32(index) + 2)
    }
    let offered = demands.reduce(0) { $0 + $1.rate * $1.handling }
    let busy = min(offered, Double(queue.engineers))
    var share = 0.0
    for (kind, demand) in demands.enumerated() {
      share += demand.rate * demand.handling / offered
      while Double(desk.replaced) + 0.5 < busy * share { take(kind, at: 0) }
    }
  }

  /// The more the engineers have to do, the longer a queue lasts, and the more cases it takes until
  /// chance is below half a point.
  private static func bits(utilisation: Double, engineers: Int) -> Int {
    let forLoad = 15 + Int((10 * (utilisation - 0.5) - 0.01).rounded(.up))
    let forTeam = Int(log2(32 * Double(engineers)))
    return min(max(15, forLoad, forTeam), 20)
  }
}

// MARK: The play

extension QueueSimulation {
  private mutating func run() {
    // Cases and probes are one stream, of which each event is one or the other by chance: a probe
    // that came with a case would see more than is there on average.
    let eventRate = rate * (1 + Self.probesPerCase)
    let shares = demands.prefix(flowing).map { $0.rate / eventRate }
    var (gaps, kinds) = (ShuffledStrata(bits: bits, key: 0), ShuffledStrata(bits: bits, key: 1))
    let count = 1 << bits
    var now = 0.0
    for index in -count / 16..<count {
      now += gaps.nextExponential() / eventRate
      serve(until: now)
      var (kind, rest) = (0, kinds.nextUniform())
      while kind < flowing, rest >= shares[kind] {
        rest -= shares[kind]
        kind += 1
      }
      let isServed = desk.earliest <= now
      if kind == flowing {
        if index >= 0 { lines[index % flowing].probe(at: now, isServed: isServed) }
      } else if isServed {
        take(kind, at: now)
      } else {
        lines[kind].cases += 1
      }
    }
  }

  /// Engineers who are done before a moment take up what waits.
  private mutating func serve(until now: Double) {
    while desk.earliest <= now, let kind = firstWaiting(at: desk.earliest) {
      take(kind, at: desk.earliest)
    }
  }

  /// Takes the next case out of its line, and the probes before it; nil if none waits.
  private mutating func firstWaiting(at moment: Double) -> Int? {
    for kind in 0..<flowing where lines[kind].advance(at: moment) { return kind }
    return flowing < demands.count ? flowing : nil
  }

  private mutating func take(_ kind: Int, at moment: Double) {
    desk.replaceEarliest(by: moment + work[kind].nextExponential() * demands[kind].handling)
  }
}

/// Those of one priority who wait.
private struct Line {
  var cases = 0
  private(set) var tally: WaitTally
  private var gone = 0
  private var probes: [(arrival: Double, turn: Int)] = []
  private var first = 0

  init(unit: Double) { tally = WaitTally(unit: unit) }

  /// A probe comes, whose turn is after all cases that wait now.
  mutating func probe(at moment: Double, isServed: Bool) {
    if isServed { return tally.count(0) }
    probes.append((moment, gone + cases))
  }

  /// Lets the probes go whose turn it is at a moment, and then a case; false if none waits.
  mutating func advance(at moment: Double) -> Bool {
    while first < probes.count, probes[first].turn <= gone {
      tally.count(moment - probes[first].arrival)
      first += 1
    }
    if first == probes.count, first > 0 {
      probes.removeAll(keepingCapacity: true)
      first = 0
    }
    guard cases > 0 else { return false }
    cases -= 1
    gone += 1
    return true
  }
}

/// When each engineer will be done, the earliest on top (a binary heap).
private struct EarliestFirst {
  private var times: [Double]
  /// How many cases have been taken up.
  private(set) var replaced = 0

  init(count: Int) { times = Array(repeating: 0, count: count) }

  var earliest: Double { times[0] }

  mutating func replaceEarliest(by time: Double) {
    replaced += 1
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < times.count else { break }
      if child + 1 < times.count, times[child + 1] < times[child] { child += 1 }
      guard times[child] < time else { break }
      times[place] = times[child]
      place = child
    }
    times[place] = time
  }
}
