import TestSupport

@testable import ContractModel

/// A support desk, played case by case.
///
/// Engineers of the shift take up the most urgent case first, and stop when the shift ends: a case
/// that is covered is finished by whoever has it, or handed to those on call if it waits; others
/// wait for the next shift. On-call engineers begin after their reaction time.
struct SupportSimulation {
  struct Stream {
    var rateInside: Double
    var rateOutside: Double
    var handling: Double
    var isCovered = false
  }

  struct Case {
    var priority: Int
    var arrival: Double
    var start = Double.infinity
    var end = Double.infinity
  }

  var streams: [Stream]
  var engineers: Int
  var onCall = 0
  var reaction = 0.0
  var supportHours = Timetable(.always)
  var workingHours = Timetable(.always)

  /// Plays until so many cases have come.
  func cases(_ count: Int, seed: UInt64) -> [Case] {
    var play = Play(simulation: self, seed: seed)
    while play.cases.count < count { play.step() }
    return play.cases
  }
}

private struct Play {
  let simulation: SupportSimulation
  var random: Random
  var cases: [SupportSimulation.Case] = []
  private var now = 0.0
  private let edges: [Double]
  private var week = 0.0
  private var nextEdge = 0
  private var isWorking: Bool
  private var rates: [Double]
  private var totalRate: Double
  private var arrival = 0.0
  private var shift: Desk
  private var standby: Desk
  /// Cases of those on call who have been told and have not begun, first told first.
  private var told = Line()

  init(simulation: SupportSimulation, seed: UInt64) {
    self.simulation = simulation
    random = Random(seed: seed)
    let (support, working) = (simulation.supportHours, simulation.workingHours)
    edges =
      support.isAlways && working.isAlways
      ? [Timetable.week] : Set(support.edges + working.edges + [Timetable.week]).sorted()
    isWorking = working.isOpen(at: 0)
    rates = []
    totalRate = 0
    shift = Desk(engineers: simulation.engineers, priorities: simulation.streams.count)
    standby = Desk(engineers: simulation.onCall, priorities: simulation.streams.count)
    setRates()
  }

  private mutating func setRates() {
    let isInside = simulation.supportHours.isOpen(at: now)
    rates = simulation.streams.map { isInside ? $0.rateInside : $0.rateOutside }
    totalRate = rates.reduce(0, +)
    arrival = totalRate > 0 ? now + random.exponential(mean: 1 / totalRate) : .infinity
  }

  mutating func step() {
    let edge = week + edges[nextEdge]
    let begin = told.first.map { cases[$0].arrival + simulation.reaction } ?? .infinity
    let (atShift, atStandby) = (isWorking ? shift.nextEnd : shift.nextCoveredEnd, standby.nextEnd)
    now = min(edge, begin, arrival, atShift, atStandby)
    switch now {
    case arrival: arrive()
    case atShift:
      shift.finish(at: now)
      serve()
    case atStandby:
      standby.finish(at: now)
      serve()
    case begin:
      let index = told.removeFirst()
      if isWorking { shift.queue(index, cases[index]) } else { standby.queue(index, cases[index]) }
      serve()
    default: passEdge()
    }
  }

  private mutating func arrive() {
    var pick = random.uniform() * totalRate
    var priority = 0
    while priority < rates.count - 1, pick >= rates[priority] {
      pick -= rates[priority]
      priority += 1
    }
    cases.append(.init(priority: priority, arrival: now))
    let index = cases.count - 1
    if isWorking || !simulation.streams[priority].isCovered {
      shift.queue(index, cases[index])
    } else {
      told.append(index)
    }
    serve()
    arrival = now + random.exponential(mean: 1 / totalRate)
  }

  private mutating func serve() {
    let streams = simulation.streams
    if isWorking { shift.begin(at: now, &cases, of: streams, &random) }
    standby.begin(at: now, &cases, of: streams, &random)
  }

