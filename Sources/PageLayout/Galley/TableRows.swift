import DocumentModel
import StrictInput

/// How one row of a table looks.
struct RowLook {
  struct Rule {
    var width: Double
    var color: Color
  }

  var text: BlockStyle
  var ground: Color?
  /// Below the row.
  var rule: Rule
  var isWhole = false
  var pads: [Double] = []
  var scopes: [StructureTree.Scope?]
}

/// Where the rows of a table may part.
enum TableRows {
  /// A row taller than this part of a page may be divided.
  static let tallest = 1.0 / 3

  /// The cost of a page that begins with a slice of a row.
  static func cost(
    slice: Int, of slices: Int, row: Int, of rows: Int, isFoot: Bool, split: BreakCost,
    style: PageBreakingStyle
  ) -> BreakCost {
    if slice > 0 {
      return BreakCost(style.tableSplitPenalty * 3, .tableRow).combined(
        with: WidowControl.cost(line: slice, of: slices, style: style))
    }
    if isFoot { return BreakCost(3_000, .tableFoot) }
    if row == 1 { return BreakCost(2_000, .tableHead) }
    return row == rows - 1 ? BreakCost(3_000, .lastRow) : split
  }
}

extension GalleyBuilder {
  /// Sets one row; one taller than a third of a page comes in slices of a line each.
  mutating func row(
    _ cells: [Table.Cell], _ plan: TablePlan, _ look: RowLook, in context: Context,
    node: StructureTree.Index
  ) -> [Frame] {
    var set: [[Frame]] = []
    for (column, cell) in cells.enumerated() where column < plan.columns.count {
      set.append(lines(of: cell, column: column, plan, look, in: context, row: node))
    }
    let height = set.map { $0.reduce(0) { $0 + $1.size.height } }.max() ?? 0
    let isWhole = look.isWhole || height < textHeight * TableRows.tallest
    let count = isWhole ? 1 : (set.map(\.count).max() ?? 1)
    return (0..<count).map { slice in
      let parts = set.map { isWhole ? $0 : slice < $0.count ? [$0[slice]] : [] }
      return frame(
        of: parts, plan, look, in: context, isFirst: slice == 0, isLast: slice == count - 1)
    }
  }

  /// Puts the lines of each cell of a row, or of a slice of it, in their columns.
  private func frame(
    of parts: [[Frame]], _ plan: TablePlan, _ look: RowLook, in context: Context, isFirst: Bool,
    isLast: Bool
  ) -> Frame {
    let padding = style.table.padding
    let inner = parts.map { $0.reduce(0) { $0 + $1.size.height } }.max() ?? 0
    let top = isFirst ? padding.top : 0
    let bottom = isLast ? padding.bottom : 0
    var frame = Frame(
      size: Size(width: context.x + context.measure, height: top + inner + bottom),
      baseline: top + (parts.first?.first?.baseline ?? 0))
    if let ground = look.ground {
      frame.place(
        .fill(Size(width: context.measure, height: frame.size.height), ground), x: context.x)
    }
    var x = context.x
    for (column, part) in parts.enumerated() {
      var y = top
      for line in part {
        frame.place(line, x: x + self.padding(column, of: plan.columns.count).left, y: y)
        y += line.size.height
      }
      x += plan.columns[column]
    }
    if isLast, look.rule.width > 0 {
      frame.place(
        .fill(Size(width: context.measure, height: look.rule.width), look.rule.color),
        x: context.x, y: frame.size.height - look.rule.width)
    }
    return frame
  }

  /// Sets the blocks of a cell apart from the galley; their lines carry the space above them.
  private mutating func lines(
    of cell: Table.Cell, column: Int, _ plan: TablePlan, _ look: RowLook, in context: Context,
    row: StructureTree.Index
  ) -> [Frame] {
    let scope = column < look.scopes.count ? look.scopes[column] : nil
    let pad = column < look.pads.count ? look.pads[column] : 0
    var inner = context
    inner.node = spans.structure.add(
      .init(role: scope == nil ? "TD" : "TH", parent: row, scope: scope))
    inner.x = startPad(pad)
    inner.label = nil
    inner.isClause = false
    inner.measure =
      plan.columns[column] - padding(column, of: plan.columns.count).both
      - pad
    inner.paragraph = cellStyle(look.text, column: column, plan)
    return setApart(cell.blocks, in: inner).map { entry in
      guard entry.spaceBefore > 0 else { return entry.frame }
      var frame = Frame(
        size: Size(
          width: entry.frame.size.width, height: entry.frame.size.height + entry.spaceBefore),
        baseline: entry.frame.baseline + entry.spaceBefore)
      frame.place(entry.frame, y: entry.spaceBefore)
      return frame
    }
  }

  /// The style of a cell's text in its column.
  func cellStyle(_ block: BlockStyle, column: Int, _ plan: TablePlan) -> BlockStyle {
    var cell = block
    switch plan.alignments[column] {
    case .leading: cell.alignment = .leading
    case .center: cell.alignment = .center
    case .trailing:
      // Figures run from left to right in all scripts, and stand below each other at their right.
      cell.alignment = information.isRightToLeft ? .leading : .trailing
      cell.text.figures = .tabular
    }
    cell.text.isHyphenated = block.text.isHyphenated && plan.columns[column] < 160
    return cell
  }

  /// The part of a cell's pad that lies where its lines begin.
  func startPad(_ pad: Double) -> Double { information.isRightToLeft ? pad : 0 }

  /// The space between a column's edges and its text; none at the sides of a flush table.
  func padding(
    _ column: Int, of count: Int
  ) -> (left: Double, right: Double, both: Double) {
    let look = style.table
    let left = look.isFlush && column == 0 ? 0 : look.padding.left
    let right = look.isFlush && column == count - 1 ? 0 : look.padding.right
    return (left, right, left + right)
  }
}

extension Frame {
  /// The same frame with nothing in it that is read, for repetition.
  var asArtifact: Frame {
    var copy = self
    copy.items = items.compactMap { item in
      var item = item
      item.node = .artifact
      switch item.content {
      case .frame(let frame): item.content = .frame(frame.asArtifact)
      case .link, .destination, .field: return nil
      case .glyphs, .turned, .fill, .pageNumber, .picture: break
      }
      return item
    }
    return copy
  }
}
