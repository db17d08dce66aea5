public import StrictInput

/// How secrets are kept.
public struct Confidentiality: Codable, Sendable, Hashable {
  public var survives: TimeSpan
  public var standard: String?
  public var exceptions: [String]
}

extension Confidentiality: StrictRecord {
  public init(from fields: inout FieldReader) {
    survives = fields.required("survives", "How long the duty lasts after the contract ends.")
    standard = fields.optional("standard", "The care that is owed.")
    exceptions = fields.list("exceptions", "What is not confidential.")
  }
}
