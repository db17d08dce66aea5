public import StrictInput

/// A postal address.
public struct Address: Codable, Sendable, Hashable {
  public var lines: [String]
  public var city: String
  public var region: String?
  public var postcode: String
  public var country: String
}

extension Address: StrictRecord {
  public init(from fields: inout FieldReader) {
    lines = fields.list("lines", "Building and street, a line each.", atLeast: 1)
    city = fields.required("city", "The town or city.")
    region = fields.optional("region", "The county, state or province.")
    postcode = fields.required("postcode", "The postcode or ZIP code.")
    country = fields.required("country", "The country, as it is printed.")
  }
}

/// A person who can be reached.
public struct Contact: Codable, Sendable, Hashable {
  public var name: String
  public var title: String?
  public var email: String?
  public var phone: String?
}

extension Contact: StrictRecord {
  public init(from fields: inout FieldReader) {
    name = fields.required("name", "The person or desk.")
    title = fields.optional("title", "The position in the firm.")
    email = fields.optional("email", "The email address.")
    phone = fields.optional("phone", "The telephone number with its country code.")
  }
}
