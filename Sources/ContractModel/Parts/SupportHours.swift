import Foundation
public import StrictInput

/// When support is given: around the clock, or in the hours of each day.
public enum SupportHours: Sendable, Hashable {
  case always
  case weekly(WeeklyHours)
}

/// The opening hours of each day of the week.
public struct WeeklyHours: Sendable, Hashable {
  private var hours = Array(repeating: OpeningHours.closed, count: 7)

  /// Closed on every day.
  public init() {}

  public subscript(day: Weekday) -> OpeningHours {
    get { hours[day.index] }
    set { hours[day.index] = newValue }
  }

  /// How long support is given in a week.
  public var minutes: Int { Weekday.allCases.reduce(0) { $0 + self[$1].minutes } }

  /// Runs of days with the same hours, such as Monday to Friday.
  public var ranges: [(days: ClosedRange<Int>, hours: OpeningHours)] {
    var ranges: [(days: ClosedRange<Int>, hours: OpeningHours)] = []
    for (index, day) in Weekday.allCases.enumerated() {
      if let last = ranges.last, last.hours == self[day] {
        ranges[ranges.count - 1].days = last.days.lowerBound...index
      } else {
        ranges.append((index...index, self[day]))
      }
    }
    return ranges
  }
}

extension WeeklyHours: StrictRecord {
  public init(from fields: inout FieldReader) {
    for day in Weekday.allCases {
      self[day] =
        fields.optional(day.rawValue, "The hours of \(day.rawValue.capitalized), or closed.")
        ?? .closed
    }
    if fields.isSound, minutes == 0 {
      fields.report("support is closed on every day", help: "give the hours of at least one day")
    }
  }
}

extension SupportHours: StrictValue {
  public static func read(_ value: ValueReader) -> SupportHours? {
    switch value.node.content {
    case .text("always"): return .always
    case .record: return WeeklyHours.read(value).map { .weekly($0) }
    case .text, .list, .absent:
      value.reportWrongType(expected: "always, or the hours of each day")
      return nil
    }
  }

  public static func describe() -> Described<SupportHours> {
    let weekly = WeeklyHours.describe()
    return Described(
      schema: .either([.choice(["always"]), weekly.schema]), specimen: .weekly(weekly.specimen))
  }
}

extension SupportHours: Codable {
  public init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self), word == "always" {
      self = .always
      return
    }
    let container = try decoder.container(keyedBy: WordKey.self)
    var week = WeeklyHours()
    for day in Weekday.allCases {
      week[day] = try container.decodeIfPresent(OpeningHours.self, forKey: WordKey(day)) ?? .closed
    }
    self = .weekly(week)
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .always:
      var container = encoder.singleValueContainer()
      try container.encode("always")
    case .weekly(let week):
      var container = encoder.container(keyedBy: WordKey.self)
      for day in Weekday.allCases { try container.encode(week[day], forKey: WordKey(day)) }
    }
  }
}
