public import StrictInput

/// What is promised for one priority.
public struct ServiceLevel: Codable, Sendable, Hashable {
  public var name: String
  public var definition: String
  public var response: TimeSpan
  public var resolution: TimeSpan
  public var clock: Clock
  public var target: Percent
  public var updates: TimeSpan?
  public var escalation: [String]
}

extension ServiceLevel: StrictRecord {
  public init(from fields: inout FieldReader) {
    name = fields.required("name", "What the priority is called, such as Critical.")
    definition = fields.required(
      "definition", "Which faults belong here, in a way that can be measured.")
    response = fields.required("response", "The time to the first response.")
    resolution = fields.required("resolution", "The time to the resolution.")
    clock = fields.required("clock", "Whether the time runs always or in support hours only.")
    target = fields.required("target", "The share of cases in which both times are kept.")
    updates = fields.optional("updates", "How often the client is told of progress.")
    escalation = fields.list("escalation", "Who is brought in, and after how long, in order.")
  }
}

extension ServiceLevel {
  /// Which time counts towards response and resolution.
  public enum Clock: String, StrictChoice {
    case always, supportHours

    public static var example: Clock { .always }
  }
}

/// The promised uptime of one system.
public struct Availability: Codable, Sendable, Hashable {
  public var system: String
  public var target: Percent
  public var period: Period
  public var exclusions: [String]
}

extension Availability: StrictRecord {
  public init(from fields: inout FieldReader) {
    system = fields.required("system", "The system.")
    target = fields.required("target", "The share of the period in which it works.")
    period = fields.required("period", "Over what time it is measured.")
    exclusions = fields.list("exclusions", "What does not count as downtime.")
  }
}

/// When planned work may interrupt the service.
public struct MaintenanceWindow: Codable, Sendable, Hashable {
  public var when: String
  public var notice: TimeSpan
}

extension MaintenanceWindow: StrictRecord {
  public init(from fields: inout FieldReader) {
    when = fields.required("when", "The days and hours.")
    notice = fields.required("notice", "How long before the client is told.")
  }
}
