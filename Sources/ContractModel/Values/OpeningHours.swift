public import StrictInput

/// A time of day to the minute, up to 24:00.
public struct ClockTime: Sendable, Hashable {
  /// Since midnight.
  public let minutes: Int

  public init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour) && (0...59).contains(minute) || (hour, minute) == (24, 0)
    else { return nil }
    minutes = hour * 60 + minute
  }

  public var hour: Int { minutes / 60 }
  public var minute: Int { minutes % 60 }
}

extension ClockTime: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.minutes < right.minutes }
}

extension ClockTime: StrictScalar {
  public init(written text: String) throws(Misfit) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1])
    else { throw Misfit() }
    guard let time = ClockTime(hour: hour, minute: minute) else {
      throw Misfit("there is no time \(text)", help: "times run from 00:00 to 24:00")
    }
    self = time
  }

  public var written: String { "\(hour.padded(to: 2)):\(minute.padded(to: 2))" }
  public static var expectation: String { "a time such as 08:30" }
  public static var example: ClockTime { ClockTime(known: 8 * 60) }

  private init(known minutes: Int) { self.minutes = minutes }

  static var midnight: ClockTime { ClockTime(known: 0) }
  static var endOfDay: ClockTime { ClockTime(known: 24 * 60) }
}

/// The hours of one day, in order and apart: none when closed.
public struct OpeningHours: Sendable, Hashable {
  public struct Interval: Sendable, Hashable {
    public let from: ClockTime
    public let to: ClockTime
  }

  public let intervals: [Interval]

  public static var closed: OpeningHours { OpeningHours(intervals: []) }

  public var isClosed: Bool { intervals.isEmpty }

  /// How long it is open.
  public var minutes: Int { intervals.reduce(0) { $0 + $1.to.minutes - $1.from.minutes } }
}

extension OpeningHours: StrictScalar {
  /// Reads `closed`, `08:00-18:00`, or `08:00-12:00 and 13:00-17:00`, with a hyphen or an en dash.
  public init(written text: String) throws(Misfit) {
    if text == "closed" {
      self = .closed
      return
    }
    var intervals: [Interval] = []
    for part in text.split(separator: " and ") {
      let ends = part.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
        .map { String($0.filter { $0 != " " }) }
      guard ends.count == 2 else { throw Misfit() }
      let from = try ClockTime(written: ends[0])
      let to = try ClockTime(written: ends[1])
      guard from < to else {
        throw Misfit(
          "\(part) does not end after it begins",
          help: "for hours past midnight write \(from.written)-24:00, and the rest on the next day")
      }
      guard intervals.last.map({ $0.to <= from }) ?? true else {
        throw Misfit("\(part) overlaps the hours before it", help: "put them in order")
      }
      intervals.append(Interval(from: from, to: to))
    }
    guard !intervals.isEmpty else { throw Misfit() }
    self.intervals = intervals
  }

  public var written: String {
    isClosed
      ? "closed"
      : intervals.map { "\($0.from.written)-\($0.to.written)" }.joined(separator: " and ")
  }

  public static var expectation: String { "hours such as 08:00-18:00, or closed" }
  public static var example: OpeningHours {
    OpeningHours(intervals: [Interval(from: .example, to: .endOfDay)])
  }
}
