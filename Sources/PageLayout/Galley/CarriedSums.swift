import DocumentModel
import StrictInput

/// Sums of a table's amounts where a page ends within it: "Carried forward" as the last row of the
/// page, "Brought forward" as the first of the next. Repetition, not content: nobody's total.
struct CarriedSums {
  enum Side {
    case forward, back
  }

  var plan: TablePlan
  var amounts: [AmountColumn]
  /// Columns in a row, without amounts, in which the words stand.
  var labelColumns: Range<Int>
  /// The words stand in a line of their own.
  var isTall = false
  var context: GalleyBuilder.Context

  /// The widest run of columns without amounts, the first of equals.
  static func labelColumns(_ widths: [Double], amounts: Set<Int>) -> Range<Int> {
    var best = 0..<0
    var start = 0
    for column in 0...widths.count where column == widths.count || amounts.contains(column) {
      if widths[start..<column].reduce(0, +) > widths[best].reduce(0, +) { best = start..<column }
      start = column + 1
    }
    return best
  }
}

extension GalleyBuilder {
  /// Reads the columns that are to be added up; what cannot be is a fault of the document.
  mutating func amounts(of table: Table, in context: Context) -> [AmountColumn] {
    guard style.table.carriesSums else { return [] }
    return table.summedColumns.compactMap { column in
      do throws(AmountColumn.Fault) {
        return try AmountColumn(column, of: table.rows, language: information.language)
      } catch {
        let head = column < table.head.count ? table.head[column].blocks.plainText : ""
        problems.append(.notSummed(error.words, column: head, source: context.source))
        return nil
      }
    }
  }

  /// Makes a table's sums known, and says how high their rows are; 0 for a table without any.
  mutating func carry(
    _ amounts: [AmountColumn], _ plan: TablePlan, in context: Context
  ) -> Double {
    guard amounts.contains(where: { !$0.rows.isEmpty }) else { return 0 }
    let columns = CarriedSums.labelColumns(plan.columns, amounts: Set(amounts.map(\.column)))
    var sums = CarriedSums(plan: plan, amounts: amounts, labelColumns: columns, context: context)
    sums.isTall = labelWidth(plan) > labelPlace(sums).width
    carriedSums.append(sums)
    let padding = style.table.padding
    return plan.cell.text.leading * (sums.isTall ? 2 : 1) + padding.top + padding.bottom
  }

  /// What the words of both rows need.
  func labelWidth(_ plan: TablePlan) -> Double {
    let words = TableWords(language: information.language)
    return [words.carriedForward, words.broughtForward].map {
      setter.setLine(
        spans.build([.text($0)], style: label(plan).text, node: .artifact), style: label(plan)
      ).size.width
    }.max() ?? 0
  }

  /// One of the two rows around a page break.
  mutating func row(of carry: Galley.Carry, _ side: CarriedSums.Side) -> Frame {
    let sums = carriedSums[carry.table]
    let look = style.table
    let context = sums.context
    let words = TableWords(language: information.language)
    var frame = Frame(size: Size(width: context.x + context.measure, height: carry.height))
    let place = labelPlace(sums)
    var y = look.padding.top
    let text = side == .forward ? words.carriedForward : words.broughtForward
    let line = setter.setLine(
      spans.build([.text(text)], style: label(sums.plan).text, node: .artifact),
      style: label(sums.plan))
    frame.baseline = y + line.baseline
    frame.place(line, x: context.x + place.x, y: y)
    if sums.isTall { y += sums.plan.cell.text.leading }
    for amount in sums.amounts {
      guard let text = amount.text(before: carry.row, language: information.language) else {
        continue
      }
      let column = amount.column
      let padding = padding(column, of: sums.plan.columns.count)
      let pad = sums.plan.pad(of: amount)
      let left = sums.plan.columns[..<column].reduce(0, +) + padding.left
      let cell = cellStyle(label(sums.plan), column: column, sums.plan)
      let lines = setter.set(
        spans.build([.text(text)], style: cell.text, node: .artifact), style: cell,
        measure: sums.plan.columns[column] - padding.both - pad)
      if let line = lines.first {
        frame.place(line.frame, x: context.x + left + startPad(pad), y: y)
      }
    }
    let rule =
      side == .forward
      ? (look.headRuleWidth * 0.6, look.headRuleColor) : (look.ruleWidth, look.ruleColor)
    if rule.0 > 0 {
      frame.place(
        .fill(Size(width: context.measure, height: rule.0), rule.1), x: context.x,
        y: frame.size.height - rule.0)
    }
    return frame
  }

  private func label(_ plan: TablePlan) -> BlockStyle {
    var label = plan.cell
    label.text.isItalic.toggle()
    return label
  }

  private func labelPlace(_ sums: CarriedSums) -> (x: Double, width: Double) {
    let count = sums.plan.columns.count
    guard let first = sums.labelColumns.first, let last = sums.labelColumns.last else {
      return (0, 0)
    }
    let left = padding(first, of: count).left
    let width = sums.plan.columns[sums.labelColumns].reduce(0, +)
    return (
      sums.plan.columns[..<first].reduce(0, +) + left, width - left - padding(last, of: count).right
    )
  }
}

extension AmountColumn.Fault {
  fileprivate var words: String {
    switch self {
    case .noAmount(let text): "\"\(text)\" is not one amount"
    case .otherCurrency(let text, let other): "\"\(text)\" is not written as \"\(other)\" above it"
    }
  }
}

extension [Block] {
  fileprivate var plainText: String {
    map { block in
      if case .paragraph(let text) = block.content { text.plainText } else { "" }
    }.joined()
  }
}
