import DocumentModel
import StrictInput

/// The sizes and columns that all rows of a table share.
struct TablePlan: Hashable {
  /// No column is narrower, in points.
  static let narrowest = 12.0
  /// Nor narrower than so many ems where it has longer words.
  static let narrowestWords = 4.5
  private static let step = 0.5

  var head: BlockStyle
  var cell: BlockStyle
  let alignments: [Table.Alignment]
  /// The width of each column with its padding.
  var columns: [Double] = []
  /// For each row, the room that each cell leaves at its right for longer decimals; none where no
  /// row leaves any.
  var pads: [[Double]] = []
  /// What the longest words of all columns need, with their padding.
  var needed = 0.0

  init(head: BlockStyle, cell: BlockStyle, alignments: [Table.Alignment]) {
    self.head = head
    self.cell = cell
    self.alignments = alignments
  }

  var figures: TextStyle {
    var text = cell.text
    text.figures = .tabular
    return text
  }

  /// The pads of a row's cells.
  func pads(_ row: Int) -> [Double] { pads.isEmpty ? [] : pads[row] }

  /// The room that a sum leaves: that of the amount with the most decimals.
  func pad(of amount: AmountColumn) -> Double {
    pads.isEmpty ? 0 : amount.rows.map { pads[$0][amount.column] }.min() ?? 0
  }

  /// Takes a step down; false at the smallest size.
  mutating func shrink(to smallest: Double) -> Bool {
    let size = cell.text.size - Self.step
    guard size >= smallest else { return false }
    let scale = size / cell.text.size
    for path in [\TablePlan.head, \TablePlan.cell] {
      self[keyPath: path].text.size *= scale
      self[keyPath: path].text.leading *= scale
    }
    return true
  }
}

extension GalleyBuilder {
  /// Chooses sizes and columns, and the way the page lies; context and builder follow.
  ///
  /// Where the longest words of a table are wider than the measure, its letters grow smaller by
  /// half points before anything else is done; then the style may turn the page; at last words are
  /// divided where their language allows.
  mutating func plan(
    _ table: Table, amounts: [AmountColumn], in context: inout Context
  ) -> TablePlan {
    func fits(_ plan: TablePlan) -> Bool { plan.needed <= context.measure + 0.01 }
    var plan = fit(table, amounts, measure: context.measure, words: \.words)
    let turned = style.page.turned
    if !fits(plan), style.table.wide == .landscape, !isSettingApart,
      turned.measure > context.measure
    {
      (context.x, context.measure) = (0, turned.measure)
      turnPage()
      plan = fit(table, amounts, measure: context.measure, words: \.words)
    }
    if !fits(plan) {
      plan = fit(table, amounts, measure: context.measure, words: \.parts)
    }
    if !fits(plan) {
      problems.append(
        .tableTooWide(
          needs: plan.needed, has: context.measure, size: style.table.smallest,
          source: context.source))
    }
    return plan
  }

  /// The largest sizes at which the longest words, or the longest parts of words, fit; or the
  /// smallest there are.
  private mutating func fit(
    _ table: Table, _ amounts: [AmountColumn], measure: Double,
    words: KeyPath<TextExtent, Double>
  ) -> TablePlan {
    var plan = TablePlan(
      head: style.blocks.tableHead, cell: style.blocks.tableCell, alignments: table.alignments)
    repeat {
      plan.pads = DecimalAlignment.pads(of: table, language: information.language) { text in
        setter.extent(of: spans.build([.text(text)], style: plan.figures, node: .artifact)).lines
      }
      let extents = extents(of: table, amounts, plan)
      plan.columns = TableColumns.widths(
        extents, weights: table.weights, isLastOpen: table.alignments.last == .leading,
        measure: measure,
        padding: style.table.padding.left + style.table.padding.right,
        isFlush: style.table.isFlush)
      plan.needed =
        extents.reduce(0) { $0 + $1.room[keyPath: words] }
        + plan.columns.indices.reduce(0) { $0 + padding($1, of: plan.columns.count).both }
    } while plan.needed > measure + 0.01 && plan.shrink(to: style.table.smallest)
    return plan
  }

  /// What each column can use, without padding.
  private mutating func extents(
    of table: Table, _ amounts: [AmountColumn], _ plan: TablePlan
  ) -> [ColumnExtent] {
    let narrowest = TablePlan.narrowest
    var result = table.alignments.map { _ in
      ColumnExtent(room: TextExtent(parts: narrowest, words: narrowest, lines: narrowest))
    }
    func widen(_ column: Int, _ text: [Inline], _ block: BlockStyle, by extra: Double) {
      var look = block.text
      if table.alignments[column] == .trailing { look.figures = .tabular }
      var extent = setter.extent(of: spans.build(text, style: look, node: .artifact))
      // No narrower than some letters, lest words stand in syllables below each other.
      extent.parts = max(extent.parts, min(extent.words, TablePlan.narrowestWords * look.size))
      result[column].room.widen(to: extent, by: extra)
      result[column].paragraphs.append(extent.lines + extra)
    }
    func widen(_ cells: [Table.Cell], _ block: BlockStyle, pads: [Double] = []) {
      for (column, cell) in cells.enumerated() where column < result.count {
        let pad = column < pads.count ? pads[column] : 0
        for content in cell.blocks {
          for part in content.measuredParagraphs(in: style) {
            widen(column, part.text.measured, block, by: part.indent + pad)
          }
        }
      }
    }
    widen(table.head, plan.head)
    for (index, cells) in table.rows.enumerated() {
      widen(cells, plan.cell, pads: plan.pads(index))
    }
    for (index, cells) in table.footRows.enumerated() {
      widen(cells, plan.head, pads: plan.pads(table.rows.count + index))
    }
    for amount in amounts where amount.column < result.count {
      for row in amount.widestRows {
        guard let sum = amount.text(before: row, language: information.language) else { continue }
        widen(amount.column, [.text(sum)], plan.cell, by: plan.pad(of: amount))
      }
    }
    // The words before the sums have one line where there is room for it.
    let label = CarriedSums.labelColumns(
      result.map(\.room.lines), amounts: Set(amounts.map(\.column)))
    if !amounts.isEmpty, let first = label.first {
      let room = result[label].reduce(0) { $0 + $1.room.lines }
      result[first].room.lines += max(0, labelWidth(plan) - room)
    }
    _ = setter.takeMissing()
    return result
  }
}

extension Block {
  /// The paragraphs that a cell's width is measured by, and how far they are indented.
  fileprivate func measuredParagraphs(
    in style: StyleSheet
  ) -> [(text: [Inline], indent: Double)] {
    func within(_ blocks: [Block], _ indent: Double) -> [(text: [Inline], indent: Double)] {
      blocks.flatMap { $0.measuredParagraphs(in: style) }.map { ($0.text, $0.indent + indent) }
    }
    switch content {
    case .paragraph(let text): return [(text, 0)]
    case .heading(let heading): return [(heading.text, style.clauses.indent)]
    case .code(let text): return [([.code(text)], 0)]
    case .quote(let blocks): return within(blocks, 2 * style.blocks.quote.indent)
    case .list(let list):
      let indent = style.clauses.indent(of: list)
      return list.items.flatMap { within($0.blocks, indent) }
    case .title, .tableOfContents, .table, .signatures, .figure, .rule, .pageBreak: return []
    }
  }
}
