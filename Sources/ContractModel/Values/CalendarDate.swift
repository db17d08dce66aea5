public import StrictInput

/// A day of the proleptic Gregorian calendar, without time or time zone.
public struct CalendarDate: Sendable, Hashable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Nil for a day that does not exist.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.init(existing: year, month, day)
  }

  private init(existing year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }
}

extension CalendarDate: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

// MARK: Reckoning

extension CalendarDate {
  /// Days since 1970-01-01, by counting from the first of March so that leap days come last.
  public var dayNumber: Int {
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }

  public init?(dayNumber: Int) {
    let earliest = Self(existing: 1, 1, 1).dayNumber
    let latest = Self(existing: 9999, 12, 31).dayNumber
    guard (earliest...latest).contains(dayNumber) else { return nil }
    let days = dayNumber + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(existing: year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  public func adding(days: Int) -> CalendarDate? {
    let (sum, overflows) = dayNumber.addingReportingOverflow(days)
    return overflows ? nil : CalendarDate(dayNumber: sum)
  }

  /// The same day of a later month, or that month's last day where it is shorter.
  public func adding(months: Int) -> CalendarDate? {
    let (sum, overflows) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflows, sum >= 12 else { return nil }
    let (year, month) = (sum / 12, sum % 12 + 1)
    return CalendarDate(
      year: year, month: month, day: min(day, Self.days(inMonth: month, of: year)))
  }

  /// The day after a span of days, weeks, months or years; nil for a span of hours or of
  /// business time, which needs a working calendar.
  public func adding(_ span: TimeSpan, times sign: Int = 1) -> CalendarDate? {
    guard span.clock == .calendar else { return nil }
    let count = span.amount * sign
    return switch span.unit {
    case .minute, .hour: nil
    case .day: adding(days: count)
    case .week: adding(days: count * 7)
    case .month: adding(months: count)
    case .year: adding(months: count * 12)
    }
  }

  /// The day that is a span earlier.
  public func subtracting(_ span: TimeSpan) -> CalendarDate? { adding(span, times: -1) }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    Weekday.allCases[((dayNumber + 3) % 7 + 7) % 7]
  }
}

// MARK: Text

extension CalendarDate: StrictScalar {
  public init(written text: String) throws(Misfit) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { throw Misfit() }
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      throw Misfit("there is no day \(text)", help: Self.hint(year, month))
    }
    self = date
  }

  private static func hint(_ year: Int, _ month: Int) -> String {
    guard (1...9999).contains(year) else { return "years run from 0001 to 9999" }
    guard (1...12).contains(month) else { return "months run from 01 to 12" }
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return "\(names[month - 1]) \(year) has \(days(inMonth: month, of: year)) days"
  }

  public var written: String {
    "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }

  public static var expectation: String { "a date such as 2026-12-01" }
  public static var example: CalendarDate { CalendarDate(existing: 2026, 12, 1) }
}

extension Int {
  /// The number with zeros in front.
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
