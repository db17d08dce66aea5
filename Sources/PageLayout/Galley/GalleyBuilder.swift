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
  let wordedLabels: WordedLabels

  var galley = Galley()
  private var isInColumn = false
  /// Between the first numbered heading and what stands across the page again.
  private var isInClauses = false
  /// What `galley.paragraphs` are set from, should a page want a line more or less of them.
  var settings: [ParagraphSetting] = []
  let spans: SpanBuilder
  var problems: [LayoutProblem] = []
  var outline: [OutlineEntry] = []
  /// By their paths.
  let pictures: [String: Picture]
  /// The pages of anchors as the last run found them; `nil` where none did.
  let pageNumbers: [String: Int]
  /// Anchors that the text points to, and where it does.
  var references: [Reference] = []
  /// Footnotes whose marks have not yet come into the galley.
  var pendingNotes: [Int] = []
  /// Cells and notes are set apart; what they hold enters the galley later.
  private var depth = 0
  var isSettingApart: Bool { depth > 0 }
  /// The space that the last block wants below it.
  private var spaceAfter = 0.0
  /// What the next entry must pay for a page that begins with it.
  private var nextCost = BreakCost.free
  /// Lines that the last heading still wants on its page.
  private var owedLines = 0
  /// A title takes the first level of the structure's headings.
  let headingOffset: Int
  var hasSchedules = false
  /// The schedule that is being set, and the level of its heading.
  private var schedule: (index: Int, level: Int)?
  /// Tables whose amounts are carried over the ends of pages.
  var carriedSums: [CarriedSums] = []
  /// What is added stands on pages that are turned on their sides.
  private var isTurned = false
  /// The first page holds the title alone.
  var hasCover = false

  init(
    document: Document, style: StyleSheet, shaper: any TextShaper, setter: ParagraphSetter,
    pictures: [String: Picture] = [:], pageNumbers: [String: Int] = [:]
  ) {
    self.style = style
    self.pictures = pictures
    self.pageNumbers = pageNumbers
    information = document.information
    self.shaper = shaper
    self.setter = setter
    wordedLabels = WordedLabels(document.blocks)
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
  }

  struct Reference {
    var anchor: String
    /// The text says the number of its page.
    var saysPage: Bool
    var source: SourceLocation?
  }

  mutating func build(_ blocks: [Block]) {
    let context = Context(measure: style.page.measure, paragraph: style.blocks.body)
    if !style.cover.isShown { leaveRoomForHead() }
    add(blocks, in: context)
    giveUnmarkedNotes()
  }

  /// The width that text has to itself: the page's, or a column's.
  var measure: Double { isInColumn ? style.page.columnMeasure : style.page.measure }

  /// What text across the page leaves free beside it.
  var spareWidth: Double {
    guard !isInColumn, depth == 0, let width = style.page.textWidth else { return 0 }
    return max(0, style.page.measure - width)
  }

  /// Numbered clauses stand in columns, if the style has any; titles, tables of contents, schedules
  /// and signatures stand across the page, and text there is no wider than the style wants.
  private mutating func chooseWidth(for block: Block, in context: inout Context) {
    guard depth == 0, context.node == .document else { return }
    var isText = true
    switch block.content {
    case .heading(let heading) where heading.level == 1:
      isInClauses = heading.label != nil && !heading.opensSchedule && !hasSchedules
    case .signatures, .title, .tableOfContents:
      isInClauses = false
      isText = false
    case .table: isText = false
    default: break
    }
    isInColumn = style.page.columns.count > 1 && isInClauses && !block.isWide
    context.measure = measure - (isText ? spareWidth : 0)
  }

  /// A schedule ends with the next heading of its level, and where the parties sign.
  private mutating func followSchedules(_ block: Block) {
    guard depth == 0 else { return }
    switch block.content {
    case .heading(let heading) where heading.opensSchedule:
      galley.schedules.append(heading.label ?? heading.text.plainText)
      schedule = (galley.schedules.count - 1, heading.level)
    case .heading(let heading):
      if let open = schedule, heading.level <= open.level { schedule = nil }
    case .signatures: schedule = nil
    default: break
    }
  }

  /// Adds blocks in order; a paragraph that announces the next one stays with it.
  mutating func add(_ blocks: [Block], in context: Context) {
    for (index, block) in blocks.enumerated() {
      add(block, in: context)
      if case .paragraph(let text) = block.content, index + 1 < blocks.count,
        KeepWithNext.isLeadIn(text.plainText)
      {
        require(KeepWithNext.leadIn)
      }
    }
  }

  mutating func add(_ block: Block, in outer: Context) {
    var context = outer
    chooseWidth(for: block, in: &context)
    followSchedules(block)
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
      add(blocks, in: context)
    case .code(let text): addCode(text, in: context)
    case .figure(let figure): addFigure(figure, in: context)
    case .rule: addRule(in: context)
    case .pageBreak:
      if depth == 0 {
        require(.forced)
      } else {
        problems.append(.pageBreakInCell(source: context.source))
      }
    }
  }

  // MARK: Entries

  /// Adds a piece; `before` and the last block's space above it collapse to the larger.
  mutating func append(
    _ frame: Frame, before: Double = 0, cost: BreakCost = .free, head: Int? = nil,
    isHeading: Bool = false, source: SourceLocation? = nil
  ) {
    let isFirst = galley.entries.isEmpty
    var entry = Galley.Entry(
      frame: frame, spaceBefore: isFirst ? 0 : max(before, spaceAfter), head: head)
    entry.isHeading = isHeading
    entry.isTurned = isTurned
    entry.isInColumn = isInColumn && !isTurned
    entry.source = source
    entry.schedule = schedule?.index
    if !isFirst {
      let owed = owedLines > 0 ? KeepWithNext.heading : .free
      entry.breakBefore = cost.combined(with: nextCost).combined(with: owed)
    }
    if !pendingNotes.isEmpty, depth == 0 { entry.notes = takeNotes(markedIn: frame) }
    galley.entries.append(entry)
    spaceAfter = 0
    nextCost = .free
    let isTall = frame.size.height > 1.5 * style.blocks.body.leading
    owedLines = isTall ? 0 : max(0, owedLines - 1)
  }

  /// Asks for space below what was added last.
  mutating func leave(_ space: Double) { spaceAfter = max(spaceAfter, space) }

  /// Makes the next entry pay for a page that begins with it.
  mutating func require(_ cost: BreakCost) { nextCost = nextCost.combined(with: cost) }

  /// Whether the next entry begins a page whatever it costs.
  var wantsPage: Bool { nextCost.isForced }

  /// The height of the text on the pages that are being filled.
  var textHeight: Double { isTurned ? style.page.turned.textHeight : style.page.textHeight }

  /// Lets what follows stand on pages turned on their sides, with the headings right above it.
  mutating func turnPage() {
    isTurned = true
    let turn = BreakCost(-10_000, .turned)
    var first = galley.entries.count
    while first > 0, galley.entries[first - 1].isHeading, !wantsPage {
      first -= 1
      galley.entries[first].isTurned = true
      galley.entries[first].isInColumn = false
      if galley.entries[first].breakBefore.isForced { return }
    }
    guard first < galley.entries.count else { return require(turn) }
    galley.entries[first].breakBefore = first > 0 ? turn : .free
  }

  /// Lets what follows begin an upright page, if pages are turned.
  mutating func turnPageBack() {
    guard isTurned else { return }
    isTurned = false
    require(BreakCost(-10_000, .turned))
  }

  /// Keeps what was added last with the lines that follow it.
  mutating func requireLines(_ count: Int) { owedLines = max(owedLines, count) }

  /// A section that has a line of its own may end a page, however short it is.
  mutating func endSection() {
    if owedLines < KeepWithNext.linesAfterHeading { owedLines = 0 }
  }

  /// Sets blocks in a galley of their own: those of a cell or a note.
  mutating func setApart(_ blocks: [Block], in context: Context) -> [Galley.Entry] {
    let outer = (galley.entries, spaceAfter, nextCost, owedLines)
    galley.entries = []
    (spaceAfter, nextCost, owedLines) = (0, .free, 0)
    depth += 1
    add(blocks, in: context)
    depth -= 1
    let inner = galley.entries
    (galley.entries, spaceAfter, nextCost, owedLines) = outer
    return inner
  }

  /// Records what could not be set in the paragraph just set.
  mutating func noteProblems(_ source: SourceLocation?) {
    for (scalar, word) in setter.takeMissing().sorted(by: { $0.key.value < $1.key.value }) {
      problems.append(.missingCharacter(scalar, word: word, source: source))
    }
    for line in setter.takeSticking() {
      problems.append(
        .lineTooWide(words: line.words, needs: line.needs, has: line.has, source: source))
    }
  }
}

extension Block {
  /// A table of more than two columns needs the width of the page.
  fileprivate var isWide: Bool {
    if case .table(let table) = content { table.alignments.count > 2 } else { false }
  }
}

/// A bookmark in the making.
package struct OutlineEntry: Sendable, Hashable {
  package var title: String
  package var anchor: String
  package var level: Int
}
