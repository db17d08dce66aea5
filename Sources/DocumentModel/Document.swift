public import StrictInput

/// A contract written out: words in order, numbered and cross-referenced, with no paper yet.
public struct Document: Sendable, Hashable {
  public var information: DocumentInformation
  public var blocks: [Block]

  public init(information: DocumentInformation, blocks: [Block]) {
    self.information = information
    self.blocks = blocks
  }
}

/// What a reader's shelf says about a document; printed in running heads and kept in the PDF.
public struct DocumentInformation: Sendable, Hashable {
  public var title: String
  /// The firm's own number for this contract, such as `HL-2026-014`; empty for none.
  public var reference: String
  /// BCP 47, such as `en-GB`.
  public var language: String
  /// The names of the parties, in order.
  public var parties: [String]
  public var author: String
  public var subject: String
  public var keywords: [String]
  /// `YYYY-MM-DD`, from the terms: a document never looks at the clock.
  public var date: String
  /// The beginning of the digest of all that the document was made from; empty for none.
  public var digest = ""
  /// The service whose tags are written into the fields.
  public var esign = ESignService.none
  /// Such as `Counterpart 1 of 2`; empty for a document of which there is one.
  public var counterpart = ""
  /// Printed across each page, such as `DRAFT`; empty for a document that is final.
  public var mark = ""
  /// Whether each party puts its initials in the foot of each page.
  public var hasInitials = false
  /// Whether the lines of each signatory say the party's name once more, in a field.
  public var hasCompanyLines = false
  /// What a conformed copy prints in place of its fields, by their names; nil for a document with
  /// fields to fill in.
  public var filledIn: [String: String]?
  /// The lines of a draft are numbered, whatever its style says.
  public var numbersLines = false

  public init(
    title: String, reference: String = "", language: String = "en-GB", parties: [String] = [],
    author: String = "", subject: String = "", keywords: [String] = [], date: String = ""
  ) {
    self.title = title
    self.reference = reference
    self.language = language
    self.parties = parties
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.date = date
  }
}

/// A piece of a document that begins on a line of its own, and where in the template it came from.
public struct Block: Sendable, Hashable {
  public var content: Content
  public var source: SourceLocation?

  public init(_ content: Content, source: SourceLocation? = nil) {
    self.content = content
    self.source = source
  }

  public indirect enum Content: Sendable, Hashable {
    case title(TitleBlock)
    /// Made by layout from the headings; `depth` levels of them.
    case tableOfContents(title: String, depth: Int)
    case heading(Heading)
    case paragraph([Inline])
    case list(List)
    case table(Table)
    case signatures([SignatureParty])
    case quote([Block])
    case code(String)
    case figure(Figure)
    case rule
    /// Whatever follows begins on a new page.
    case pageBreak
  }
}

/// The contract's name and what stands under it on the first page.
public struct TitleBlock: Sendable, Hashable {
  public var title: [Inline]
  /// Lines under the title: the reference, the date, "between A and B".
  public var lines: [[Inline]]

  public init(title: [Inline], lines: [[Inline]] = []) {
    self.title = title
    self.lines = lines
  }
}

public struct Heading: Sendable, Hashable {
  /// 1 for a clause or a schedule, 2 for a section inside one, to 6.
  public var level: Int
  /// The number as printed, such as `7.` or `Schedule A`; nil for an unnumbered heading.
  public var label: String?
  public var text: [Inline]
  /// Unique in the document; references and bookmarks point to it.
  public var anchor: String
  /// A schedule begins here: its own numbering, and a new page if the style wants one.
  public var opensSchedule: Bool

  public init(
    level: Int, label: String? = nil, text: [Inline], anchor: String, opensSchedule: Bool = false
  ) {
    self.level = level
    self.label = label
    self.text = text
    self.anchor = anchor
    self.opensSchedule = opensSchedule
  }
}

