import DocumentModel
import StrictInput

/// Footnotes: a mark in the text, a note at the foot of the same page.
///
/// A mark is a link to its note; the line that holds the link is the line that brings the note.
extension GalleyBuilder {
  /// Sets a note aside and returns its mark.
  mutating func mark(of note: [Block], source: SourceLocation?) -> Inline {
    let index = galley.notes.count
    galley.notes.append(Frame(size: .zero))
    pendingNotes.append(index)
    galley.notes[index] = setNote(note, number: index + 1, source: source)
    return .reference([.text(Footnotes.mark(index + 1))], anchor: Footnotes.anchor(index))
  }

  private mutating func setNote(
    _ blocks: [Block], number: Int, source: SourceLocation?
  ) -> Frame {
    let node = spans.structure.add("Note", in: .document)
    let indent = style.blocks.footnote.text.size
    var context = Context(
      x: indent, measure: measure - indent, node: node,
      paragraph: style.blocks.footnote)
    context.source = source
    context.label = Label(
      text: Footnotes.mark(number), x: 0, node: spans.structure.add("Lbl", in: node),
      style: style.blocks.footnote)
    var frame = Frame(size: Size(width: measure, height: 0))
    frame.place(.destination(Footnotes.anchor(number - 1)))
    var blocks = blocks
    if case .paragraph = blocks.first?.content {
    } else {
      blocks.insert(Block(.paragraph([])), at: 0)
    }
    for (index, block) in blocks.enumerated() {
      for entry in setApart([block], in: context) {
        if frame.size.height > 0 { frame.size.height += entry.spaceBefore }
        frame.place(entry.frame, y: frame.size.height)
        frame.size.height += entry.frame.size.height
      }
      if index == 0 { context.label = nil }
    }
    frame.size.height += style.blocks.footnote.after
    return frame
  }

  /// The pending notes with a mark in `frame`.
  mutating func takeNotes(markedIn frame: Frame) -> [Int] {
    let taken = Footnotes.marked(in: frame, of: pendingNotes)
    pendingNotes.removeAll { taken.contains($0) }
    return taken
  }

  /// Gives notes whose marks are no links (in a link, in a note) to the line added last.
  mutating func giveUnmarkedNotes() {
    guard !pendingNotes.isEmpty, !isSettingApart, !galley.entries.isEmpty else { return }
    galley.entries[galley.entries.count - 1].notes += pendingNotes
    pendingNotes = []
  }
}

/// What all footnotes share.
enum Footnotes {
  /// From the text to the first note; the rule stands in it.
  static let space = 12.0
  static let ruleWidth = 0.4
  static let ruleLength = 72.0

  static func anchor(_ index: Int) -> String { "footnote-\(index + 1)" }

  /// A number in raised figures.
  static func mark(_ number: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String(String(number).compactMap { $0.wholeNumberValue.map { raised[$0] } })
  }

  /// Those of `notes` that `frame` has a mark of.
  static func marked(in frame: Frame, of notes: [Int]) -> [Int] {
    var anchors: Set<String> = []
    frame.forEachLink { link in
      if case .anchor(let anchor) = link.target { anchors.insert(anchor) }
    }
    return notes.filter { anchors.contains(anchor($0)) }
  }

  /// Gives each line the notes that it has marks of, and the last line the rest.
  static func give(_ notes: [Int], to lines: inout [Galley.Entry]) {
    var rest = notes
    for index in lines.indices where !rest.isEmpty {
      lines[index].notes = marked(in: lines[index].frame, of: rest)
      rest.removeAll { lines[index].notes.contains($0) }
    }
    if let last = lines.indices.last { lines[last].notes += rest }
  }

  /// Puts notes at the foot of their text, under a rule.
  static func place(
    _ notes: [Frame], on frame: inout Frame, x: Double, bottom: Double, width: Double,
    style: StyleSheet
  ) {
    guard !notes.isEmpty else { return }
    var y = bottom - notes.reduce(0) { $0 + $1.size.height }
    frame.place(
      .fill(
        Size(width: min(ruleLength, width), height: ruleWidth), style.table.ruleColor),
      x: x, y: y - space / 2)
    for note in notes {
      frame.place(note, x: x, y: y)
      y += note.size.height
    }
  }
}

extension Frame {
  /// Calls `body` with each link, in reading order.
  func forEachLink(_ body: (Link) -> Void) {
    for item in items {
      switch item.content {
      case .link(let link): body(link)
      case .frame(let frame): frame.forEachLink(body)
      default: continue
      }
    }
  }
}
