internal import ContractModel
internal import Foundation

/// What a contract was made from, attached to its PDF: whoever has the same style, template and
/// fonts makes the same bytes of it again.
public struct ContractSource: Sendable, Hashable {
  /// The names of the two files in the PDF.
  public static let termsFile = "terms.json"
  public static let recordFile = "engross.json"

  /// The terms as canonical JSON, without what is the provider's own business.
  public var terms: [UInt8]
  public var record: Record

  /// Everything besides the terms that the bytes of the PDF depend on.
  public struct Record: Codable, Sendable, Hashable {
    public struct Part: Codable, Sendable, Hashable {
      public var name: String
      /// SHA-256 in lower-case hexadecimal.
      public var sha256: String
    }

    /// The version of Engross.
    public var engine: String
    public var terms: String
    public var template: Part
    public var style: Part
    /// Of the lock of the fonts.
    public var fonts: String
    /// The date of the PDF, ISO 8601 in UTC.
    public var created: String
    /// What kind of copy it is.
    public var copy: ContractCopy
  }

  /// Keys are sorted, so that equal records have equal bytes.
  var recordBytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    // Strings, numbers and truth values: nothing that JSON cannot say.
    return (try? encoder.encode(record)).map { [UInt8]($0) } ?? []
  }

  /// The SHA-256 of all that the contract was made from; its first 12 digits stand in the foot of
  /// each page. A PDF cannot hold the digest of its own bytes.
  public var digest: String { sha256(Data(recordBytes)) }

  init(of contract: Contract, record: (_ terms: String) -> Record) {
    // Contracts that were read can be written: every value is a text, a number or a flag.
    let json = (try? contract.agreed.canonicalJSON()) ?? Data()
    terms = [UInt8](json)
    self.record = record(sha256(json))
  }

  /// Reads what is attached to a PDF.
  init(terms: [UInt8], record: [UInt8]) throws {
    self.terms = terms
    self.record = try JSONDecoder().decode(Record.self, from: Data(record))
  }
}

extension ContractSource: CustomStringConvertible {
  /// Several lines: the digest, and those of its parts.
  public var description: String {
    let copy = record.copy.isDraft ? "a draft" : "final"
    return """
      made by Engross \(record.engine), \(copy), from the input \(digest.prefix(12)):
        terms \(record.terms.prefix(12))
        template \(record.template.name) \(record.template.sha256.prefix(12))
        style \(record.style.name) \(record.style.sha256.prefix(12))
        fonts \(record.fonts.prefix(12))
      """
  }
}
