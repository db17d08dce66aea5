internal import Foundation
internal import StrictInput

extension ClientList {
  /// The rows at some indices as a list of their own, to be mended and run again; each says which
  /// row it was and what was wrong with it.
  public func excerpt(_ failures: [Int: String]) -> [UInt8] {
    let rows = failures.sorted { $0.key < $1.key }
    switch format {
    case .csv, .tsv: return excerptTable(rows)
    case .json, .jsonl: return excerptLines(rows)
    }
  }

  private func excerptTable(_ rows: [(key: Int, value: String)]) -> [UInt8] {
    var lines: [UInt8] = []
    // Excel takes a file without a byte order mark for Windows-1252.
    if bytes.contains(where: { $0 >= 0x80 }) { lines += [0xEF, 0xBB, 0xBF] }
    let header = cells(offset: tableStart.offset, line: tableStart.line).map(\.text)
    let taken = header.indices.filter { !Self.added.contains(header[$0].trimmed) }
    lines += line(taken.map { header[$0] } + Self.added)
    for (index, message) in rows {
      let start = starts[index]
      let cells = cells(offset: start.offset, line: start.line).map(\.text)
      lines += line(taken.map { cells[$0] } + [String(start.number), message])
    }
    return lines
  }

  static let added = [ListColumns.rowNumber, ListColumns.error]

  private func cells(offset: Int, line: Int) -> [CSVReader.Cell] {
    var reader = CSVReader(
      bytes, file: file, delimiter: tableDelimiter, offset: offset, line: line)
    // The whole list was read before.
    return (try? reader.next()) ?? []
  }

  private func line(_ cells: [String]) -> [UInt8] {
    let delimiter = Character(Unicode.Scalar(tableDelimiter))
    let written = cells.map { cell in
      let isPlain = !cell.contains { $0 == delimiter || $0 == "\"" || $0.isNewline }
      return isPlain ? cell : "\"\(cell.replacing("\"", with: "\"\""))\""
    }
    return Array((written.joined(separator: String(delimiter)) + "\r\n").utf8)
  }

  private func excerptLines(_ rows: [(key: Int, value: String)]) -> [UInt8] {
    rows.flatMap { index, message -> [UInt8] in
      guard var node = try? node(at: index) else { return [] }
      let added = [ListColumns.rowNumber: "\(starts[index].number)", ListColumns.error: message]
      for (key, text) in added.sorted(by: { $0.key > $1.key }) {
        _ = node.set(key, to: SourceNode(.text(text), at: node.location))
      }
      return Array((node.json + "\n").utf8)
    }
  }
}

extension SourceNode {
  /// The values as JSON, each scalar as text.
  fileprivate var json: String {
    func quoted(_ text: String) -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .withoutEscapingSlashes
      // A string can always be encoded.
      return String(decoding: (try? encoder.encode(text)) ?? Data(), as: UTF8.self)
    }
    return switch content {
    case .record(let entries):
      "{" + entries.map { "\(quoted($0.key)): \($0.value.json)" }.joined(separator: ", ") + "}"
    case .list(let items): "[" + items.map(\.json).joined(separator: ", ") + "]"
    case .text(let text): quoted(text)
    case .absent: "null"
    }
  }
}
