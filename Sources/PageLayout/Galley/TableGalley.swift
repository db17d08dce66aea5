import DocumentModel
import StrictInput

/// Tables: columns by content, a head on every page, rows that stay whole where they can.
extension GalleyBuilder {
  mutating func addTable(_ table: Table, in outer: Context) {
    var context = outer
    // One within a clause has the width beside the text, too.
    if context.node != .document { context.measure += spareWidth }
    let amounts = amounts(of: table, in: context)
    let plan = plan(table, amounts: amounts, in: &context)
    let node = spans.structure.add("Table", in: context.node)
    if let caption = table.caption {
      let captionNode = spans.structure.add("Caption", in: node)
      addParagraph(caption, style: style.blocks.caption, node: captionNode, in: context)
      require(KeepWithNext.heading)
    }
    let headRow = addHead(of: table, plan, in: context, node: node)
    let head = repeatedHead(of: table, plan, headRow, in: context)
    let set = bodyRows(of: table, plan, in: context, node: node)
    let spacedHead = set.contains { $0.count > 1 } ? head.map { spaced($0) } : head
    let height = (headRow + set.joined()).reduce(0) { $0 + $1.size.height }
    let split = KeepTogether.table(height: height, page: textHeight, style: style.pageBreaking)
    let carriedHeight = carry(amounts, plan, in: context)
    for (index, slices) in set.enumerated() {
      for (number, slice) in slices.enumerated() {
        let cost = TableRows.cost(
          slice: number, of: slices.count, row: index, of: set.count,
          isFoot: index >= table.rows.count, split: split, style: style.pageBreaking)
        append(
          slice, cost: cost, head: number == 0 ? head : spacedHead, source: context.source)
        // The amounts of a divided row stand in its first line.
        carry(to: number == 0 ? index : index + 1, of: table, height: carriedHeight)
      }
    }
    giveUnmarkedNotes()
    leave(style.table.after)
    turnPageBack()
  }

  private mutating func addHead(
    of table: Table, _ plan: TablePlan, in context: Context, node: StructureTree.Index
  ) -> [Frame] {
    let look = style.table
    let row = row(
      table.head, plan,
      RowLook(
        text: plan.head, ground: look.headGround,
        rule: .init(width: look.headRuleWidth, color: look.headRuleColor), isWhole: true,
        scopes: table.head.map { _ in .column }),
      in: context, node: spans.structure.add("TR", in: spans.structure.add("THead", in: node)))
    for frame in row { append(frame, before: look.before, source: context.source) }
    require(BreakCost(10_000, .tableHead))
    return row
  }

  /// Keeps the head for the pages that follow, with a word that the table goes on: beside the
  /// caption, which is repeated with it, or else beside the first head.
  private mutating func repeatedHead(
    of table: Table, _ plan: TablePlan, _ row: [Frame], in context: Context
  ) -> Int? {
    guard var head = row.first?.asArtifact else { return nil }
    if style.table.saysContinued, !saysContinued(in: &head, of: table, plan, in: context) {
      let words = TableWords(language: information.language).continued
      let caption = table.caption.map { $0.measured + [.text("\u{A0}")] } ?? []
      let block = style.blocks.caption
      let lines = setter.set(
        spans.build(caption + [.text(words)], style: block.text, node: .artifact), style: block,
        measure: context.measure)
      var repeated = Frame(size: Size(width: head.size.width, height: 0))
      for line in lines {
        repeated.place(line.frame.asArtifact, x: context.x, y: repeated.size.height)
        repeated.size.height += line.frame.size.height
      }
      repeated.size.height += block.after
      repeated.place(head, y: repeated.size.height)
      repeated.size.height += head.size.height
      head = repeated
    }
    galley.heads.append(head)
    return galley.heads.count - 1
  }

  /// A repeated head with the space below it that the rest of a divided row has not.
  private mutating func spaced(_ head: Int) -> Int {
    var frame = galley.heads[head]
    frame.size.height += style.table.padding.top
    galley.heads.append(frame)
    return galley.heads.count - 1
  }

  /// Puts the word beside the first head, if there is no caption and the line has room.
  private mutating func saysContinued(
    in head: inout Frame, of table: Table, _ plan: TablePlan, in context: Context
  ) -> Bool {
    guard table.caption == nil, plan.alignments.first == .leading,
      case .paragraph(let text)? = table.head.first?.blocks.first?.content
    else { return false }
    func line(_ text: [Inline], _ block: BlockStyle) -> Frame {
      setter.setLine(spans.build(text, style: block.text, node: .artifact), style: block)
    }
    var look = plan.cell
    look.text.isItalic.toggle()
    let words = line([.text(TableWords(language: information.language).continued)], look)
    let x = line(text.measured, plan.head).size.width + look.text.size / 3
    let padding = padding(0, of: plan.columns.count)
    guard x + words.size.width <= plan.columns[0] - padding.both else { return false }
    head.place(words, x: context.x + padding.left + x, y: head.baseline - words.baseline)
    return true
  }

  private mutating func bodyRows(
    of table: Table, _ plan: TablePlan, in context: Context, node: StructureTree.Index
  ) -> [[Frame]] {
    let look = style.table
    let rows = table.rows + table.footRows
    let body = spans.structure.add("TBody", in: node)
    let foot = table.footRows.isEmpty ? body : spans.structure.add("TFoot", in: node)
    return rows.enumerated().map { index, cells -> [Frame] in
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
          isWhole: !look.dividesRows, pads: plan.pads(index),
          scopes: cells.indices.map { table.hasRowHeads && $0 == 0 ? .row : nil }),
        in: context, node: spans.structure.add("TR", in: isFoot ? foot : body))
    }
  }

  /// Lets a page that ends before the entry just added carry the sums of the rows above `row`.
  private mutating func carry(to row: Int, of table: Table, height: Double) {
    let end = min(row, table.rows.count)
    guard height > 0, let sums = carriedSums.last,
      sums.amounts.contains(where: { $0.sums[end] != nil })
    else { return }
    // A row as tall as a page has none to spare.
    let rest = galley.entries[galley.entries.count - 1].frame.size.height + 2 * height
    let head =
      galley.entries[galley.entries.count - 1].head
      .map { galley.heads[$0].size.height } ?? 0
    guard rest + head <= textHeight else { return }
    galley.entries[galley.entries.count - 1].carry = Galley.Carry(
      table: carriedSums.count - 1, row: end, height: height)
  }
}
