public import StrictInput

/// What is done about a security incident.
public struct Incidents: Codable, Sendable, Hashable {
  public var notification: IncidentNotice
  public var steps: [IncidentStep]
  public var postIncidentReview: PostIncidentReview
  public var severityThreshold: String?
}

extension Incidents: StrictRecord {
  public init(from fields: inout FieldReader) {
    notification = fields.required("notification", "How the client is told.")
    steps = fields.list("steps", "The steps of the resolution, in order.", atLeast: 1)
    postIncidentReview = fields.required(
      "postIncidentReview", "How the incident is looked back on.")
    severityThreshold = fields.optional("severityThreshold", "From which severity this applies.")
  }
}

/// How and when the client is told of an incident.
public struct IncidentNotice: Codable, Sendable, Hashable {
  public var within: TimeSpan
  public var channel: String
  public var contents: [String]
}

extension IncidentNotice: StrictRecord {
  public init(from fields: inout FieldReader) {
    within = fields.required("within", "How soon after it is found.")
    channel = fields.required("channel", "How, and to whom.")
    contents = fields.list("contents", "What is told.", atLeast: 1)
  }
}

/// One step of the resolution.
public struct IncidentStep: Codable, Sendable, Hashable {
  public var name: String
  public var action: String
}

extension IncidentStep: StrictRecord {
  public init(from fields: inout FieldReader) {
    name = fields.required("name", "The step, such as Contain.")
    action = fields.required("action", "What is done.")
  }
}

/// The review after an incident.
public struct PostIncidentReview: Codable, Sendable, Hashable {
  public var within: TimeSpan
  public var contents: [String]
  public var attendees: String?
}

extension PostIncidentReview: StrictRecord {
  public init(from fields: inout FieldReader) {
    within = fields.required("within", "How soon after the resolution.")
    contents = fields.list("contents", "What it covers.", atLeast: 1)
    attendees = fields.optional("attendees", "Who takes part.")
  }
}
