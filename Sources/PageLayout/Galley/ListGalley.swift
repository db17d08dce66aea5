import DocumentModel

/// Numbered clauses and bullets: labels hang before their text.
extension GalleyBuilder {
  mutating func addList(_ list: List, in context: Context) {
    let node = spans.structure.add(
      .init(role: "L", parent: context.node, listNumbering: numbering(of: list)))
    let isClause = list.kind == .clauses && list.level == 1
    let indent = indent(of: list, in: context)
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
      // Items in a cell or a note stand as close as its paragraphs.
      if !isSettingApart {
        inner.paragraph.after =
          list.level == 1 ? style.clauses.after : style.clauses.levelAfter
      }
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

  /// ISO 32000-1 table 347, by what the first label counts in.
  private func numbering(of list: List) -> String {
    guard list.kind != .bullets, let label = list.items.first?.label else { return "Disc" }
    let tokens = label.split { !$0.isLetter && !$0.isNumber }
    guard let token = tokens.last, token.first?.isNumber == false else { return "Decimal" }
    let isSmall = token.first?.isLowercase == true
    let isRoman = token.allSatisfy { "ivxIVX".contains($0) }
    // The ninth letter looks like the first numeral, which a list is likelier to begin with.
    return switch (isRoman, isSmall) {
    case (true, true): "LowerRoman"
    case (true, false): "UpperRoman"
    case (false, true): "LowerAlpha"
    case (false, false): "UpperAlpha"
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
