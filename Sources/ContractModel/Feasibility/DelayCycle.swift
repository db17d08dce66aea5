/// The wait of one priority in an M/G/1 queue with non-preemptive priorities, in which each case
/// keeps the server for the time until the next departure.
///
/// It begins while the server is held by what a case of the priority or above cannot pass: the
/// rest of that time, then those of the priority that came earlier, each drawn out by the more
/// urgent ones that come meanwhile (the delay cycle of Conway, Maxwell & Miller 1967, "Theory of
/// Scheduling", chapter 8). With σ = s + a(1 − Θ(s)), where a is the rate of the more urgent and Θ
/// the transform of the busy period that one of them begins, the transform of the wait of those who
/// wait is σE(σ) / (s − λ + λD(σ)), E being the tail of what holds the server at first.
struct DelayCycle {
  /// The cases of the priority.
  let own: CaseIntervals
  /// All that are more urgent.
  let urgent: CaseIntervals
  /// What holds the server at first, with the weights by which the transform begins at 1.
  let first: ExponentialMixture

  /// The transform of the probability of waiting longer than a time.
  func tail(at point: Complex) -> Complex {
    let drawn = point + urgent.rate * busy(at: point)
    let wait =
      drawn * first.tail(at: drawn) / (point - own.rate * (drawn * own.holds.tail(at: drawn)))
    return (Complex(1) - wait) / point
  }

  /// 1 − Θ, by iteration of Θ = H(s + a(1 − Θ)), which converges to the right of the axis.
  private func busy(at point: Complex) -> Complex {
    guard urgent.rate > 0 else { return Complex(0) }
    var value = Complex(1)
    for _ in 0..<1000 {
      let drawn = point + urgent.rate * value
      let next = drawn * urgent.holds.tail(at: drawn)
      let change = (next - value).squaredLength
      value = next
      if change < 1e-20 { break }
    }
    return value
  }
}

/// Some of the cases, and how long one of them holds the server.
struct CaseIntervals {
  /// New cases a minute.
  let rate: Double
  let holds: ExponentialMixture

  /// Several streams as one, each with the rate at which one of its cases lets the server go.
  init(_ streams: [(rate: Double, release: Double)]) {
    let rate = streams.reduce(0) { $0 + $1.rate }
    self.rate = rate
    holds = ExponentialMixture(phases: streams.map { ($0.rate / rate, $0.release) })
  }

  /// The share of the server's time that they ask for.
  var load: Double { rate * holds.mean }
}
