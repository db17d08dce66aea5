internal import StrictInput

/// Reads records of comma-separated values (RFC 4180) out of UTF-8 text, each with its places.
///
/// A reader of its own: a fault in one cell of a contract must be found by its line and column, and
/// a stray quote or a short row must stop the batch, where CSV libraries guess and go on.
struct CSVReader {
  let bytes: [UInt8]
  let file: String
  let delimiter: UInt8
  /// Where the next record begins.
  private(set) var offset: Int
  /// Of the next record, counted from 1.
  private(set) var line: Int

  init(_ bytes: [UInt8], file: String, delimiter: UInt8, offset: Int = 0, line: Int = 1) {
    self.bytes = bytes
    self.file = file
    self.delimiter = delimiter
    self.offset = offset
    self.line = line
  }

  struct Cell {
    var text: String
    var location: SourceLocation
  }

  /// Reads the next record, over lines that are empty; nil at the end.
  mutating func next() throws(Faults) -> [Cell]? {
    skipEmptyLines()
    guard offset < bytes.count else { return nil }
    var cells: [Cell] = []
    var column = 1
    while true {
      let (cell, ends) = try field(&column)
      cells.append(cell)
      if ends { return cells }
    }
  }

  mutating func skipEmptyLines() {
    while offset < bytes.count, isLineEnd(bytes[offset]) { passLineEnd() }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == .newline || byte == .carriageReturn }

  private mutating func passLineEnd() {
    let isPair =
      bytes[offset] == .carriageReturn && offset + 1 < bytes.count && bytes[offset + 1] == .newline
    offset += isPair ? 2 : 1
    line += 1
  }

  /// Reads a field and what ends it; returns whether the record ends with it.
  private mutating func field(_ column: inout Int) throws(Faults) -> (Cell, ends: Bool) {
    let place = SourceLocation(file: file, line: line, column: column)
    let start = offset
    let isQuoted = offset < bytes.count && bytes[offset] == .quote
    let text = isQuoted ? try quoted(from: place, &column) : try plain(from: place)
    if !isQuoted { column += text.count }
    let cell = Cell(text: text, location: place)
    guard offset < bytes.count else { return (cell, true) }
    if bytes[offset] == delimiter {
      offset += 1
      column += 1
      return (cell, false)
    }
    guard isLineEnd(bytes[offset]) else {
      throw fault(
        at: SourceLocation(file: file, line: line, column: column),
        "there is text after the closing quote of a cell",
        "write a quote within a quoted cell twice")
    }
    precondition(offset > start || text.isEmpty)
    passLineEnd()
    return (cell, true)
  }

  private mutating func plain(from place: SourceLocation) throws(Faults) -> String {
    let start = offset
    while offset < bytes.count, bytes[offset] != delimiter, !isLineEnd(bytes[offset]) {
      if bytes[offset] == .quote {
        let before = String(decoding: bytes[start..<offset], as: UTF8.self)
        throw fault(
          at: SourceLocation(
            file: file, line: place.line, column: place.column + before.count),
          "there is a quote within a cell that has none around it",
          "put the whole cell in quotes, and write the quote within it twice")
      }
      offset += 1
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func quoted(
    from place: SourceLocation, _ column: inout Int
  ) throws(Faults) -> String {
    var text: [UInt8] = []
    offset += 1
    var lineStart = offset
    column += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == .quote {
        guard offset + 1 < bytes.count, bytes[offset + 1] == .quote else {
          column += String(decoding: bytes[lineStart...offset], as: UTF8.self).count
          offset += 1
          return String(decoding: text, as: UTF8.self)
        }
        offset += 1
      } else if isLineEnd(byte) {
        passLineEnd()
        text.append(.newline)
        (lineStart, column) = (offset, 1)
        continue
      }
      text.append(byte)
      offset += 1
    }
    throw fault(at: place, "the quote that begins this cell is never closed", "close it")
  }

  private func fault(
    at place: SourceLocation, _ message: String, _ help: String
  ) -> Faults {
    Faults(Diagnostic(at: place, message, help: help))
  }
}

extension CSVReader {
  /// The delimiter that the first record of a list has most of: a comma where it has none.
  static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes.drop(while: { $0 == .newline || $0 == .carriageReturn }) {
      if byte == .quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == .newline || byte == .carriageReturn { break }
      counts[byte, default: 0] += 1
    }
    let usual = ",;\t|".utf8
    let best = usual.max { counts[$0, default: 0] < counts[$1, default: 0] }
    return best.flatMap { counts[$0] == nil ? nil : $0 } ?? UInt8(ascii: ",")
  }
}
