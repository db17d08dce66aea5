public import StrictInput

/// How the contract is signed.
public struct Signing: Codable, Sendable, Hashable {
  public var counterparts: Bool
  public var electronic: Bool
  public var form: Form
  public var place: String?
  public var witnesses: Bool
  public var notary: Bool
  public var certificate: NotaryCertificate?
  public var initials: Bool?
  public var company: Bool?
  public var first: PartyRole?
}

extension Signing: StrictRecord {
  public init(from fields: inout FieldReader) {
    counterparts = fields.required("counterparts", "Whether each party may sign its own copy.")
    electronic = fields.required("electronic", "Whether electronic signatures are accepted.")
    form = fields.required("form", "Whether it is signed by hand simply or as a deed.")
    place = fields.optional("place", "Where it is signed.")
    witnesses = fields.required("witnesses", "Whether witnesses sign.")
    notary = fields.required("notary", "Whether a notary certifies the signatures.")
    certificate = fields.optional("certificate", "What the notary certifies, and who it is.")
    initials = fields.optional("initials", "Whether each party initials every page; else not.")
    company = fields.optional(
      "company",
      "Whether a line for the party's name stands among those of each signatory; else not.")
    first = fields.optional(
      "first",
      "Which party signs first: its signatories in their order, each before a witness, then the "
        + "other's; without it, they sign in any order.")
    if certificate != nil, !notary { fields.reportUncalledNotary(at: "certificate") }
  }
}

/// A side of the contract.
public enum PartyRole: String, StrictChoice {
  case provider, client

  public static var example: PartyRole { .client }
}

/// What a notary certifies for each party; what is left out the notary fills in.
public struct NotaryCertificate: Codable, Sendable, Hashable {
  public enum Form: String, StrictChoice {
    /// Those who signed say that they did.
    case acknowledgement
    /// They also swear that what they signed is true.
    case jurat

    public static var example: Form { .acknowledgement }
  }

  public var form: Form?
  public var name: String?
  public var title: String?
  public var place: String?

  public init(form: Form? = nil, name: String? = nil, title: String? = nil, place: String? = nil) {
    self.form = form
    self.name = name
    self.title = title
    self.place = place
  }
}

extension NotaryCertificate: StrictRecord {
  public init(from fields: inout FieldReader) {
    form = fields.optional(
      "form",
      "An acknowledgement, that those named signed, or a jurat, that they also swore to it; else an "
        + "acknowledgement.")
    name = fields.optional("name", "The name of the notary; else filled in by hand.")
    title = fields.optional("title", "The notary's office and commission; else filled in by hand.")
    place = fields.optional("place", "Where it is certified; else filled in by hand.")
  }
}

extension Signing {
  public enum Form: String, StrictChoice {
    case simple, deed

    public static var example: Form { .simple }
  }
}

extension FieldReader {
  /// Reports what a notary certifies where none does.
  package func reportUncalledNotary(at path: String) {
    guard isSound else { return }
    report(
      "there is a notary's certificate, but no notary", at: path,
      help: "set notary: true, or remove certificate")
  }

  /// Reports a witness who is named where none sign.
  package func reportUncalledWitness(at path: String) {
    report(
      "a witness is named, but witnesses do not sign", at: path,
      help: "set signing.witnesses to true, or remove the witness")
  }
}
