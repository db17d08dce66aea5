package import PDFObjects

/// Everything that Cairo cannot say about a PDF, in PDF's own terms: points, origin bottom left.
public struct FinishingFacts: Sendable {
  public var information: Information
  /// The structure tree; node 0 is the Document. Empty for an untagged file.
  public var structure: [StructureNode]
  /// For each page, for each MCID in order: nil where the marked content is an artifact.
  public var marks: [[Mark]]
  /// For each page, how it is put together; nil where each page was drawn as a whole.
  package var sheets: [Sheet]?
  public var links: [LinkAnnotation]
  public var fields: [FormField]
  public var outline: [OutlineItem]
  /// By ASCII name; links and outline items point to them.
  public var destinations: [String: Destination]
  public var attachments: [Attachment]
  /// Pages before page 1, such as a cover that is not counted.
  public var unnumberedPages: Int

  public init(
    information: Information, structure: [StructureNode] = [], marks: [[Mark]] = [],
    links: [LinkAnnotation] = [], fields: [FormField] = [], outline: [OutlineItem] = [],
    destinations: [String: Destination] = [:], attachments: [Attachment] = [],
    unnumberedPages: Int = 0
  ) {
    self.information = information
    self.structure = structure
    self.marks = marks
    self.links = links
    self.fields = fields
    self.outline = outline
    self.destinations = destinations
    self.attachments = attachments
    self.unnumberedPages = unnumberedPages
  }
}

/// Points, origin bottom left: the one type that PDF's rectangles are written from.
public struct PDFRect: Sendable, Hashable {
  public var left: Double
  public var bottom: Double
  public var right: Double
  public var top: Double

  public init(left: Double, bottom: Double, right: Double, top: Double) {
    self.left = left
    self.bottom = bottom
    self.right = right
    self.top = top
  }
}

extension PDFValue {
  static func rect(_ rect: PDFRect) -> PDFValue {
    [.real(rect.left), .real(rect.bottom), .real(rect.right), .real(rect.top)]
  }
}

public struct Information: Sendable, Hashable {
  public var title: String
  public var author: String
  public var subject: String
  public var keywords: [String]
  public var creator: String
  /// BCP 47.
  public var language: String
  /// Pages are read from the right, as two of them lie side by side.
  public var isRightToLeft: Bool
  /// ISO 8601 in UTC, such as `2026-12-01T00:00:00Z`; never the clock, and nil for no date.
  public var created: String?

  public init(
    title: String, author: String = "", subject: String = "", keywords: [String] = [],
    creator: String = "Engross", language: String, isRightToLeft: Bool = false, created: String?
  ) {
    self.isRightToLeft = isRightToLeft
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.creator = creator
    self.language = language
    self.created = created
  }
}

/// What one run of marked content belongs to.
public enum Mark: Sendable, Hashable {
  case node(Int)
  case artifact(Artifact)

  public enum Artifact: Sendable, Hashable {
    case header, footer, layout, watermark
  }
}

/// An element of the structure tree (ISO 32000-1 14.7.2).
public struct StructureNode: Sendable, Hashable {
  public enum Kid: Sendable, Hashable {
    case node(Int)
    case mark(page: Int, mcid: Int)
    case link(Int)
    case field(Int)
  }

  public enum Scope: String, Sendable, Hashable {
    case row = "Row"
    case column = "Column"
    case both = "Both"
  }

  /// A standard structure type: `P`, `H1`, `L`, `LI`, `Lbl`, `LBody`, `TH` …
  public var role: String
  /// nil only for node 0.
  public var parent: Int?
  public var kids: [Kid]
  public var alternativeText: String?
  public var title: String?
  public var language: String?
  /// For `TH`.
  public var scope: Scope?
  /// For `L`: `Decimal`, `LowerAlpha`, `LowerRoman`, `UpperAlpha`, `Disc`.
  public var listNumbering: String?
  /// For `TD` and `TH`, where above 1.
  public var columnSpan: Int
  /// For `Figure`: where it is on its page (ISO 32000-1 14.8.5.4.3).
  public var boundingBox: PDFRect?

