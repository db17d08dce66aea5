public import ContractModel
public import StrictInput

/// What a Markdown agreement says of itself between the two lines `---` with which it begins.
public struct AgreementFrontMatter: Sendable, Hashable {
  public var title: String?
  public var reference: String?
  public var date: CalendarDate?
  public var language: LanguageTag
  /// The name of a style, or the path of its file.
  public var style: String?
  /// How many levels the table of contents has; nil for none.
  public var contents: Int?
  public var parties: [Party]
  public var signing: Signing?
  public var allow: [Waiver]

  /// A party that signs.
  public struct Party: Sendable, Hashable {
    public var name: String
    public var role: String?
    public var signatories: [Signatory]
  }

  /// A person who signs; what is left out is filled in on signing.
  public struct Signatory: Sendable, Hashable {
    public var name: String?
    public var title: String?
    public var witness: Witness?
  }

  /// How the parties sign.
  public struct Signing: Sendable, Hashable {
    public var leadIn: String?
    public var witnesses: Bool?
    public var notary: Bool?
    public var certificate: NotaryCertificate?
    public var initials: Bool?
    public var company: Bool?
    public var inTurn: Bool?
  }
}

extension AgreementFrontMatter: StrictRecord {
  public init(from fields: inout FieldReader) {
    title = fields.optional(
      "title", "The title of the agreement; without it, the words of its first heading.")
    reference = fields.optional("reference", "The number of the agreement in your books.")
    date = fields.optional(
      "date", "The day of the agreement, which is the date of the PDF; it is printed nowhere else.")
    language =
      fields.optional("language", "The language it is written in, such as de-DE; else en-GB.")
      ?? LanguageTag.example
    style = fields.optional(
      "style", "The style it is set in, or a file beside it; --style comes first.")
    contents = fields.optional(
      "contents", "How many levels of headings, 1 to 6, a table of contents lists; else none.")
    if let contents, !(1...6).contains(contents) {
      fields.report("contents cannot be \(contents)", at: "contents", help: "give 1 to 6")
    }
    parties = fields.list("parties", "Who signs, in order.")
    let names = parties.map(\.name)
    for (index, name) in names.enumerated() where names.prefix(index).contains(name) {
      fields.report("\(name) stands twice", at: "parties.\(index).name", help: "remove one")
    }
    signing = fields.optional("signing", "How the parties sign.")
    allow = fields.list("allow", "Findings of engross check that are accepted on purpose.")
    reportUncalledWitnesses(&fields)
  }

  private func reportUncalledWitnesses(_ fields: inout FieldReader) {
    guard fields.isSound, signing?.witnesses != true else { return }
    for (number, party) in parties.enumerated() {
      for (index, signatory) in party.signatories.enumerated() where signatory.witness != nil {
        fields.reportUncalledWitness(at: "parties.\(number).signatories.\(index).witness")
      }
    }
  }
}

extension AgreementFrontMatter.Party: StrictRecord {
  public init(from fields: inout FieldReader) {
    name = fields.required("name", "The legal name, exactly as the agreement has it.")
    role = fields.optional(
      "role", "What the agreement calls the party, such as Client; names its fields.")
    signatories = fields.list(
      "signatories", "Those who sign for it; without them, one who fills in name and title.")
  }
}

extension AgreementFrontMatter.Signatory: StrictRecord {
  public init(from fields: inout FieldReader) {
    name = fields.optional("name", "The full name; without it, filled in on signing.")
    title = fields.optional("title", "The position; without it, filled in on signing.")
    witness = fields.optional("witness", "Who sees the person sign, if that is known.")
  }
}

extension AgreementFrontMatter.Signing: StrictRecord {
  public init(from fields: inout FieldReader) {
    leadIn = fields.optional(
      "leadIn", "The words before each party's name; else those of the language.")
    witnesses = fields.optional("witnesses", "Whether a witness signs beside each signatory.")
    notary = fields.optional("notary", "Whether a notary certifies the signatures.")
    certificate = fields.optional("certificate", "What the notary certifies, and who it is.")
    initials = fields.optional("initials", "Whether each party initials every page; else not.")
    company = fields.optional(
      "company",
      "Whether a line for the party's name stands among those of each signatory; else not.")
    inTurn = fields.optional(
      "inTurn",
      "Whether they sign in the order in which they stand here, each before a witness; else in any."
    )
    if certificate != nil, notary != true { fields.reportUncalledNotary(at: "certificate") }
  }
}
