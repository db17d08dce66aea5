import DocumentModel
import Foundation

/// Figures of a column with unlike decimals stand with their decimal marks below each other.
enum DecimalAlignment {
  /// For each row, how far each cell keeps from the right edge of its column.
  static func pads(
    of table: Table, language: String, width: (String) -> Double
  ) -> [[Double]] {
    let rows = table.rows + table.footRows
    var pads = rows.map { [Double](repeating: 0, count: $0.count) }
    let mark = decimalMark(of: language)
    for column in table.alignments.indices where table.alignments[column] == .trailing {
      var tails: [Int: Tail] = [:]
      for (index, row) in rows.enumerated() where column < row.count {
        if let text = row[column].plainText { tails[index] = tail(of: text, mark: mark) }
      }
      guard Set(tails.values.map(\.decimals)).count > 1 else { continue }
      let widths = tails.mapValues { width($0.text) }
      let widest = widths.values.max() ?? 0
      for (index, width) in widths { pads[index][column] = widest - width }
    }
    return pads
  }

  /// What stands from a number's decimal mark on.
  struct Tail: Equatable {
    var text: String
    var decimals: Int
  }

  /// The end of a text that holds exactly one number; nil for any other text.
  static func tail(of text: String, mark: Character) -> Tail? {
    guard let first = text.firstIndex(where: isDigit), let last = text.lastIndex(where: isDigit)
    else { return nil }
    let number = text[first...last]
    guard number.allSatisfy({ isDigit($0) || ",.'\u{2019}\u{A0}\u{202F}\u{2009}".contains($0) })
    else { return nil }
    let rest = text[text.index(after: last)...]
    let parts = number.split(separator: mark, omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return Tail(text: String(rest), decimals: 0)
    case 2: return Tail(text: String(mark) + parts[1] + rest, decimals: parts[1].count)
    default: return nil
    }
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  static func decimalMark(of language: String) -> Character {
    Locale(identifier: language).decimalSeparator?.first ?? "."
  }
}

extension Table.Cell {
  /// The words of a cell that is one paragraph.
  fileprivate var plainText: String? {
    guard blocks.count == 1, case .paragraph(let text) = blocks[0].content else { return nil }
    return text.plainText
  }
}
