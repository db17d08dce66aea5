import Foundation
import TestSupport
import Testing

@testable import ContractModel

@Suite struct EngineerQueueTests {
  @Test func `one stream to two engineers waits as Erlang reckoned`() {
    // An offered load of 1 to 2 engineers: C = 1/3.
    let queue = EngineerQueue(
      engineers: 2, demands: [.init(priority: .p1, rate: 1.0 / 60, handling: 60)])
    let wait = queue.waitingTime(of: .p1)
    #expect(abs(wait.delayed - 1.0 / 3) < 1e-12)
    #expect(abs(wait.share(within: 30) - (1 - exp(-0.5) / 3)) < 1e-5)
  }

  @Test(arguments: [0.3, 0.8, 0.95], [[1.0, 1], [1, 6], [6, 1]])
  func `with one engineer, the mean wait is Cobham's`(_ load: Double, _ handling: [Double]) {
    let rate = load / (handling[0] + handling[1])
    let queue = EngineerQueue(
      engineers: 1,
      demands: [
        .init(priority: .p1, rate: rate, handling: handling[0]),
        .init(priority: .p2, rate: rate, handling: handling[1]),
      ])
    let urgent = rate * handling[0]
    let remaining = rate * (handling[0] * handling[0] + handling[1] * handling[1])
    let means = [remaining / (1 - urgent), remaining / (1 - urgent) / (1 - load)]
    for (priority, mean) in zip([Priority.p1, .p2], means) {
      let wait = queue.waitingTime(of: priority)
      // The tail, summed by Simpson's rule over three pieces.
      var sum = 0.0
      for (from, to) in [(0.0, mean / 5), (mean / 5, mean * 3), (mean * 3, mean * 60)] {
        let step = (to - from) / 500
        for index in 0...500 {
          let factor = index == 0 || index == 500 ? 1.0 : index.isMultiple(of: 2) ? 2 : 4
          let time = max(from + Double(index) * step, 1e-12)
          sum += factor * (1 - wait.share(within: time)) * step / 3
        }
      }
      #expect(abs(sum / mean - 1) < 0.01, "\(priority): \(sum) instead of \(mean)")
    }
  }

