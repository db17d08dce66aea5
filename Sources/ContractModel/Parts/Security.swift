public import StrictInput

/// How systems and data are protected.
public struct Security: Codable, Sendable, Hashable {
  public var encryption: Encryption
  public var protocols: [String]
  public var accessControl: String?
  public var logRetention: TimeSpan?
  public var frameworks: [String]
  public var penetrationTests: TimeSpan?
  public var training: TimeSpan?
}

extension Security: StrictRecord {
  public init(from fields: inout FieldReader) {
    encryption = fields.required("encryption", "How data are encrypted.")
    protocols = fields.list("protocols", "The measures that are kept, one by one.", atLeast: 1)
    accessControl = fields.optional("accessControl", "Who may do what.")
    logRetention = fields.optional("logRetention", "How long logs are kept.")
    frameworks = fields.list(
      "frameworks", "The frameworks that are followed, such as ISO/IEC 27001:2022.")
    penetrationTests = fields.optional(
      "penetrationTests", "How often the systems are tested by attack.")
    training = fields.optional("training", "How often staff are trained.")
  }
}

/// The named standards of encryption.
public struct Encryption: Codable, Sendable, Hashable {
  public var atRest: String
  public var inTransit: String
  public var keys: String?
}

extension Encryption: StrictRecord {
  public init(from fields: inout FieldReader) {
    atRest = fields.required("atRest", "For stored data, such as AES-256.")
    inTransit = fields.required("inTransit", "For data on the way, such as TLS 1.3.")
    keys = fields.optional("keys", "How keys are held.")
  }
}
