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
  private(set) var starts: [Start] = []
  /// The paths for which the list has a column or, in JSON, for which some row has a value.
  private(set) var paths: Set<String> = []
  /// Whether the rows say themselves which rows of another list they are.
  private(set) var isPart = false

  let bytes: [UInt8]
  let columns: ListColumns
  private let locale: ListLocale?
  private let delimiter: UInt8
  private var headers: [Header] = []
  /// The rows of a JSON array, which are read at once.
  private var nodes: [SourceNode] = []

  /// Where a row begins, and its number, counted from 1.
  struct Start: Sendable {
    var offset: Int
    var line: Int
    var number: Int
  }

  private struct Header: Sendable {
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
    self.bytes = try ListText.decode(bytes, encoding: options.encoding, file: file)
    columns = ListColumns(named: renamed)
    locale = options.locale
    format = options.format ?? Self.format(of: self.bytes, file: file)
    delimiter =
      options.delimiter
      ?? (format == .tsv ? UInt8(ascii: "\t") : CSVReader.delimiter(of: self.bytes.withoutHint))
    switch format {
    case .csv, .tsv: try readTable()
    case .json: try readArray()
    case .jsonl: try readLines()
    }
    if starts.isEmpty {
      throw fault(
        "the list has no rows",
        format == .json || format == .jsonl ? nil : "write a line for each client below the names")
    }
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

  private func fault(_ message: String, _ help: String?, line: Int = 1) -> Faults {
    Faults(
      Diagnostic(at: SourceLocation(file: file, line: line, column: 1), message, help: help))
  }
}

// MARK: Tables

extension ClientList {
  private static let mostFaults = 20

  /// A line `sep=;` wins over what was asked for.
  var tableDelimiter: UInt8 { bytes.hint ?? delimiter }

  /// Where the names of the columns begin.
  var tableStart: (offset: Int, line: Int) {
    bytes.hint == nil ? (0, 1) : (bytes.count - bytes.withoutHint.count, 2)
  }

  private mutating func readTable() throws(Faults) {
    var reader = CSVReader(
      bytes, file: file, delimiter: tableDelimiter, offset: tableStart.offset,
      line: tableStart.line)
    guard let header = try reader.next() else {
      throw fault("the list is empty", "write the names of its columns in the first line")
    }
    try readHeader(header)
    let numberColumn = headers.firstIndex { $0.meaning == .rowNumber }
    isPart = numberColumn != nil
    var faults: [Diagnostic] = []
    var numbers: [Int: Int] = [:]
    while faults.count < Self.mostFaults {
      reader.skipEmptyLines()
      var start = Start(offset: reader.offset, line: reader.line, number: starts.count + 1)
      guard let cells = try reader.next() else { break }
      let place = cells[0].location
      if cells.count != headers.count {
        faults.append(
          Diagnostic(
            at: place,
            "the row has \(cells.count) \(cells.count == 1 ? "cell" : "cells"), but the list has "
              + "\(headers.count) columns",
            help: cells.count > headers.count
              ? "put a cell that holds a delimiter in quotes" : "add the delimiters of empty cells")
        )
      } else if cells.allSatisfy({ $0.text.allSatisfy(\.isWhitespace) }) {
        faults.append(Diagnostic(at: place, "the row is empty", help: "remove it"))
      } else if let numberColumn {
        let cell = cells[numberColumn]
        if let number = Int(cell.text), number > 0 {
          start.number = number
          if let line = numbers.updateValue(start.line, forKey: number) {
            faults.append(
              Diagnostic(
                at: cell.location, "row \(number) is given twice",
                help: "the first is on line \(line)"))
          }
        } else {
          faults.append(
            Diagnostic(
              at: cell.location,
              "expected the number of a row, found \"\(cell.text.shortened)\""))
        }
      }
      starts.append(start)
    }
    if !faults.isEmpty { throw Faults(sorting: faults) }
  }

