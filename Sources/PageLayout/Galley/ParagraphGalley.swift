import DocumentModel
import StrictInput

/// Paragraphs and headings: lines in order, each with what it costs to begin a page with it.
extension GalleyBuilder {
  /// Sets a paragraph and adds its lines, the label of its context before the first of them.
  mutating func addParagraph(
    _ text: [Inline], style block: BlockStyle, node: StructureTree.Index, in context: Context
  ) {
    let lines = lines(of: text, style: block, node: node, in: context)
    for (number, line) in lines.enumerated() {
      var cost = WidowControl.cost(line: number, of: lines.count, style: style.pageBreaking)
      if context.isClause {
        cost = cost.combined(
          with: KeepTogether.cost(line: number, of: lines.count, style: style.pageBreaking))
      }
      append(line, before: number == 0 ? block.before : 0, cost: cost, source: context.source)
    }
    giveUnmarkedNotes()
    leave(block.after)
  }

  mutating func addHeading(_ heading: Heading, in context: Context) {
    let levels = style.blocks.headings
    var block = levels[min(max(heading.level, 1), levels.count) - 1]
    if heading.opensSchedule {
      block = style.blocks.schedule
      openSchedule()
    }
    let level = min(6, heading.level + headingOffset)
    let title = [heading.label, heading.text.plainText].compactMap { $0 }.joined(separator: " ")
    let node = spans.structure.add(
      .init(role: "H\(level)", parent: context.node, title: title))
    outline.append(OutlineEntry(title: title, anchor: heading.anchor, level: heading.level))

    var inner = context
    var text = heading.text
    if let label = heading.label {
      if heading.opensSchedule {
        text = [.text(label + "\u{2002}")] + text
      } else {
        inner.label = Label(text: label, x: context.x, node: node, style: block)
        let indent = indent(of: label, style: block)
        inner.x += indent
        inner.measure -= indent
      }
    }
    endSection()
    var lines = lines(of: text, style: block, node: node, in: inner)
    if !lines.isEmpty {
      lines[0].items.insert(
        FrameItem(position: .zero, content: .destination(heading.anchor), node: .artifact), at: 0)
    }
    for (number, line) in lines.enumerated() {
      append(
        line, before: number == 0 ? block.before : 0,
        cost: number == 0 ? .free : KeepWithNext.heading, isHeading: true, source: context.source)
    }
    giveUnmarkedNotes()
    leave(block.after)
    requireLines(
      heading.opensSchedule ? KeepWithNext.linesAfterSchedule : KeepWithNext.linesAfterHeading)
  }

  /// Begins a new page for a schedule if the style wants one.
  private mutating func openSchedule() {
    defer { hasSchedules = true }
    guard !galley.entries.isEmpty else { return }
    switch style.clauses.schedulesOpenPage {
    case .each: require(.forced)
    case .first where !hasSchedules: require(.forced)
    case .first, .none: break
    }
  }

  /// Sets a text in lines that reach from the galley's left edge to the end of the measure.
  private mutating func lines(
    of text: [Inline], style block: BlockStyle, node: StructureTree.Index, in context: Context
  ) -> [Frame] {
    let label = context.label.map { set($0) }
    var block = block
    if let label {
      // A label too wide for its place pushes the words beside it.
      block.firstIndent = max(
        block.firstIndent, label.x + label.frame.size.width - context.x)
    }
    let words = resolve(text, source: context.source)
    let lines = setter.set(
      spans.build(words, style: block.text, node: node), style: block,
      measure: context.measure)
    noteProblems(context.source)
    guard !lines.isEmpty else { return context.label.map { [line(with: $0, in: context)] } ?? [] }
    return lines.enumerated().map { number, line in
      var frame = line.frame.shifted(context.x)
      if number == 0, let label { place(label, in: &frame) }
      return frame
    }
  }

  // MARK: Labels

  struct SetLabel {
    var frame: Frame
    var x: Double
    var anchor: String?
  }

  /// Sets a label with a space behind it, for those who copy its words.
  mutating func set(_ label: Label) -> SetLabel {
    let frame = setter.setLine(
      spans.build([.text(label.text)], style: label.style.text, node: label.node),
      style: label.style, endsWithSpace: true)
    return SetLabel(frame: frame, x: label.x, anchor: label.anchor)
  }

  /// Puts a hanging label on the baseline of a first line, before its words.
  mutating func place(_ label: SetLabel, in frame: inout Frame) {
    var items: [FrameItem] = []
    if let anchor = label.anchor {
      items.append(
        FrameItem(position: .zero, content: .destination(anchor), node: .artifact))
    }
    for item in label.frame.items {
      var item = item
      item.position.x += label.x
      item.position.y += frame.baseline - label.frame.baseline
      items.append(item)
    }
    frame.items.insert(contentsOf: items, at: 0)
  }
}

extension Frame {
  /// The same frame with what it holds moved to the right.
  func shifted(_ x: Double) -> Frame {
    guard x != 0 else { return self }
    var copy = self
    copy.size.width += x
    for index in copy.items.indices { copy.items[index].position.x += x }
    return copy
  }
}
