internal import DocumentModel
internal import StrictInput

extension MarkdownReader {
  mutating func table(_ node: MarkdownNode) -> Table {
    let alignments = node.columnAlignments.map { letter -> Table.Alignment in
      switch letter {
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .trailing
      default: .leading
      }
    }
    var head: [Table.Cell] = []
    var rows: [[Table.Cell]] = []
    for row in node.children {
      reportSurplusCells(row, columns: alignments.count)
      let cells = row.children.map { Table.Cell(inlinesAndMark(of: $0).inlines) }
      if row.kind == .tableHead { head = cells } else { rows.append(cells) }
    }
    let bodyEnd = rows.lastIndex { !MarkdownReader.beginsBold($0) }.map { $0 + 1 } ?? 0
    let hasRowHeads = bodyEnd == 0 && !rows.isEmpty
    return Table(
      alignments: alignments, head: head, rows: Array(hasRowHeads ? rows[...] : rows[..<bodyEnd]),
      footRows: hasRowHeads ? [] : Array(rows[bodyEnd...]), hasRowHeads: hasRowHeads)
  }

  private static func beginsBold(_ row: [Table.Cell]) -> Bool {
    guard case .paragraph(let inlines) = row.first?.blocks.first?.content, inlines.count == 1,
      case .strong = inlines[0]
    else { return false }
    return true
  }

  /// Names the row whose last cells GFM would leave out.
  private mutating func reportSurplusCells(_ row: MarkdownNode, columns: Int) {
    let line = source.line(row.line + linesAbove)
    var cells = 1
    var isEscaped = false
    for byte in line {
      if byte == UInt8(ascii: "|"), !isEscaped { cells += 1 }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    if line.first == UInt8(ascii: "|") { cells -= 1 }
    if line.last == UInt8(ascii: "|"), line.count > 1 { cells -= 1 }
    if cells > columns {
      report(
        row, "the row has \(cells) cells, the table \(columns) columns",
        help: "write \\| for a bar that is text")
    }
  }
}