/// Numbered clauses (1.1, (a), (i)) or bullets; labels hang.
public struct List: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case clauses, numbers, bullets
  }

  public struct Item: Sendable, Hashable {
    /// As printed: `7.2`, `(a)`, `•`.
    public var label: String
    /// The target of references to this item, if it has any.
    public var anchor: String?
    public var blocks: [Block]

    public init(label: String, anchor: String? = nil, blocks: [Block]) {
      self.label = label
      self.anchor = anchor
      self.blocks = blocks
    }
  }

  public var kind: Kind
  /// 1 for `7.2` directly under a clause heading, 2 for `(a)`, 3 for `(i)`, 4 for `(A)`.
  public var level: Int
  public var items: [Item]

  public init(kind: Kind, level: Int, items: [Item]) {
    self.kind = kind
    self.level = level
    self.items = items
  }
}

public struct Table: Sendable, Hashable {
  public enum Alignment: String, Sendable, Hashable {
    case leading, center, trailing
  }

  public struct Cell: Sendable, Hashable {
    public var blocks: [Block]

    public init(_ blocks: [Block]) { self.blocks = blocks }
    public init(_ text: [Inline]) { blocks = [Block(.paragraph(text))] }
  }

  public var alignments: [Alignment]
  /// One row of heads; repeated on every page the table reaches.
  public var head: [Cell]
  public var rows: [[Cell]]
  /// Totals: set apart, never alone on a page.
  public var footRows: [[Cell]]
  /// The first cell of each row names the row.
  public var hasRowHeads: Bool
  /// Columns of amounts that are added up: where a page ends in the table, their sums so far are
  /// carried over to the next. Rows count, footing rows do not.
  public var summedColumns: [Int]
  /// Columns that divide among them, in this proportion, the width that their words would have.
  public var weights: [Int: Double]
  public var caption: [Inline]?

  public init(
    alignments: [Alignment], head: [Cell], rows: [[Cell]], footRows: [[Cell]] = [],
    hasRowHeads: Bool = false, summedColumns: [Int] = [], weights: [Int: Double] = [:],
    caption: [Inline]? = nil
  ) {
    self.alignments = alignments
    self.head = head
    self.rows = rows
    self.footRows = footRows
    self.hasRowHeads = hasRowHeads
    self.summedColumns = summedColumns
    self.weights = weights
    self.caption = caption
  }
}

public struct Figure: Sendable, Hashable {
  /// A path, already resolved against the file that names it.
  public var path: String
  /// As the file that names it has it.
  public var name: String
  public var alternativeText: String
  public var caption: [Inline]?
  /// Nil for as wide as the picture itself says, and at most as wide as the text.
  public var width: Width?

  public enum Width: Sendable, Hashable {
    /// Of the width of the text around it, above 0 and up to 1.
    case share(Double)
    case points(Double)
  }

  public init(
    path: String, name: String? = nil, alternativeText: String, caption: [Inline]? = nil,
    width: Width? = nil
  ) {
    self.path = path
    self.name = name ?? path
    self.alternativeText = alternativeText
    self.caption = caption
    self.width = width
  }
}

extension Document {
  /// Those who sign, as their block names them.
  public var signatureParties: [SignatureParty] {
    blocks.flatMap { block -> [SignatureParty] in
      if case .signatures(let parties) = block.content { parties } else { [] }
    }
  }

  /// Every figure, in order, and where it is named.
  public var figures: [(figure: Figure, source: SourceLocation?)] {
    blocks.flatMap { $0.figures(within: nil) }
  }
}

extension Block {
  fileprivate func figures(
    within outer: SourceLocation?
  ) -> [(figure: Figure, source: SourceLocation?)] {
    let source = source ?? outer
    switch content {
    case .figure(let figure): return [(figure, source)]
    case .list(let list):
      return list.items.flatMap { $0.blocks.flatMap { $0.figures(within: source) } }
    case .quote(let blocks): return blocks.flatMap { $0.figures(within: source) }
    case .table(let table):
      let cells = (table.rows + table.footRows).flatMap(\.self) + table.head
      return cells.flatMap { $0.blocks.flatMap { $0.figures(within: source) } }
    default: return []
    }
  }
}