  public init(
    role: String, parent: Int?, kids: [Kid] = [], alternativeText: String? = nil,
    title: String? = nil, language: String? = nil, scope: Scope? = nil,
    listNumbering: String? = nil, columnSpan: Int = 1,
    boundingBox: PDFRect? = nil
  ) {
    self.role = role
    self.parent = parent
    self.kids = kids
    self.alternativeText = alternativeText
    self.title = title
    self.language = language
    self.scope = scope
    self.listNumbering = listNumbering
    self.columnSpan = columnSpan
    self.boundingBox = boundingBox
  }
}

public struct LinkAnnotation: Sendable, Hashable {
  public enum Target: Sendable, Hashable {
    case uri(String)
    /// A key of `FinishingFacts.destinations`.
    case destination(String)
  }

  public var page: Int
  public var rect: PDFRect
  public var target: Target
  /// What a screen reader says.
  public var contents: String

  public init(page: Int, rect: PDFRect, target: Target, contents: String) {
    self.page = page
    self.rect = rect
    self.target = target
    self.contents = contents
  }
}

/// An AcroForm field merged with its one widget.
public struct FormField: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case signature
    case text
  }

  public var kind: Kind
  public var page: Int
  public var rect: PDFRect
  /// Unique, ASCII, without a period, such as `eSignSignHere_client_1`.
  public var name: String
  /// What a person is told: "Signature of Mary Moss for Acme Ltd".
  public var tooltip: String
  /// What the field holds from the start; text fields only.
  public var value: String
  /// Points.
  public var fontSize: Double
  /// What it holds stands at its right.
  public var isRightToLeft: Bool
  /// The fields that nobody may change once this one is signed; signature fields only.
  public var closes: [String]
  public var signer: Signer?
  /// Whether it must be filled in or signed.
  public var isRequired: Bool

  /// Whose field it is.
  public struct Signer: Sendable, Hashable {
    /// Such as `client_1`.
    public var key: String
    /// Such as `client`, `witness` or `notary`.
    public var role: String
    /// All with a lower one must have signed before; nil where it does not matter when he signs.
    public var turn: Int?

    public init(key: String, role: String, turn: Int? = nil) {
      self.key = key
      self.role = role
      self.turn = turn
    }
  }

  public init(
    kind: Kind, page: Int, rect: PDFRect, name: String, tooltip: String, value: String = "",
    fontSize: Double = 10, isRightToLeft: Bool = false, closes: [String] = [],
    signer: Signer? = nil, isRequired: Bool = false
  ) {
    self.signer = signer
    self.isRequired = isRequired
    self.isRightToLeft = isRightToLeft
    self.closes = closes
    self.kind = kind
    self.page = page
    self.rect = rect
    self.name = name
    self.tooltip = tooltip
    self.value = value
    self.fontSize = fontSize
  }
}

/// A bookmark.
public struct OutlineItem: Sendable, Hashable {
  public var title: String
  /// A key of `FinishingFacts.destinations`.
  public var destination: String
  public var children: [OutlineItem]
  public var isOpen: Bool

  public init(
    title: String, destination: String, children: [OutlineItem] = [], isOpen: Bool = true
  ) {
    self.title = title
    self.destination = destination
    self.children = children
    self.isOpen = isOpen
  }
}

public struct Destination: Sendable, Hashable {
  public var page: Int
  /// From the left and from the bottom, in points.
  public var x: Double
  public var y: Double

  public init(page: Int, x: Double, y: Double) {
    self.page = page
    self.x = x
    self.y = y
  }
}

public struct Attachment: Sendable, Hashable {
  public var name: String
  /// A MIME type.
  public var type: String
  public var summary: String
  public var bytes: [UInt8]

  public init(name: String, type: String, summary: String, bytes: [UInt8]) {
    self.name = name
    self.type = type
    self.summary = summary
    self.bytes = bytes
  }
}

/// A PDF that may be written out.
public struct FinishedPDF: Sendable, Hashable {
  public var bytes: [UInt8]
  /// What became of pieces, by the pages of the drawn file; another file may take them as they are
  /// where the same was drawn by the same fonts and codes.
  package var contents: [Int: PDFStream] = [:]
}
