/// How a brand wants words to look. Every length is in points unless it says em.
///
/// A style sheet never holds words of the contract: the same contract in two styles reads alike.
public struct StyleSheet: Sendable, Hashable {
  public var name = "house"
  public var page = PageStyle()
  public var families = FontFamilies()
  public var blocks = BlockStyles()
  public var clauses = ClauseStyle()
  public var table = TableStyle()
  public var contents = ContentsStyle()
  public var signature = SignatureStyle()
  public var marginals = MarginalStyle()
  public var lineBreaking = LineBreakingStyle()
  public var pageBreaking = PageBreakingStyle()

  public init() {}
}

/// Families by the part they play; each a list, the first that has the character is used.
public struct FontFamilies: Sendable, Hashable {
  public var body = ["Linux Libertine O"]
  public var heading = ["Linux Libertine O"]
  public var mono = ["JetBrains Mono"]
  /// Asked in turn when a part's own families lack a character.
  public var fallback = ["Gentium Plus", "DejaVu Sans"]

  public init() {}
}

public struct PageStyle: Sendable, Hashable {
  public var size = Size(width: 595.28, height: 841.89)
  /// From the paper's edge to the text.
  public var margins = Insets(top: 85, right: 79, bottom: 85, left: 79)

  public init() {}

  /// The width of the text.
  public var measure: Double { size.width - margins.left - margins.right }
  /// The height of the text.
  public var textHeight: Double { size.height - margins.top - margins.bottom }
}

public struct TextStyle: Sendable, Hashable {
  public enum Family: String, Sendable, Hashable, CaseIterable {
    case body, heading, mono
  }

  public enum Figures: String, Sendable, Hashable, CaseIterable {
    case lining, oldStyle, tabular, tabularOldStyle
  }

  public var family = Family.body
  public var size = 10.5
  /// From baseline to baseline.
  public var leading = 14.0
  /// 400 is regular, 700 bold.
  public var weight = 400
  public var isItalic = false
  public var hasSmallCaps = false
  public var figures = Figures.lining
  /// Added after each letter, in ems.
  public var letterSpacing = 0.0
  public var color = Color.black
  public var isHyphenated = true

  public init() {}

  public init(
    family: Family = .body, size: Double, leading: Double, weight: Int = 400,
    isItalic: Bool = false, color: Color = .black
  ) {
    self.family = family
    self.size = size
    self.leading = leading
    self.weight = weight
    self.isItalic = isItalic
    self.color = color
  }
}

public struct BlockStyle: Sendable, Hashable {
  public enum Alignment: String, Sendable, Hashable, CaseIterable {
    case justified, leading, center, trailing
  }

  public var text = TextStyle()
  public var alignment = Alignment.justified
  /// Between two blocks the larger of `after` and `before` is left.
  public var before = 0.0
  public var after = 6.0
  public var firstIndent = 0.0
  public var indent = 0.0

  public init() {}

  public init(
    _ text: TextStyle, alignment: Alignment = .justified, before: Double = 0, after: Double = 6,
    indent: Double = 0
  ) {
    self.text = text
    self.alignment = alignment
    self.before = before
    self.after = after
    self.indent = indent
  }
}

/// A style for each part a block can play.
public struct BlockStyles: Sendable, Hashable {
  public var body = BlockStyle(TextStyle(size: 10.5, leading: 14))
  public var title = BlockStyle(
    TextStyle(family: .heading, size: 24, leading: 29), alignment: .leading, after: 10)
  public var titleLine = BlockStyle(
    TextStyle(size: 11.5, leading: 16), alignment: .leading, after: 2)
  /// Levels 1 to 6.
  public var headings: [BlockStyle] = [
    BlockStyle(
      TextStyle(family: .heading, size: 12.5, leading: 16, weight: 700), alignment: .leading,
      before: 18, after: 5),
    BlockStyle(
      TextStyle(family: .heading, size: 11, leading: 14, weight: 700), alignment: .leading,
      before: 12, after: 4),
    BlockStyle(
      TextStyle(family: .heading, size: 10.5, leading: 14, weight: 700), alignment: .leading,
      before: 10, after: 3),
    BlockStyle(
      TextStyle(family: .heading, size: 10.5, leading: 14, isItalic: true), alignment: .leading,
      before: 8, after: 3),
    BlockStyle(
      TextStyle(family: .heading, size: 10.5, leading: 14, isItalic: true), alignment: .leading,
      before: 8, after: 3),
    BlockStyle(
      TextStyle(family: .heading, size: 10.5, leading: 14, isItalic: true), alignment: .leading,
      before: 8, after: 3),
  ]
  /// The heading with which a schedule opens.
  public var schedule = BlockStyle(
    TextStyle(family: .heading, size: 17, leading: 22), alignment: .leading, before: 0, after: 10)
  public var quote = BlockStyle(
    TextStyle(size: 10.5, leading: 14, isItalic: true), after: 6, indent: 24)
  public var code = BlockStyle(
    TextStyle(family: .mono, size: 8.5, leading: 12), alignment: .leading)
  public var tableHead = BlockStyle(
    TextStyle(size: 9.25, leading: 12, weight: 700), alignment: .leading, after: 0)
  public var tableCell = BlockStyle(
    TextStyle(size: 9.25, leading: 12), alignment: .leading, after: 3)
  public var caption = BlockStyle(
    TextStyle(size: 9.25, leading: 12, isItalic: true), alignment: .leading, after: 4)
  public var footnote = BlockStyle(TextStyle(size: 8.5, leading: 11), after: 2)

