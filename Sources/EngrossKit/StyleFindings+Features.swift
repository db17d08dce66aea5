internal import ContractModel
internal import DocumentModel
internal import Foundation
internal import PDFDrawing
internal import StrictInput

/// Small capitals, and figures of a kind, that a font does not have: it would set ordinary ones
/// without a word.
extension StyleFindings {
  static let feature = Rule(
    "STY003", .warning, "A font has the small capitals and the figures that the style asks for.",
    because: "One that lacks them sets ordinary letters and figures, and nobody is told.",
    mend: "choose another family, or take the key out",
    bad: "blocks: { code: { smallCaps: true } }  # JetBrains Mono has none",
    good: "blocks: { heading1: { smallCaps: true } }  # Linux Libertine has them")

  private struct Wish: Hashable {
    var font: String
    var what: String
    /// Of a kind of text, in the style sheet.
    var key: String
  }

  static func features(
    in style: Located<StyleSheet>, _ files: StyleFonts
  ) -> [Diagnostic] {
    var known: [String: FontFeatures] = [:]
    var paths: [Wish: [String]] = [:]
    var order: [Wish] = []
    for text in style.value.texts {
      for (kind, needed) in text.wishes {
        guard let font = files.file(for: text.style) else { continue }
        let features = known[font.path] ?? FontFeatures(path: font.path)
        known[font.path] = features
        guard !kind.isMet(by: features) else { continue }
        let wish = Wish(font: font.family, what: kind.rawValue, key: needed)
        if paths[wish] == nil { order.append(wish) }
        paths[wish, default: []].append(text.path)
      }
    }
    return order.compactMap { wish in
      guard let texts = paths[wish], let first = texts.first else { return nil }
      let others = texts.count == 1 ? "asks" : "and \(texts.count - 1) more ask"
      return Diagnostic(
        feature, at: style.place(of: wish.key, at: first),
        "the font \(wish.font) has no \(wish.what), for which \(first) \(others)")
    }
  }
}

private enum FeatureKind: String {
  case smallCapitals = "small capitals"
  case oldStyleFigures = "old-style figures"
  case tabularFigures = "figures all as wide"

  func isMet(by features: FontFeatures) -> Bool {
    switch self {
    case .smallCapitals: features.hasSmallCapitals
    case .oldStyleFigures: features.hasOldStyleFigures
    case .tabularFigures: features.hasTabularFigures
    }
  }
}

extension StyledText {
  /// What the text wants of its font, and the key that says so.
  fileprivate var wishes: [(FeatureKind, key: String)] {
    var wishes: [(FeatureKind, key: String)] = []
    if style.hasSmallCaps { wishes.append((.smallCapitals, "smallCaps")) }
    if [.oldStyle, .tabularOldStyle].contains(style.figures) {
      wishes.append((.oldStyleFigures, "figures"))
    }
    if [.tabular, .tabularOldStyle].contains(style.figures) {
      wishes.append((.tabularFigures, "figures"))
    } else if path == "blocks.tableCell" {
      // Columns of amounts are set in them whatever the style says.
      wishes.append((.tabularFigures, "family"))
    }
    return wishes
  }
}
