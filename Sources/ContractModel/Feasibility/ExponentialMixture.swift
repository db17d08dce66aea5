/// A time that is exponential with one of several rates, or a sum of such times, each with a
/// weight of its own.
struct ExponentialMixture: Sendable {
  /// The weights of a probability add up to 1.
  let phases: [(weight: Double, rate: Double)]

  init(phases: [(weight: Double, rate: Double)]) { self.phases = phases }

  /// Several of them, each with a weight.
  init(_ parts: [(weight: Double, mixture: ExponentialMixture)]) {
    phases = parts.flatMap { part in
      part.mixture.phases.map { ($0.weight * part.weight, $0.rate) }
    }
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
}
