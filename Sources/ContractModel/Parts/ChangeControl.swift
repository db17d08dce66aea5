public import StrictInput

/// How the services are changed.
public struct ChangeControl: Codable, Sendable, Hashable {
  public var request: String
  public var assessedWithin: TimeSpan
  public var authority: String
}

extension ChangeControl: StrictRecord {
  public init(from fields: inout FieldReader) {
    request = fields.required("request", "How a change is asked for.")
    assessedWithin = fields.required("assessedWithin", "How soon it is assessed.")
    authority = fields.required("authority", "Who may agree to it.")
  }
}

/// Whether others may do the work.
public struct Subcontracting: Codable, Sendable, Hashable {
  public var allowed: String
}

extension Subcontracting: StrictRecord {
  public init(from fields: inout FieldReader) {
    allowed = fields.required("allowed", "When, and with whose consent.")
  }
}
