import DocumentModel

/// Text of one look, and what it belongs to.
struct TextSpan: Hashable {
  var text: String
  var style: SpanStyle
}

/// A look, resolved to a font.
struct SpanStyle: Hashable {
  var font: FontID
  var family: TextStyle.Family
  var size: Double
  var color: Color
  var letterSpacing: Double
  var isHyphenated: Bool
  var language: String
  var node: StructureTree.Index
  /// An index into the paragraph's links; -1 for none.
  var link: Int
}

/// A paragraph's words, flattened: spans in order, and the links among them.
struct SpannedText: Hashable {
  struct LinkTarget: Hashable {
    var target: Link.Target
    var words: String
    var node: StructureTree.Index
  }

  var spans: [TextSpan] = []
  var links: [LinkTarget] = []

  var plainText: String { spans.map(\.text).joined() }
}

/// Flattens running text into spans of one look.
final class SpanBuilder {
  private struct Look: Hashable {
    var style: TextStyle
    var language: String
  }

  let shaper: any TextShaper
  /// Of the words that are being flattened.
  private var language: String
  var structure: StructureTree
  private var result = SpannedText()
  private var fonts: [Look: FontID] = [:]
  /// The look of most words is that of the words before, and to tell that takes no hashing.
  private var last: (look: Look, font: FontID)?

  init(shaper: any TextShaper, language: String, structure: StructureTree) {
    self.shaper = shaper
    self.language = language
    self.structure = structure
  }

  /// Flattens `inlines`; links become nodes of their own under `node`.
  func build(
    _ inlines: [Inline], style: TextStyle, node: StructureTree.Index
  ) -> SpannedText {
    result = SpannedText()
    append(inlines, style: style, node: node, link: -1)
    return result
  }

  private func append(
    _ inlines: [Inline], style: TextStyle, node: StructureTree.Index, link: Int
  ) {
    for inline in inlines {
      switch inline {
      case .text(let text):
        append(text, style: style, node: node, link: link)
      case .value(let text, _):
        var plain = style
        plain.isHyphenated = style.isHyphenated && text.contains(" ") && text.count > 40
        append(text, style: plain, node: node, link: link)
      case .emphasis(let inner):
        var slanted = style
        slanted.isItalic.toggle()
        append(inner, style: slanted, node: node, link: link)
      case .strong(let inner), .definition(let inner):
        var heavy = style
        heavy.weight = max(700, style.weight)
        append(inner, style: heavy, node: node, link: link)
      case .code(let text):
        var code = style
        code.family = .mono
        code.size = style.size * 0.86
        code.isHyphenated = false
        append(text, style: code, node: node, link: link)
      case .reference(let inner, let anchor):
        let words = inner.plainText
        appendLink(.anchor(anchor), words: words, inner, style: style, node: node)
      case .link(let inner, let destination):
        let words = inner.plainText
        appendLink(.uri(destination), words: words, inner, style: style, node: node)
      case .language(let inner, let tag):
        let outer = language
        language = tag
        let span =
          node == .artifact
          ? node : structure.add(.init(role: "Span", parent: node, language: tag))
        append(inner, style: style, node: span, link: link)
        language = outer
      case .lineBreak:
        append("\n", style: style, node: node, link: link)
      case .pageNumber, .footnote:
        // Set by the passes that know pages.
        break
      }
    }
  }

  private func appendLink(
    _ target: Link.Target, words: String, _ inner: [Inline], style: TextStyle,
    node: StructureTree.Index
  ) {
    let linkNode = structure.add("Link", in: node)
    result.links.append(.init(target: target, words: words, node: linkNode))
    append(inner, style: style, node: linkNode, link: result.links.count - 1)
  }

  private func font(of look: Look) -> FontID {
    if let last, last.look == look { return last.font }
    let font = fonts[look] ?? shaper.font(for: look.style, language: look.language)
    fonts[look] = font
    last = (look, font)
    return font
  }

  private func append(
    _ text: String, style: TextStyle, node: StructureTree.Index, link: Int
  ) {
    guard !text.isEmpty else { return }
    let font = font(of: Look(style: style, language: language))
    let resolved = SpanStyle(
      font: font, family: style.family, size: style.size, color: style.color,
      letterSpacing: style.letterSpacing,
      isHyphenated: style.isHyphenated, language: language, node: node, link: link)
    if let last = result.spans.last, last.style == resolved {
      result.spans[result.spans.count - 1].text += text
    } else {
      result.spans.append(TextSpan(text: text, style: resolved))
    }
  }
}
