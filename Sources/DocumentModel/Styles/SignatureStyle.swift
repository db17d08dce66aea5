public import StrictInput

/// The lines on which the parties sign.
public struct SignatureStyle: Sendable, Hashable {
  /// How the parties and the words for their lines stand.
  public enum Form: String, Sendable, Hashable, StrictChoice {
    case columns, stacked, lines

    public static var example: Self { .columns }
  }

  public var form = Form.columns
  public var leadIn: BlockStyle
  public var name: BlockStyle
  public var label: TextStyle
  /// The room above the line on which one signs.
  public var signatureHeight = 38.0
  /// The room above each line to fill in.
  public var lineHeight = 22.0
  public var fieldSize = 10.0
  public var ruleWidth = 0.5
  public var ruleColor = Color.black
  public var columnGap = 28.0
  /// Between one signatory and the next; a third of it above the first.
  public var spacing = 20.0
  /// Two parties stand side by side where each has at least this width.
  public var columnMinimum = 190.0

  public init() { self.init(TextStyle()) }

  public init(_ text: TextStyle) {
    leadIn = BlockStyle(text, alignment: .leading, after: 0)
    name = BlockStyle(text, alignment: .leading, after: 4)
    label = text
  }
}

extension SignatureStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.set(
      &form, "form",
      "Parties side by side (columns), one below the other (stacked), or side by side with the word "
        + "for each line under it (lines).")
    fields.set(&leadIn, "leadIn", "The words before a party's name.")
    fields.set(&name, "name", "A party's name.")
    fields.set(&label, "label", "The words before each line.")
    fields.length(&signatureHeight, "signatureHeight", "The room in which one signs.")
    fields.length(&lineHeight, "lineHeight", "The room of each other line to fill in.")
    fields.length(&fieldSize, "fieldSize", "The size of type that is filled in.")
    fields.length(&ruleWidth, "ruleWidth", "How thick the lines are.")
    fields.color(&ruleColor, "ruleColor", "Their colour.")
    fields.length(&columnGap, "columnGap", "Between two parties that stand side by side.")
    fields.length(
      &spacing, "spacing", "Between one signatory and the next; a third of it above the first.")
    fields.length(
      &columnMinimum, "columnMinimum", "Two parties stand side by side if each has this width.")
  }
}