  public init() {}
}

/// Where clause numbers and their text stand.
public struct ClauseStyle: Sendable, Hashable {
  /// The text of 7 and 7.1 begins here; their numbers stand at the margin.
  public var indent = 34.0
  /// Each level below: (a), (i), (A).
  public var levelIndent = 22.0
  public var bulletIndent = 14.0
  /// Between one clause and the next.
  public var after = 5.0
  /// Each schedule begins on a new page.
  public var scheduleOpensPage = true

  public init() {}
}

public struct TableStyle: Sendable, Hashable {
  public var ruleWidth = 0.4
  public var ruleColor = Color(red: 0.62, green: 0.62, blue: 0.62)
  public var headRuleWidth = 0.9
  public var headRuleColor = Color.black
  public var headGround: Color?
  public var zebraGround: Color?
  public var padding = Insets(top: 4, right: 6, bottom: 4, left: 6)
  public var before = 6.0
  public var after = 10.0
  /// Cells at the sides stand flush with the text.
  public var isFlush = true

  public init() {}
}

public struct ContentsStyle: Sendable, Hashable {
  public var title = BlockStyle(
    TextStyle(family: .heading, size: 12.5, leading: 16, weight: 700), alignment: .leading,
    before: 18, after: 6)
  /// Levels 1 to 3.
  public var levels: [BlockStyle] = [
    BlockStyle(TextStyle(size: 10.5, leading: 15), alignment: .leading, after: 0),
    BlockStyle(TextStyle(size: 10, leading: 14), alignment: .leading, after: 0, indent: 20),
    BlockStyle(TextStyle(size: 9.5, leading: 13), alignment: .leading, after: 0, indent: 40),
  ]
  /// Between dots; 0 for none.
  public var leaderPitch = 6.0
  public var opensPageAfter = false

  public init() {}
}

public struct SignatureStyle: Sendable, Hashable {
  public var leadIn = BlockStyle(
    TextStyle(size: 9.25, leading: 12, isItalic: true), alignment: .leading, after: 0)
  public var name = BlockStyle(
    TextStyle(size: 10.5, leading: 14, weight: 700), alignment: .leading, after: 4)
  public var label = TextStyle(size: 8.5, leading: 11)
  /// The room above the line on which one signs.
  public var signatureHeight = 38.0
  /// The room above each line to fill in.
  public var lineHeight = 22.0
  public var fieldSize = 10.0
  public var ruleWidth = 0.5
  public var ruleColor = Color.black
  public var columnGap = 28.0
  /// Between one signatory and the next.
  public var spacing = 20.0
  /// Two parties stand side by side where each has at least this width.
  public var columnMinimum = 190.0

  public init() {}
}

/// Running head and foot.
public struct MarginalStyle: Sendable, Hashable {
  public var text = TextStyle(size: 8.5, leading: 11)
  /// From the paper's top to the baseline of the running head.
  public var headBaseline = 50.0
  /// From the paper's bottom to the baseline of the running foot.
  public var footBaseline = 46.0
  /// `{title}`, `{reference}`, `{parties}`, `{clause}`, `{page}`, `{pages}`, `{date}`.
  public var head = Slots(left: "{title}", center: "", right: "{reference}")
  public var foot = Slots(left: "", center: "", right: "Page {page} of {pages}")
  /// Between the head and the text; 0 for none.
  public var headRule = 0.4
  public var footRule = 0.0
  public var ruleColor = Color(red: 0.62, green: 0.62, blue: 0.62)
  public var headOnFirstPage = false

  public struct Slots: Sendable, Hashable {
    public var left: String
    public var center: String
    public var right: String

    public init(left: String = "", center: String = "", right: String = "") {
      self.left = left
      self.center = center
      self.right = right
    }
  }

  public init() {}
}

/// How tightly lines may be set.
public struct LineBreakingStyle: Sendable, Hashable {
  public var tolerance = 600
  public var hyphenPenalty = 60
  public var doubleHyphenDemerits = 60_000
  public var finalHyphenDemerits = 20_000
  public var adjacentDemerits = 6_000
  /// How far a space between words may grow and shrink, as parts of itself.
  public var spaceStretch = 0.5
  public var spaceShrink = 0.28
  /// How far letters may be moved apart or together in a line, in ems.
  public var letterStretch = 0.006
  public var letterShrink = 0.004
  /// Hyphens and punctuation hang into the margin by this part of a font's table.
  public var protrusion = 1.0
  /// The last line of a paragraph is at least so long, in ems.
  public var shortestLastLine = 3.0

  public init() {}
}

/// What each fault of a page break costs; higher is worse, 10 000 is never.
public struct PageBreakingStyle: Sendable, Hashable {
  public var widows = 2
  public var orphans = 2
  public var widowPenalty = 5_000
  public var orphanPenalty = 5_000
  public var clauseSplitPenalty = 60
  public var tableSplitPenalty = 150
  public var emptyPagePenalty = 100

  public init() {}
}
