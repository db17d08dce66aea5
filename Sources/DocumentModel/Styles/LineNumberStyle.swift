public import StrictInput

/// Numbers of lines in the outer margin of drafts, for those who talk about them.
///
/// Each page counts its lines of text from 1; tables, footnotes and signatures are not counted.
public struct LineNumberStyle: Sendable, Hashable {
  /// Whether all drafts have them; a draft for which they are asked has them in any case.
  public var isShown = false
  /// 1 for a number beside each line, 5 for one beside each fifth.
  public var every = 5
  /// From the number to the text.
  public var gap = 12.0
  public var text: TextStyle

  public init() { self.init(TextStyle()) }

  public init(_ text: TextStyle) {
    self.text = text
    self.text.figures = .tabular
  }
}

extension LineNumberStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.set(
      &isShown, "shown", "Whether drafts have them even where render --line-numbers is not given.")
    fields.set(&every, "every", "1 for a number beside each line, 5 for each fifth.", in: 1...20)
    fields.length(&gap, "gap", "From the number to the text.")
    fields.set(&text, "text", "What they are set in.")
  }
}
