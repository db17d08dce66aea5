public import Foundation
public import StrictInput

/// What became of one row of a batch: a line of its manifest.
public struct ManifestRecord: Codable, Sendable, Hashable {
  public enum Status: String, Codable, Sendable {
    /// Its drawing began; the last record of a row that the process did not outlive.
    case started
    case ok, failed
  }

  /// Counted from 1.
  public var row: Int
  /// Of the list, so that a merged manifest is known to be complete.
  public var rows: Int
  /// The name of the output without its ending.
  public var key: String
  public var status: Status
  public var output: String
  public var sha256: String?
  public var bytes: Int?
  public var pages: Int?
  public var inputSHA256: String
  public var templateSHA256: String
  public var styleSHA256: String
  /// The version of Engross that drew it.
  public var tool: String
  public var ms: Int?
  /// Whether nothing else was drawn at the time, for a row that once did not end.
  public var alone: Bool?
  public var findings: [Diagnostic]?
  public var fields: [PlacedField]?

  enum CodingKeys: String, CodingKey {
    case row, rows, key, status, output, sha256, bytes, pages, tool, ms, alone, findings, fields
    case inputSHA256 = "input_sha256"
    case templateSHA256 = "template_sha256"
    case styleSHA256 = "style_sha256"
  }

  /// Everything on which the bytes of the output depend.
  var origin: [String] { [inputSHA256, templateSHA256, styleSHA256, tool] }

  /// The record as a line of JSON.
  public var line: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Nothing in a record can fail to be encoded.
    return [UInt8]((try? encoder.encode(self)) ?? Data()) + [.newline]
  }

  /// Reads a line; nil where it is not a whole record.
  public init?(line: some DataProtocol) {
    guard let record = try? JSONDecoder().decode(Self.self, from: Data(line)) else { return nil }
    self = record
  }

  init(
    row: Int, rows: Int, status: Status, output: String, input: String, digests: BatchDigests,
    alone: Bool? = nil
  ) {
    self.row = row
    self.rows = rows
    self.key = output.hasSuffix(".pdf") ? String(output.dropLast(4)) : output
    self.status = status
    self.output = output
    self.alone = alone
    inputSHA256 = input
    templateSHA256 = digests.template
    styleSHA256 = digests.style
    tool = digests.tool
  }
}

/// What all contracts of a batch depend on, in short.
public struct BatchDigests: Sendable, Hashable {
  public var template: String
  public var style: String
  public var tool: String

  /// Reads the files of a template; takes those of a style with its fonts.
  public init(
    templateFolder: URL, style: SourceNode, fonts: StyleFonts, tool: String
  ) {
    let names =
      (try? FileManager.default.subpathsOfDirectory(
        atPath: templateFolder.path(percentEncoded: false))) ?? []
    let files = names.filter { $0.hasSuffix(".md") || $0.hasSuffix(".yaml") }.sorted()
    let texts = files.map { name in
      let contents = (try? Data(contentsOf: templateFolder.appending(path: name))) ?? Data()
      return "\(name) \(EngrossKit.sha256(contents))"
    }
    template = EngrossKit.sha256(Data(texts.joined(separator: "\n").utf8))
    self.style = EngrossKit.sha256(Data((style.canonicalText + fonts.digest).utf8))
    self.tool = tool
  }
}
