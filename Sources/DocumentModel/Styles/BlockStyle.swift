public import StrictInput

/// What a paragraph, a heading or a cell looks like, and the space around it.
public struct BlockStyle: Sendable, Hashable {
  public enum Alignment: String, Sendable, Hashable, CaseIterable {
    case justified, leading, center, trailing
  }

  public var text = TextStyle()
  public var alignment = Alignment.justified
  /// Between two blocks the larger of `after` and `before` is left.
  public var before = 0.0
  public var after = 6.0
  public var firstIndent = 0.0
  public var indent = 0.0

  public init() {}

  public init(
    _ text: TextStyle, alignment: Alignment = .justified, before: Double = 0, after: Double = 6,
    indent: Double = 0
  ) {
    self.text = text
    self.alignment = alignment
    self.before = before
    self.after = after
    self.indent = indent
  }
}

extension BlockStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    text.read(from: &fields)
    fields.set(&alignment, "alignment", "Where lines stand: leading is the side they begin at.")
    fields.length(
      &before, "before", "The space above; between two blocks the larger of both is left.")
    fields.length(&after, "after", "The space below.")
    fields.length(&firstIndent, "firstIndent", "Before the first line.")
    fields.length(&indent, "indent", "Before all lines.")
  }
}

extension BlockStyle.Alignment: StrictChoice {
  public static var example: Self { .leading }
}

/// A style for each part a block can play.
public struct BlockStyles: Sendable, Hashable {
  public var body: BlockStyle
  public var title: BlockStyle
  public var titleLine: BlockStyle
  /// Levels 1 to 6.
  public var headings: [BlockStyle]
  /// The heading with which a schedule opens.
  public var schedule: BlockStyle
  public var quote: BlockStyle
  public var code: BlockStyle
  public var tableHead: BlockStyle
  public var tableCell: BlockStyle
  public var caption: BlockStyle
  public var footnote: BlockStyle

  public init() { self.init(TextStyle()) }

  /// Plain blocks of one text, told apart by alignment and space alone.
  public init(_ text: TextStyle) {
    let heading = BlockStyle(text, alignment: .leading, before: 12, after: 4)
    let line = BlockStyle(text, alignment: .leading, after: 0)
    body = BlockStyle(text)
    title = heading
    titleLine = line
    headings = Array(repeating: heading, count: 6)
    schedule = heading
    quote = BlockStyle(text, indent: 24)
    code = BlockStyle(text, alignment: .leading)
    code.text.family = .mono
    tableHead = line
    tableCell = line
    caption = line
    footnote = BlockStyle(text, after: 2)
  }
}

extension BlockStyles: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.set(&body, "body", "Running text, and the text of clauses.")
    fields.set(&title, "title", "The name of the contract.")
    fields.set(&titleLine, "titleLine", "Each line under the title.")
    for level in headings.indices {
      if level > 0 { headings[level] = headings[level - 1] }
      let doc =
        level == 0
        ? "The heading of a clause."
        : "A heading of level \(level + 1); what it leaves out is as in heading\(level)."
      fields.set(&headings[level], "heading\(level + 1)", doc)
    }
    fields.set(&schedule, "schedule", "The heading with which a schedule opens.")
    fields.set(&quote, "quote", "A quotation; the indent is left on both sides.")
    fields.set(&code, "code", "Lines of code.")
    fields.set(&tableCell, "tableCell", "The cells of a table.")
    tableHead = tableCell
    fields.set(
      &tableHead, "tableHead", "The head of a table; what it leaves out is as in tableCell.")
    fields.set(&caption, "caption", "The line above a table or under a figure.")
    fields.set(&footnote, "footnote", "A footnote.")
  }
}
