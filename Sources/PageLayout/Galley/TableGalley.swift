import DocumentModel

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
    let extents = extents(of: table)
    let columns = TableColumns.widths(
      minimum: extents.map(\.minimum), maximum: extents.map(\.maximum), measure: context.measure, padding: look.padding.left + look.padding.right,
      isFlush: look.isFlush)

    let headNode = spans.structure.add("TR", in: spans.structure.add("THead", in: node))
    let headCells = table.head.map { $0.blocks }
    let headRow = row(
      headCells, table, columns, context, style: style.blocks.tableHead, node: headNode,
      scopes: table.head.map { _ in .column }, ground: look.headGround,
      rule: (look.headRuleWidth, look.headRuleColor), isWhole: true)
    let repeated = headRow.first.map(\.asArtifact)
    if let repeated { galley.heads.append(repeated) }
    let head = galley.heads.count - 1
    for frame in headRow { append(frame, before: look.before) }
    require(BreakCost(10_000, .tableHead))

    let body = spans.structure.add("TBody", in: node)
    let rows = table.rows.map { ($0, false) } + table.footRows.map { ($0, true) }
    for (index, (cells, isFoot)) in rows.enumerated() {
      let rowNode = spans.structure.add("TR", in: body)
      let zebra = !isFoot && index % 2 == 1 ? look.zebraGround : nil
      let isLast = index == rows.count - 1
      let slices = row(
        cells.map(\.blocks), table, columns, context,
        style: isFoot ? style.blocks.tableHead : style.blocks.tableCell, node: rowNode,
        scopes: cells.indices.map { table.hasRowHeads && $0 == 0 ? .row : nil }, ground: zebra,
        rule: isLast
          ? (look.headRuleWidth * 0.6, look.headRuleColor) : (look.ruleWidth, look.ruleColor),
        isWhole: false)
      for (number, slice) in slices.enumerated() {
        var cost = BreakCost(style.pageBreaking.tableSplitPenalty, .table)
        if number > 0 {
          cost = BreakCost(style.pageBreaking.tableSplitPenalty * 3, .tableRow).combined(
            with: WidowControl.cost(
              line: number, of: slices.count, style: style.pageBreaking))
        } else if isFoot || isLast {
          cost = BreakCost(3_000, isFoot ? .tableFoot : .table)
        } else if index == 1 {
          cost = BreakCost(2_000, .tableHead)
        }
        append(slice, cost: cost, head: repeated == nil ? nil : head)
      }
    }
    leave(look.after)
  }

  /// The least and the most that each column can use, without padding.
  private mutating func extents(of table: Table) -> [(minimum: Double, maximum: Double)] {
    var result = [(minimum: Double, maximum: Double)](
      repeating: (12, 12), count: table.alignments.count)
    func widen(_ cells: [Table.Cell], _ block: BlockStyle) {
      for (column, cell) in cells.enumerated() where column < result.count {
        var text = block.text
        if table.alignments[column] == .trailing { text.figures = .tabular }
        for content in cell.blocks {
          let (paragraphs, indent) = content.plainParagraphs(
            listIndent: style.clauses.bulletIndent)
          for paragraph in paragraphs {
            let before = spans.structure
            let extent = setter.extent(
              of: spans.build(paragraph, style: text, node: .artifact))
            spans.structure = before
            result[column].minimum = max(result[column].minimum, extent.minimum + indent)
            result[column].maximum = max(result[column].maximum, extent.maximum + indent)
          }
        }
      }
    }
    widen(table.head, style.blocks.tableHead)
    for cells in table.rows { widen(cells, style.blocks.tableCell) }
    for cells in table.footRows { widen(cells, style.blocks.tableHead) }
    return result
  }

  /// Sets one row; a row that is taller than a third of a page comes in slices of a line each.
  private mutating func row(
    _ cells: [[Block]], _ table: Table, _ columns: [Double], _ context: Context,
    style block: BlockStyle, node: StructureTree.Index, scopes: [StructureTree.Scope?],
    ground: Color?, rule: (width: Double, color: Color), isWhole: Bool
  ) -> [Frame] {
    let look = style.table
    var set: [[Frame]] = []
    for (column, blocks) in cells.enumerated() where column < columns.count {
      let scope = scopes[column]
      let cellNode = spans.structure.add(
        .init(role: scope == nil ? "TD" : "TH", parent: node, scope: scope))
      var cellStyle = block
      switch table.alignments[column] {
      case .leading: cellStyle.alignment = .leading
      case .center: cellStyle.alignment = .center
      case .trailing:
        cellStyle.alignment = .trailing
        cellStyle.text.figures = .tabular
      }
      cellStyle.text.isHyphenated = block.text.isHyphenated && columns[column] < 160
      var inner = context
      inner.node = cellNode
      inner.x = 0
      inner.label = nil
      inner.measure = columns[column] - padding(column, of: columns.count).both
      inner.paragraph = cellStyle
      set.append(lines(of: blocks, in: inner))
    }
    let height = set.map { $0.reduce(0) { $0 + $1.size.height } }.max() ?? 0
    let whole = isWhole || height < style.page.textHeight / 3
    let count = whole ? 1 : (set.map(\.count).max() ?? 1)
    var frames: [Frame] = []
    for slice in 0..<max(1, count) {
      let parts = set.map { whole ? $0 : slice < $0.count ? [$0[slice]] : [] }
      let inner = parts.map { $0.reduce(0) { $0 + $1.size.height } }.max() ?? 0
      let top = slice == 0 ? look.padding.top : 0
      let bottom = slice == count - 1 ? look.padding.bottom : 0
      var frame = Frame(
        size: Size(width: context.x + context.measure, height: top + inner + bottom),
        baseline: top + (parts.first?.first?.baseline ?? 0))
      if let ground {
        frame.place(.fill(Size(width: context.measure, height: frame.size.height), ground), x: context.x)
      }
      var x = context.x
      for (column, part) in parts.enumerated() {
        var y = top
        for line in part {
          frame.place(line, x: x + padding(column, of: columns.count).left, y: y)
          y += line.size.height
        }
        x += columns[column]
      }
      if slice == count - 1 {
        frame.place(
          .fill(Size(width: context.measure, height: rule.width), rule.color), x: context.x,
          y: frame.size.height - rule.width)
      }
      frames.append(frame)
    }
    return frames
  }

  /// Sets the blocks of a cell apart from the galley and takes its lines, spaces included.
  private mutating func lines(of blocks: [Block], in context: Context) -> [Frame] {
    let outer = galley
    galley = Galley()
    let cost = takeSpace()
    for block in blocks { add(block, in: context) }
    let inner = galley
    galley = outer
    restore(cost)
    return inner.entries.map { entry in
      guard entry.spaceBefore > 0 else { return entry.frame }
      var frame = Frame(
        size: Size(
          width: entry.frame.size.width, height: entry.frame.size.height + entry.spaceBefore),
        baseline: entry.frame.baseline + entry.spaceBefore)
      frame.place(entry.frame, y: entry.spaceBefore)
      return frame
    }
  }

  private func padding(
    _ column: Int, of count: Int
  ) -> (left: Double, right: Double, both: Double) {
    let look = style.table
    let left = look.isFlush && column == 0 ? 0 : look.padding.left
    let right = look.isFlush && column == count - 1 ? 0 : look.padding.right
    return (left, right, left + right)
  }
}

