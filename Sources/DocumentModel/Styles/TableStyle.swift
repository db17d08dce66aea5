public import StrictInput

/// Rules, grounds and spaces of tables.
public struct TableStyle: Sendable, Hashable {
  public var ruleWidth = 0.4
  public var ruleColor = Color(red: 0.62, green: 0.62, blue: 0.62)
  public var headRuleWidth = 0.9
  public var headRuleColor = Color.black
  public var headGround: Color?
  public var zebraGround: Color?
  public var padding = Insets(top: 4, right: 6, bottom: 4, left: 6)
  public var before = 6.0
  public var after = 10.0
  /// Cells at the sides stand flush with the text.
  public var isFlush = true

  public init() {}
}

extension TableStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.length(&ruleWidth, "ruleWidth", "The rule under each row; 0 pt for none.")
    fields.color(&ruleColor, "ruleColor", "The colour of these rules.")
    fields.length(&headRuleWidth, "headRuleWidth", "The rule under the head; 0 pt for none.")
    fields.color(&headRuleColor, "headRuleColor", "Its colour, and that of the last rule.")
    fields.color(&headGround, "headGround", "The ground of the head.")
    fields.color(&zebraGround, "zebraGround", "The ground of every second row.")
    fields.set(&padding, "padding", "Between a cell's edge and its text.")
    fields.length(&before, "before", "The space above.")
    fields.length(&after, "after", "The space below.")
    fields.set(
      &isFlush, "flush", "Whether text at the sides of a table lines up with the text around it.")
  }
}
