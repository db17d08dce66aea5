public import StrictInput

/// Running head and foot.
public struct MarginalStyle: Sendable, Hashable {
  public var text: TextStyle
  /// From the paper's top to the baseline of the running head.
  public var headBaseline = 50.0
  /// From the paper's bottom to the baseline of the running foot.
  public var footBaseline = 46.0
  /// Text with the fields that `MarginalText` names; a cover that is not counted is none of the
  /// pages.
  public var head = Slots()
  public var foot = Slots(right: "{page}")
  /// What is otherwise on the first page, or on the first after a cover.
  public var first = Changes()
  /// What is otherwise on even pages, which on two-sided paper are mirrored first.
  public var even = Changes()
  /// What is otherwise on pages that begin within a schedule.
  public var schedule = Changes()
  /// Between the head and the text; 0 for none.
  public var headRule = 0.0
  public var footRule = 0.0
  public var ruleColor = Color(red: 0.62, green: 0.62, blue: 0.62)
  public var mark: DraftMarkStyle

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
    public var mirrored: Slots { Slots(left: right, center: center, right: left) }

    public var isEmpty: Bool { left.isEmpty && center.isEmpty && right.isEmpty }
  }

  /// What some of the pages have otherwise than the rest, at their heads and feet.
  public struct Changes: Sendable, Hashable {
    public var head: SlotChanges
    public var foot: SlotChanges

    public init(head: SlotChanges = SlotChanges(), foot: SlotChanges = SlotChanges()) {
      self.head = head
      self.foot = foot
    }
  }

  /// Nil for what is as on other pages, and empty for nothing.
  public struct SlotChanges: Sendable, Hashable {
    public var left: String?
    public var center: String?
    public var right: String?

    public init(left: String? = nil, center: String? = nil, right: String? = nil) {
      self.left = left
      self.center = center
      self.right = right
    }

    fileprivate func changing(_ slots: Slots) -> Slots {
      Slots(
        left: left ?? slots.left, center: center ?? slots.center, right: right ?? slots.right)
    }
  }

  public init() { self.init(TextStyle()) }

  public init(_ text: TextStyle) {
    self.text = text
    mark = DraftMarkStyle()
  }

  /// The head and the foot of the first page.
  public var firstPage: (head: Slots, foot: Slots) {
    (first.head.changing(head), first.foot.changing(foot))
  }

  /// The head and the foot of even pages, mirrored where they are the left-hand pages of a book.
  public func evenPage(mirrored: Bool) -> (head: Slots, foot: Slots) {
    (
      even.head.changing(mirrored ? head.mirrored : head),
      even.foot.changing(mirrored ? foot.mirrored : foot)
    )
  }

  /// The head and the foot of pages that begin within a schedule.
  public func schedulePage(isEven: Bool, mirrored: Bool) -> (head: Slots, foot: Slots) {
    let others = isEven && !mirrored ? evenPage(mirrored: false) : (head: head, foot: foot)
    let own = (schedule.head.changing(others.head), schedule.foot.changing(others.foot))
    return isEven && mirrored ? (own.0.mirrored, own.1.mirrored) : own
  }

  /// Slots stand on the same line wherever they are, so that mirroring is of no matter here.
  private var pages: [(head: Slots, foot: Slots)] {
    [
      (head, foot), firstPage, evenPage(mirrored: false),
      schedulePage(isEven: false, mirrored: false),
    ]
  }
  var hasHead: Bool { headRule > 0 || !pages.allSatisfy(\.head.isEmpty) }
  var hasFoot: Bool { footRule > 0 || !pages.allSatisfy(\.foot.isEmpty) }
  /// How far the head and its rule reach down from the paper's top.
  var headBottom: Double { headBaseline + text.leading * 0.5 + headRule }
  /// How far the foot and its rule reach up from the paper's bottom.
  package var footTop: Double { footBaseline + text.leading * (footRule > 0 ? 1.3 : 0.8) }
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
    fields.set(
      &first, "first",
      "Head and foot of the first page, or of the first after a cover, where they are others.")
    fields.set(
      &even, "even",
      "Head and foot of every second sheet, where they are others; a cover is a sheet.")
    fields.set(
      &schedule, "schedule",
      "Head and foot of pages that begin within a schedule, where they are others.")
    refuseScheduleFields(fields)
    fields.length(&headRule, "headRule", "The rule under the head; 0 pt for none.")
    fields.length(&footRule, "footRule", "The rule above the foot; 0 pt for none.")
    fields.color(&ruleColor, "ruleColor", "The colour of these rules.")
    fields.set(&mark, "mark", "The mark across each page of a draft.")
  }
}

extension MarginalStyle {
  /// Reports a field that only pages of schedules can fill in, and that stands elsewhere.
  private func refuseScheduleFields(_ fields: FieldReader) {
    let even = evenPage(mirrored: false)
    let others = [
      ("head", head), ("foot", foot), ("first.head", firstPage.head),
      ("first.foot", firstPage.foot), ("even.head", even.head), ("even.foot", even.foot),
    ]
    // What the first page or even pages take over is told once.
    for (path, slots) in others
    where fields.refuseScheduleFields(in: [slots.left, slots.center, slots.right], at: path) {
      return
    }
  }
}

extension MarginalStyle.Changes: StylePart {
  public init() { self.init(head: .init()) }

  public mutating func read(from fields: inout FieldReader) {
    fields.set(&head, "head", "The running head; a page without one has no rule under it either.")
    fields.set(&foot, "foot", "The running foot.")
  }
}

extension MarginalStyle.Slots: StylePart {
  public init() { self.init(left: "") }

  public mutating func read(from fields: inout FieldReader) {
    left = fields.marginalText("left", MarginalText.left) ?? left
    center = fields.marginalText("center", MarginalText.center) ?? center
    right = fields.marginalText("right", MarginalText.right) ?? right
  }
}

extension MarginalStyle.SlotChanges: StylePart {
  public init() { self.init(left: nil) }

  public mutating func read(from fields: inout FieldReader) {
    left = fields.marginalText("left", MarginalText.left) ?? left
    center = fields.marginalText("center", MarginalText.center) ?? center
    right = fields.marginalText("right", MarginalText.right) ?? right
  }
}

extension MarginalText {
  fileprivate static let left = "On the left: text with fields such as {title}, or none."
  fileprivate static let center = "In the middle."
  fileprivate static let right = "On the right."
}

extension FieldReader {
  /// Reads text with fields; nil where the key is left out.
  fileprivate mutating func marginalText(_ key: String, _ doc: String) -> String? {
    reportIfEmpty(key, help: "write none for nothing, or text in quotes")
    let text: MarginalText? = optional(key, doc)
    return text?.text
  }
}
