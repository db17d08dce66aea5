public import Foundation
public import StrictInput

/// What the provider can do: not printed, but held against what is promised.
///
/// ``Feasibility`` tells what is made of it.
public struct Capacity: Codable, Sendable, Hashable {
  public var engineersPerShift: Int
  /// When they work; nil for all the support hours.
  public var hours: SupportHours?
  public var onCall: Int
  public var onCallReaction: TimeSpan?
  public var ticketsPerMonth: ByPriority<Decimal>
  public var outsideHours: ByPriority<Percent>?
  public var peakFactor: Decimal?
  public var handlingTime: ByPriority<TimeSpan>
}

extension Capacity: StrictRecord {
  public init(from fields: inout FieldReader) {
    engineersPerShift = fields.requiredCount(
      "engineersPerShift", "How many engineers work on cases at a time.")
    hours = fields.optional("hours", "When they work, if not in all the support hours.")
    onCall = fields.requiredCount("onCall", "How many are on call while no shift works.")
    onCallReaction = fields.optional(
      "onCallReaction", "How long one on call takes to begin, if not at once.")
    ticketsPerMonth = fields.required(
      "ticketsPerMonth",
      "How many cases of each priority the engineers expect a month, from all their clients.")
    for (priority, tickets) in ticketsPerMonth where tickets < 0 {
      fields.report(
        "the number \(tickets) is below zero", at: "ticketsPerMonth.\(priority.rawValue)",
        help: "counts are zero or more")
    }
    outsideHours = fields.optional(
      "outsideHours", "The share of the cases of each priority that come outside the support hours."
    )
    if let outsideHours {
      for (priority, share) in outsideHours where share.value > 100 {
        fields.report(
          "the share \(share.written) is above 100 %", at: "outsideHours.\(priority.rawValue)",
          help: "give a share of the cases, such as 20 %")
      }
    }
    peakFactor = fields.optional(
      "peakFactor", "How many times the mean the busiest hours bring, to check those.")
    if let peakFactor, !(1...100).contains(peakFactor) {
      fields.report(
        "the factor \(peakFactor) is not from 1 to 100", at: "peakFactor",
        help: "write 1.5 for half as many cases again as the mean")
    }
    for (key, count) in [("engineersPerShift", engineersPerShift), ("onCall", onCall)]
    where count > 10_000 {
      fields.report(
        "the number \(count) is above 10000", at: key, help: "count the people of this team")
    }
    handlingTime = fields.required(
      "handlingTime", "How long an engineer works on a case of each priority, on average.")
  }
}

/// A finding of the checks that is accepted, and why.
public struct Waiver: Codable, Sendable, Hashable {
  public var rule: String
  public var because: String
}

extension Waiver: StrictRecord {
  public init(from fields: inout FieldReader) {
    rule = fields.required("rule", "The rule, such as SCP003.")
    because = fields.required("because", "The reason.")
  }
}
