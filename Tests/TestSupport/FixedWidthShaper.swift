package import DocumentModel
package import PageLayout

/// A pencil for fonts: every character is one glyph, and every glyph is as wide as the next.
///
/// Positions in tests can be counted by hand: with `width` 0.5 at a size of 10, each character and
/// each space takes 5 pt. A glyph's id is its character's number.
package final class FixedWidthShaper: TextShaper {
  /// Of each glyph, in ems.
  package let width: Double
  /// Characters that no font has.
  package var missing: Set<Unicode.Scalar> = []
  private let hyphenated: [String: [Int]]
  private var fonts: [TextStyle: FontID] = [:]

  /// `hyphenated` are the words that may be divided, and where: `agree-ment`, or in one language
  /// alone: `fr:conve-nance`.
  package init(width: Double = 0.5, hyphenated: [String] = []) {
    self.width = width
    self.hyphenated = Dictionary(
      uniqueKeysWithValues: hyphenated.map { word in
        let parts = word.split(separator: "-")
        let tag = word.contains(":") ? word.prefix { $0 != ":" }.count + 1 : 0
        let points = parts.dropLast().indices.map { last in
          parts[...last].reduce(0) { $0 + $1.utf8.count } - tag
        }
        return (parts.joined(), points)
      })
  }

  /// Differs by everything that chooses a font, not by size or colour.
  package func font(for style: TextStyle, language: String) -> FontID {
    var asked = TextStyle()
    asked.family = style.family
    asked.weight = style.weight
    asked.isItalic = style.isItalic
    asked.hasSmallCaps = style.hasSmallCaps
    asked.figures = style.figures
    let font = fonts[asked] ?? FontID(Int32(fonts.count))
    fonts[asked] = font
    return font
  }

  package func metrics(of font: FontID) -> FontMetrics {
    FontMetrics(ascent: 0.75, descent: 0.25, xHeight: 0.5, capHeight: 0.7)
  }

  package func shape(
    _ text: String, in font: FontID, isRightToLeft: Bool
  ) -> ShapedText {
    let scalars = Array(text.unicodeScalars)
    let glyphs = scalars.map { ShapedText.Glyph(id: $0.value, advance: Float(width)) }
    let isBackward = isRightToLeft || scalars.first.map(self.isRightToLeft) ?? false
    let run = ShapedText.Run(
      face: FaceID(font.index), glyphs: 0..<glyphs.count, text: 0..<text.utf8.count,
      isBackward: isBackward,
      clusters: scalars.map { .init(bytes: UInt8(String($0).utf8.count), glyphs: 1) })
    return ShapedText(
      text: text, width: Double(glyphs.count) * width,
      glyphs: isBackward ? glyphs.reversed() : glyphs, runs: [run],
      missing: scalars.filter(missing.contains))
  }

  package func hyphenationPoints(of word: String, language: String) -> [Int] {
    hyphenated[word] ?? hyphenated["\(language):\(word)"] ?? []
  }

  package func endDocument() {}

  /// Hebrew and Arabic read from right to left, with the spaces between their words; lines may
  /// end beside each Han character.
  package func analyze(_ text: String, isRightToLeft: Bool) -> TextAnalysis {
    var analysis = TextAnalysis(canBreak: [], levels: [])
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let bytes = String(scalar).utf8.count
      let previous = index > 0 ? scalars[index - 1] : nil
      let follows = previous.map { isHan($0) || isHan(scalar) || $0 == " " } ?? false
      let isBetween =
        scalar == " " && previous.map(self.isRightToLeft) == true && index + 1 < scalars.count
        && self.isRightToLeft(scalars[index + 1])
      let level: UInt8 =
        self.isRightToLeft(scalar) || isBetween ? 1 : isRightToLeft ? 2 : 0
      analysis.canBreak += [follows] + Array(repeating: false, count: bytes - 1)
      analysis.levels += Array(repeating: level, count: bytes)
    }
    return analysis
  }

  private func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    (0x0590..<0x0900).contains(scalar.value)
  }

  private func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x3000..<0xA000).contains(scalar.value)
  }
}
