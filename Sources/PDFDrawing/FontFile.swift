internal import CTypeset

/// What a font file says of itself, read without loading it.
package struct FontFile: Sendable, Hashable {
  package var path: String
  package var family: String
  /// CSS and OpenType: 400 is regular, 700 bold.
  package var weight: Int
  package var isItalic: Bool
  /// In the font's own words, or the address of them; empty where it says nothing.
  package var licence: String
  package var isVariable: Bool
  package var isTrueType: Bool
  package var characterCount: Int
  /// Names of scripts of which it has the letters, such as `Greek`.
  package var scripts: [String]
  /// Why the font may not go into a PDF; nil where it may.
  package var refusal: String?

  /// Reads the first face of a file; nil where it is no font.
  package init?(path: String) {
    var facts = ts_font_facts()
    let letters = Self.samples.map { $0.letters.unicodeScalars.map(\.value) }
    let all = letters.flatMap(\.self)
    var covered = [Bool](repeating: false, count: all.count)
    guard ts_font_read(path, &facts, all, all.count, &covered) else { return nil }
    self.path = path
    family = text(&facts.family)
    weight = Int(facts.weight)
    isItalic = facts.italic
    let said = text(&facts.licence)
    licence = said.isEmpty ? text(&facts.licence_url) : said
    isVariable = facts.is_variable
    isTrueType = facts.is_truetype
    characterCount = Int(facts.character_count)
    var rest = covered[...]
    scripts = zip(Self.samples, letters).compactMap { sample, letters in
      defer { rest = rest.dropFirst(letters.count) }
      return rest.prefix(letters.count).allSatisfy(\.self) ? sample.script : nil
    }
    refusal = Self.refusal(facts.embedding)
  }

  /// OpenType, OS/2, fsType: among the usage permissions the least restrictive counts.
  private static func refusal(_ embedding: UInt16) -> String? {
    if embedding & 0x000F == 0x0002 { return "its licence forbids to embed it" }
    if embedding & 0x0100 != 0 { return "its licence forbids to embed a part of it" }
    if embedding & 0x0200 != 0 { return "its licence forbids to embed its outlines" }
    return nil
  }

  /// Letters that a font of a script has: common ones, and some that poor fonts lack.
  private static let samples = [
    (script: "Latin", letters: "AazZßéçñÅøŁžőșğ"), (script: "Greek", letters: "ΑΩαωςάώ"),
    (script: "Cyrillic", letters: "АЯаяёЇєљ"), (script: "Vietnamese", letters: "ơưạếộ"),
    (script: "Arabic", letters: "ابتهي"), (script: "Hebrew", letters: "אבגשת"),
    (script: "Devanagari", letters: "अकमहा"), (script: "Thai", letters: "กขมา"),
    (script: "Chinese", letters: "的合同本约"), (script: "Japanese", letters: "あんアン約"),
    (script: "Korean", letters: "가계약힣"),
  ]
}

/// What a font can draw besides its ordinary letters and figures.
package struct FontFeatures: Sendable, Hashable {
  package var hasSmallCapitals: Bool
  package var hasOldStyleFigures: Bool
  package var hasTabularFigures: Bool

  /// Reads the first face of a file; one that is no font has none of them.
  package init(path: String) {
    let features = ts_font_read_features(path)
    hasSmallCapitals = features.small_capitals
    hasOldStyleFigures = features.old_style_figures
    hasTabularFigures = features.tabular_figures
  }
}

/// The text of a C array of characters.
private func text<Characters>(_ characters: inout Characters) -> String {
  withUnsafeBytes(of: &characters) { bytes in
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}
