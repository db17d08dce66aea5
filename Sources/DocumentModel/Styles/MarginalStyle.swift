public import StrictInput

/// Running head and foot.
public struct MarginalStyle: Sendable, Hashable {
  public var text: TextStyle
  /// From the paper's top to the baseline of the running head.
  public var headBaseline = 50.0
  /// From the paper's bottom to the baseline of the running foot.
  public var footBaseline = 46.0
  /// `{title}`, `{reference}`, `{parties}`, `{clause}`, `{page}`, `{pages}`, `{date}`.
  public var head = Slots()
  public var foot = Slots(right: "{page}")
  public var first: Variant
  public var even: Variant
  /// Even pages are laid out as the left-hand pages of a book, unless `even` says otherwise.
  var isMirrored = false
  /// Between the head and the text; 0 for none.
  public var headRule = 0.0
  public var footRule = 0.0
  public var ruleColor = Color(red: 0.62, green: 0.62, blue: 0.62)
  /// The mark across a page that is not final; its size is the most, on a smaller page it is less.
  public var mark: TextStyle

  public struct Slots: Sendable, Hashable {
    public var left: String
    public var center: String
    public var right: String

    public init(left: String = "", center: String = "", right: String = "") {
      self.left = left
      self.center = center
      self.right = right
    }

    /// The same as on the page beside it in an open book.
    var mirrored: Slots { Slots(left: right, center: center, right: left) }

    var isEmpty: Bool { left.isEmpty && center.isEmpty && right.isEmpty }
  }

  /// The head and the foot of some of the pages.
  public struct Variant: Sendable, Hashable {
    public var head: Slots
    public var foot: Slots

    public init(head: Slots = Slots(), foot: Slots = Slots()) {
      self.head = head
      self.foot = foot
    }
  }

  public init() { self.init(TextStyle()) }

  public init(_ text: TextStyle, isMirrored: Bool = false) {
    self.text = text
    self.isMirrored = isMirrored
    first = Variant(head: head, foot: foot)
    even = first
    mark = TextStyle(
      family: .heading, size: 140, leading: 168, weight: 700,
      color: Color(red: 0.93, green: 0.93, blue: 0.93))
  }

  /// The head and the foot of a page, counted from 1.
  public func variant(onPage number: Int) -> Variant {
    if number == 1 { return first }
    return number.isMultiple(of: 2) ? even : Variant(head: head, foot: foot)
  }

  var hasHead: Bool { headRule > 0 || ![head, first.head, even.head].allSatisfy(\.isEmpty) }
  var hasFoot: Bool { footRule > 0 || ![foot, first.foot, even.foot].allSatisfy(\.isEmpty) }
  /// How far the head and its rule reach down from the paper's top.
  var headBottom: Double { headBaseline + text.leading * 0.5 + headRule }
  /// How far the foot and its rule reach up from the paper's bottom.
  var footTop: Double { footBaseline + text.leading * (footRule > 0 ? 1.3 : 0.8) }
}

extension MarginalStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.set(&text, "text", "What heads and feet are set in.")
    fields.length(
      &headBaseline, "headBaseline", "From the paper's top to the baseline of the running head.")
    fields.length(
      &footBaseline, "footBaseline", "From the paper's bottom to the baseline of the foot.")
    fields.set(&head, "head", "The running head.")
    fields.set(&foot, "foot", "The running foot.")
    first = Variant(head: head, foot: foot)
    even = isMirrored ? Variant(head: head.mirrored, foot: foot.mirrored) : first
    fields.set(&first, "first", "Head and foot of the first page, where they are others.")
    fields.set(&even, "even", "Head and foot of even pages, where they are others.")
    fields.length(&headRule, "headRule", "The rule under the head; 0 pt for none.")
    fields.length(&footRule, "footRule", "The rule above the foot; 0 pt for none.")
    fields.color(&ruleColor, "ruleColor", "The colour of these rules.")
    fields.set(&mark, "mark", "The mark across each page of a draft.")
  }
}

extension MarginalStyle.Variant: StylePart {
  public init() { self.init(head: .init()) }

  public mutating func read(from fields: inout FieldReader) {
    fields.set(&head, "head", "The running head; a page without one has no rule under it either.")
    fields.set(&foot, "foot", "The running foot.")
  }
}

extension MarginalStyle.Slots: StylePart {
  public init() { self.init(left: "") }

  public mutating func read(from fields: inout FieldReader) {
    read(&left, "left", "On the left: text with fields such as {title}, or none.", from: &fields)
    read(&center, "center", "In the middle.", from: &fields)
    read(&right, "right", "On the right.", from: &fields)
  }

  private func read(
    _ slot: inout String, _ key: String, _ doc: String, from fields: inout FieldReader
  ) {
    var text = MarginalText(text: slot)
    fields.set(&text, key, doc, ifEmpty: "write none for nothing, or text in quotes")
    slot = text.text
  }
}
