import Foundation

@testable import ContractModel

/// A queue as reckoned and as played. Times are hours.
struct PlayedQueue {
  var engineers: Int
  var load: Double
  /// The share of the cases that each priority has.
  var mix: [Double]
  var handling: [Double]

  /// The times within which cases are counted, in means of the handling time.
  static let times = [0.05, 0.2, 0.5, 1, 2, 4, 8, 16]

  /// Equal handling times, and times of 1 : 6, the urgent ones longer, shorter, or neither.
  static let all = [1, 2, 3, 5, 8].flatMap { engineers in
    [0.3, 0.5, 0.7, 0.9].flatMap { load in
      [
        ([0.1, 0.3, 0.6], [1, 1, 1]), ([0.1, 0.3, 0.6], [1, 2.5, 6]),
        ([0.1, 0.3, 0.6], [6, 2.5, 1]),
        ([0.5, 0.3, 0.2], [6, 1, 1]), ([0.3, 0.3, 0.4], [1, 6, 1]),
      ].map { PlayedQueue(engineers: engineers, load: load, mix: $0, handling: $1) }
    }
  }

  private var meanHandling: Double { zip(mix, handling).reduce(0) { $0 + $1.0 * $1.1 } }

  private var rates: [Double] { mix.map { $0 * load * Double(engineers) / meanHandling } }

  /// The share of the cases of each priority that are taken up within each time, as played.
  func shares(cases count: Int, seed: UInt64) -> [Double] {
    let cases = SupportSimulation(
      streams: mix.indices.map {
        .init(rateInside: rates[$0], rateOutside: 0, handling: handling[$0])
      }, engineers: engineers
    ).cases(count, seed: seed)
    return mix.indices.flatMap { priority in
      let waits = cases.compactMap { $0.priority == priority ? $0.start - $0.arrival : nil }
      return Self.times.map { time in
        Double(waits.count { $0 <= time * meanHandling }) / Double(waits.count)
      }
    }
  }

  /// The largest difference of what is reckoned from such shares.
  func worstGap(to shares: [Double]) -> Double {
    let queue = EngineerQueue(
      engineers: engineers,
      demands: mix.indices.map {
        .init(priority: Priority.allCases[$0], rate: rates[$0], handling: handling[$0])
      })
    let reckoned = mix.indices.flatMap { priority in
      let wait = queue.waitingTime(of: Priority.allCases[priority])
      return Self.times.map { wait.share(within: $0 * meanHandling) }
    }
    return zip(reckoned, shares).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  /// A line of recorded shares: the engineers, the load, the mix, the handling times, and what was
  /// played.
  func line(cases: Int) -> String {
    let head = ["\(engineers)"] + ([load] + mix + handling).map { "\($0)" }
    let shares = shares(cases: cases, seed: 5).map { String(format: "%.3f", $0) }
    return (head + shares).joined(separator: " ")
  }
}