/// Shares out a measure among columns by what they hold.
enum TableColumns {
  /// Each column gets its longest word; what is left goes where lines are longest.
  static func widths(
    minimum: [Double], maximum: [Double], measure: Double, padding: Double, isFlush: Bool
  ) -> [Double] {
    let count = Double(minimum.count)
    guard count > 0 else { return [] }
    let pads = minimum.indices.map { column -> Double in
      guard isFlush else { return padding }
      let edges = (column == 0 ? 1 : 0) + (column == minimum.count - 1 ? 1 : 0)
      return padding * (1 - Double(edges) / 2)
    }
    let room = measure - pads.reduce(0, +)
    let least = minimum.reduce(0, +)
    let most = maximum.reduce(0, +)
    let widths: [Double]
    if most <= room {
      // All on one line: the rest is shared by width, so that columns look spaced, not torn.
      widths = maximum.map { $0 + (room - most) * $0 / most }
    } else if least < room {
      // Square roots keep a very long cell from starving its neighbours.
      let want = zip(minimum, maximum).map { max(0, $1 - $0).squareRoot() }
      widths = share(room - least, minimum, maximum, weights: want)
    } else {
      widths = minimum.map { $0 * room / least }
    }
    return zip(widths, pads).map(+)
  }

  /// Adds `extra` by weight; no column gets more than its maximum while others want.
  private static func share(
    _ extra: Double, _ minimum: [Double], _ maximum: [Double], weights: [Double]
  ) -> [Double] {
    var widths = minimum
    var rest = extra
    var open = Set(minimum.indices.filter { weights[$0] > 0 })
    while rest > 0.01, !open.isEmpty {
      let total = open.reduce(0) { $0 + weights[$1] }
      var given = 0.0
      for column in open {
        let part = min(rest * weights[column] / total, maximum[column] - widths[column])
        widths[column] += part
        given += part
      }
      let full = open.filter { widths[$0] >= maximum[$0] - 0.01 }
      rest -= given
      if full.isEmpty { break }
      open.subtract(full)
    }
    return widths
  }
}

extension Block {
  /// The paragraphs that a cell's width is measured by, and how far they are indented.
  func plainParagraphs(listIndent: Double) -> (text: [[Inline]], indent: Double) {
    switch content {
    case .paragraph(let text): ([text], 0)
    case .list(let list):
      (
        list.items.flatMap { $0.blocks.flatMap { $0.plainParagraphs(listIndent: 0).text } },
        listIndent
      )
    default: ([], 0)
    }
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
      case .glyphs, .fill, .pageNumber, .picture: break
      }
      return item
    }
    return copy
  }
}