  private mutating func readHeader(_ cells: [CSVReader.Cell]) throws(Faults) {
    var faults: [Diagnostic] = []
    var first: [ListColumns.Meaning: CSVReader.Cell] = [:]
    for cell in cells {
      let name = cell.text.trimmed
      switch columns.meaning(
        of: name, at: cell.location, suggesting: faults.count < Self.mostFaults)
      {
      case .failure(let found): faults += found.diagnostics
      case .success(let meaning):
        var header = Header(name: name, meaning: meaning)
        if case .path(let path) = meaning {
          header.type = columns.schema[path: path]?.scalarName
          paths.insert(path)
        }
        headers.append(header)
        guard meaning != .ignored else { continue }
        if let earlier = first[meaning] {
          let names =
            earlier.text.trimmed == name
            ? "\"\(name.shortened)\" is given twice"
            : "\"\(name.shortened)\" and \"\(earlier.text.trimmed.shortened)\" name the same value"
          faults.append(
            Diagnostic(
              at: cell.location, "the column \(names)", help: "remove one",
              related: [.init(location: earlier.location, message: "the first is here")]))
        }
        first[meaning] = first[meaning] ?? cell
      }
    }
    let more = faults.count - Self.mostFaults
    if more > 0 {
      faults =
        faults.prefix(Self.mostFaults)
        + [
          Diagnostic(
            .error, "the header has \(more) more faults", help: "is it the right delimiter?")
        ]
    }
    if !faults.isEmpty { throw Faults(faults) }
  }

  private func tableRow(_ start: Start) throws(Faults) -> [ClientRow.Cell] {
    var reader = CSVReader(
      bytes, file: file, delimiter: tableDelimiter, offset: start.offset, line: start.line)
    var cells: [ClientRow.Cell] = []
    var faults: [Diagnostic] = []
    for (header, cell) in zip(headers, try reader.next() ?? []) {
      guard case .path(let path) = header.meaning else { continue }
      let text = cell.text.trimmed
      let content: SourceNode.Content
      if text.isEmpty {
        content = .absent
      } else if let locale, let type = header.type {
        guard let canonical = locale.canonical(text, as: type) else {
          let expected =
            type == "CalendarDate"
            ? "a date with a year of four digits"
            : "a number such as \(locale.example(of: type))"
          faults.append(
            Diagnostic(
              at: cell.location,
              "row \(start.number), column \(header.name), value \"\(text.shortened)\": "
                + "expected \(expected) (--locale \(locale.identifier))"))
          continue
        }
        content = .text(canonical)
      } else {
        content = .text(text)
      }
      cells.append(
        .init(
          name: header.name, path: path, written: text,
          value: SourceNode(content, at: cell.location)))
    }
    if !faults.isEmpty { throw Faults(faults) }
    return cells
  }
}

// MARK: JSON

extension ClientList {
  private mutating func readArray() throws(Faults) {
    guard bytes.count <= SourceNode.largestFile else {
      throw fault(
        "a JSON array of clients has at most 4 MB", "write JSON Lines instead, a client a line")
    }
    guard case .list(let items) = try SourceNode(bytes: bytes, file: file).content else {
      throw fault("expected an array of clients", "write [{…}, {…}]")
    }
    for item in items {
      try checkKeys(of: item, number: starts.count + 1)
      starts.append(
        Start(offset: 0, line: item.location.line, number: try number(saidBy: item)))
    }
    nodes = items
    try refuseNumbersGivenTwice()
  }

  private mutating func readLines() throws(Faults) {
    var offset = 0
    var line = 1
    while offset < bytes.count {
      let end = bytes[offset...].firstIndex(of: .newline) ?? bytes.count
      let isBlank = bytes[offset..<end].allSatisfy { " \t\r".utf8.contains($0) }
      if !isBlank {
        var start = Start(offset: offset, line: line, number: starts.count + 1)
        let node = try lineNode(start)
        try checkKeys(of: node, number: start.number)
        start.number = try number(saidBy: node)
        starts.append(start)
      }
      offset = end + 1
      line += 1
    }
    try refuseNumbersGivenTwice()
  }

  /// The number that a row says it has, or its place in the list.
  private mutating func number(saidBy row: SourceNode) throws(Faults) -> Int {
    guard let said = row[ListColumns.rowNumber] else { return starts.count + 1 }
    isPart = true
    if case .text(let text) = said.content, let number = Int(text), number > 0 { return number }
    throw Faults(Diagnostic(at: said.location, "expected the number of a row"))
  }

  private func refuseNumbersGivenTwice() throws(Faults) {
    guard isPart else { return }
    var lines: [Int: Int] = [:]
    for start in starts {
      if let line = lines.updateValue(start.line, forKey: start.number) {
        throw fault(
          "row \(start.number) is given twice", "the first is on line \(line)", line: start.line)
      }
    }
  }

