public import Foundation
public import StrictInput

/// What the provider can do: not printed, but held against what is promised.
public struct Capacity: Codable, Sendable, Hashable {
  public var engineersPerShift: Int
  public var onCall: Int
  public var ticketsPerMonth: ByPriority<Decimal>
  public var handlingTime: ByPriority<TimeSpan>
}

extension Capacity: StrictRecord {
  public init(from fields: inout FieldReader) {
    engineersPerShift = fields.requiredCount(
      "engineersPerShift", "How many engineers work at a time.")
    onCall = fields.requiredCount("onCall", "How many are on call outside the support hours.")
    ticketsPerMonth = fields.required(
      "ticketsPerMonth", "How many cases of each priority are expected a month.")
    for (priority, tickets) in ticketsPerMonth where tickets < 0 {
      fields.report(
        "the number \(tickets) is below zero", at: "ticketsPerMonth.\(priority.rawValue)",
        help: "counts are zero or more")
    }
    handlingTime = fields.required(
      "handlingTime", "How long an engineer works on a case of each priority.")
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
