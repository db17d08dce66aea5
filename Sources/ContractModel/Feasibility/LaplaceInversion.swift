import Foundation

/// As much of complex numbers as Laplace transforms need.
struct Complex: Sendable {
  var real: Double
  var imaginary: Double

  init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  static func + (a: Complex, b: Complex) -> Complex {
    Complex(a.real + b.real, a.imaginary + b.imaginary)
  }

  static func - (a: Complex, b: Complex) -> Complex {
    Complex(a.real - b.real, a.imaginary - b.imaginary)
  }

  static func * (a: Complex, b: Complex) -> Complex {
    Complex(
      a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }

  static func * (factor: Double, a: Complex) -> Complex {
    Complex(factor * a.real, factor * a.imaginary)
  }

  static func / (a: Complex, b: Complex) -> Complex {
    let square = b.squaredLength
    return Complex(
      (a.real * b.real + a.imaginary * b.imaginary) / square,
      (a.imaginary * b.real - a.real * b.imaginary) / square)
  }

  var squaredLength: Double { real * real + imaginary * imaginary }
}

/// The function of a time whose Laplace transform is known, by Euler summation (Abate & Whitt 2006,
/// "A unified framework for numerically inverting Laplace transforms", section 5): for tails of
/// waiting times, right to five decimals.
enum LaplaceInversion {
  static func value(at time: Double, of transform: (Complex) -> Complex) -> Double {
    nodes.reduce(0) { sum, node in
      let point = Complex(node.point.real / time, node.point.imaginary / time)
      return sum + node.weight * transform(point).real
    } / time
  }

  /// Half the number of terms: each gives about 0.6 decimals, and asks for as much precision.
  private static let order = 9

  private static let nodes: [(point: Complex, weight: Double)] = {
    let last = 2 * order
    // The tail of an alternating series, by the mean of its binomial partial sums.
    var weights = Array(repeating: 1.0, count: last + 1)
    weights[0] = 0.5
    weights[last] = pow(2, -Double(order))
    var binomial = 1.0
    for step in 1..<order {
      binomial *= Double(order - step + 1) / Double(step)
      weights[last - step] = weights[last - step + 1] + binomial * weights[last]
    }
    let shift = Double(order) * log(10) / 3
    return weights.enumerated().map { index, weight in
      let sign: Double = index.isMultiple(of: 2) ? 1 : -1
      return (Complex(shift, .pi * Double(index)), pow(10, Double(order) / 3) * sign * weight)
    }
  }()
}
