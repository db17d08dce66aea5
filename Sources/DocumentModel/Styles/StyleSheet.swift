public import StrictInput

/// How a brand wants words to look. Every length is in points unless it says em.
///
/// A style sheet never holds words of the contract: the same contract in two styles reads alike.
/// The defaults in code are plain and neutral; what a style looks like is said in its file.
public struct StyleSheet: Sendable, Hashable {
  /// The name of the file without `.yaml`.
  public var name = "plain"
  /// What the sheets say that it was read from, in one form: two styles that look alike have the
  /// same.
  public var source = ""
  /// One sentence for those who choose among styles.
  public var about = ""
  public var page = PageStyle()
  public var families = FontFamilies()
  /// Font files of the brand's own; the families in them may be named like those of Engross.
  public var fonts: [StyleFile] = []
  public var logo = LogoStyle()
  public var letterhead = LetterheadStyle()
  public var cover = CoverStyle()
  public var blocks = BlockStyles()
  public var clauses = ClauseStyle()
  public var numbering = NumberingStyle()
  public var table = TableStyle()
  public var contents = ContentsStyle()
  public var signature = SignatureStyle()
  public var marginals = MarginalStyle()
  public var lineNumbers = LineNumberStyle()
  public var lineBreaking = LineBreakingStyle()
  /// By the family of the font.
  public var protrusion: [String: ProtrusionStyle] = [:]
  public var pageBreaking = PageBreakingStyle()

  public init() {}

  /// The head and the foot of a page, by the number of its sheet from 1; `isFirst` of the first
  /// that is not a cover.
  public func headAndFoot(
    onSheet number: Int, isFirst: Bool, isInSchedule: Bool = false
  ) -> (head: MarginalStyle.Slots, foot: MarginalStyle.Slots) {
    if isFirst { return marginals.firstPage }
    if isInSchedule {
      return marginals.schedulePage(isEven: number.isMultiple(of: 2), mirrored: page.isTwoSided)
    }
    if number.isMultiple(of: 2) { return marginals.evenPage(mirrored: page.isTwoSided) }
    return (marginals.head, marginals.foot)
  }

  /// The same style on pages turned on their sides.
  public var turned: StyleSheet {
    var style = self
    style.page = page.turned
    return style
  }
}

extension StyleSheet: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.set(&about, "about", "One sentence for those who choose among styles.")
    // Followed before anything is read, and named here so that it is known and described.
    var parent = SheetName.example
    fields.set(
      &parent, "extends",
      "The style whose settings hold where this sheet says nothing: one beside it, or shipped.")
    var brand = Brand()
    fields.set(&brand, "brand", "The brand's own colours, sizes and fonts, for use as $name.")
    fields.inherited[Brand.self] = brand

    fields.set(&page, "page", "The paper and its margins.")
    fields.set(&families, "families", "The fonts.")
    fields.files(
      &fonts, "fonts", "Font files of your own, beside the sheet, whose families may be named.")
    var type = TextStyle()
    fields.set(&type, "type", "What all text is like unless its own block says otherwise.")
    inherit(type)
    fields.set(&logo, "logo", "The firm's mark.")
    fields.set(&letterhead, "letterhead", "What the firm's paper bears at its head and foot.")
    fields.set(&blocks, "blocks", "Headings, paragraphs and whatever else stands in the text.")
    fields.set(&clauses, "clauses", "Where clauses and their numbers stand.")
    fields.set(
      &numbering, "numbering", "How clauses are numbered, and what references call them.")
    fields.set(&table, "table", "Rules, grounds and spaces of tables.")
    fields.set(&cover, "cover", "A page of its own for the title, and for the lines under it.")
    fields.set(&contents, "contents", "The table of contents.")
    fields.set(&signature, "signature", "The lines on which the parties sign.")
    fields.set(&marginals, "marginals", "The running head and foot.")
    fields.set(
      &lineNumbers, "lineNumbers", "Numbers beside the lines of drafts, in the outer margin.")
    fields.set(&lineBreaking, "lineBreaking", "How tightly lines are set.")
    protrusion = fields.named(
      "protrusion",
      "How far characters hang into the margin, by font family; what is not said is as in most.",
      ifEmpty: "say left or right, or remove the key")
    fields.set(&pageBreaking, "pageBreaking", "What each fault of a page break costs.")
    checkGeometry(fields)
  }

  private mutating func inherit(_ type: TextStyle) {
    cover.inherit(type)
    letterhead = LetterheadStyle(type)
    blocks = BlockStyles(type)
    contents = ContentsStyle(type)
    signature = SignatureStyle(type)
    marginals = MarginalStyle(type)
    lineNumbers = LineNumberStyle(type)
  }

  /// Reports parts that cannot stand beside each other on the page.
  private func checkGeometry(_ fields: FieldReader) {
    guard fields.isSound else { return }
    if marginals.hasHead, marginals.headBottom > page.margins.top {
      fields.report(
        "the running head reaches down to \(millimetres(marginals.headBottom)), "
          + "and the text begins at \(millimetres(page.margins.top))",
        at: "marginals.headBaseline",
        help: "make marginals.headBaseline smaller or page.margins.top larger")
    }
    if marginals.hasFoot, marginals.footTop > page.margins.bottom {
      fields.report(
        "the running foot reaches up to \(millimetres(marginals.footTop)) above the paper's edge, "
          + "and the text ends at \(millimetres(page.margins.bottom))",
        at: "marginals.footBaseline",
        help: "make marginals.footBaseline smaller or page.margins.bottom larger")
    }
    checkLogo(fields)
    checkLetterhead(fields)
    let deepest = clauses.indent + 3 * clauses.levelIndent
    if deepest > page.columnMeasure / 2 {
      fields.report(
        "clauses of the fourth level begin \(millimetres(deepest)) into a text block "
          + "\(millimetres(page.columnMeasure)) wide",
        at: "clauses", help: "make clauses.indent or clauses.levelIndent smaller")
    }
  }
}

/// The name of a style: that of its file, without `.yaml`.
struct SheetName: Hashable {
  var name: String
}

extension SheetName: StrictScalar {
  init(written text: String) throws(Misfit) {
    let isName = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard isName, !text.isEmpty, text.utf8.count <= 100 else {
      let bare = text.hasSuffix(".yaml") ? text.dropLast(5).split(separator: "/").last : nil
      throw Misfit(help: bare.map { "write \($0)" })
    }
    name = text
  }

  var written: String { name }
  static var expectation: String { "the name of a style such as house" }
  static var example: SheetName { SheetName(name: "house") }
}
