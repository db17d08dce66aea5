internal import Foundation
internal import StrictInput

extension ClientList {
  /// The rows at some indices as a list of their own, to be mended and run again; each says which
  /// row it was and what was wrong with it.
  public func excerpt(_ failures: [Int: String]) throws(Faults) -> [UInt8] {
    let rows = failures.sorted { $0.key < $1.key }
    switch format {
    case .csv, .tsv: return try excerptTable(rows)
    case .json, .jsonl: return try excerptLines(rows)
    }
  }

  private func excerptTable(
    _ rows: [(key: Int, value: String)]
  ) throws(Faults) -> [UInt8] {
    var lines: [UInt8] = []
    // Excel takes a file without a byte order mark for Windows-1252.
    if !isASCII { lines += [0xEF, 0xBB, 0xBF] }
    let header = headers.map(\.name)
    let taken = header.indices.filter { !Self.added.contains(header[$0].trimmed) }
    lines += line(taken.map { header[$0] } + Self.added)
    for (index, message) in rows {
      var reader = CSVReader(try text(at: index), file: file, delimiter: delimiter)
      let cells = try reader.next() ?? []
      lines += line(taken.map { cells[$0].text } + [String(starts[index].number), message])
    }
    return lines
  }

  static let added = [ListColumns.rowNumber, ListColumns.error]

  private func line(_ cells: [String]) -> [UInt8] {
    let delimiter = Character(Unicode.Scalar(delimiter))
    let written = cells.map { cell in
      let isPlain = !cell.contains { $0 == delimiter || $0 == "\"" || $0.isNewline }
      return isPlain ? cell : "\"\(cell.replacing("\"", with: "\"\""))\""
    }
    return Array((written.joined(separator: String(delimiter)) + "\r\n").utf8)
  }

  private func excerptLines(
    _ rows: [(key: Int, value: String)]
  ) throws(Faults) -> [UInt8] {
    var lines: [UInt8] = []
    for (index, message) in rows {
      var node = try node(at: index)
      let added = [ListColumns.rowNumber: "\(starts[index].number)", ListColumns.error: message]
      for (key, text) in added.sorted(by: { $0.key > $1.key }) {
        _ = node.set(key, to: SourceNode(.text(text), at: node.location))
      }
      lines += Array((node.json + "\n").utf8)
    }
    return lines
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
