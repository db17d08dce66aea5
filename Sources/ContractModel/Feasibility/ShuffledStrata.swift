import Foundation

/// Numbers between 0 and 1, one from the middle of each of 2ⁿ equal slices, shuffled; and so over
/// again.
///
/// In each round every slice comes once (Latin hypercube sampling: McKay, Beckman & Conover 1979,
/// "A comparison of three methods for selecting values of input variables"), so that sums over many
/// draws vary far less than those of random numbers.
struct ShuffledStrata {
  /// The fewest bits.
  static let leastBits = 12

  private let bits: UInt32
  private let half: UInt32
  private let mask: UInt32
  private let key: UInt32
  private let width: Double
  private var index: UInt32 = 0

  /// Takes n, from 12 to 30, and a key that tells one order from another.
  init(bits: Int, key: UInt32) {
    self.bits = UInt32(bits)
    half = (self.bits + 1) / 2
    mask = 1 << UInt32(bits) - 1
    self.key = key &* 0x9E37_79B9
    width = 1 / Double(1 << bits)
  }

  mutating func nextUniform() -> Double { (Double(nextSlice()) + 0.5) * width }

  /// An exponential number with the mean 1.
  mutating func nextExponential() -> Double {
    Self.exponentials[Int(nextSlice() >> (bits - UInt32(Self.leastBits)))]
  }

  private mutating func nextSlice() -> UInt32 {
    var slice = (index &+ key) & mask
    index &+= 1
    slice = shuffled(slice, by: 0x9E37_79B1)
    slice = shuffled(slice, by: 0x85EB_CA6B)
    return shuffled(slice, by: 0xC2B2_AE35)
  }

  /// Maps the numbers of so many bits one to one onto themselves, for an odd factor.
  private func shuffled(_ number: UInt32, by factor: UInt32) -> UInt32 {
    let product = (number &* factor &+ key) & mask
    return product ^ (product >> half)
  }

  /// The means of exponential numbers in slices of equal probability.
  private static let exponentials: [Double] = {
    let count = 1 << leastBits
    /// The integral of −log u from 0 on.
    func sum(to share: Double) -> Double { share > 0 ? share * (1 - log(share)) : 0 }
    return (0..<count).map { slice in
      let (from, to) = (Double(slice) / Double(count), Double(slice + 1) / Double(count))
      return (sum(to: to) - sum(to: from)) * Double(count)
    }
  }()
}
