import Foundation
import Testing

@testable import ContractModel

@Suite struct EngineerQueueTests {
  @Test func `one stream to two engineers waits as Erlang reckoned`() {
    // An offered load of 1 to 2 engineers: C = 1/3.
    let queue = EngineerQueue(
      engineers: 2, demands: [.init(priority: .p1, rate: 1.0 / 60, handling: 60)])
    let wait = queue.waitingTime(of: .p1)
    #expect(abs(wait.delayed - 1.0 / 3) < 1e-12)
    #expect(abs(wait.share(within: 30) - (1 - exp(-0.5) / 3)) < 1e-12)
  }

  @Test(arguments: [0.3, 0.8, 0.99], [0.05, 0.5, 0.95])
  func `the mean wait is Cobham's`(_ load: Double, _ part: Double) {
    let urgent = load * part
    let wait = WaitingTime(delayed: 1, rate: 1, urgent: urgent, load: load)
    let mean = 1 / ((1 - urgent) * (1 - load))
    // The tail, summed by Simpson's rule over three pieces.
    var sum = 0.0
    for (from, to) in [(0.0, mean / 5), (mean / 5, mean * 3), (mean * 3, mean * 60)] {
      let step = (to - from) / 2000
      for index in 0...2000 {
        let factor = index == 0 || index == 2000 ? 1.0 : index.isMultiple(of: 2) ? 2 : 4
        let time = max(from + Double(index) * step, 1e-12)
        sum += factor * (1 - wait.share(within: time)) * step / 3
      }
    }
    #expect(abs(sum / mean - 1) < 0.002, "\(sum) instead of \(mean)")
  }

  @Test(arguments: [1, 3, 8], [0.5, 0.7, 0.85])
  func `each priority waits as in a simulation when handling times are equal`(
    _ engineers: Int, _ load: Double
  ) {
    for mix in [[0.1, 0.3, 0.6], [0.5, 0.3, 0.2]] {
      let comparison = Comparison(
        engineers: engineers, load: load, mix: mix, handling: [60, 60, 60])
      let cases = Int(45_000 / (1 - load)) * figuresScale
      #expect(comparison.worstGap(cases: cases, seed: 11) < 0.02, "\(mix)")
    }
  }

  @Test(arguments: [([0.05, 0.15, 0.8], [120.0, 90, 60]), ([0.2, 0.3, 0.5], [45.0, 60, 90])])
  func `handling times that differ twofold are reckoned within four points`(
    _ mix: [Double], _ handling: [Double]
  ) {
    for engineers in [1, 2, 5] {
      let comparison = Comparison(engineers: engineers, load: 0.7, mix: mix, handling: handling)
      #expect(comparison.worstGap(cases: 60_000 * figuresScale, seed: 5) < 0.04)
    }
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
    #expect(abs(queue.waitingTime(of: .p1).share(within: 60) - (1 - exp(-0.8))) < 1e-12)
    #expect(queue.waitingTime(of: .p2).share(within: 1e6) == 0)
  }

  @Test func `nobody is served by nobody`() {
    let demand = EngineerQueue.Demand(priority: .p1, rate: 0.01, handling: 60)
    #expect(
      EngineerQueue(engineers: 0, demands: [demand]).waitingTime(of: .p1).share(within: 1e6) == 0)
  }

  @Test func `working off takes the wait and the work`() {
    let idle = WaitingTime(delayed: 0, rate: 1, urgent: 0, load: 0.5)
    #expect(abs(idle.share(within: 60, working: 60) - (1 - exp(-1.0))) < 1e-12)
    // Waiting at the rate of the work makes an Erlang time of two steps.
    let equal = WaitingTime(delayed: 1, rate: 2.0 / 60, urgent: 0, load: 0.5)
    #expect(abs(equal.share(within: 60, working: 60) - (1 - 2 * exp(-1.0))) < 1e-12)
  }
}

/// How many times as long the simulations run as in everyday tests, for better figures.
let figuresScale = ProcessInfo.processInfo.environment["ENGROSS_FIGURES"].flatMap { Int($0) } ?? 1

/// A queue as reckoned and as played.
struct Comparison {
  var engineers: Int
  var load: Double
  var mix: [Double]
  var handling: [Double]

  /// The largest difference in the share of cases taken up in time, over priorities and times.
  func worstGap(cases count: Int, seed: UInt64) -> Double {
    let work = zip(mix, handling).reduce(0) { $0 + $1.0 * $1.1 }
    let rates = mix.map { $0 * load * Double(engineers) / work }
    let queue = EngineerQueue(
      engineers: engineers,
      demands: mix.indices.map {
        .init(priority: Priority.allCases[$0], rate: rates[$0], handling: handling[$0])
      })
    let cases = SupportSimulation(
      streams: mix.indices.map {
        .init(rateInside: rates[$0], rateOutside: 0, handling: handling[$0])
      }, engineers: engineers
    ).cases(count, seed: seed)
    var worst = 0.0
    for index in mix.indices {
      let wait = queue.waitingTime(of: Priority.allCases[index])
      let waits = cases.compactMap { $0.priority == index ? $0.start - $0.arrival : nil }
      for time in [5.0, 15, 60, 240, 480] {
        let simulated = Double(waits.count { $0 <= time }) / Double(waits.count)
        worst = max(worst, abs(wait.share(within: time) - simulated))
        if figuresScale > 1 {
          print(
            "figures: \(engineers) engineers, load \(load), P\(index + 1) of \(handling), "
              + "within \(Int(time)) min: reckoned "
              + String(format: "%.4f, simulated %.4f", wait.share(within: time), simulated))
        }
      }
    }
    return worst
  }
}
