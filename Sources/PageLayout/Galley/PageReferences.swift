import DocumentModel
import StrictInput

/// Turns what running text says of pages and notes into words.
extension GalleyBuilder {
  /// The words of `text`: marks for footnotes, numbers for pages; targets are remembered.
  mutating func resolve(
    _ text: [Inline], source: SourceLocation?, inLink: Bool = false
  ) -> [Inline] {
    guard text.contains(where: \.mayPoint) else { return text }
    return text.map { inline in
      switch inline {
      case .footnote(let blocks):
        let mark = mark(of: blocks, source: source)
        return inLink ? .text(mark.plainText) : mark
      case .pageNumber(let anchor):
        references.append(Reference(anchor: anchor, saysPage: true, source: source))
        // Two figures until the first run has found the page.
        let number = Inline.text(pageNumbers[anchor].map(String.init) ?? "00")
        return inLink ? number : .reference([number], anchor: anchor)
      case .reference(let inner, let anchor):
        references.append(Reference(anchor: anchor, saysPage: false, source: source))
        return .reference(resolve(inner, source: source, inLink: true), anchor: anchor)
      case .link(let inner, let destination):
        return .link(
          resolve(inner, source: source, inLink: true), destination: destination)
      case .emphasis(let inner):
        return .emphasis(resolve(inner, source: source, inLink: inLink))
      case .strong(let inner): return .strong(resolve(inner, source: source, inLink: inLink))
      case .definition(let inner):
        return .definition(resolve(inner, source: source, inLink: inLink))
      case .language(let inner, let tag):
        return .language(resolve(inner, source: source, inLink: inLink), tag: tag)
      case .text, .value, .code, .lineBreak: return inline
      }
    }
  }

  /// What points to nothing, given the anchors of the pages.
  func deadReferences(_ pages: [String: Int]) -> [LayoutProblem] {
    references.filter { pages[$0.anchor] == nil }.map {
      .unknownAnchor($0.anchor, source: $0.source)
    }
  }
}

extension Inline {
  fileprivate var mayPoint: Bool {
    switch self {
    case .text, .value, .code, .lineBreak: false
    default: true
    }
  }
}

extension [Inline] {
  /// The same words as they will be measured, with nothing in them that points.
  var measured: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .footnote: [.text(Footnotes.mark(10))]
      case .pageNumber: [.text("00")]
      case .reference(let inner, _), .link(let inner, _): inner.measured
      case .emphasis(let inner): [.emphasis(inner.measured)]
      case .strong(let inner): [.strong(inner.measured)]
      case .definition(let inner): [.definition(inner.measured)]
      case .language(let inner, let tag): [.language(inner.measured, tag: tag)]
      case .text, .value, .code, .lineBreak: [inline]
      }
    }
  }
}
