import Foundation
import TestSupport

extension Random {
  /// A number between 0 and 1, and neither.
  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) / 9_007_199_254_740_992 }

  mutating func exponential(mean: Double) -> Double { -mean * log(uniform()) }
}
