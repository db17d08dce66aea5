public import StrictInput

/// The two sides of the contract.
public struct Parties: Codable, Sendable, Hashable {
  public var provider: Party
  public var client: Party
}

extension Parties: StrictRecord {
  public init(from fields: inout FieldReader) {
    provider = fields.required("provider", "The firm that gives the support.")
    client = fields.required("client", "The firm that receives it.")
  }
}

extension Parties {
  /// The two sides with their keys.
  package var both: [(role: String, party: Party)] {
    [("provider", provider), ("client", client)]
  }
}

/// A legal person that is bound by the contract.
public struct Party: Codable, Sendable, Hashable {
  public var name: String
  public var shortName: String?
  public var form: String
  public var registration: Registration?
  public var address: Address
  public var notices: NoticeAddress
  public var securityContact: Contact?
  public var signatories: [Signatory]
}

extension Party: StrictRecord {
  public init(from fields: inout FieldReader) {
    name = fields.required("name", "The legal name, exactly as registered.")
    shortName = fields.optional(
      "shortName", "The name in daily use, defined beside Provider or Client.")
    form = fields.required("form", "The legal form, such as private limited company.")
    registration = fields.optional("registration", "Where the party is registered.")
    address = fields.required("address", "The registered office or principal place of business.")
    notices = fields.required("notices", "Where formal notices are sent.")
    securityContact = fields.optional(
      "securityContact", "Whom to reach about a security incident, at any hour.")
    signatories = fields.list(
      "signatories", "Who signs for the party, in the order of signing.", atLeast: 1)
  }
}

/// An entry in a register of companies.
public struct Registration: Codable, Sendable, Hashable {
  public var number: String
  public var register: String
  public var place: String
}

extension Registration: StrictRecord {
  public init(from fields: inout FieldReader) {
    number = fields.required("number", "The number in the register; put it in quotes.")
    register = fields.required("register", "The register, such as Companies House.")
    place = fields.required("place", "The country or state of the register.")
  }
}

/// Where notices under the contract are valid.
public struct NoticeAddress: Codable, Sendable, Hashable {
  public var attention: String?
  public var email: String?
  public var address: Address?
}

extension NoticeAddress: StrictRecord {
  public init(from fields: inout FieldReader) {
    attention = fields.optional("attention", "The person or office a notice is addressed to.")
    email = fields.optional("email", "The address for notices by email.")
    address = fields.optional(
      "address", "The postal address, where it is not the registered office.")
  }
}

/// A person who signs for a party.
public struct Signatory: Codable, Sendable, Hashable {
  public var name: String
  public var title: String
  public var capacity: String?
  public var witness: Witness?
}

extension Signatory: StrictRecord {
  public init(from fields: inout FieldReader) {
    name = fields.required("name", "The full name, printed under the signature.")
    title = fields.required("title", "The position in the firm, printed under the name.")
    capacity = fields.optional(
      "capacity", "In what capacity the person signs; printed after the title.")
    witness = fields.optional("witness", "Who sees the person sign, if that is known.")
  }
}

/// A person who sees another sign; what is left out is filled in on signing.
public struct Witness: Codable, Sendable, Hashable {
  public var name: String?
  public var address: String?

  public init(name: String? = nil, address: String? = nil) {
    self.name = name
    self.address = address
  }
}

extension Witness: StrictRecord {
  public init(from fields: inout FieldReader) {
    name = fields.optional("name", "The full name.")
    address = fields.optional("address", "The address, on one line.")
  }
}
