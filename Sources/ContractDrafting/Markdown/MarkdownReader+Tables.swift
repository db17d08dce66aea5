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
    var marks = ColumnMarks()
    for row in node.children {
      let surplus = surplusCells(of: row, columns: alignments.count)
      var cells = row.children.map { cell($0) }
      if row.kind == .tableHead {
        for (column, node) in zip(cells.indices, row.children) {
          takeMark(of: column, from: &cells[column], node, to: &marks)
        }
        head = cells
      } else {
        if let last = cells.indices.last, !surplus.isEmpty, dialect == .agreement {
          let words = surplus.map { " | " + $0 }.joined()
          cells[last].blocks.append(Block(.paragraph(inlines(ofLine: words))))
        }
        rows.append(cells)
      }
    }
    let bodyEnd = rows.lastIndex { !MarkdownReader.beginsBold($0) }.map { $0 + 1 } ?? 0
    let hasRowHeads = bodyEnd == 0 && !rows.isEmpty
    return Table(
      alignments: alignments, head: head, rows: Array(hasRowHeads ? rows[...] : rows[..<bodyEnd]),
      footRows: hasRowHeads ? [] : Array(rows[bodyEnd...]), hasRowHeads: hasRowHeads,
      summedColumns: marks.summed, weights: marks.weights)
  }

  /// What the heads of columns say in braces.
  private struct ColumnMarks {
    var summed: [Int] = []
    var weights: [Int: Double] = [:]
  }

  /// Takes `{sum}`, `{weight=2}` or both off the end of a column's head.
  private mutating func takeMark(
    of column: Int, from head: inout Table.Cell, _ node: MarkdownNode, to marks: inout ColumnMarks
  ) {
    guard case .paragraph(var words)? = head.blocks.last?.content,
      case .text(let text)? = words.last,
      text.last == "}", let brace = text.lastIndex(of: "{")
    else { return }
    for mark in text[brace...].dropFirst().dropLast().split(separator: " ") {
      let weight = mark.hasPrefix("weight=") ? Double(mark.dropFirst(7)) : nil
      if mark == "sum" {
        marks.summed.append(column)
      } else if let weight, weight >= 0.1, weight <= 100 {
        marks.weights[column] = weight
      } else {
        return report(
          node, "{\(String(mark).shortened)} says nothing of a column",
          help: "write {sum} for amounts to be added up, {weight=2} for a share of the width",
          near: String(text[brace...]))
      }
    }
    words.removeLast()
    let rest = String(text[..<brace]).trimmingSuffix(" ")
    if !rest.isEmpty { words.append(.text(rest)) }
    head.blocks[head.blocks.count - 1].content = .paragraph(words)
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
