import Foundation

/// How long a case waits until an engineer takes it up: not at all with some probability, and else
/// by a tail that is exponential between knots.
///
/// Times are minutes.
struct WaitingTime: Sendable {
  /// The tail from a time on until the next knot.
  private struct Piece {
    let start: Double
    let tail: Double
    let rate: Double
  }

  /// The probability of waiting at all.
  let delayed: Double
  /// From 0 on; the last has no end.
  private let pieces: [Piece]

  /// Nobody ever waits.
  static let none = WaitingTime(delayed: 0, rate: 1)
  /// Nobody is ever served.
  static let never = WaitingTime(delayed: 1, rate: 0)

  /// Those who wait do so for an exponential time.
  init(delayed: Double, rate: Double) {
    self.delayed = delayed
    pieces = [Piece(start: 0, tail: 1, rate: rate)]
  }

  /// Makes a wait from the Laplace transform of the tail of those who wait.
  ///
  /// The knots grow apart by a half, from a small part of the unit, a time of the order of the
  /// shortest waits, until one in 10 000 still waits.
  init(delayed: Double, unit: Double, tail transform: (Complex) -> Complex) {
    var (knots, end) = ([(time: 0.0, share: 1.0)], unit / 16)
    while let last = knots.last, last.share > 1e-4, knots.count < 64 {
      knots.append((end, min(LaplaceInversion.value(at: end, of: transform), last.share)))
      end *= 1.5
    }
    self.init(delayed: delayed, tail: knots)
  }

  /// Makes a wait of what was seen.
  init(_ tally: WaitTally) {
    if tally.delayed > 0 {
      self.init(delayed: tally.delayed, tail: tally.tail)
    } else {
      self = .none
    }
  }

  /// The logarithm of the tail of those who wait is a line between the knots, and beyond the last.
  private init(delayed: Double, tail: [(time: Double, share: Double)]) {
    self.delayed = delayed
    pieces = zip(tail, tail.dropFirst()).map { from, to in
      // Where nobody is left, and a logarithm would have no end.
      let least = max(to.share, from.share / 1e4)
      return Piece(
        start: from.time, tail: from.share, rate: log(from.share / least) / (to.time - from.time))
    }
  }

  /// The share of cases that are taken up within a time.
  func share(within time: Double) -> Double {
    guard time > 0, let piece = pieces.last(where: { $0.start < time }) else { return 0 }
    return 1 - delayed * piece.tail * exp(-piece.rate * (time - piece.start))
  }

  /// The share of cases that are taken up and worked off within a time, where the work takes an
  /// exponential time with the given mean.
  func share(within time: Double, working mean: Double) -> Double {
    guard time > 0 else { return 0 }
    let speed = 1 / mean
    var late = exp(-speed * time)
    for (index, piece) in pieces.enumerated() where piece.start < time {
      // The work begins in this piece and ends too late.
      let end = index + 1 < pieces.count ? min(pieces[index + 1].start, time) : time
      let length = end - piece.start
      let (before, after) = (exp(-speed * (time - piece.start)), exp(-speed * (time - end)))
      let gap = speed - piece.rate
      let part =
        abs(gap) * length < 1e-6
        ? length * before : (exp(-piece.rate * length) * after - before) / gap
      late += delayed * piece.tail * speed * part
    }
    return 1 - late
  }
}
