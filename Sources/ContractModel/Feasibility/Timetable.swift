/// The hours of a week in which something runs, week after week.
///
/// Moments are minutes since midnight before some Monday.
struct Timetable: Sendable, Hashable {
  static let week = 7.0 * 24 * 60

  /// In order and apart.
  let openings: [Range<Double>]
  /// How long it runs in a week.
  let minutes: Double

  init(_ hours: SupportHours) {
    switch hours {
    case .always: openings = [0..<Self.week]
    case .weekly(let week):
      var openings: [Range<Double>] = []
      for day in Weekday.allCases {
        let midnight = Double(day.index * 24 * 60)
        for interval in week[day].intervals {
          let from = midnight + Double(interval.from.minutes)
          let to = midnight + Double(interval.to.minutes)
          if let last = openings.last, last.upperBound == from {
            openings[openings.count - 1] = last.lowerBound..<to
          } else {
            openings.append(from..<to)
          }
        }
      }
      self.openings = openings
    }
    minutes = openings.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
  }

  /// The moments of the week at which it begins or ends.
  var edges: [Double] { openings.flatMap { [$0.lowerBound, $0.upperBound] } }

  /// Whether it never stops.
  var isAlways: Bool { minutes == Self.week }

  func isOpen(at moment: Double) -> Bool {
    let inWeek = moment - (moment / Self.week).rounded(.down) * Self.week
    return openings.contains { $0.contains(inWeek) }
  }

  /// How long it has run since the first Monday.
  func elapsed(at moment: Double) -> Double {
    let weeks = (moment / Self.week).rounded(.down)
    let inWeek = moment - weeks * Self.week
    return openings.reduce(weeks * minutes) {
      $0 + max(0, min($1.upperBound, inWeek) - $1.lowerBound)
    }
  }

  /// The first moment at which it has run so long since the first Monday.
  func moment(after elapsed: Double) -> Double {
    let weeks = ((elapsed / minutes).rounded(.up) - 1)
    var left = elapsed - weeks * minutes
    for opening in openings {
      let length = opening.upperBound - opening.lowerBound
      if left <= length { return weeks * Self.week + opening.lowerBound + left }
      left -= length
    }
    return (weeks + 1) * Self.week
  }
}
