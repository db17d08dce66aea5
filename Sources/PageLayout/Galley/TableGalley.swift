import DocumentModel
import StrictInput

/// Tables: columns by content, a head on every page, rows that stay whole where they can.
extension GalleyBuilder {
  mutating func addTable(_ table: Table, in context: Context) {
    let look = style.table
    let node = spans.structure.add("Table", in: context.node)
    if let caption = table.caption {
      let captionNode = spans.structure.add("Caption", in: node)
      addParagraph(caption, style: style.blocks.caption, node: captionNode, in: context)
      require(KeepWithNext.heading)
    }
    let plan = plan(table, in: context)

    let headNode = spans.structure.add("TR", in: spans.structure.add("THead", in: node))
    let headRow = row(
      table.head, plan,
      RowLook(
        text: plan.head, ground: look.headGround,
        rule: .init(width: look.headRuleWidth, color: look.headRuleColor), isWhole: true,
        scopes: table.head.map { _ in .column }), in: context, node: headNode)
    var head: Int?
    if let repeated = headRow.first?.asArtifact {
      head = galley.heads.count
      galley.heads.append(repeated)
    }
    for frame in headRow { append(frame, before: look.before, source: context.source) }
    require(BreakCost(10_000, .tableHead))

    let body = spans.structure.add("TBody", in: node)
    let rows = table.rows + table.footRows
    let set = rows.enumerated().map { index, cells -> [Frame] in
      let isFoot = index >= table.rows.count
      let isLast = index == rows.count - 1
      return row(
        cells, plan,
        RowLook(
          text: isFoot ? plan.head : plan.cell,
          ground: !isFoot && index % 2 == 1 ? look.zebraGround : nil,
          rule: isLast
            ? .init(width: look.headRuleWidth * 0.6, color: look.headRuleColor)
            : .init(width: look.ruleWidth, color: look.ruleColor),
          pads: plan.pads[index],
          scopes: cells.indices.map { table.hasRowHeads && $0 == 0 ? .row : nil }),
        in: context, node: spans.structure.add("TR", in: body))
    }
    let height = (headRow + set.joined()).reduce(0) { $0 + $1.size.height }
    let split = KeepTogether.table(
      height: height, page: style.page.textHeight, style: style.pageBreaking)
    for (index, slices) in set.enumerated() {
      for (number, slice) in slices.enumerated() {
        let cost = TableRows.cost(
          slice: number, of: slices.count, row: index, of: rows.count,
          isFoot: index >= table.rows.count, split: split, style: style.pageBreaking)
        append(slice, cost: cost, head: head, source: context.source)
      }
    }
    giveUnmarkedNotes()
    leave(look.after)
  }

  /// Chooses sizes and columns: where the longest words of a table are wider than the measure, its
  /// letters grow smaller by half points before anything is divided.
  private mutating func plan(_ table: Table, in context: Context) -> TablePlan {
    let look = style.table
    var plan = TablePlan(
      head: style.blocks.tableHead, cell: style.blocks.tableCell, alignments: table.alignments)
    var needed = 0.0
    while true {
      plan.pads = DecimalAlignment.pads(of: table, language: information.language) { text in
        setter.extent(of: spans.build([.text(text)], style: plan.figures, node: .artifact)).maximum
      }
      let extents = extents(of: table, plan)
      plan.columns = TableColumns.widths(
        minimum: extents.map(\.minimum), maximum: extents.map(\.maximum),
        measure: context.measure, padding: look.padding.left + look.padding.right,
        isFlush: look.isFlush)
      needed =
        extents.reduce(0) { $0 + $1.minimum }
        + plan.columns.indices.reduce(0) { $0 + padding($1, of: plan.columns.count).both }
      guard needed > context.measure + 0.01 else { return plan }
      guard plan.shrink() else { break }
    }
    problems.append(
      .tableTooWide(needs: needed, has: context.measure, source: context.source))
    return plan
  }

  /// The least and the most that each column can use, without padding.
  private mutating func extents(
    of table: Table, _ plan: TablePlan
  ) -> [(minimum: Double, maximum: Double)] {
    var result = [(minimum: Double, maximum: Double)](
      repeating: (TablePlan.narrowest, TablePlan.narrowest), count: table.alignments.count)
    func widen(_ cells: [Table.Cell], _ block: BlockStyle, pads: [Double] = []) {
      for (column, cell) in cells.enumerated() where column < result.count {
        var text = block.text
        if table.alignments[column] == .trailing { text.figures = .tabular }
        let pad = column < pads.count ? pads[column] : 0
        for content in cell.blocks {
          for part in content.measuredParagraphs(in: style) {
            let extent = setter.extent(
              of: spans.build(part.text.measured, style: text, node: .artifact))
            let extra = part.indent + pad
            result[column].minimum = max(result[column].minimum, extent.minimum + extra)
            result[column].maximum = max(result[column].maximum, extent.maximum + extra)
          }
        }
      }
    }
    widen(table.head, plan.head)
    for (index, cells) in table.rows.enumerated() {
      widen(cells, plan.cell, pads: plan.pads[index])
    }
    for (index, cells) in table.footRows.enumerated() {
      widen(cells, plan.head, pads: plan.pads[table.rows.count + index])
    }
    _ = setter.takeMissing()
    return result
  }
}

/// The sizes and columns that all rows of a table share.
struct TablePlan {
  /// No column is narrower, in points.
  static let narrowest = 12.0
  /// No table is set smaller, in points.
  static let smallest = 7.0
  static let step = 0.5

  var head: BlockStyle
  var cell: BlockStyle
  let alignments: [Table.Alignment]
  /// The width of each column with its padding.
  var columns: [Double] = []
  /// For each row, the room that each cell leaves at its right for longer decimals.
  var pads: [[Double]] = []

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

  /// Takes a step down; false at the smallest size.
  mutating func shrink() -> Bool {
    let size = cell.text.size - Self.step
    guard size >= Self.smallest else { return false }
    let scale = size / cell.text.size
    for path in [\TablePlan.head, \TablePlan.cell] {
      self[keyPath: path].text.size *= scale
      self[keyPath: path].text.leading *= scale
    }
    return true
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
