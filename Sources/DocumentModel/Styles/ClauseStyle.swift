public import StrictInput

/// Where clause numbers and their text stand.
public struct ClauseStyle: Sendable, Hashable {
  /// The text of 7 and 7.1 begins here; their numbers stand at the margin.
  public var indent = 34.0
  /// Each level below: (a), (i), (A).
  public var levelIndent = 22.0
  public var bulletIndent = 14.0
  /// Between one clause and the next.
  public var after = 5.0
  /// Between (a) and (b), and below them.
  public var levelAfter = 5.0
  public var schedulesOpenPage = ScheduleOpening.each

  public init() {}
}

/// Which schedules begin on a new page.
public enum ScheduleOpening: String, Sendable, Hashable, StrictChoice {
  case each, first, none

  public static var example: Self { .first }
}

extension ClauseStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.length(
      &indent, "indent", "From the margin, where 7 and 7.1 stand, to the text of these clauses.")
    fields.length(&levelIndent, "levelIndent", "The same for each level below: (a), (i), (A).")
    fields.length(&bulletIndent, "bulletIndent", "From a bullet to its text.")
    fields.length(&after, "after", "Between one clause and the next.")
    fields.length(&levelAfter, "levelAfter", "Between (a) and (b), and so at each level below.")
    fields.set(
      &schedulesOpenPage, "schedulesOpenPage",
      "Which schedules begin on a new page: each of them, the first, or none.")
  }
}
