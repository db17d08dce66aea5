internal import Foundation
public import StrictInput

/// The rows of a client list, each of which lays values of its own over common terms.
///
/// Holds the text of the list and where its rows begin; a row is read when it is asked for, so that
/// a long list takes little more room than its file.
public struct ClientList: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    case csv, tsv, json, jsonl
  }

  /// What the caller knows about a list that it does not say itself.
  public struct Options: Sendable {
    public var format: Format?
    public var encoding: ListEncoding?
    public var delimiter: UInt8?
    public var locale: ListLocale?

    public init(
      format: Format? = nil, encoding: ListEncoding? = nil, delimiter: UInt8? = nil,
      locale: ListLocale? = nil
    ) {
      self.format = format
      self.encoding = encoding
      self.delimiter = delimiter
      self.locale = locale
    }
  }

  public let file: String
  public let format: Format
  /// Where each row begins.
  var starts: [Start] = []
  /// The paths for which the list has a column or, in JSON, for which some row has a value.
  var paths: Set<String> = []
  /// Whether the rows say themselves which rows of another list they are.
  var isPart = false

  private(set) var text = ListStore([])
  let columns: ListColumns
  let locale: ListLocale?
  /// A line `sep=;` wins over what was asked for.
  let delimiter: UInt8
  /// Whether all of the text is ASCII.
  let isASCII: Bool
  var headers: [Header] = []
  /// The rows of a JSON array, which are read at once.
  var nodes: [SourceNode] = []

  /// Where a row begins, and its number, counted from 1.
  struct Start: Sendable {
    var offset: Int
    var line: Int
    var number: Int
  }

  struct Header: Sendable {
    var name: String
    var meaning: ListColumns.Meaning
    var type: String?
  }

  /// Reads a list and finds what makes it unfit as a whole: bytes that are not text, quotes that
  /// are not closed, rows that are too short, columns that the terms do not have.
  ///
  /// `renamed` says which path a column stands for whose name is not one.
  public init(
    bytes: [UInt8], file: String, renamed: [String: String] = [:], options: Options = Options()
  ) throws(Faults) {
    self.file = file
    let bytes = try ListText.decode(bytes, encoding: options.encoding, file: file)
    columns = ListColumns(named: renamed)
    locale = options.locale
    format = options.format ?? Self.format(of: bytes, file: file)
    delimiter =
      bytes.hint ?? options.delimiter
      ?? (format == .tsv ? UInt8(ascii: "\t") : CSVReader.delimiter(of: bytes))
    isASCII = bytes.allSatisfy { $0 < 0x80 }
    switch format {
    case .csv, .tsv: try readTable(bytes)
    case .json: try readArray(bytes)
    case .jsonl: try readLines(bytes)
    }
    if starts.isEmpty {
      throw fault(
        "the list has no rows",
        format == .json || format == .jsonl ? nil : "write a line for each client below the names")
    }
    text = ListStore(bytes)
  }

  /// The text from the beginning of a row to that of the next.
  func text(at index: Int) throws(Faults) -> [UInt8] {
    let end = index + 1 < starts.count ? starts[index + 1].offset : text.count
    guard let bytes = text.bytes(starts[index].offset..<end) else {
      throw fault(
        "row \(starts[index].number) cannot be read again", "is the disk of temporary files sound?",
        line: starts[index].line)
    }
    return bytes
  }

  public var count: Int { starts.count }

  /// How many rows there are, also of a list of which this one is a part.
  var total: Int { isPart ? max(count, starts.map(\.number).max() ?? 0) : count }

  private static func format(of bytes: [UInt8], file: String) -> Format {
    switch file.split(separator: ".").last?.lowercased() {
    case "csv": return .csv
    case "tsv", "tab": return .tsv
    case "json": return .json
    case "jsonl", "ndjson": return .jsonl
    default:
      let first = bytes.first { !" \t\r\n".utf8.contains($0) }
      if first == UInt8(ascii: "[") { return .json }
      return first == UInt8(ascii: "{") ? .jsonl : .csv
    }
  }

  func fault(_ message: String, _ help: String?, line: Int = 1) -> Faults {
    Faults(
      Diagnostic(at: SourceLocation(file: file, line: line, column: 1), message, help: help))
  }
}

// MARK: Rows

/// One row of a client list.
public struct ClientRow: Sendable {
  /// Counted from 1, without the header.
  public var number: Int
  public var location: SourceLocation
  /// In the order in which they can be laid over the terms.
  var cells: [Cell]

  struct Cell: Sendable {
    /// The name of the column as it is written.
    var name: String
    var path: String
    /// The value as it is written.
    var written: String
    var value: SourceNode
  }
}

extension ClientList {
  /// Reads the row at an index; throws cells that cannot be read in the locale of the list.
  public func row(at index: Int) throws(Faults) -> ClientRow {
    let start = starts[index]
    let cells: [ClientRow.Cell] =
      switch format {
      case .csv, .tsv: try tableRow(index)
      case .json, .jsonl: jsonRow(try node(at: index))
      }
    return ClientRow(
      number: start.number, location: SourceLocation(file: file, line: start.line, column: 1),
      cells: cells.sorted { $0.path.isBefore(path: $1.path) })
  }
}

extension [UInt8] {
  /// The line `sep=;` with which Excel tells the delimiter, and its end.
  var lengthOfHint: Int {
    guard hint != nil else { return 0 }
    let isPair = count > 6 && self[5] == .carriageReturn && self[6] == .newline
    return Swift.min(count, isPair ? 7 : 6)
  }

  var hint: UInt8? {
    guard starts(with: Array("sep=".utf8)), count > 4, !isLineEnd(4), self[4] != .quote,
      count == 5 || isLineEnd(5)
    else { return nil }
    return self[4]
  }

  private func isLineEnd(_ index: Int) -> Bool {
    self[index] == .newline || self[index] == .carriageReturn
  }
}

extension String {
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
