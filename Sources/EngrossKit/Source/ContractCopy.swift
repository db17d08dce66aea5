public import DocumentModel

/// Which copy of a contract is wanted.
public struct ContractCopy: Codable, Sendable, Hashable {
  /// Says DRAFT across each page, and cannot be signed.
  public var isDraft: Bool
  /// Tagged, archival and accessible: PDF/A-3a and PDF/UA-1.
  public var isArchival: Bool
  /// The service whose tags are written into the fields.
  public var esign: ESignService
  /// Which of several originals it is; nil where there is one.
  public var counterpart: Counterpart?
  /// Shows what was signed, and cannot be signed itself; nil for an original.
  public var conformed: Conformed?

  /// What a conformed copy shows of its original.
  public struct Conformed: Codable, Sendable, Hashable {
    /// The SHA-256 of the signed file.
    public var original: String
    /// What stands in its fields, by their names.
    public var fields: [String: String]
  }
  /// A draft whose lines are numbered, whatever its style says; nil for as the style has it.
  public var numbersLines: Bool?

  public struct Counterpart: Codable, Sendable, Hashable {
    /// From 1.
    public var number: Int
    public var count: Int

    public init(_ number: Int, of count: Int) {
      self.number = number
      self.count = count
    }
  }

  public init(
    isDraft: Bool = false, isArchival: Bool = true, esign: ESignService = .none,
    counterpart: Counterpart? = nil, conformed: Conformed? = nil, numbersLines: Bool? = nil
  ) {
    self.conformed = conformed
    self.isDraft = isDraft
    self.isArchival = isArchival
    self.esign = esign
    self.counterpart = counterpart
    self.numbersLines = numbersLines
  }

  private enum CodingKeys: String, CodingKey {
    case isDraft = "draft"
    case isArchival = "archival"
    case esign, counterpart, conformed
    case numbersLines = "lineNumbers"
  }
}

extension ContractCopy: CustomStringConvertible {
  public var description: String {
    if isDraft { return "a draft" }
    return conformed.map { "a conformed copy of \($0.original.prefix(12))" } ?? "final"
  }
}
