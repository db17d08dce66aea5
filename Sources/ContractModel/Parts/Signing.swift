public import StrictInput

/// How the contract is signed.
public struct Signing: Codable, Sendable, Hashable {
  public var counterparts: Bool
  public var electronic: Bool
  public var form: Form
  public var place: String?
  public var witnesses: Bool
  public var notary: Bool
}

extension Signing: StrictRecord {
  public init(from fields: inout FieldReader) {
    counterparts = fields.required("counterparts", "Whether each party may sign its own copy.")
    electronic = fields.required("electronic", "Whether electronic signatures are accepted.")
    form = fields.required("form", "Whether it is signed by hand simply or as a deed.")
    place = fields.optional("place", "Where it is signed.")
    witnesses = fields.required("witnesses", "Whether witnesses sign.")
    notary = fields.required("notary", "Whether a notary certifies the signatures.")
  }
}

extension Signing {
  public enum Form: String, StrictChoice {
    case simple, deed

    public static var example: Form { .simple }
  }
}
