internal import DocumentModel
internal import StrictInput

/// Cells of several lines: `<br>` ends a line, an empty line parts paragraphs, and lines that begin
/// with `- `, or count on with `1. ` or `(a) `, are a list.
extension MarkdownReader {
  mutating func cell(_ node: MarkdownNode) -> Table.Cell {
    guard node.children.contains(where: \.isBreakTag) else {
      let (inlines, mark) = inlinesAndMark(of: node)
      if mark != nil { reportMark(in: node) }
      return Table.Cell(inlines)
    }
    if markAtEnd(of: node) != nil { reportMark(in: node) }
    typography.beginParagraph()
    var lines = [CellLine([])]
    for child in node.children {
      if child.isBreakTag {
        typography.beginParagraph()
        lines.append(CellLine([]))
      } else {
        append(child, to: &lines[lines.count - 1].words)
      }
    }
    return Table.Cell(CellLine.blocks(CellLine.marked(lines), level: 1, source: location(node)))
  }

  private mutating func reportMark(in cell: MarkdownNode) {
    report(
      cell, "a cell of a table has no name of its own", help: "name the heading above it",
      near: "{#")
  }
}

/// A line of a cell, and how it is counted.
private struct CellLine {
  enum Mark: Equatable {
    case bullet
    /// `2.`, `2)`, `(b)`: what stands around the number, and the number.
    case number(String, Int)
  }

  var words: [Inline]
  /// Spaces before the first word.
  var indent = 0
  var mark: Mark?
  /// As it was typed.
  var label = ""

  init(_ words: [Inline]) { self.words = words }

  var isBlank: Bool { words.plainText.allSatisfy(\.isWhitespace) }

  /// Takes the marks off the lines; a number that no other line goes on from is a word.
  static func marked(_ lines: [CellLine]) -> [CellLine] {
    let read = lines.map(\.withMark)
    return read.indices.map { index in
      guard case .number(let form, let value)? = read[index].mark else { return read[index] }
      func isBeside(_ lines: some Sequence<CellLine>, _ wanted: Int) -> Bool {
        let line = lines.first { $0.indent <= read[index].indent }
        return line?.indent == read[index].indent && line?.mark == .number(form, wanted)
      }
      let counts =
        isBeside(read[..<index].reversed(), value - 1) || isBeside(read[(index + 1)...], value + 1)
      return counts ? read[index] : lines[index].withoutBlankAtStart
    }
  }

  private var withoutBlankAtStart: CellLine {
    guard case .text(let text)? = words.first else { return self }
    var line = self
    line.indent = text.prefix { $0 == " " }.count
    line.replaceStart(by: text.dropFirst(line.indent))
    return line
  }

  private var withMark: CellLine {
    var line = withoutBlankAtStart
    guard case .text(let text)? = line.words.first,
      let space = text.firstIndex(where: { $0 == " " }), let mark = Mark(text[..<space])
    else { return line }
    line.mark = mark
    line.label = String(text[..<space])
    line.replaceStart(by: text[space...].drop { $0 == " " })
    return line
  }

  private mutating func replaceStart(by text: Substring) {
    if text.isEmpty { words.removeFirst() } else { words[0] = .text(String(text)) }
  }
}

extension CellLine.Mark {
  fileprivate init?(_ text: Substring) {
    if text == "-" {
      self = .bullet
      return
    }
    let inner = text.filter { $0.isASCII && ($0.isNumber || $0.isLowercase) }
    let form = text.replacing(inner, with: "#")
    switch form {
    case "#.", "#)":
      guard let value = Int(inner), value < 100 else { return nil }
      self = .number(String(form), value)
    case "(#)":
      guard let letter = inner.utf8.first, inner.count == 1, !inner.allSatisfy(\.isNumber) else {
        return nil
      }
      self = .number(String(form), Int(letter))
    default: return nil
    }
  }

  fileprivate func isOfOneList(with other: Self?) -> Bool {
    switch (self, other) {
    case (.bullet, .bullet): true
    case (.number(let form, _), .number(let other, _)): form == other
    default: false
    }
  }
}

extension CellLine {
  /// The paragraphs and lists that lines make; lines indented below an item belong to it.
  fileprivate static func blocks(
    _ lines: [CellLine], level: Int, source: SourceLocation?
  ) -> [Block] {
    var blocks: [Block] = []
    var rest = lines[...]
    while let first = rest.first {
      let content: Block.Content
      if first.isBlank {
        rest.removeFirst()
        continue
      } else if let mark = first.mark {
        var items: [List.Item] = []
        while var line = rest.first, line.indent == first.indent,
          mark.isOfOneList(with: line.mark)
        {
          rest.removeFirst()
          let inner = rest.prefix { $0.indent > first.indent && !$0.isBlank }
          rest.removeFirst(inner.count)
          line.mark = nil
          items.append(
            List.Item(
              label: mark == .bullet ? level % 2 == 1 ? "•" : "–" : line.label,
              blocks: CellLine.blocks([line] + inner, level: level + 1, source: source)))
        }
        content = .list(
          List(kind: mark == .bullet ? .bullets : .numbers, level: level, items: items))
      } else {
        let text = rest.prefix { $0.mark == nil && !$0.isBlank }
        rest.removeFirst(text.count)
        content = .paragraph(Array(text.map(\.words).joined(separator: [.lineBreak])))
      }
      blocks.append(Block(content, source: source))
    }
    return blocks
  }
}

extension MarkdownNode {
  /// `<br>`, with which GitHub ends a line within a cell.
  var isBreakTag: Bool {
    kind == .html && ["<br>", "<br/>", "<br />"].contains(literal.lowercased())
  }
}
