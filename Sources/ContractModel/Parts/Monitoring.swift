public import StrictInput

/// How the service is measured.
public struct Monitoring: Codable, Sendable, Hashable {
  public var systems: [String]
  public var tools: String?
  public var measurement: String
  public var dataSource: String
  public var alertsWithin: TimeSpan?
}

extension Monitoring: StrictRecord {
  public init(from fields: inout FieldReader) {
    systems = fields.list("systems", "What is watched.", atLeast: 1)
    tools = fields.optional("tools", "With which tools.")
    measurement = fields.required("measurement", "How it is measured.")
    dataSource = fields.required("dataSource", "Whose data decide.")
    alertsWithin = fields.optional("alertsWithin", "How soon an alert is raised.")
  }
}

/// What the client is told, and when.
public struct Reporting: Codable, Sendable, Hashable {
  public var every: Period
  public var recipient: String
  public var contents: [String]
  public var dueWithin: TimeSpan
  public var reviewMeeting: TimeSpan?
}

extension Reporting: StrictRecord {
  public init(from fields: inout FieldReader) {
    every = fields.required("every", "How often a report is made.")
    recipient = fields.required("recipient", "Who receives it.")
    contents = fields.list("contents", "What it says.", atLeast: 1)
    dueWithin = fields.required("dueWithin", "How soon after the period it is due.")
    reviewMeeting = fields.optional(
      "reviewMeeting", "How often the parties meet to review the service.")
  }
}
