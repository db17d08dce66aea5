internal import ContractModel
internal import DocumentModel
internal import Foundation
internal import StrictInput

/// A block as the writer left it: labels are still empty, headings have only the anchors that were
/// written out, and references are links to `#anchor`.
struct MarkdownBlock: Sendable {
  var block: Block
  /// What the end of a heading said about its number; nil for anything but a heading.
  var mark: PlaceMark?
}

/// Reads Markdown of the contract dialect into the blocks of a document.
///
/// Whatever the dialect does not know is a fault that names its place; nothing is lost. In an
/// agreement it is also set as it was typed, so that the fault is only a finding.
struct MarkdownReader {
  /// Whose words are read.
  enum Dialect {
    /// Those of a template, which numbers its clauses.
    case template
    /// Those of an agreement, with numbers typed by hand.
    case agreement
  }

  let dialect: Dialect
  let words: LegalWords
  /// What a `signatures` block prints.
  let parties: [SignatureParty]
  var faults: [Diagnostic] = []
  /// The anchors that were written out, in their order.
  var anchors: [WrittenAnchor] = []
  /// Whether the blocks follow from more than the text: from the parties, or from other files.
  var hasOutsideSources = false
  var typography: Typography
  /// The names of pictures that are at hand; nil where they are files.
  var pictures: Set<String>?
  var source = MarkdownSource(text: "", file: "")
  /// Lines above the fragment that is being read.
  var linesAbove = 0
  /// Whether the parties have their place to sign; fields stand once in a document.
  var hasSignatures = false
  /// The footnotes of the file, in the order of their first mark.
  var footnotes: [[Block]] = []

  init(
    _ dialect: Dialect = .template, language: String, words: LegalWords, parties: [SignatureParty]
  ) {
    self.dialect = dialect
    self.words = words
    self.parties = parties
    typography = Typography(language: language)
  }

  mutating func read(_ source: MarkdownSource) -> [MarkdownBlock] {
    self.source = source
    linesAbove = 0
    keepWhatParsersDrop()
    return MarkdownTree(self.source.bytes).withRoot { root in
      readFootnotes(of: root)
      var blocks: [MarkdownBlock] = []
      for node in root.children {
        if node.kind == .heading {
          blocks.append(heading(node))
        } else if let block = block(node, level: 1) {
          MarkdownReader.append(block, to: &blocks)
        }
      }
      return blocks
    }
  }

  /// Appends a block, or makes it the caption of the table before it.
  private static func append(_ block: Block, to blocks: inout [MarkdownBlock]) {
    if let caption = caption(block), case .table(var table) = blocks.last?.block.content {
      table.caption = caption
      blocks[blocks.count - 1].block.content = .table(table)
    } else {
      blocks.append(MarkdownBlock(block: block))
    }
  }

  private static func caption(_ block: Block) -> [Inline]? {
    let start = "Table: "
    guard case .paragraph(var inlines) = block.content, case .text(let text) = inlines.first,
      text.hasPrefix(start)
    else { return nil }
    inlines[0] = .text(String(text.dropFirst(start.count)))
    return inlines
  }
}

// MARK: Blocks

extension MarkdownReader {
  /// The blocks within an item, a quotation or a footnote; lists in it have the level given.
  mutating func blocks(in node: MarkdownNode, level: Int) -> [Block] {
    var blocks: [MarkdownBlock] = []
    for child in node.children {
      if child.kind == .heading {
        report(
          child, "a heading stands within a list or a quotation", help: "begin it at the margin")
        let words = Block.Content.paragraph([.strong(inlinesAndMark(of: child).inlines)])
        blocks.append(MarkdownBlock(block: Block(words, source: location(child))))
      } else if let block = block(child, level: level) {
        MarkdownReader.append(block, to: &blocks)
      }
    }
    return blocks.map(\.block)
  }