  /// Finds what a row says that the terms do not have.
  private mutating func checkKeys(of node: SourceNode, number: Int) throws(Faults) {
    guard case .record = node.content else {
      throw Faults(
        Diagnostic(
          at: node.location, "row \(number) is not a record of values",
          help: "write it like {\"client.name\": \"Acme Ltd\"}"))
    }
    var faults: [Diagnostic] = []
    var found: [String: SourceLocation] = [:]
    for leaf in leaves(of: node) {
      let path = leaf.path.longPath
      if let first = found.updateValue(leaf.value.location, forKey: path) {
        faults.append(
          Diagnostic(
            at: leaf.value.location, "row \(number) gives \"\(leaf.name.shortened)\" twice",
            help: "remove one", related: [.init(location: first, message: "the first is here")]))
      }
      guard !paths.contains(path) else { continue }
      switch columns.meaning(of: leaf.name, at: leaf.value.location, isText: leaf.isText) {
      case .success(.path(let path)): paths.insert(path)
      case .success: break
      case .failure(let found): faults += found.diagnostics
      }
    }
    if !faults.isEmpty { throw Faults(faults) }
  }

  private struct Leaf {
    var name: String
    var path: String
    var value: SourceNode
    var isText: Bool { if case .text = value.content { true } else { false } }
  }

  /// The values of a row by their paths; records within it are followed, lists are values.
  private func leaves(of node: SourceNode, under name: String = "") -> [Leaf] {
    node.entries.flatMap { entry in
      let key = name.isEmpty ? (columns.named[entry.key] ?? entry.key) : "\(name).\(entry.key)"
      if case .record(let entries) = entry.value.content, !entries.isEmpty {
        return leaves(of: entry.value, under: key)
      }
      return [Leaf(name: key, path: key.longPath, value: entry.value)]
    }
  }

  /// A row as it is written in JSON.
  func node(at index: Int) throws(Faults) -> SourceNode {
    format == .json ? nodes[index] : try lineNode(starts[index])
  }

  private func lineNode(_ start: Start) throws(Faults) -> SourceNode {
    let end = bytes[start.offset...].firstIndex(of: .newline) ?? bytes.count
    let text = String(decoding: bytes[start.offset..<end], as: UTF8.self)
    do {
      return try SourceNode(text: text, file: file).moved(toLine: start.line)
    } catch {
      throw Faults(
        error.diagnostics.map { diagnostic in
          var diagnostic = diagnostic
          diagnostic.location?.line += start.line - 1
          return diagnostic
        })
    }
  }

  private func jsonRow(_ node: SourceNode) -> [ClientRow.Cell] {
    leaves(of: node).compactMap { leaf in
      guard ![ListColumns.rowNumber, ListColumns.error, "ignore"].contains(leaf.name) else {
        return nil
      }
      let written: String = if case .text(let text) = leaf.value.content { text } else { "" }
      return .init(name: leaf.name, path: leaf.path, written: written, value: leaf.value)
    }
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
      case .csv, .tsv: try tableRow(start)
      case .json, .jsonl: jsonRow(try node(at: index))
      }
    return ClientRow(
      number: start.number, location: SourceLocation(file: file, line: start.line, column: 1),
      cells: cells.sorted { $0.path.isBefore(path: $1.path) })
  }
}

extension [UInt8] {
  /// Without the line `sep=;` with which Excel tells the delimiter.
  fileprivate var withoutHint: [UInt8] {
    guard hint != nil else { return self }
    return Array(self[((firstIndex(of: .newline) ?? count - 1) + 1)...])
  }

  fileprivate var hint: UInt8? {
    guard starts(with: Array("sep=".utf8)), count > 5, self[5] == 10 || self[5] == 13 else {
      return nil
    }
    return self[4]
  }
}

extension SourceNode {
  /// The tree of a text that begins at another line of its file.
  fileprivate func moved(toLine line: Int) -> SourceNode {
    guard line > 1 else { return self }
    var node = self
    node.location.line += line - 1
    switch content {
    case .record(let entries):
      node.content = .record(
        entries.map { entry in
          var entry = entry
          entry.keyLocation.line += line - 1
          entry.value = entry.value.moved(toLine: line)
          return entry
        })
    case .list(let items): node.content = .list(items.map { $0.moved(toLine: line) })
    case .text, .absent: break
    }
    return node
  }
}

extension String {
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
