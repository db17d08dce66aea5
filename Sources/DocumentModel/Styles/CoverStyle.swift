public import StrictInput

/// A first page for the title and the lines under it alone.
///
/// It bears the words that the title block bears, in their order, and no others; it has neither
/// head nor foot.
public struct CoverStyle: Sendable, Hashable {
  /// Whether there is one; else the title stands above the text.
  public var isShown = false
  /// Whether it is page 1; else the page after it is.
  public var isNumbered = true
  /// The field of colour that begins at the paper's top; nil for none.
  public var ground: Color?
  /// How far down the field reaches.
  public var groundHeight = 480.0
  /// As wide as the paper, in front of the ground.
  public var artwork: StyleFile?
  /// The band of colour under the field.
  public var ruleWidth = 0.0
  public var ruleColor = Color.black
  /// From the paper's edges to the words and the logo.
  public var inset = 68.0
  public var logo = MarkStyle()
  /// Ends a space above the lower edge of the field.
  public var title: BlockStyle
  /// Begins a space below the field.
  public var line: BlockStyle
  public var titleSpace = 36.0
  public var lineSpace = 36.0

  public init() { self.init(TextStyle()) }

  public init(_ text: TextStyle) {
    title = BlockStyle(text, alignment: .leading)
    line = BlockStyle(text, alignment: .leading, after: 0)
  }

  /// Takes the text that all blocks begin with.
  mutating func inherit(_ text: TextStyle) { self = CoverStyle(text) }
}

extension CoverStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.set(&isShown, "shown", "Whether the title has a page of its own.")
    fields.set(
      &isNumbered, "numbered",
      "Whether the cover counts as page 1; where not, page numbers begin after it.")
    fields.color(&ground, "ground", "The field of colour at the head of the cover, or none.")
    fields.length(&groundHeight, "groundHeight", "How far the field reaches down the paper.")
    fields.file(
      &artwork, "artwork", "A picture as wide as the paper on the field: decoration; or none.")
    fields.length(&ruleWidth, "ruleWidth", "The band under the field; 0 pt for none.")
    fields.color(&ruleColor, "ruleColor", "The colour of this band.")
    fields.length(&inset, "inset", "From the paper's edges to the words and the logo.")
    fields.set(&logo, "logo", "The firm's mark at the head of the cover.")
    fields.set(&title, "title", "The name of the contract.")
    fields.length(&titleSpace, "titleSpace", "From the title to the lower edge of the field.")
    fields.set(&line, "line", "Each line under the title; lines stand below the field.")
    fields.length(&lineSpace, "lineSpace", "From the lower edge of the field to the lines.")
  }
}

extension StyleSheet {
  /// Reports a logo that meets the running head, and a cover with no room for words.
  func checkLogo(_ fields: FieldReader) {
    let heads = [marginals.head.left, marginals.head.center, marginals.head.right]
    let mark = logo.mark
    let place = MarkStyle.Position.allCases.firstIndex(of: mark.position) ?? 0
    let meetsHead = logo.pages == .all || !marginals.firstPage.head.isEmpty
    let isBeside =
      mark.top + mark.height > marginals.headBaseline - marginals.text.size
      && mark.top < marginals.headBaseline
    if mark.file != nil, logo.place == .head, meetsHead, isBeside, !heads[place].isEmpty {
      fields.report(
        "the logo stands where the running head has words on the \(mark.position.rawValue)",
        at: "logo",
        help: "change logo.position, or write marginals.head.\(mark.position.rawValue): none")
    }
    if cover.isShown, page.size.width - 2 * cover.inset < page.measure / 2 {
      fields.report(
        "the words of the cover have \(millimetres(max(0, page.size.width - 2 * cover.inset)))",
        at: "cover.inset", help: "make cover.inset smaller")
    }
    if cover.isShown, cover.groundHeight > page.size.height {
      fields.report(
        "the field of the cover is \(millimetres(cover.groundHeight)) high, and the paper "
          + millimetres(page.size.height), at: "cover.groundHeight",
        help: "make cover.groundHeight smaller")
    }
  }

  /// Every picture that the style names, and where.
  public var pictureFiles: [StyleFile] {
    let cover = cover.isShown ? [cover.artwork, cover.logo.file] : []
    return ([logo.mark.file, letterhead.file] + cover).compactMap(\.self)
  }
}
