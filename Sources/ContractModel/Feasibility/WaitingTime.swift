import Foundation

/// How long a case waits until an engineer takes it up: not at all with some probability, and else
/// a mixture of exponential times.
///
/// Times are minutes.
struct WaitingTime: Sendable {
  /// The probability of waiting at all.
  let delayed: Double
  /// The mixture; its weights add up to 1.
  private let phases: [(weight: Double, rate: Double)]

  /// Nobody ever waits.
  static let none = WaitingTime(delayed: 0, phases: [])

  /// The share of cases that are taken up within a time.
  func share(within time: Double) -> Double {
    guard time > 0 else { return 0 }
    return 1 - delayed * phases.reduce(0) { $0 + $1.weight * exp(-$1.rate * time) }
  }

  /// The share of cases that are taken up and worked off within a time, where the work takes an
  /// exponential time with the given mean.
  func share(within time: Double, working mean: Double) -> Double {
    guard time > 0 else { return 0 }
    let end = 1 / mean
    let late = exp(-end * time)
    let lateAfterWaiting = phases.reduce(0) { sum, phase in
      // The tail of a sum of two exponential times; equal rates make an Erlang time.
      let gap = phase.rate - end
      let tail =
        abs(gap) * time < 1e-4
        ? late * (1 + end * time)
        : (phase.rate * late - end * exp(-phase.rate * time)) / gap
      return sum + phase.weight * tail
    }
    return 1 - (1 - delayed) * late - delayed * lateAfterWaiting
  }
}

// MARK: Priorities

extension WaitingTime {
  /// Makes the wait of one class in a non-preemptive queue with priorities, first come first served
  /// within a class.
  ///
  /// While all engineers are busy, cases leave at the rate μ of all of them together. The cases of
  /// this class or above that wait, counted across the cut between n and n + 1, form a geometric
  /// number with the ratio r of their arrivals to μ, whatever the classes below do. One that
  /// arrives then waits for n + 1 departures, each drawn out by the more urgent cases that come
  /// meanwhile into a busy period of M/M/1, so that the transform of its wait is (1 − r)B(s) / (1 −
  /// rB(s)), B being the transform of that busy period (Kella & Yechiali 1985, "Waiting times in
  /// the non-preemptive priority M/M/c queue"; Davis 1966). B has a cut on the negative axis and no
  /// other singularity, so the wait is a mixture of exponential times: along the cut at the rates
  /// μ(1 + a − 2√a cos φ), and at one more rate where rB = 1.
  ///
  /// The integral over φ is a sum of equal steps. It converges faster than any power of their
  /// number, which is doubled until the weights add up to 1, or until more would not show.
  ///
  /// - Parameters:
  ///   - delayed: The probability that all engineers are busy.
  ///   - rate: The departures a minute while all engineers are busy: μ.
  ///   - urgent: The share of the engineers' time that more urgent cases take: a.
  ///   - load: The same with the cases of this class: r. One or more and the queue never ends.
  init(delayed: Double, rate: Double, urgent: Double, load: Double) {
    guard load < 1 else {
      self.init(delayed: 1, phases: [(1, 0)])
      return
    }
    guard urgent > 1e-9 else {
      self.init(delayed: delayed, phases: [(1, rate * (1 - load))])
      return
    }
    let amplitude = load / urgent.squareRoot()
    var pole: [(weight: Double, rate: Double)] = []
    if amplitude > 1 {
      pole = [
        (
          weight: (1 - urgent / (load * load)) / (1 - urgent / load),
          rate: rate * (1 - load) * (1 - urgent / load)
        )
      ]
    }
    var phases = pole
    var steps = 32
    repeat {
      steps *= 2
      phases = pole
      for step in 1..<steps {
        let angle = Double.pi * Double(step) / Double(steps)
        let speed = 1 + urgent - 2 * urgent.squareRoot() * cos(angle)
        let nearness = 1 - 2 * amplitude * cos(angle) + amplitude * amplitude
        let height = sin(angle) * sin(angle) / (nearness * speed)
        phases.append((2 * (1 - load) / Double(steps) * height, rate * speed))
      }
    } while abs(phases.reduce(-1) { $0 + $1.weight }) > 1e-6 && steps < 8192
    let total = phases.reduce(0) { $0 + $1.weight }
    self.init(delayed: delayed, phases: phases.map { ($0.weight / total, $0.rate) })
  }
}
