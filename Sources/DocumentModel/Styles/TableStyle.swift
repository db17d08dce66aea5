public import StrictInput

/// Rules, grounds and spaces of tables, and what becomes of those that do not fit.
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
  /// A head that is repeated says that the table goes on.
  public var saysContinued = false
  /// Columns of amounts carry their sums over the end of a page.
  public var carriesSums = true
  /// A row taller than a third of a page may be divided.
  public var dividesRows = true
  /// No table is set smaller to fit.
  public var smallest = 7.0
  public var wide = Wide.shrink

  /// What becomes of a table whose words are wider than the text at the smallest size.
  public enum Wide: String, Sendable, Hashable, StrictChoice {
    case shrink, landscape

    public static var example: Self { .landscape }
  }

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
    fields.set(
      &saysContinued, "continued",
      "Whether a head that is repeated on the next page says \"(continued)\".")
    fields.set(
      &carriesSums, "carriedSums",
      "Whether columns of amounts, {sum} in their heads, carry sums over the end of a page.")
    fields.set(
      &dividesRows, "divideRows", "Whether a row taller than a third of a page may be divided.")
    fields.length(
      &smallest, "smallest", "A table too wide for the text is set smaller, down to this size.")
    fields.set(
      &wide, "wide",
      "One too wide even then: shrink refuses it, landscape sets it on a page of its own.")
    if !(4...20).contains(smallest), fields.gives("smallest") {
      fields.report(
        "a table cannot be set in \(plain(smallest)) pt", at: "smallest", help: "give 4 pt to 20 pt"
      )
    }
  }
}