  private mutating func passEdge() {
    nextEdge += 1
    if nextEdge == edges.count {
      nextEdge = 0
      week += Timetable.week
    }
    let isOpen = simulation.workingHours.isOpen(at: now)
    if isOpen != isWorking {
      isWorking = isOpen
      if isOpen {
        for (index, end) in shift.resume(at: now) { cases[index].end = end }
      } else {
        shift.pause(at: now)
      }
      let covered = simulation.streams.indices.filter { simulation.streams[$0].isCovered }
      if isOpen {
        standby.handOver(covered, to: &shift)
      } else {
        shift.handOver(covered, to: &standby)
      }
      serve()
    }
    setRates()
  }
}

/// Engineers with the cases that wait for them.
private struct Desk {
  private struct Engineer {
    var item = -1
    var end = Double.infinity
    var isCovered = false
    var paused: Double?
  }

  private var engineers: [Engineer]
  private var lines: [Line]
  private var idle: Int
  private(set) var nextEnd = Double.infinity

  init(engineers: Int, priorities: Int) {
    self.engineers = Array(repeating: Engineer(), count: engineers)
    lines = Array(repeating: Line(), count: priorities)
    idle = engineers
  }

  /// The next end of a case whose engineer stays on.
  var nextCoveredEnd: Double {
    engineers.reduce(.infinity) { $1.isCovered ? min($0, $1.end) : $0 }
  }

  mutating func queue(_ index: Int, _ item: SupportSimulation.Case) {
    lines[item.priority].append(index)
  }

  /// Takes up cases while someone is free, the most urgent first.
  mutating func begin(
    at now: Double, _ cases: inout [SupportSimulation.Case],
    of streams: [SupportSimulation.Stream], _ random: inout Random
  ) {
    while idle > 0, let index = takeUp() {
      let stream = streams[cases[index].priority]
      cases[index].start = now
      cases[index].end = now + random.exponential(mean: stream.handling)
      work(on: index, until: cases[index].end, isCovered: stream.isCovered)
    }
  }

  private mutating func takeUp() -> Int? {
    for priority in lines.indices where lines[priority].first != nil {
      return lines[priority].removeFirst()
    }
    return nil
  }

  private mutating func work(on index: Int, until end: Double, isCovered: Bool) {
    for place in engineers.indices where engineers[place].item < 0 {
      engineers[place] = Engineer(item: index, end: end, isCovered: isCovered)
      idle -= 1
      nextEnd = min(nextEnd, end)
      return
    }
  }

  mutating func finish(at now: Double) {
    var soonest = Double.infinity
    for place in engineers.indices {
      if engineers[place].end == now {
        engineers[place] = Engineer()
        idle += 1
      } else {
        soonest = min(soonest, engineers[place].end)
      }
    }
    nextEnd = soonest
  }

  mutating func pause(at now: Double) {
    for place in engineers.indices
    where engineers[place].item >= 0 && !engineers[place].isCovered {
      engineers[place].paused = engineers[place].end - now
      engineers[place].end = .infinity
    }
  }

  /// Goes on with what was left; returns the new ends.
  mutating func resume(at now: Double) -> [(Int, Double)] {
    var ends: [(Int, Double)] = []
    for place in engineers.indices {
      guard let left = engineers[place].paused else { continue }
      engineers[place].paused = nil
      engineers[place].end = now + left
      ends.append((engineers[place].item, now + left))
    }
    nextEnd = engineers.reduce(.infinity) { min($0, $1.end) }
    return ends
  }

  mutating func handOver(_ priorities: [Int], to other: inout Desk) {
    for priority in priorities {
      while lines[priority].first != nil {
        other.lines[priority].append(lines[priority].removeFirst())
      }
    }
  }
}

/// First in, first out.
private struct Line {
  private var items: [Int] = []
  private var head = 0

  var first: Int? { head < items.count ? items[head] : nil }

  mutating func append(_ item: Int) { items.append(item) }

  mutating func removeFirst() -> Int {
    defer { head += 1 }
    return items[head]
  }
}
