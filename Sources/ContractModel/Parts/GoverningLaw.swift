public import StrictInput

/// Which law decides, and where.
public struct GoverningLaw: Codable, Sendable, Hashable {
  public var law: String
  public var courts: String
  public var disputeSteps: [String]
}

extension GoverningLaw: StrictRecord {
  public init(from fields: inout FieldReader) {
    law = fields.required("law", "The country or state whose law governs the contract.")
    courts = fields.required(
      "courts", "The courts that decide, such as the courts of England and Wales.")
    disputeSteps = fields.list("disputeSteps", "What the parties try before a court, in order.")
  }
}
