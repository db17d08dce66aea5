import Foundation

/// A time that is exponential with one of several rates, or a sum of such times, each with a
/// weight of its own.
struct ExponentialMixture: Sendable {
  /// Slowest first; the weights of a probability add up to 1.
  private(set) var phases: [(weight: Double, rate: Double)]

  init(_ phases: [(weight: Double, rate: Double)]) {
    self.phases = phases.filter { $0.weight > 0 }.sorted { $0.rate < $1.rate }
    mergeNeighbours()
  }

  /// Several of them, each with a weight.
  init(_ parts: [(weight: Double, mixture: ExponentialMixture)]) {
    self.init(
      parts.flatMap { part in
        part.mixture.phases.map { ($0.weight * part.weight, $0.rate) }
      })
  }

  /// The mean, for weights that add up to 1.
  var mean: Double { phases.reduce(0) { $0 + $1.weight / $1.rate } }

  /// The Laplace transform of the probability of lasting longer.
  func tail(at point: Complex) -> Complex {
    var sum = Complex(0)
    for phase in phases {
      let real = phase.rate + point.real
      let scale = phase.weight / (real * real + point.imaginary * point.imaginary)
      sum.real += scale * real
      sum.imaginary -= scale * point.imaginary
    }
    return sum
  }

  /// The time until the first of the two is over.
  func minimum(_ other: ExponentialMixture) -> ExponentialMixture {
    ExponentialMixture(
      phases.flatMap { one in
        other.phases.map { (one.weight * $0.weight, one.rate + $0.rate) }
      })
  }

  /// The time until the first of so many such times is over.
  func minimum(of count: Int) -> ExponentialMixture {
    var result = ExponentialMixture([(1, 0)])
    var (power, left) = (self, count)
    while left > 0 {
      if left % 2 == 1 { result = result.minimum(power) }
      left /= 2
      if left > 0 { power = power.minimum(power) }
    }
    return result
  }

  /// Joins phases whose rates are within a tenth of each other, which keeps the mean.
  private mutating func mergeNeighbours() {
    var merged: [(weight: Double, rate: Double)] = []
    var (first, time) = (0.0, 0.0)
    for phase in phases {
      if let last = merged.last, phase.rate <= first * 1.1 {
        let weight = last.weight + phase.weight
        time += phase.weight / phase.rate
        merged[merged.count - 1] = (weight, weight / time)
      } else {
        merged.append(phase)
        (first, time) = (phase.rate, phase.weight / phase.rate)
      }
    }
    phases = merged
  }
}
