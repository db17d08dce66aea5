import DocumentModel

/// Numbered clauses and bullets: labels hang before their text.
extension GalleyBuilder {
  mutating func addList(_ list: List, in context: Context) {
    let node = spans.structure.add(
      .init(role: "L", parent: context.node, listNumbering: numbering(of: list)))
    let isClause = list.kind == .clauses && list.level == 1
    let indent = style.clauses.indent(of: list)
    for (index, item) in list.items.enumerated() {
      if index > 0, list.level > 1 || context.isClause {
        require(KeepTogether.items(style.pageBreaking))
      }
      let itemNode = spans.structure.add("LI", in: node)
      let labelNode = spans.structure.add("Lbl", in: itemNode)
      var inner = context
      inner.label = Label(
        text: item.label, x: context.x, node: labelNode, style: context.paragraph,
        anchor: item.anchor)
      inner.node = spans.structure.add("LBody", in: itemNode)
      inner.x += indent
      inner.measure -= indent
      inner.isClause = isClause || context.isClause
      inner.paragraph.after =
        list.level == 1 ? style.clauses.after : style.clauses.levelAfter
      addItem(item.blocks, in: inner)
    }
    leave(context.paragraph.after)
  }

  /// Adds an item; its first paragraph takes the label.
  private mutating func addItem(_ blocks: [Block], in context: Context) {
    var inner = context
    inner.label = nil
    guard let label = context.label else { return add(blocks, in: inner) }
    if case .paragraph(let text) = blocks.first?.content {
      add(blocks[0], in: context)
      if blocks.count > 1, KeepWithNext.isLeadIn(text.plainText) {
        require(KeepWithNext.leadIn)
      }
      add(Array(blocks.dropFirst()), in: inner)
    } else {
      // What is no paragraph leaves its label a line of its own.
      append(line(with: label, in: context), source: context.source)
      if !blocks.isEmpty { require(KeepWithNext.heading) }
      add(blocks, in: inner)
    }
  }

  /// A line that holds a label alone.
  mutating func line(with label: Label, in context: Context) -> Frame {
    let label = set(label)
    return line(with: label, of: context.paragraph.text, width: context.x + context.measure)
  }

  func line(with label: SetLabel, of text: TextStyle, width: Double) -> Frame {
    let font = shaper.font(for: text, language: information.language)
    var frame = Frame(
      size: Size(width: width, height: text.leading),
      baseline: text.baseline(shaper.metrics(of: font)))
    place(label, in: &frame)
    return frame
  }

  /// ISO 32000-1 table 347.
  private func numbering(of list: List) -> String {
    switch (list.kind, list.level) {
    case (.bullets, _): "Disc"
    case (.numbers, _), (.clauses, 1): "Decimal"
    case (.clauses, 2): "LowerAlpha"
    case (.clauses, 3): "LowerRoman"
    default: "UpperAlpha"
    }
  }
}

extension ClauseStyle {
  /// From the label of an item to its text.
  func indent(of list: List) -> Double {
    switch list.kind {
    case .clauses where list.level == 1: indent
    case .clauses, .numbers: levelIndent
    case .bullets: bulletIndent
    }
  }
}
