public import StrictInput

/// A length of time as a contract states it: an amount of a unit, on the calendar or in business
/// time. `60 min` and `1 h` are as long but not the same words, so they are not equal.
public struct TimeSpan: Sendable, Hashable {
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case minute, hour, day, week, month, year
  }

  /// Which time counts: all of it, or only the hours of support.
  public enum Clock: String, Sendable, Hashable {
    case calendar, business
  }

  public let amount: Int
  public let unit: Unit
  public let clock: Clock

  public init(_ amount: Int, _ unit: Unit, clock: Clock = .calendar) {
    self.amount = amount
    self.unit = unit
    self.clock = clock
  }
}

// MARK: Comparing

extension TimeSpan {
  /// The shortest and longest time it may take, in minutes of its own clock: a month has 28 to 31
  /// days. Nil for days of business time, whose length depends on the opening hours.
  public var minutes: ClosedRange<Int>? {
    let day = 24 * 60
    return switch (unit, clock) {
    case (.minute, _): amount...amount
    case (.hour, _): (amount * 60)...(amount * 60)
    case (_, .business): nil
    case (.day, _): (amount * day)...(amount * day)
    case (.week, _): (amount * 7 * day)...(amount * 7 * day)
    case (.month, _): months(amount, of: day)
    case (.year, _): months(amount * 12, of: day)
    }
  }

  /// The bounds of so many months: 400 Gregorian years have 146 097 days.
  private func months(_ count: Int, of day: Int) -> ClosedRange<Int> {
    let mean = count * 146_097 / 4800
    return (max(count * 28, mean - 3) * day)...(min(count * 31, mean + 4) * day)
  }

  /// Whether this span is shorter than another: nil where it depends on the calendar or the hours.
  public func isShorter(than other: TimeSpan) -> Bool? {
    guard clock == other.clock else { return nil }
    if let rank = longUnits, let otherRank = other.longUnits, rank.base == otherRank.base {
      return rank.count < otherRank.count
    }
    guard let mine = minutes, let theirs = other.minutes else { return nil }
    if mine.upperBound < theirs.lowerBound { return true }
    return mine.lowerBound >= theirs.upperBound ? false : nil
  }

  /// The amount in months or in days, which compare exactly among themselves on either clock.
  private var longUnits: (base: Unit, count: Int)? {
    switch unit {
    case .minute, .hour: nil
    case .day: (.day, amount)
    case .week: clock == .calendar ? (.day, amount * 7) : nil
    case .month: (.month, amount)
    case .year: (.month, amount * 12)
    }
  }
}

// MARK: Text

extension TimeSpan: StrictScalar {
  private static let units: [String: Unit] = [
    "min": .minute, "minute": .minute, "minutes": .minute, "h": .hour, "hour": .hour,
    "hours": .hour, "day": .day, "days": .day, "week": .week, "weeks": .week, "month": .month,
    "months": .month, "year": .year, "years": .year,
  ]

  public init(written text: String) throws(Misfit) {
    if text.hasPrefix("P") {
      self = try Self.iso8601(text)
      return
    }
    var words = text.split(separator: " ")
    guard let first = words.first else { throw Misfit() }
    let digits = first.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { throw Misfit(help: Self.forms) }
    if digits.count < first.count {
      // `15min` and `4h`: the unit follows without a space.
      words.insert(first.dropFirst(digits.count), at: 1)
    }
    let clock: Clock = words.count == 3 && words[1] == "business" ? .business : .calendar
    if clock == .business { words.remove(at: 1) }
    guard words.count == 2 else { throw Misfit(help: Self.forms) }
    guard let unit = Self.units[String(words[1])] else {
      if words[1].hasPrefix(".") || words[1].hasPrefix(",") {
        throw Misfit(help: "write a whole number of a smaller unit, such as 90 min")
      }
      throw Misfit(
        "\"\(words[1])\" is not a unit of time",
        help: "use min, h, days, weeks, months or years, such as \"4 business hours\"")
    }
    try self.init(digits, unit, clock)
  }

  private static var forms: String { "write it like 15 min, 4 business hours, 30 days or PT15M" }

  private init(_ digits: Substring, _ unit: Unit, _ clock: Clock) throws(Misfit) {
    guard let amount = Int(digits), amount <= 100_000 else {
      throw Misfit("\(String(digits).shortened) \(unit.rawValue)s is too long a time")
    }
    guard amount > 0 else { throw Misfit("a length of time cannot be zero") }
    if clock == .business, [.week, .month, .year].contains(unit) {
      throw Misfit(
        "\"business \(unit.rawValue)s\" has no fixed meaning",
        help: "use business hours or business days")
    }
    self.init(amount, unit, clock: clock)
  }

  /// Reads an ISO 8601 duration of one kind of unit: `PT1H30M` is 90 min and `P1Y6M` 18 months.
  private static func iso8601(_ text: String) throws(Misfit) -> TimeSpan {
    var rest = text.dropFirst()
    var isTime = false
    var parts: [(amount: Int, unit: Unit)] = []
    while let first = rest.first {
      if first == "T", !isTime {
        isTime = true
        rest = rest.dropFirst()
        continue
      }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      let unit: Unit? =
        switch (rest.first, isTime) {
        case ("Y", false): .year
        case ("M", false): .month
        case ("W", false): .week
        case ("D", false): .day
        case ("H", true): .hour
        case ("M", true): .minute
        default: nil
        }
      guard let unit, let amount = Int(digits), amount <= 100_000 else {
        throw Misfit(help: "an ISO 8601 duration looks like PT15M, PT4H, P30D or P12M")
      }
      parts.append((amount, unit))
      rest = rest.dropFirst()
    }
    let given = parts.filter { $0.amount > 0 }
    if given.count == 1 { return TimeSpan(given[0].amount, given[0].unit) }
    let families: [([Unit], Unit, Int)] = [
      ([.hour, .minute], .minute, 60), ([.year, .month], .month, 12), ([.week, .day], .day, 7),
    ]
    for (units, smaller, factor) in families where given.map(\.unit) == units {
      return TimeSpan(given[0].amount * factor + given[1].amount, smaller)
    }
    throw Misfit(
      "\"\(text)\" mixes units or is empty", help: "write it in one unit, such as 36 h or 30 days")
  }

  public var written: String {
    let name: String =
      switch unit {
      case .minute: "min"
      case .hour: clock == .business ? (amount == 1 ? "hour" : "hours") : "h"
      default: unit.rawValue + (amount == 1 ? "" : "s")
      }
    return clock == .business ? "\(amount) business \(name)" : "\(amount) \(name)"
  }

  public static var expectation: String { "a length of time such as 4 h" }
  public static var example: TimeSpan { TimeSpan(30, .day) }
}
