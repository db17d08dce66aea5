import DocumentModel
package import StrictInput

/// All words of a document, set in one long column and not yet cut into pages.
package struct Galley: Sendable, Hashable {
  /// A piece that stays whole, the space above it, and what it costs to begin a page with it.
  package struct Entry: Sendable, Hashable {
    package var frame: Frame
    /// Vanishes at the top of a page.
    package var spaceBefore: Double
    package var breakBefore: BreakCost
    /// An index into `Galley.heads`: repeated above this entry when it begins a page.
    package var head: Int?
    /// What a page that ends before this entry carries over, if it stands in a table of amounts.
    package var carry: Carry?
    /// Stands on a page that is turned on its side.
    package var isTurned = false
    /// Indices into `Galley.notes`: footnotes that this entry has marks of.
    package var notes: [Int] = []
    /// A heading is no line of the agreement to those who sign.
    package var isHeading = false
    package var source: SourceLocation?
    /// Stands in a column, if the style has columns.
    package var isInColumn = false
    /// An index into `Galley.schedules`: the one it belongs to.
    package var schedule: Int?

    package init(
      frame: Frame, spaceBefore: Double = 0, breakBefore: BreakCost = .free, head: Int? = nil
    ) {
      self.frame = frame
      self.spaceBefore = spaceBefore
      self.breakBefore = breakBefore
      self.head = head
    }
  }

  /// The sums of a table before one of its rows.
  package struct Carry: Sendable, Hashable {
    /// An index into the builder's sums.
    package var table: Int
    package var row: Int
    /// Of the row with which one page ends and the other begins.
    package var height: Double

    package init(table: Int, row: Int, height: Double) {
      self.table = table
      self.row = row
      self.height = height
    }
  }

  package var entries: [Entry] = []
  /// Paragraphs that may be set a line longer or shorter, in order.
  package var paragraphs: [Paragraph] = []
  /// Table heads to be repeated, in order of their tables.
  package var heads: [Frame] = []
  /// Footnotes in order of their marks; each stands at the foot of the page of its mark.
  package var notes: [Frame] = []
  /// What the schedules are called, in order: "Schedule A", or the title of one without a number.
  package var schedules: [String] = []

  package init() {}

  /// The height of what a page repeats that begins with an entry: a table's head, sums brought on.
  func openingHeight(of entry: Entry) -> Double {
    (entry.head.map { heads[$0].size.height } ?? 0) + (entry.carry?.height ?? 0)
  }

  /// The height of what a page adds that ends before an entry: sums carried on.
  func closingHeight(before index: Int) -> Double {
    index < entries.count ? entries[index].carry?.height ?? 0 : 0
  }
}

extension Galley {
  /// The lines of a paragraph, and how they came to be so many.
  package struct Paragraph: Sendable, Hashable {
    /// A range of `Galley.entries`.
    package var entries: Range<Int>
    /// Lines more than it would have by itself; fewer if below zero.
    package var change = 0
    /// What its pages would suffer from without the change.
    package var spares: PageFault?

    package init(entries: Range<Int>) { self.entries = entries }
  }
}

/// What it costs to end a page here, and why.
package struct BreakCost: Sendable, Hashable {
  /// What a page that ends here does to its reader, in the typesetter's words.
  package enum Reason: String, Sendable, Hashable {
    case free = "between paragraphs"
    case lines = "within a paragraph"
    case widow = "a widow"
    case orphan = "an orphan"
    case afterHeading = "a heading without its text"
    case clause = "a divided clause"
    case leadIn = "a lead-in without its list"
    case tableHead = "a table head without its rows"
    case tableFoot = "a total without its rows"
    case tableRow = "a divided row"
    case lastRow = "a table's last row alone"
    case table = "a divided table"
    case turned = "a wide table has a landscape page of its own"
    case signature = "signatures without the agreement"
    case wanted = "the writer wants a new page"
    case schedule = "a schedule begins a new page"
    case cover = "the cover has a page of its own"
    case contents = "the table of contents ends its page"
    case dividedContents = "a divided table of contents"
  }

  /// 10 000 forbids a break, -10 000 forces it.
  package var penalty: Int
  package var reason: Reason

  package init(_ penalty: Int, _ reason: Reason) {
    self.penalty = penalty
    self.reason = reason
  }

  package static let free = BreakCost(0, .free)
  package static let forced = forced(.wanted)

  package static func forced(_ reason: Reason) -> BreakCost { BreakCost(-10_000, reason) }

  package var isForced: Bool { penalty <= -10_000 }
  package var isForbidden: Bool { penalty >= 10_000 }

  /// The dearer of two; what is forced stays forced.
  package func combined(with other: BreakCost) -> BreakCost {
    if isForced { return self }
    if other.isForced { return other }
    return other.penalty > penalty ? other : self
  }
}
