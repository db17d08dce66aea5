public import StrictInput

/// The paper and the text block on it.
public struct PageStyle: Sendable, Hashable {
  public var size = Size(width: 595.28, height: 841.89)
  /// From the paper's edge to the text.
  public var margins = Insets(top: 85, right: 79, bottom: 85, left: 79)

  /// The margin at the binding has this besides, and `margins` hold it.
  public var binding = 0.0
  /// Even pages are the left-hand pages of a book: their side margins change places.
  public var isTwoSided = false

  /// The most that text across the page takes of its measure; nil for all. Tables take all.
  public var textWidth: Double?

  /// In which numbered clauses stand; all else stands across the page.
  public var columns = Columns()

  public struct Columns: Sendable, Hashable {
    public var count = 1
    /// Between two columns.
    public var gap = 18.0

    public init() {}
  }

  public init() {}

  /// The width of the text.
  public var measure: Double { size.width - margins.left - margins.right }
  /// The width of a column of text.
  public var columnMeasure: Double {
    (measure - Double(columns.count - 1) * columns.gap) / Double(columns.count)
  }
  /// The height of the text.
  public var textHeight: Double { size.height - margins.top - margins.bottom }

  /// The same paper turned on its side, with the same margins around the text.
  public var turned: PageStyle {
    var page = self
    page.size = Size(width: size.height, height: size.width)
    return page
  }

  /// This page or the turned one, whichever is of a size.
  public func turned(to size: Size) -> PageStyle { size == self.size ? self : turned }
}

extension PageStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    var paper = PaperSize(size: size)
    fields.set(&paper, "size", "The paper, such as A4 or 210 mm x 297 mm.")
    size = paper.size
    var orientation = size.width > size.height ? Orientation.landscape : .portrait
    fields.set(&orientation, "orientation", "Which side of the paper is up.")
    if (orientation == .landscape) != (size.width > size.height) {
      size = Size(width: size.height, height: size.width)
    }
    fields.set(&margins, "margins", "From the paper's edge to the text.")
    fields.length(
      &binding, "binding",
      "Added to the margin at which sheets are bound: the left one, and on even pages of twoSided "
        + "paper the right one.")
    margins.left += binding
    fields.set(
      &isTwoSided, "twoSided",
      "Whether even pages are left-hand pages: side margins, head and foot change sides there.")
    fields.length(
      &textWidth, "textWidth",
      "The widest that paragraphs across the page are; none for as wide as it. Titles, tables and "
        + "signatures may take it all.")
    fields.set(
      &columns, "columns",
      "The columns in which numbered clauses stand; titles, schedules, signatures stand across.")
    check(fields)
  }

  /// The least text block: some thirty characters wide, and a heading with two lines high.
  private static let least = Length.units[1].points * 50

  private func check(_ fields: FieldReader) {
    guard fields.isSound else { return }
    if let textWidth, textWidth < Self.least {
      fields.report(
        "text across the page is \(millimetres(textWidth)) wide", at: "textWidth",
        help: "give it \(millimetres(Self.least)) or more")
    }
    for (length, word) in [(columnMeasure, "wide"), (textHeight, "high")] where length < Self.least
    {
      fields.report(
        "the text block is \(millimetres(max(0, length))) \(word)", at: "margins",
        help: "make page.margins smaller: text needs \(millimetres(Self.least))")
    }
  }
}

extension PageStyle.Columns: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.set(&count, "count", "How many; 1 for text across the page.", in: 1...3)
    fields.length(&gap, "gap", "From one column to the next.")
  }
}

extension Insets: StylePart {
  public init() { self.init(top: 0) }

  public mutating func read(from fields: inout FieldReader) {
    fields.length(&top, "top", "Above.")
    fields.length(&right, "right", "On the right.")
    fields.length(&bottom, "bottom", "Below.")
    fields.length(&left, "left", "On the left.")
  }
}
