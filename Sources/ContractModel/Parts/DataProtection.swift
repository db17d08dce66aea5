public import StrictInput

/// How personal data are handled.
public struct DataProtection: Codable, Sendable, Hashable {
  public var regulations: [Regulation]
  public var role: DataRole
  public var processing: Processing
  public var transfers: String?
  public var subprocessors: [Subprocessor]
  public var subprocessorNotice: TimeSpan?
  public var breachNotice: TimeSpan
  public var hipaa: HIPAATerms?
  public var returnWithin: TimeSpan
  public var auditEvery: TimeSpan?
}

extension DataProtection: StrictRecord {
  public init(from fields: inout FieldReader) {
    regulations = fields.list("regulations", "The laws that apply.", atLeast: 1)
    role = fields.required("role", "What the provider is under those laws.")
    processing = fields.required("processing", "What is done with which data.")
    transfers = fields.optional("transfers", "Whether and how data leave the country.")
    subprocessors = fields.list("subprocessors", "Who else handles the data.")
    subprocessorNotice = fields.optional(
      "subprocessorNotice", "How long before a change of sub-processors the client is told.")
    breachNotice = fields.required(
      "breachNotice", "How soon a breach of personal data is notified.")
    hipaa = fields.optional("hipaa", "What HIPAA asks of a business associate.")
    returnWithin = fields.required(
      "returnWithin", "How soon after the end the data are returned or deleted.")
    auditEvery = fields.optional("auditEvery", "How often the client may audit.")
  }
}

/// A law on personal data or digital resilience.
public enum Regulation: String, StrictChoice {
  case gdpr, ukGDPR, swissFADP, hipaa, ccpa, dora, nis2, pipeda

  public static var example: Regulation { .gdpr }
}

/// What a firm is under the law on personal data.
public enum DataRole: String, StrictChoice {
  case processor, subprocessor, controller

  public static var example: DataRole { .processor }
}

/// The particulars of the processing (GDPR Article 28(3)).
public struct Processing: Codable, Sendable, Hashable {
  public var subject: String
  public var purpose: String
  public var categories: [String]
  public var dataSubjects: [String]
  public var duration: String
  public var location: String
}

extension Processing: StrictRecord {
  public init(from fields: inout FieldReader) {
    subject = fields.required("subject", "The subject matter.")
    purpose = fields.required("purpose", "The nature and purpose.")
    categories = fields.list("categories", "The kinds of personal data.", atLeast: 1)
    dataSubjects = fields.list("dataSubjects", "The kinds of persons.", atLeast: 1)
    duration = fields.required("duration", "How long.")
    location = fields.required("location", "Where.")
  }
}

/// A firm that handles personal data for the provider.
public struct Subprocessor: Codable, Sendable, Hashable {
  public var name: String
  public var service: String
  public var location: String
}

extension Subprocessor: StrictRecord {
  public init(from fields: inout FieldReader) {
    name = fields.required("name", "The firm.")
    service = fields.required("service", "What it does.")
    location = fields.required("location", "Where.")
  }
}

/// What HIPAA asks of a business associate.
public struct HIPAATerms: Codable, Sendable, Hashable {
  public var businessAssociate: Bool
  public var breachNotice: TimeSpan
  public var designatedOfficial: String
}

extension HIPAATerms: StrictRecord {
  public init(from fields: inout FieldReader) {
    businessAssociate = fields.required(
      "businessAssociate", "Whether the provider is a business associate.")
    breachNotice = fields.required(
      "breachNotice", "How soon a breach of protected health information is notified.")
    designatedOfficial = fields.required("designatedOfficial", "Who is told.")
  }
}
