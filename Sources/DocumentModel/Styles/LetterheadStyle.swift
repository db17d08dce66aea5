public import StrictInput

/// What the firm's paper bears: a picture across its head, from edge to edge, and lines of text at
/// its head and its foot.
public struct LetterheadStyle: Sendable, Hashable {
  /// Nil for none.
  public var file: StyleFile?
  public var alternativeText = ""
  public var pages = LogoStyle.Pages.first
  /// The firm's name, address and telephone; the text of the first page begins below them.
  public var head = Lines(position: .right)
  /// What the law asks for: registration, directors, tax numbers.
  public var foot = Lines(position: .left)
  public var text: TextStyle
  /// Between what is printed at the head, a logo too, and the text of the first page.
  public var after = 24.0

  /// Lines at one end of the paper.
  public struct Lines: Sendable, Hashable {
    /// With the fields of running heads.
    public var lines: [String]
    public var position: MarkStyle.Position
    /// From the paper's edge to the lines.
    public var edge: Double

    public init(
      _ lines: [String] = [], position: MarkStyle.Position = .left, edge: Double = 28
    ) {
      self.lines = lines
      self.position = position
      self.edge = edge
    }
  }

  public init() { self.init(TextStyle()) }

  public init(_ text: TextStyle) { self.text = text }

  /// How far the lines at one end reach into the paper; nil where there are none.
  public func depth(of lines: Lines) -> Double? {
    lines.lines.isEmpty ? nil : lines.edge + Double(lines.lines.count) * text.leading
  }
}

extension LetterheadStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.picture(
      &file, &alternativeText,
      "A picture as wide as the paper, printed at its head; the text of the first page begins below."
    )
    fields.set(&pages, "pages", "On the first page only, or on all.")
    fields.set(&head, "head", "Lines at the head of the paper, such as the firm's address.")
    fields.set(&foot, "foot", "Lines at the foot of the paper, such as the firm's registration.")
    fields.set(&text, "text", "What these lines are set in.")
    fields.length(
      &after, "after",
      "From the head of the letterhead, or the logo, to the text of the first page.")
  }
}

extension LetterheadStyle.Lines: StylePart {
  public init() { self.init([]) }

  public mutating func read(from fields: inout FieldReader) {
    let read = fields.list(
      "lines", "Each in quotes, with fields such as {date}; [] for none.", of: MarginalText.self)
    if fields.gives("lines") { lines = read.map(\.text).filter { !$0.isEmpty } }
    fields.refuseScheduleFields(in: lines, at: "lines")
    fields.set(&position, "position", "On which side of the text.")
    fields.length(&edge, "edge", "From the paper's edge to the lines.")
  }
}

extension StyleSheet {
  /// Reports lines at the foot of the paper that meet the text or the running foot.
  func checkLetterhead(_ fields: FieldReader) {
    guard let depth = letterhead.depth(of: letterhead.foot) else { return }
    if depth > page.margins.bottom {
      fields.report(
        "the letterhead's foot reaches up to \(millimetres(depth)) above the paper's edge, and the "
          + "text ends at \(millimetres(page.margins.bottom))", at: "letterhead.foot",
        help: "make it shorter, or page.margins.bottom larger")
    }
    let feet =
      letterhead.pages == .all
      ? [marginals.foot, marginals.firstPage.foot] : [marginals.firstPage.foot]
    let isBeside =
      depth > marginals.footBaseline - marginals.text.size * 0.3
      && letterhead.foot.edge < marginals.footBaseline + marginals.text.size
    if isBeside, !feet.allSatisfy(\.isEmpty) {
      fields.report(
        "the letterhead's foot stands where the running foot does", at: "letterhead.foot",
        help: "change letterhead.foot.edge, or marginals.footBaseline"
          + (letterhead.pages == .all ? "" : ", or take away marginals.first.foot"))
    }
  }
}
