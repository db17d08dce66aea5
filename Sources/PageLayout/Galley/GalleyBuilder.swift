import DocumentModel
import StrictInput

/// Sets the blocks of a document one below the other; each kind of block has its own file.
struct GalleyBuilder {
  let style: StyleSheet
  let information: DocumentInformation
  let shaper: any TextShaper
  let setter: ParagraphSetter
  /// Headings of the whole document, for the table of contents.
  let headings: [Heading]

  var galley = Galley()
  let spans: SpanBuilder
  var problems: [LayoutProblem] = []
  private(set) var outline: [OutlineEntry] = []
  /// The space that the last block wants below it.
  private var spaceAfter = 0.0
  /// What the next entry must pay for a page that begins with it.
  private var nextCost = BreakCost.free
  private let headingOffset: Int
  private var hasSchedules = false

  init(document: Document, style: StyleSheet, shaper: any TextShaper, setter: ParagraphSetter) {
    self.style = style
    information = document.information
    self.shaper = shaper
    self.setter = setter
    headings = document.blocks.compactMap {
      if case .heading(let heading) = $0.content { heading } else { nil }
    }
    spans = SpanBuilder(
      shaper: shaper, language: document.information.language, structure: StructureTree())
    let hasTitle = document.blocks.contains {
      if case .title = $0.content { true } else { false }
    }
    headingOffset = hasTitle ? 1 : 0
  }

  /// Where a block stands: its left edge, its measure, its place in the structure.
  struct Context {
    var x = 0.0
    var measure: Double
    var node = StructureTree.Index.document
    /// The style that paragraphs take.
    var paragraph: BlockStyle
    /// How a paragraph may be divided between pages.
    var isClause = false
    /// Hangs before the first line of the next paragraph.
    var label: Label?
    var source: SourceLocation?
  }

  struct Label {
    var text: String
    var x: Double
    var node: StructureTree.Index
    var style: BlockStyle
    var anchor: String?
    /// The label's right edge stands here; nil for a label that begins at `x`.
    var trailing: Double?
  }

  mutating func build(_ blocks: [Block]) {
    let context = Context(measure: style.page.measure, paragraph: style.blocks.body)
    for (index, block) in blocks.enumerated() {
      add(block, in: context)
      if case .paragraph(let text) = block.content, index + 1 < blocks.count,
        case .list = blocks[index + 1].content, KeepWithNext.isLeadIn(text.plainText)
      {
        require(KeepWithNext.leadIn)
      }
    }
  }

  mutating func add(_ block: Block, in outer: Context) {
    var context = outer
    context.source = block.source ?? outer.source
    switch block.content {
    case .title(let title): addTitle(title, in: context)
    case .tableOfContents(let title, let depth):
      addContents(title: title, depth: depth, in: context)
    case .heading(let heading): addHeading(heading, in: context)
    case .paragraph(let text):
      let node = spans.structure.add("P", in: context.node)
      addParagraph(text, style: context.paragraph, node: node, in: context)
    case .list(let list): addList(list, in: context)
    case .table(let table): addTable(table, in: context)
    case .signatures(let parties): addSignatures(parties, in: context)
    case .quote(let blocks):
      context.node = spans.structure.add("BlockQuote", in: context.node)
      context.paragraph = style.blocks.quote
      context.x += style.blocks.quote.indent
      context.measure -= 2 * style.blocks.quote.indent
      for block in blocks { add(block, in: context) }
    case .code(let text):
      let node = spans.structure.add("Code", in: context.node)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let inlines = lines.enumerated().flatMap { index, line -> [Inline] in
        // Spaces of code are kept as they are.
        let kept = line.replacing(" ", with: "\u{A0}")
        return index == 0 ? [.text(String(kept))] : [.lineBreak, .text(String(kept))]
      }
      addParagraph(inlines, style: style.blocks.code, node: node, in: context)
    case .figure(let figure): addFigure(figure, in: context)
    case .rule: addRule(in: context)
    case .pageBreak: require(.forced)
    }
  }

  // MARK: Entries

