internal import DocumentModel
internal import StrictInput

extension MarkdownReader {
  /// The running text of a paragraph or a heading, and what stands in braces at its end.
  mutating func inlinesAndMark(
    of node: MarkdownNode
  ) -> (inlines: [Inline], mark: PlaceMark?) {
    typography.beginParagraph()
    var inlines: [Inline] = []
    var mark: PlaceMark?
    for child in node.children {
      if child.kind == .text, child.next == nil, let split = PlaceMark.split(child.literal) {
        mark = split.mark
        appendText(split.text, child, to: &inlines)
      } else {
        append(child, to: &inlines)
      }
    }
    if mark != nil, case .text(let last) = inlines.last {
      inlines.removeLast()
      let trimmed = last.trimmingSuffix(" ")
      if !trimmed.isEmpty { inlines.append(.text(trimmed)) }
    }
    return (inlines, mark)
  }

  func markAtEnd(of node: MarkdownNode) -> PlaceMark? {
    var last: MarkdownNode?
    for child in node.children { last = child }
    guard let last, last.kind == .text else { return nil }
    return PlaceMark.split(last.literal)?.mark
  }

  /// The running text of a fragment such as a line of a `title` block.
  mutating func inlines(ofLine line: String) -> [Inline] {
    MarkdownTree(Array(line.utf8)).withRoot { root in
      guard let paragraph = root.first, paragraph.kind == .paragraph, paragraph.next == nil else {
        var inlines: [Inline] = []
        typography.beginParagraph()
        appendText(line, root, to: &inlines)
        return inlines
      }
      return inlinesAndMark(of: paragraph).inlines
    }
  }

  /// The running text within a node, in the midst of a paragraph.
  mutating func inlines(in node: MarkdownNode) -> [Inline] {
    var inlines: [Inline] = []
    for child in node.children { append(child, to: &inlines) }
    return inlines
  }

  mutating func append(_ node: MarkdownNode, to inlines: inout [Inline]) {
    switch node.kind {
    case .text:
      let text = node.literal
      if text.utf8.contains(UInt8(ascii: "[")), text.contains("[^") {
        report(node, "the footnote has no text", help: "add a line such as [^1]: …", near: "[^")
      }
      if dialect == .agreement, text.utf8.contains(UInt8(ascii: "~")), text.contains("~~") {
        report(node, "words are not struck out: ~~", help: "remove them", near: "~~")
      }
      appendText(text, node, to: &inlines)
    case .softBreak:
      let before = inlines.last?.plainText.unicodeScalars.last
      let after = node.next.flatMap { source.restored($0.firstText).unicodeScalars.first }
      // Chinese and Japanese know no spaces, and a line that ends in the file is none.
      if before?.isSetSolid != true || after?.isSetSolid != true { appendText(" ", to: &inlines) }
    case .lineBreak:
      inlines.append(.lineBreak)
      typography.beginParagraph()
    case .code:
      typography.pass("x")
      inlines.append(.code(source.restored(node.literal)))
    case .emphasis: inlines.append(.emphasis(self.inlines(in: node)))
    case .strong: appendStrong(self.inlines(in: node), to: &inlines)
    case .link: appendLink(node, to: &inlines)
    case .footnoteReference:
      if let number = Int(node.literal), footnotes.indices.contains(number - 1) {
        inlines.append(.footnote(footnotes[number - 1]))
      }
    case .html: appendHTML(node, to: &inlines)
    case .image:
      report(
        node, "an image stands within a text", help: "put it in a paragraph of its own", near: "![")
      inlines.append(.text(typed(node)))
    default:
      report(node, "this is not part of the dialect")
      inlines.append(.text(node.literal))
    }
  }

  /// Appends a tag as it was typed; one that breaks a line does so in an agreement.
  private mutating func appendHTML(_ node: MarkdownNode, to inlines: inout [Inline]) {
    if dialect == .agreement, node.isBreakTag {
      inlines.append(.lineBreak)
      return
    }
    let tag = node.literal
    reportHTML(node, tag)
    inlines.append(.code(source.restored(tag)))
  }

  /// A picture or a link as somebody typed it.
  mutating func typed(_ node: MarkdownNode) -> String {
    let title = node.linkTitle.isEmpty ? "" : " \"\(node.linkTitle)\""
    return (node.kind == .image ? "!" : "") + "[\(inlines(in: node).plainText)]"
      + "(\(source.restored(node.destination))\(title))"
  }

  mutating func appendText(_ text: String, to inlines: inout [Inline]) {
    for piece in source.pieces(of: text) {
      switch piece {
      case .value(let value):
        typography.pass(value.text)
        inlines.append(.value(value.text, path: value.path))
      case .written(let text):
        let text = typography.set(text)
        if case .text(let before) = inlines.last {
          inlines[inlines.count - 1] = .text(before + text)
        } else {
          inlines.append(.text(text))
        }
      }
    }
  }

  /// Appends bold text; bold text within quotation marks defines a term.
  private func appendStrong(_ inner: [Inline], to inlines: inout [Inline]) {
    let quotes = typography.quotes
    guard case .text(let first) = inner.first, case .text(let last) = inner.last,
      let opening = [quotes.opening, "“"].first(where: first.hasPrefix),
      let closing = [quotes.closing, "”"].first(where: last.hasSuffix)
    else {
      inlines.append(.strong(inner))
      return
    }
    var term = inner
    term[0] = .text(String(first.dropFirst(opening.count)))
    if case .text(let text) = term.last {
      term[term.count - 1] = .text(String(text.dropLast(closing.count)))
    }
    term.removeAll { $0 == .text("") }
    guard !term.isEmpty, !term.plainText.contains(where: { "“”„«»".contains($0) }) else {
      inlines.append(.strong(inner))
      return
    }
    if case .text(let before) = inlines.last {
      inlines[inlines.count - 1] = .text(before + opening)
    } else {
      inlines.append(.text(opening))
    }
    inlines += [.definition(term), .text(closing)]
  }

  /// Appends a link; one to `#anchor` becomes a reference when the numbers are known.
  private mutating func appendLink(_ node: MarkdownNode, to inlines: inout [Inline]) {
    let destination = source.restored(node.destination)
    let inner = self.inlines(in: node)
    let isKnown = ["#", "https://", "http://", "mailto:", "tel:"].contains {
      destination.hasPrefix($0)
    }
    if destination == "#" || !isKnown {
      report(
        node, "the link leads nowhere: (\(destination.shortened))",
        help: "lead to a #clause, or to https:, mailto: or tel:", near: "](\(node.destination)")
      inlines += inner
      if dialect == .agreement { inlines.append(.text(" (\(destination))")) }
    } else {
      inlines.append(.link(inner, destination: destination))
    }
  }
}

extension String {
  func trimmingSuffix(_ character: Character) -> String {
    var text = self[...]
    while text.last == character { text.removeLast() }
    return String(text)
  }

  /// For messages: the beginning, if it is long.
  var shortened: String { count <= 40 ? self : prefix(39) + "…" }
}

extension MarkdownNode {
  /// The words with which a node begins.
  fileprivate var firstText: String {
    switch kind {
    case .text, .code: literal
    default: first?.firstText ?? ""
    }
  }
}

extension Unicode.Scalar {
  /// Chinese or Japanese, with their punctuation: written without spaces.
  fileprivate var isSetSolid: Bool {
    switch value {
    case 0x2E80..<0x3130, 0x31A0..<0xA4D0, 0xF900..<0xFB00, 0xFE30..<0xFE50, 0xFF00..<0xFFA0,
      0x20000..<0x40000:
      true
    default: false
    }
  }
}
