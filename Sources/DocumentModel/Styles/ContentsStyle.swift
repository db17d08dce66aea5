public import StrictInput

/// The table of contents.
public struct ContentsStyle: Sendable, Hashable {
  public var title: BlockStyle
  /// How many levels are listed; 0 for as many as the words ask for.
  public var depth = 0
  /// Levels 1 to 6.
  public var levels: [BlockStyle]
  /// Between dots; 0 for none.
  public var leaderPitch = 6.0
  public var opensPageAfter = false

  public init() { self.init(TextStyle()) }

  public init(_ text: TextStyle) {
    title = BlockStyle(text, alignment: .leading, before: 12, after: 4)
    levels = Array(repeating: BlockStyle(text, alignment: .leading, after: 0), count: 6)
  }
}

extension ContentsStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.set(&title, "title", "The heading of the table.")
    fields.set(
      &depth, "depth", "How many levels are listed; 0 for as many as the words ask for.", in: 0...6)
    for level in levels.indices {
      if level > 0 { levels[level] = levels[level - 1] }
      let doc =
        level == 0
        ? "The entry of a clause or schedule."
        : "An entry of level \(level + 1); what it leaves out is as in level\(level)."
      fields.set(&levels[level], "level\(level + 1)", doc)
    }
    fields.length(
      &leaderPitch, "leaderPitch", "From one dot to the next before a page number; 0 pt for none.")
    fields.set(&opensPageAfter, "opensPageAfter", "Whether what follows begins on a new page.")
  }
}
