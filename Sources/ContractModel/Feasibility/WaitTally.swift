/// How many of the cases seen waited how long, four classes to each doubling of the time.
struct WaitTally {
  private(set) var total = 0
  /// The class of the shortest waits that are told apart.
  private let first: Int
  private var counts = Array(repeating: 0, count: 4 * 40)

  /// - Parameter unit: a time of the order of the shortest waits, in minutes.
  init(unit: Double) { first = Self.number(of: unit / 64) }

  mutating func count(_ wait: Double) {
    total += 1
    guard wait > 0 else { return }
    counts[min(max(Self.number(of: wait) - first, 0), counts.count - 1)] += 1
  }

  /// The share of the cases that waited.
  var delayed: Double { Double(counts.reduce(0, +)) / Double(max(total, 1)) }

  /// The share of those who waited at least so long, from 0 on until nobody did.
  var tail: [(time: Double, share: Double)] {
    let delayed = counts.reduce(0, +)
    var (left, tail) = (delayed, [(0.0, 1.0)])
    for (number, count) in counts.enumerated() where left > 0 {
      left -= count
      tail.append((Self.end(of: first + number), Double(left) / Double(delayed)))
    }
    return tail
  }

  /// A binary number begins with its exponent; two more bits divide the doubling by four.
  private static func number(of time: Double) -> Int { Int(time.bitPattern >> 50) }

  private static func end(of number: Int) -> Double {
    Double(bitPattern: UInt64(number + 1) << 50)
  }
}