  private mutating func block(_ node: MarkdownNode, level: Int) -> Block? {
    content(node, level: level).map { Block($0, source: location(node)) }
  }

  private mutating func content(_ node: MarkdownNode, level: Int) -> Block.Content? {
    switch node.kind {
    case .paragraph: return paragraph(node)
    case .list: return .list(list(node, level: level))
    case .table: return .table(table(node))
    case .quote: return .quote(blocks(in: node, level: level))
    case .codeBlock: return fence(node)
    case .rule: return .rule
    case .footnote: return nil
    case .htmlBlock:
      let tag = node.literal.split(separator: "\n").first.map(String.init) ?? ""
      reportHTML(node, tag)
      return .code(source.restored(node.literal.trimmingSuffix("\n")))
    default:
      report(node, "this is not part of the dialect")
      return .code(node.literal)
    }
  }

  private mutating func heading(_ node: MarkdownNode) -> MarkdownBlock {
    let place = location(node)
    var (inlines, mark) = inlinesAndMark(of: node)
    var heading = Heading(level: node.headingLevel, text: [], anchor: "")
    if dialect == .template {
      heading.level = max(node.headingLevel - 1, 1)
      if node.headingLevel == 1 { openSchedule(&heading, with: &inlines, node) }
    }
    heading.text = inlines
    if inlines.plainText.isEmpty { report(node, "the heading has no words") }
    heading.anchor = anchor(of: mark, node) ?? ""
    return MarkdownBlock(
      block: Block(.heading(heading), source: place), mark: mark ?? PlaceMark())
  }

  /// Reads `Schedule: Fees`, the only heading of the first level.
  private mutating func openSchedule(
    _ heading: inout Heading, with inlines: inout [Inline], _ node: MarkdownNode
  ) {
    if case .text(let text) = inlines.first, let colon = text.firstIndex(of: ":"),
      words.scheduleWords.contains(
        text[..<colon].trimmingCharacters(in: .whitespaces).lowercased())
    {
      heading.opensSchedule = true
      heading.label = text[..<colon].trimmingCharacters(in: .whitespaces)
      let rest = text[text.index(after: colon)...].drop(while: \.isWhitespace)
      inlines[0] = .text(String(rest))
      if rest.isEmpty { inlines.removeFirst() }
    } else {
      report(
        node, "a heading with one # opens a schedule, such as \"# \(words.schedule): Fees\"",
        help: "begin a clause with ##; the title of the contract is a ```title block")
    }
  }

  private mutating func list(_ node: MarkdownNode, level: Int) -> List {
    let mark = node.listMark
    let kind: List.Kind =
      switch mark {
      case .bullet: .bullets
      case .period: .clauses
      case .parenthesis: dialect == .agreement ? .clauses : .numbers
      }
    let typed = dialect == .agreement && mark != .bullet ? typedLabels(node) : []
    var items: [List.Item] = []
    for item in node.children {
      let label =
        switch mark {
        case _ where items.count < typed.count: typed[items.count]
        case .bullet: level % 2 == 1 ? "•" : "–"
        case .parenthesis: "\(node.listStart + items.count))"
        case .period: ""
        }
      let placeMark = item.first.flatMap { $0.kind == .paragraph ? markAtEnd(of: $0) : nil }
      if item.first == nil { report(item, "the list item is empty") }
      items.append(
        List.Item(
          label: label, anchor: anchor(of: placeMark, item),
          blocks: blocks(in: item, level: level + 1)))
    }
    return List(kind: kind, level: level, items: items)
  }

  /// The numbers of a list as they were typed; where one was typed for all, they are counted.
  private func typedLabels(_ node: MarkdownNode) -> [String] {
    let typed = node.children.map { item in
      let line = source.line(item.line + linesAbove, from: item.column)
      let figures = line.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      return String(decoding: line.prefix(figures.count + 1), as: UTF8.self)
    }
    guard let first = typed.first, typed.count > 1, typed.allSatisfy({ $0 == first }) else {
      return typed
    }
    return typed.indices.map { "\(node.listStart + $0)\(first.suffix(1))" }
  }

