internal import ContractDrafting
internal import ContractModel
internal import DocumentModel
internal import Foundation
internal import PDFFinishing

/// What a document was made from, attached to its PDF: whoever has the same style, template and
/// fonts makes the same bytes of it again.
public struct ContractSource: Sendable, Hashable {
  /// The names of files in the PDF.
  public static let termsFile = "terms.json"
  public static let agreementFile = "agreement.md"
  public static let recordFile = "engross.json"

  /// The terms of a contract as canonical JSON, without what is the provider's own business; or
  /// the Markdown of an agreement, as it was.
  public var terms: [UInt8]
  /// The pictures that the Markdown of an agreement names, in the order of the record.
  public var pictures: [[UInt8]] = []
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
    /// Nil for an agreement, which has words of its own.
    public var template: Part?
    /// The pictures of an agreement, by their names in its Markdown; nil where it has none.
    public var pictures: [Part]?
    public var style: Part
    /// Of the font files, face by face.
    public var fonts: String
    /// The families of which Engross does not know every file; nil where it does.
    public var unlockedFonts: [String]?
    /// The date of the PDF, ISO 8601 in UTC; nil for an agreement without a date.
    public var created: String?
    /// What kind of copy it is.
    public var copy: ContractCopy
  }

  public var isAgreement: Bool { record.template == nil }

  /// What the terms are called in the PDF.
  static func fileOfTerms(_ record: Record) -> String {
    record.template == nil ? agreementFile : termsFile
  }

  /// A file with more was not made by Engross from an agreement that anybody reads.
  static let mostPictures = 1_000

  /// What a picture is called in the PDF; its name in the Markdown may be a path.
  static func file(ofPicture index: Int) -> String { "picture-\(index + 1)" }

  /// Keys are sorted, so that equal records have equal bytes.
  var recordBytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    // Strings, numbers and truth values: nothing that JSON cannot say.
    return (try? encoder.encode(record)).map { [UInt8]($0) } ?? []
  }

  /// The SHA-256 of all that the document was made from; its first 12 digits stand in the foot of
  /// each page. A PDF cannot hold the digest of its own bytes.
  public var digest: String { sha256(Data(recordBytes)) }

  /// What is attached to the PDF.
  var attachments: [Attachment] {
    let terms = Attachment(
      name: Self.fileOfTerms(record), type: isAgreement ? "text/markdown" : "application/json",
      summary: isAgreement ? "The words of the agreement" : "The terms of the contract",
      bytes: terms)
    let record = Attachment(
      name: Self.recordFile, type: "application/json",
      summary: "What the document was made with", bytes: recordBytes)
    return [record, terms]
      + zip(self.record.pictures ?? [], pictures).enumerated().map { index, picture in
        Attachment(
          name: Self.file(ofPicture: index), type: "application/octet-stream",
          summary: "The picture \(picture.0.name)", bytes: picture.1)
      }
  }
}

extension Contract {
  /// As it is attached to PDFs.
  ///
  /// Contracts that were read can be written: every value is a text, a number or a flag.
  var attached: [UInt8] { (try? agreed.canonicalJSON()).map { [UInt8]($0) } ?? [] }
}

extension Document {
  /// The document with what tells this copy from others.
  func marked(from source: ContractSource) -> Document {
    var document = self
    let copy = source.record.copy
    let marks = CopyMarks(language: information.language)
    document.information.digest = String(source.digest.prefix(12))
    document.information.esign = copy.esign
    if let counterpart = copy.counterpart {
      document.information.counterpart = marks.counterpart(
        counterpart.number, of: counterpart.count)
    }
    document.information.numbersLines = copy.numbersLines ?? false
    if copy.isDraft { document.information.mark = marks.draft }
    if let conformed = copy.conformed {
      document.information.mark = marks.conformed
      document.information.counterpart = [document.information.counterpart, marks.conformed]
        .filter { !$0.isEmpty }.joined(separator: " · ")
      document.information.filledIn = conformed.fields
    }
    return document
  }
}

extension ContractSource: CustomStringConvertible {
  /// Several lines: the digest, and those of its parts.
  public var description: String {
    func line(_ kind: String, _ part: Record.Part) -> String {
      "  \(kind) \(part.name) \(part.sha256.prefix(12))"
    }
    let lines =
      ["made by Engross \(record.engine), \(record.copy), from the input \(digest.prefix(12)):"]
      + ["  \(isAgreement ? "agreement" : "terms") \(record.terms.prefix(12))"]
      + (record.pictures ?? []).map { line("picture", $0) }
      + (record.template.map { [line("template", $0)] } ?? [])
      + [line("style", record.style), "  fonts \(record.fonts.prefix(12))"]
      + (record.unlockedFonts.map {
        ["  of which Engross does not know these: \($0.joined(separator: ", "))"]
      } ?? [])
    return lines.joined(separator: "\n")
  }
}
