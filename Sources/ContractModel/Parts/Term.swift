public import StrictInput

/// When the contract begins, how long it lasts, and how it is renewed.
public struct Term: Codable, Sendable, Hashable {
  /// From when the parties are bound.
  public var effective: CalendarDate
  /// From when the services are given and the initial term runs.
  public var serviceStart: CalendarDate
  public var initial: TimeSpan
  public var renewal: Renewal
  public var reviewEvery: TimeSpan?
}

extension Term: StrictRecord {
  public init(from fields: inout FieldReader) {
    effective = fields.required("effective", "The day from which the parties are bound.")
    serviceStart = fields.required(
      "serviceStart", "The day on which the services and the initial term begin.")
    initial = fields.required("initial", "The length of the initial term.")
    renewal = fields.required("renewal", "What happens at the end of the term.")
    reviewEvery = fields.optional("reviewEvery", "How often the parties review the contract.")
    reportUnreckonable(&fields)
  }

  /// Reports spans from which no day can be reckoned.
  private func reportUnreckonable(_ fields: inout FieldReader) {
    guard fields.isSound else { return }
    if end == nil {
      fields.report(
        "no last day follows from a term of \(initial.written)", at: "initial",
        help: "use days, weeks, months or years, and end before the year 9999")
    } else if renewal.notice != nil, nonRenewalNoticeBy == nil {
      fields.report(
        "no last day for notice follows from \(renewal.notice?.written ?? "")",
        at: "renewal.notice", help: "use days, weeks, months or years")
    }
  }
}

extension Term {
  /// The last day of the initial term.
  public var end: CalendarDate? { serviceStart.adding(initial)?.adding(days: -1) }

  /// The last day on which notice ends the contract with its initial term.
  public var nonRenewalNoticeBy: CalendarDate? {
    renewal.notice.flatMap { end?.subtracting($0) }
  }
}

/// What happens at the end of the term.
public struct Renewal: Codable, Sendable, Hashable {
  public enum Mode: String, StrictChoice {
    case automatic, byAgreement, none

    public static var example: Mode { .automatic }
  }

  public var mode: Mode
  public var period: TimeSpan?
  public var notice: TimeSpan?
}

extension Renewal: StrictRecord {
  public init(from fields: inout FieldReader) {
    mode = fields.required("mode", "Whether the contract is renewed by itself, or by agreement.")
    period = fields.optional("period", "The length of each renewal.")
    notice = fields.optional("notice", "How long before the end notice must be given.")
    guard fields.isSound else { return }
    for (key, value) in [("period", period), ("notice", notice)] {
      if mode == .automatic, value == nil {
        fields.report(
          "automatic renewal needs a \(key)",
          help: "add \(key): \(key == "period" ? "12 months" : "90 days")")
      } else if mode != .automatic, value != nil {
        fields.report(
          "\(key) has no meaning without automatic renewal", at: key,
          help: "remove it, or write mode: automatic")
      }
    }
  }
}