  private mutating func paragraph(_ node: MarkdownNode) -> Block.Content? {
    if let image = node.first, image.kind == .image, isFigure(image) { return figure(image) }
    let inlines = inlinesAndMark(of: node).inlines
    let start = inlines.first?.plainText ?? ""
    if start.hasPrefix("|"), case .text = inlines.first {
      report(
        node, "this looks like a table but is not one",
        help: "the line of dashes needs as many cells as the head above it")
    } else if start.hasPrefix("##"), case .text = inlines.first {
      report(node, "this looks like a heading but is not one", help: "put a space after the #")
    }
    return .paragraph(inlines)
  }

  private mutating func anchor(of mark: PlaceMark?, _ node: MarkdownNode) -> String? {
    guard let anchor = mark?.anchor else { return nil }
    guard !anchor.unicodeScalars.contains(where: MarkdownSource.isToken) else {
      report(node, "an anchor cannot contain a value", help: "write a fixed name, such as {#sites}")
      return nil
    }
    anchors.append(WrittenAnchor(name: anchor, place: location(node, near: "{#\(anchor)}")))
    return anchor
  }
}

// MARK: Footnotes and faults

extension MarkdownReader {
  private mutating func readFootnotes(of root: MarkdownNode) {
    footnotes = []
    for node in root.children where node.kind == .footnote {
      footnotes.append(blocks(in: node, level: 1))
    }
  }

  /// Names what the parser would leave out without a word: definitions of links, and footnotes
  /// without a mark. In an agreement such a line is text, and links that are used are links.
  private mutating func keepWhatParsersDrop() {
    var kept: [Int] = []
    let uses = source.bracketedNames
    for number in 1...source.lineCount where source.line(number).first == UInt8(ascii: "[") {
      let line = String(decoding: source.line(number), as: UTF8.self)
      guard let end = line.range(of: "]:") else { continue }
      let name = line[..<end.lowerBound].dropFirst()
      let place = source.location(line: number, column: 1)
      let isUsed = uses[name.lowercased(), default: 0] > 1
      if name.hasPrefix("^") {
        if isUsed { continue }
        report(at: place, "nothing refers to the footnote [\(name)]")
      } else if !name.contains("[") {
        if isUsed, dialect == .agreement { continue }
        switch dialect {
        case .template:
          report(
            at: place, "the definition of the link [\(name)] is not printed",
            help: "write the address where the link stands: [\(name)](https://…)")
        case .agreement: report(at: place, "no link uses the definition [\(name)]")
        }
      } else {
        continue
      }
      kept.append(number)
    }
    if dialect == .agreement, !kept.isEmpty { source = source.escaping(lines: kept) }
  }

  func location(_ node: MarkdownNode, near text: String? = nil) -> SourceLocation? {
    source.location(line: node.line + linesAbove, column: node.column, near: text)
  }

  mutating func report(
    _ node: MarkdownNode, _ message: String, help: String? = nil, near text: String? = nil
  ) {
    report(at: location(node, near: text), message, help: help)
  }

  mutating func reportHTML(_ node: MarkdownNode, _ tag: String) {
    switch dialect {
    case .template:
      report(
        node, "raw HTML is not printed: \(tag.shortened)",
        help: "write Markdown, or {{! … }} for a note to yourself", near: tag)
    case .agreement:
      report(node, "raw HTML is set as it was typed: \(tag.shortened)", near: tag)
    }
  }

  mutating func report(at place: SourceLocation?, _ message: String, help: String? = nil) {
    switch dialect {
    case .template: faults.append(Diagnostic(at: place, message, help: help))
    case .agreement:
      faults.append(
        Diagnostic(AgreementRules.setAsTyped, at: place, message, mend: help))
    }
  }
}
