internal import DocumentModel
internal import Foundation
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
    var summed: [Int] = []
    for row in node.children {
      let surplus = surplusCells(of: row, columns: alignments.count)
      var cells = row.children.map { inlinesAndMark(of: $0).inlines }
      if row.kind == .tableHead {
        for column in cells.indices where MarkdownReader.takeSum(from: &cells[column]) {
          summed.append(column)
        }
        head = cells.map { Table.Cell($0) }
      } else {
        var row = cells.map { Table.Cell($0) }
        if let last = row.indices.last, !surplus.isEmpty, dialect == .agreement {
          let words = surplus.map { " | " + $0 }.joined()
          row[last].blocks.append(Block(.paragraph(inlines(ofLine: words))))
        }
        rows.append(row)
      }
    }
    let bodyEnd = rows.lastIndex { !MarkdownReader.beginsBold($0) }.map { $0 + 1 } ?? 0
    let hasRowHeads = bodyEnd == 0 && !rows.isEmpty
    return Table(
      alignments: alignments, head: head, rows: Array(hasRowHeads ? rows[...] : rows[..<bodyEnd]),
      footRows: hasRowHeads ? [] : Array(rows[bodyEnd...]), hasRowHeads: hasRowHeads,
      summedColumns: summed)
  }

  /// Takes `{sum}` off the end of a column's head: its amounts are added up.
  private static func takeSum(from head: inout [Inline]) -> Bool {
    let mark = "{sum}"
    guard case .text(let text) = head.last, text.hasSuffix(mark) else { return false }
    let rest = String(text.dropLast(mark.count)).trimmingSuffix(" ")
    head.removeLast()
    if !rest.isEmpty { head.append(.text(rest)) }
    return true
  }

  private static func beginsBold(_ row: [Table.Cell]) -> Bool {
    guard case .paragraph(let inlines) = row.first?.blocks.first?.content, inlines.count == 1,
      case .strong = inlines[0]
    else { return false }
    return true
  }

  /// Names the row whose last cells GFM would leave out, and gives back their words.
  private mutating func surplusCells(of row: MarkdownNode, columns: Int) -> [String] {
    var line = source.line(row.line + linesAbove)
    if line.first == UInt8(ascii: "|") { line.removeFirst() }
    if line.last == UInt8(ascii: "|"), line.dropLast().last != UInt8(ascii: "\\") {
      line.removeLast()
    }
    var cells: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in line {
      if byte == UInt8(ascii: "|"), !isEscaped {
        cells.append([])
      } else {
        cells[cells.count - 1].append(byte)
      }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    guard cells.count > columns else { return [] }
    report(
      row, "the row has \(cells.count) cells, the table \(columns) columns",
      help: "write \\| for a bar that is text")
    return cells.dropFirst(columns).map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespaces)
    }
  }
}
