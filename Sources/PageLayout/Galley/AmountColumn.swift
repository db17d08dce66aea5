import DocumentModel
import Foundation

/// The amounts of a table's column, read as they are written and added up without rounding.
struct AmountColumn: Hashable {
  /// Of the table.
  let column: Int
  /// What stands before and behind each amount, such as `£` or ` EUR`.
  private(set) var prefix = ""
  private(set) var suffix = ""
  /// The most decimals of any amount.
  private(set) var decimals = 0
  /// For each row and the end, the sum of the rows above; nil where none has an amount.
  private(set) var sums: [Decimal?] = [nil]
  /// Rows that have an amount.
  private(set) var rows: [Int] = []

  /// What is wrong with a cell of a column that is to be added up.
  enum Fault: Error, Hashable {
    case noAmount(String)
    case otherCurrency(String, than: String)
  }

  /// Reads the cells of a column; one without a figure, such as "included", has no amount.
  init(_ column: Int, of rows: [[Table.Cell]], language: String) throws(Fault) {
    self.column = column
    let mark = DecimalAlignment.decimalMark(of: language)
    for (index, row) in rows.enumerated() {
      var sum = sums[index]
      let text = column < row.count ? row[column].words : ""
      if text.contains(where: \.isWholeNumber) {
        guard let amount = Amount(text, mark: mark) else { throw .noAmount(text) }
        if self.rows.isEmpty { (prefix, suffix) = (amount.prefix, amount.suffix) }
        guard (prefix, suffix) == (amount.prefix, amount.suffix) else {
          throw .otherCurrency(text, than: "\(prefix)…\(suffix)")
        }
        decimals = max(decimals, amount.decimals)
        self.rows.append(index)
        sum = (sum ?? 0) + amount.value
      }
      sums.append(sum)
    }
  }

  /// The sum of all rows before `row`, written as the amounts are; nil where none has an amount.
  func text(before row: Int, language: String) -> String? {
    guard let sum = sums[row] else { return nil }
    let number = abs(sum).formatted(
      Decimal.FormatStyle(locale: Locale(identifier: language))
        .precision(.fractionLength(decimals)))
    return (sum < 0 ? "\u{2212}" : "") + prefix + number + suffix
  }

  /// The rows whose sums are longest, so that a column can be made wide enough for all.
  var widestRows: [Int] {
    let last = sums.count - 1
    let largest = sums.indices.max { abs(sums[$0] ?? 0) < abs(sums[$1] ?? 0) }
    return [last, largest ?? last]
  }
}

/// One amount as it is written: `£1,234.50`, `1.234,50 €`, `(80.00)`.
private struct Amount {
  var prefix: String
  var suffix: String
  var decimals: Int
  var value: Decimal

  /// Nil for a text that does not hold exactly one number.
  init?(_ text: String, mark: Character) {
    guard let first = text.firstIndex(where: \.isWholeNumber),
      let last = text.lastIndex(where: \.isWholeNumber)
    else { return nil }
    let number = text[first...last]
    let isNumber = number.allSatisfy {
      $0.isWholeNumber || ",.'\u{2019}\u{66B}\u{66C}\u{A0}\u{202F}\u{2009}".contains($0)
    }
    let parts = number.split(omittingEmptySubsequences: false) { $0 == mark || $0 == "\u{66B}" }
    guard isNumber, parts.count <= 2 else { return nil }
    let digits = number.compactMap(\.wholeNumberValue)
    decimals = parts.count == 2 ? parts[1].count(where: \.isWholeNumber) : 0
    let whole = digits.reduce(Decimal(0)) { $0 * 10 + Decimal($1) }
    value = whole / pow(10, decimals)
    prefix = String(text[..<first])
    suffix = String(text[text.index(after: last)...])
    if prefix.first == "(", suffix.last == ")" {
      prefix.removeFirst()
      suffix.removeLast()
      value = -value
    } else if let sign = prefix.firstIndex(where: { "-\u{2212}".contains($0) }) {
      prefix.remove(at: sign)
      value = -value
    }
  }
}

extension Table.Cell {
  /// The words of a cell that is one paragraph; empty for any other.
  fileprivate var words: String {
    guard blocks.count == 1, case .paragraph(let text) = blocks[0].content else { return "" }
    return text.plainText
  }
}
