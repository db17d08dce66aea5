import DocumentModel

/// The contract's name, its table of contents, and small things that stand between blocks.
extension GalleyBuilder {
  mutating func addTitle(_ title: TitleBlock, in context: Context) {
    if style.cover.isShown, galley.entries.isEmpty {
      addCover(title, in: context)
      leaveRoomForHead()
      return
    }
    addLogo(in: context)
    let node = spans.structure.add(
      .init(role: "H1", parent: context.node, title: title.title.plainText))
    addParagraph(title.title, style: style.blocks.title, node: node, in: context)
    for line in title.lines {
      let node = spans.structure.add("P", in: context.node)
      addParagraph(line, style: style.blocks.titleLine, node: node, in: context)
    }
    leave(style.blocks.title.after)
  }

  mutating func addContents(title: String, depth: Int, in context: Context) {
    let contents = style.contents
    if !title.isEmpty {
      let node = spans.structure.add("P", in: context.node)
      addParagraph([.text(title)], style: contents.title, node: node, in: context)
      require(KeepWithNext.heading)
    }
    let tree = spans.structure.add("TOC", in: context.node)
    let depth = contents.depth > 0 ? contents.depth : depth
    let listed = headings.filter { $0.level <= depth }
    for (index, heading) in listed.enumerated() {
      let level = min(heading.level, contents.levels.count) - 1
      let cost =
        index < 2
        ? KeepWithNext.heading : contents.opensPageAfter ? KeepTogether.contents : .free
      addContentsEntry(heading, style: contents.levels[level], in: tree, context, cost)
    }
    leave(contents.levels.first?.leading ?? 0)
    if contents.opensPageAfter { require(.forced(.contents)) }
  }

  private mutating func addContentsEntry(
    _ heading: Heading, style block: BlockStyle, in tree: StructureTree.Index,
    _ context: Context, _ cost: BreakCost
  ) {
    let item = spans.structure.add("TOCI", in: tree)
    let reference = spans.structure.add("Reference", in: item)
    let node = spans.structure.add("Link", in: reference)
    let numberWidth = block.text.size * 2
    let indent = context.x + block.indent
    let textX =
      indent
      + (heading.label == nil || heading.opensSchedule
        ? 0 : contentsIndent(level: heading.level, style: block))
    let measure = context.measure - textX - numberWidth
    var text = heading.text.map(\.withoutLinks)
    if heading.opensSchedule, let label = heading.label {
      text = [.text(label + "\u{2002}")] + text
    }
    let lines = setter.set(
      spans.build(text, style: block.text, node: node), style: block, measure: measure)
    noteProblems(context.source)
    for (number, line) in lines.enumerated() {
      var frame = Frame(
        size: Size(width: context.measure, height: line.frame.size.height),
        baseline: line.frame.baseline)
      if number == 0, let label = heading.label, !heading.opensSchedule {
        place(set(Label(text: label, x: indent, node: node, style: block)), in: &frame)
      }
      frame.place(line.frame, x: textX)
      if number == lines.count - 1 {
        frame.place(
          .pageNumber(
            PageNumber(anchor: heading.anchor, style: block.text, width: numberWidth)),
          x: context.measure - numberWidth, y: frame.baseline, node: node)
        addLeader(to: &frame, from: textX + line.frame.inkWidth, block: block, context)
      }
      let words = [heading.label, heading.text.plainText].compactMap { $0 }
        .joined(separator: " ")
      frame.place(
        .link(
          Link(
            size: Size(width: context.measure - indent, height: frame.size.height),
            target: .anchor(heading.anchor), words: words)),
        x: indent, node: node)
      append(
        frame, before: number == 0 ? block.before : 0,
        cost: number == 0 ? cost : KeepWithNext.heading, source: context.source)
    }
    leave(block.after)
  }

  /// Dots on one grid for all entries, so that they stand in columns.
  private mutating func addLeader(
    to frame: inout Frame, from start: Double, block: BlockStyle, _ context: Context
  ) {
    let pitch = style.contents.leaderPitch
    guard pitch > 0 else { return }
    let end = context.measure - block.text.size * 2
    let first = ((start + pitch) / pitch).rounded(.up) * pitch
    guard first < end else { return }
    let dot = setter.setLine(
      spans.build([.text(".")], style: block.text, node: .artifact), style: block)
    guard case .glyphs(let model)? = dot.items.first?.content, let glyph = model.glyphs.first
    else { return }
    var run = model
    run.glyphs = []
    run.text = []
    run.clusters = []
    for x in stride(from: first, to: end, by: pitch) {
      run.glyphs.append(.init(id: glyph.id, x: Float(x - first), y: 0))
      run.text.append(UInt8(ascii: "."))
      run.clusters.append(.init(bytes: 1, glyphs: 1))
      run.width = x - first + model.width
    }
    frame.place(.glyphs(run), x: first, y: frame.baseline)
  }

  mutating func addRule(in context: Context) {
    var frame = Frame(size: Size(width: context.x + context.measure, height: 10))
    frame.place(
      .fill(Size(width: context.measure, height: 0.5), style.table.ruleColor), x: context.x, y: 5)
    append(frame)
    leave(context.paragraph.after)
  }
}

extension BlockStyle {
  var leading: Double { text.leading }
}

extension Inline {
  /// The same words without links of their own, for places that are links already.
  var withoutLinks: Inline {
    switch self {
    case .reference(let inner, _), .link(let inner, _):
      .text(inner.plainText)
    case .emphasis(let inner): .emphasis(inner.map(\.withoutLinks))
    case .strong(let inner): .strong(inner.map(\.withoutLinks))
    case .definition(let inner): .definition(inner.map(\.withoutLinks))
    case .language(let inner, let tag): .language(inner.map(\.withoutLinks), tag: tag)
    case .footnote: .text("")
    case .text, .value, .code, .pageNumber, .lineBreak: self
    }
  }
}

extension Frame {
  /// Where the last glyph run ends.
  var inkWidth: Double {
    items.reduce(0) { width, item in
      guard case .glyphs(let run) = item.content else { return width }
      return max(width, item.position.x + run.width)
    }
  }
}
