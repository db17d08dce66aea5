import DocumentModel

/// Room for labels of words, such as "Section 2.01", for which the step of a style is too narrow.
extension GalleyBuilder {
  /// From the label of an item to its text: as far as the style says, or as far as the longest
  /// label of the level reaches, so that all texts of a level begin below each other.
  mutating func indent(of list: List, in context: Context) -> Double {
    let step = style.clauses.indent(of: list)
    guard list.kind != .bullets, let longest = wordedLabels.items[list.level] else { return step }
    let room = room(for: longest, style: context.paragraph)
    // A label of half a line would leave no room for its text: the first line runs on after it.
    return room > context.measure / 3 ? step : max(step, room)
  }

  /// From the left edge of a heading to its words.
  mutating func indent(of label: String, style block: BlockStyle) -> Double {
    label.hasWords
      ? max(style.clauses.indent, room(for: label, style: block)) : style.clauses.indent
  }

  /// From the label of an entry of the table of contents to its words.
  mutating func contentsIndent(level: Int, style block: BlockStyle) -> Double {
    guard let longest = wordedLabels.headings[level] else { return 24 }
    return max(24, room(for: longest, style: block))
  }

  private mutating func room(for label: String, style block: BlockStyle) -> Double {
    let frame = setter.setLine(
      spans.build([.text(label)], style: block.text, node: .artifact), style: block)
    return frame.inkWidth + block.text.size * 0.8
  }
}

/// The longest label of words at each level of a document.
struct WordedLabels {
  private(set) var headings: [Int: String] = [:]
  private(set) var items: [Int: String] = [:]

  init(_ blocks: [Block]) { read(blocks) }

  private mutating func read(_ blocks: [Block]) {
    for block in blocks {
      switch block.content {
      case .heading(let heading) where !heading.opensSchedule:
        keep(heading.label, in: &headings, level: heading.level)
      case .list(let list):
        for item in list.items {
          if list.kind != .bullets { keep(item.label, in: &items, level: list.level) }
          read(item.blocks)
        }
      case .quote(let blocks): read(blocks)
      default: break
      }
    }
  }

  private func keep(_ label: String?, in longest: inout [Int: String], level: Int) {
    guard let label, label.hasWords, label.count > longest[level, default: ""].count else { return }
    longest[level] = label
  }
}

extension String {
  /// Whether a label is more than a number: its parts stand apart by a space that holds, or it is
  /// of ideographs, as 第12条 is.
  fileprivate var hasWords: Bool {
    utf8.contains(0xC2) && contains("\u{A0}") || unicodeScalars.first == "第"
  }
}