  /// Adds a piece; `before` and the last block's space above it collapse to the larger.
  mutating func append(
    _ frame: Frame, before: Double = 0, cost: BreakCost = .free, head: Int? = nil
  ) {
    let isFirst = galley.entries.isEmpty
    galley.entries.append(
      Galley.Entry(
        frame: frame, spaceBefore: isFirst ? 0 : max(before, spaceAfter),
        breakBefore: isFirst ? .free : cost.combined(with: nextCost), head: head))
    spaceAfter = 0
    nextCost = .free
  }

  /// Asks for space below what was added last.
  mutating func leave(_ space: Double) { spaceAfter = max(spaceAfter, space) }

  /// Makes the next entry pay for a page that begins with it.
  mutating func require(_ cost: BreakCost) { nextCost = nextCost.combined(with: cost) }

  /// Sets aside what the galley owes its next entry, while a cell is set.
  mutating func takeSpace() -> (Double, BreakCost) {
    defer {
      spaceAfter = 0
      nextCost = .free
    }
    return (spaceAfter, nextCost)
  }

  mutating func restore(_ debt: (Double, BreakCost)) { (spaceAfter, nextCost) = debt }

  /// Records what could not be set in the paragraph just set.
  mutating func noteProblems(_ source: SourceLocation?) {
    for (scalar, word) in setter.takeMissing().sorted(by: { $0.key.value < $1.key.value }) {
      problems.append(.missingCharacter(scalar, word: word, source: source))
    }
  }

  // MARK: Paragraphs

  /// Sets a paragraph and adds its lines, the label of its context before the first of them.
  mutating func addParagraph(
    _ text: [Inline], style block: BlockStyle, node: StructureTree.Index, in context: Context
  ) {
    let lines = setter.set(
      spans.build(text, style: block.text, node: node), style: block, measure: context.measure)
    noteProblems(context.source)
    for (number, line) in lines.enumerated() {
      var frame = Frame(
        size: Size(width: context.x + context.measure, height: line.frame.size.height),
        baseline: line.frame.baseline)
      if number == 0, let label = context.label { place(label, in: &frame) }
      frame.place(line.frame, x: context.x)
      var cost = WidowControl.cost(line: number, of: lines.count, style: style.pageBreaking)
      if context.isClause {
        cost = cost.combined(
          with: KeepTogether.cost(line: number, of: lines.count, style: style.pageBreaking))
      }
      append(frame, before: number == 0 ? block.before : 0, cost: cost)
    }
    leave(block.after)
  }

  /// Puts a hanging label on the baseline of a first line.
  mutating func place(_ label: Label, in frame: inout Frame) {
    if let anchor = label.anchor { frame.place(.destination(anchor)) }
    let set = setter.setLine(
      spans.build([.text(label.text)], style: label.style.text, node: label.node),
      style: label.style, endsWithSpace: true)
    let x = label.trailing.map { $0 - set.size.width } ?? label.x
    frame.place(set, x: x, y: frame.baseline - set.baseline)
  }

  // MARK: Headings

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

  private mutating func addHeading(_ heading: Heading, in context: Context) {
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
    let hangs = !heading.opensSchedule
    if let label = heading.label {
      if hangs {
        inner.label = Label(text: label, x: context.x, node: node, style: block)
        inner.x += style.clauses.indent
        inner.measure -= style.clauses.indent
      } else {
        text = [.text(label + "\u{2002}")] + text
      }
    }
    let lines = setter.set(
      spans.build(text, style: block.text, node: node), style: block, measure: inner.measure)
    noteProblems(context.source)
    for (number, line) in lines.enumerated() {
      var frame = Frame(
        size: Size(width: inner.x + inner.measure, height: line.frame.size.height),
        baseline: line.frame.baseline)
      if number == 0 {
        frame.place(.destination(heading.anchor))
        if let label = inner.label { place(label, in: &frame) }
      }
      frame.place(line.frame, x: inner.x)
      append(
        frame, before: number == 0 ? block.before : 0,
        cost: number == 0 ? .free : KeepWithNext.heading)
    }
    leave(block.after)
    require(KeepWithNext.heading)
  }
}

/// A bookmark in the making.
package struct OutlineEntry: Sendable, Hashable {
  package var title: String
  package var anchor: String
  package var level: Int
}
