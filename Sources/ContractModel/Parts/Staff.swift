public import StrictInput

/// Who does the work.
public struct Staff: Codable, Sendable, Hashable {
  public var roles: [Role]
  public var backgroundChecks: String?
  public var namedContact: Contact?
  public var replacementNotice: TimeSpan?
}

extension Staff: StrictRecord {
  public init(from fields: inout FieldReader) {
    roles = fields.list("roles", "The roles and what each must have.")
    backgroundChecks = fields.optional("backgroundChecks", "How staff are screened.")
    namedContact = fields.optional("namedContact", "The service manager, by name.")
    replacementNotice = fields.optional(
      "replacementNotice", "How long before a named person is replaced the client is told.")
  }
}

/// The qualification of one kind of staff.
public struct Role: Codable, Sendable, Hashable {
  public var role: String
  public var experience: TimeSpan?
  public var certifications: [String]
  public var minimum: Int?
}

extension Role: StrictRecord {
  public init(from fields: inout FieldReader) {
    role = fields.required("role", "The role, such as service desk engineer.")
    experience = fields.optional("experience", "The least experience.")
    certifications = fields.list("certifications", "The certificates each holds.")
    minimum = fields.optionalCount("minimum", "The least number of such staff.")
  }
}
