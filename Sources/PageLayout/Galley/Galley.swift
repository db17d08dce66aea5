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
  /// Table heads to be repeated, in order of their tables.
  package var heads: [Frame] = []
  /// Footnotes in order of their marks; each stands at the foot of the page of its mark.
  package var notes: [Frame] = []

  package init() {}

  /// The height of what a page repeats that begins with an entry: a table's head, sums brought on.
  func openingHeight(_ index: Int) -> Double {
    let entry = entries[index]
    return (entry.head.map { heads[$0].size.height } ?? 0) + (entry.carry?.height ?? 0)
  }

  /// The height of what a page adds that ends before an entry: sums carried on.
  func closingHeight(before index: Int) -> Double {
    index < entries.count ? entries[index].carry?.height ?? 0 : 0
  }
}

/// What it costs to end a page here, and why.
package struct BreakCost: Sendable, Hashable {
  package enum Reason: String, Sendable, Hashable {
    case free = "between two blocks"
    case widow = "last line of a paragraph alone"
    case orphan = "first line of a paragraph alone"
    case afterHeading = "heading without its text"
    case clause = "clause divided"
    case leadIn = "lead-in without its list"
    case tableHead = "table head without its rows"
    case tableFoot = "total without its rows"
    case tableRow = "row divided"
    case table = "table divided"
    case turned = "a wide table has a landscape page of its own"
    case signature = "signatures without the agreement"
    case wanted = "the style or the writer wants a new page"
  }

  /// 10 000 forbids a break, -10 000 forces it.
  package var penalty: Int
  package var reason: Reason

  package init(_ penalty: Int, _ reason: Reason) {
    self.penalty = penalty
    self.reason = reason
  }

  package static let free = BreakCost(0, .free)
  package static let forced = BreakCost(-10_000, .wanted)

  package var isForced: Bool { penalty <= -10_000 }
  package var isForbidden: Bool { penalty >= 10_000 }

  /// The dearer of two; what is forced stays forced.
  package func combined(with other: BreakCost) -> BreakCost {
    if isForced { return self }
    if other.isForced { return other }
    return other.penalty > penalty ? other : self
  }
}
