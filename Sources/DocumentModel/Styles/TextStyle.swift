public import StrictInput

/// What letters look like.
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

extension TextStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.set(&family, "family", "Which of the families.")
    fields.length(&size, "size", "The size of the type.")
    fields.length(&leading, "leading", "From one baseline to the next.")
    var heft = Weight(weight)
    fields.set(&heft, "weight", "How heavy the letters are.")
    weight = heft.number
    fields.set(&isItalic, "italic", "Whether letters slant.")
    fields.set(&hasSmallCaps, "smallCaps", "Whether small letters are drawn as small capitals.")
    fields.set(&figures, "figures", "How figures are drawn: tabular ones are all as wide.")
    fields.ems(&letterSpacing, "letterSpacing", "Added after each letter.")
    fields.color(&color, "color", "The colour of the letters.")
    fields.set(&isHyphenated, "hyphenate", "Whether words may be divided.")
    check(fields)
  }

  private func check(_ fields: FieldReader) {
    guard fields.isSound, fields.gives("size") || fields.gives("leading") else { return }
    if !(4...144).contains(size) {
      fields.report(
        "type cannot be \(plain(size)) pt high", at: "size", help: "give 4 pt to 144 pt")
    } else if leading < size {
      fields.report(
        "type of \(plain(size)) pt with a leading of \(plain(leading)) pt makes lines overlap",
        at: fields.gives("leading") ? "leading" : "size",
        help: "give a leading of about \(plain((size * 1.25).rounded())) pt")
    }
  }
}

extension TextStyle.Family: StrictChoice {
  public static var example: Self { .heading }
}

extension TextStyle.Figures: StrictChoice {
  public static var example: Self { .tabular }
}

/// The weights that the shipped fonts have.
enum Weight: String, StrictChoice {
  case regular, semibold, bold

  init(_ number: Int) {
    self = number < 500 ? .regular : number < 650 ? .semibold : .bold
  }

  var number: Int {
    switch self {
    case .regular: 400
    case .semibold: 600
    case .bold: 700
    }
  }

  static var example: Weight { .bold }
}
