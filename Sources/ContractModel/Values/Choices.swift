public import StrictInput

/// How urgent a fault is; P1 is the most urgent.
public enum Priority: String, StrictChoice {
  case p1 = "P1"
  case p2 = "P2"
  case p3 = "P3"
  case p4 = "P4"
  case p5 = "P5"

  public static var example: Priority { .p1 }
}

extension Priority: Comparable {
  /// Orders by number: P1 comes before P2.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

public enum Weekday: String, StrictChoice {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  public static var example: Weekday { .monday }

  /// From 0 for Monday to 6 for Sunday.
  public var index: Int {
    switch self {
    case .monday: 0
    case .tuesday: 1
    case .wednesday: 2
    case .thursday: 3
    case .friday: 4
    case .saturday: 5
    case .sunday: 6
    }
  }
}

/// What something recurs with.
public enum Period: String, StrictChoice {
  case day, week, month, quarter, halfYear, year

  public static var example: Period { .month }

  /// How often it falls in a year; nil for days and weeks, which do not divide one.
  public var timesAYear: Int? {
    switch self {
    case .day, .week: nil
    case .month: 12
    case .quarter: 4
    case .halfYear: 2
    case .year: 1
    }
  }
}

/// Where a service is delivered.
public enum Delivery: String, StrictChoice {
  case onsite, remote, both

  public static var example: Delivery { .both }
}