  /// Recorded with 3 million cases each, by `ENGROSS_FIGURES=1`.
  @Test func `each priority waits as in long simulations`() throws {
    let file = ProjectFiles.root.appending(
      path: "Tests/ContractModelTests/Feasibility/played-queues.txt")
    if ProcessInfo.processInfo.environment["ENGROSS_FIGURES"] != nil {
      let lines = PlayedQueue.all.map { $0.line(cases: 3_000_000) }
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    }
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == PlayedQueue.all.count)
    var sum = 0.0
    for (play, line) in zip(PlayedQueue.all, lines) {
      let numbers = line.split(separator: " ").compactMap { Double($0) }
      let gap = play.worstGap(to: Array(numbers.suffix(PlayedQueue.times.count * 3)))
      let isExact = play.engineers == 1 || Set(play.handling).count == 1
      let bound = isExact ? 0.01 : 0.02
      #expect(gap < bound, "\(line)")
      sum += gap
    }
    #expect(sum / Double(lines.count) < 0.01)
  }

  @Test func `with more work than time, only what is urgent enough is done`() {
    let queue = EngineerQueue(
      engineers: 1,
      demands: [
        .init(priority: .p1, rate: 0.2 / 60, handling: 60),
        .init(priority: .p2, rate: 1.0 / 60, handling: 60),
      ])
    #expect(abs(queue.utilisation - 1.2) < 1e-12)
    // P1 always finds the engineer busy and then has the queue to itself.
    #expect(abs(queue.waitingTime(of: .p1).share(within: 60) - (1 - exp(-0.8))) < 1e-5)
    #expect(queue.waitingTime(of: .p2).share(within: 1e6) == 0)
  }

  @Test func `with more work than time, what is urgent waits as in a simulation`() {
    let demands: [EngineerQueue.Demand] = [
      .init(priority: .p1, rate: 0.1, handling: 1), .init(priority: .p2, rate: 0.1, handling: 6),
      .init(priority: .p3, rate: 0.9, handling: 2),
    ]
    let queue = EngineerQueue(engineers: 2, demands: demands)
    let cases = SupportSimulation(
      streams: demands.map { .init(rateInside: $0.rate, rateOutside: 0, handling: $0.handling) },
      engineers: 2
    ).cases(100_000, seed: 1)
    for (index, priority) in [Priority.p1, .p2].enumerated() {
      let waits = cases.dropFirst(10_000).compactMap {
        $0.priority == index ? $0.start - $0.arrival : nil
      }
      for time in [0.1, 0.5, 1, 2, 4, 8] {
        let played = Double(waits.count { $0 <= time }) / Double(waits.count)
        let reckoned = queue.waitingTime(of: priority).share(within: time)
        #expect(abs(reckoned - played) < 0.02, "\(priority) within \(time): \(played)")
      }
    }
    #expect(queue.waitingTime(of: .p3).share(within: 1e6) == 0)
  }

  @Test func `where nobody was seen to wait, nobody does`() {
    let queue = EngineerQueue(
      engineers: 9,
      demands: [
        .init(priority: .p1, rate: 0.001, handling: 1),
        .init(priority: .p2, rate: 0.001, handling: 6),
      ])
    #expect(queue.waitingTime(of: .p2).share(within: 0.001) == 1)
  }

  @Test func `a priority of which no cases come would wait as if one did`() {
    func wait(_ rate: Double) -> WaitingTime {
      EngineerQueue(
        engineers: 2,
        demands: [
          .init(priority: .p1, rate: rate, handling: 1),
          .init(priority: .p2, rate: 0.3, handling: 1),
          .init(priority: .p3, rate: 0.3, handling: 3),
        ]
      ).waitingTime(of: .p1)
    }
    #expect(wait(0).delayed > 0.3)
    #expect(abs(wait(0).share(within: 1) - wait(0.0001).share(within: 1)) < 0.01)
  }

  @Test func `each slice is drawn once in a round, in another order than its neighbours`() {
    var (one, other) = (ShuffledStrata(bits: 12, key: 1), ShuffledStrata(bits: 12, key: 2))
    let (first, second) = (
      (0..<4096).map { _ in one.nextUniform() }, (0..<4096).map { _ in other.nextUniform() }
    )
    #expect(first.sorted() == (0..<4096).map { (Double($0) + 0.5) / 4096 })
    #expect(second.sorted() == first.sorted())
    // Twelve times the covariance is the correlation of numbers spread evenly from 0 to 1.
    func correlation(_ a: some Sequence<Double>, _ b: some Sequence<Double>) -> Double {
      12 * zip(a, b).reduce(0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) } / 4096
    }
    #expect(abs(correlation(first, second)) < 0.05)
    #expect(abs(correlation(first, first.dropFirst())) < 0.05)
    #expect(abs((0..<4096).reduce(0) { sum, _ in sum + one.nextExponential() } / 4096 - 1) < 1e-9)
  }

  @Test func `nobody is served by nobody`() {
    let demand = EngineerQueue.Demand(priority: .p1, rate: 0.01, handling: 60)
    #expect(
      EngineerQueue(engineers: 0, demands: [demand]).waitingTime(of: .p1).share(within: 1e6) == 0)
  }

  @Test func `working off takes the wait and the work`() {
    let idle = WaitingTime.none
    #expect(abs(idle.share(within: 60, working: 60) - (1 - exp(-1.0))) < 1e-12)
    // Waiting at the rate of the work makes an Erlang time of two steps.
    let equal = WaitingTime(delayed: 1, rate: 1.0 / 60)
    #expect(abs(equal.share(within: 60, working: 60) - (1 - 2 * exp(-1.0))) < 1e-12)
    // A tail in pieces is the tail.
    let pieces = WaitingTime(delayed: 1, unit: 60) { point in
      Complex(1) / (point + Complex(1.0 / 60))
    }
    #expect(abs(pieces.share(within: 60, working: 60) - (1 - 2 * exp(-1.0))) < 1e-4)
    #expect(abs(pieces.share(within: 100, working: 30) - 0.6578) < 1e-3)
  }
}
