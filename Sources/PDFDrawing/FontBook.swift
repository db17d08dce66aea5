internal import CPangoCairo
internal import CTypeset
package import DocumentModel
package import PageLayout

/// The fonts that one worker may use, and everything it has shaped with them.
///
/// Owns Pango's font map: not `Sendable`, one worker each, kept for a whole batch.
package final class FontBook: TextShaper {
  /// Which files and families there are.
  package struct Configuration: Sendable, Hashable {
    /// A fontconfig document; it names no system folders.
    package var fontconfig: String
    /// Font files; nothing else is ever used.
    package var files: [String]
    /// Hyphenation dictionaries by language tag, such as `en-GB`.
    package var dictionaries: [String: String]
    package var families: FontFamilies

    package init(
      fontconfig: String, files: [String], dictionaries: [String: String],
      families: FontFamilies
    ) {
      self.fontconfig = fontconfig
      self.files = files
      self.dictionaries = dictionaries
      self.families = families
    }
  }

  private let fonts: OpaquePointer
  private let families: FontFamilies
  private let dictionaries: HyphenationDictionaries
  private var requests: [Request: FontID] = [:]
  private var opened: [OpaquePointer] = []
  private var metricsOfFont: [FontMetrics?] = []
  /// Words and their parts, of which a contract has some 5,000.
  private var shaped = RecentlyUsed<ShapedKey, ShapedText>(most: 8000)

  private struct Request: Hashable {
    var family: TextStyle.Family
    var weight: Int
    var isItalic: Bool
    var hasSmallCaps: Bool
    var figures: TextStyle.Figures
    var language: String
  }

  private struct ShapedKey: Hashable {
    var text: String
    var font: FontID
    var isRightToLeft: Bool
  }

  /// Opens the configuration's fonts.
  package init(_ configuration: Configuration) throws(DrawingError) {
    guard let fonts = ts_fonts_new(configuration.fontconfig) else {
      throw .badFontconfig
    }
    self.fonts = fonts
    families = configuration.families
    dictionaries = HyphenationDictionaries(paths: configuration.dictionaries)
    for file in configuration.files where !ts_fonts_add_file(fonts, file) {
      throw .unreadableFont(path: file)
    }
    ts_fonts_ready(fonts)
    for family in families.body + families.heading + families.mono + families.fallback
    where !ts_fonts_has_family(fonts, family) {
      throw .missingFamily(family)
    }
  }

  deinit { ts_fonts_free(fonts) }

  /// Keeps fontconfig from reading what fonts the system has, in the whole process.
  package static func leaveOutSystemFonts() { ts_leave_out_system_fonts() }

  package func font(for style: TextStyle, language: String) -> FontID {
    let request = Request(
      family: style.family, weight: style.weight, isItalic: style.isItalic,
      hasSmallCaps: style.hasSmallCaps, figures: style.figures, language: language)
    if let known = requests[request] { return known }
    let own =
      switch style.family {
      case .body: families.body
      case .heading: families.heading
      case .mono: families.mono
      }
    let font = ts_font_new(
      fonts, (own + families.fallback).joined(separator: ","), Int32(style.weight),
      style.isItalic, features(of: style), language)
    opened.append(font)
    metricsOfFont.append(nil)
    let id = FontID(Int32(opened.count - 1))
    requests[request] = id
    return id
  }

  /// OpenType features by their tags.
  private func features(of style: TextStyle) -> String {
    var features: [String] = []
    switch style.figures {
    case .lining: features += ["lnum=1", "pnum=1"]
    case .oldStyle: features += ["onum=1", "pnum=1"]
    case .tabular: features += ["lnum=1", "tnum=1"]
    case .tabularOldStyle: features += ["onum=1", "tnum=1"]
    }
    if style.hasSmallCaps { features.append("smcp=1") }
    return features.joined(separator: ",")
  }

  package func metrics(of font: FontID) -> FontMetrics {
    let index = Int(font.index)
    if let known = metricsOfFont[index] { return known }
    let found = ts_font_metrics(fonts, opened[index])
    let metrics = FontMetrics(
      ascent: found.ascent, descent: found.descent, xHeight: found.x_height,
      capHeight: found.cap_height)
    metricsOfFont[index] = metrics
    return metrics
  }

  package func shape(
    _ text: String, in font: FontID, isRightToLeft: Bool
  ) -> ShapedText {
    let key = ShapedKey(text: text, font: font, isRightToLeft: isRightToLeft)
    if let known = shaped.use(key, weight: 1) { return known }
    let result = shapeAnew(key)
    shaped.keep(result, under: key, weight: 1)
    return result
  }

  package func endDocument() { shaped.endDocument() }

  private func shapeAnew(_ key: ShapedKey) -> ShapedText {
    var copy = key.text
    let found = copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters -> ts_shaped in
        guard let base = characters.baseAddress else { return ts_shaped() }
        return ts_shape(
          fonts, opened[Int(key.font.index)], base, characters.count, key.isRightToLeft)
      }
    }
    let glyphs = UnsafeBufferPointer(start: found.glyphs, count: found.glyph_count).map {
      ShapedText.Glyph(id: $0.glyph, advance: $0.advance, dx: $0.dx, dy: $0.dy)
    }
    let runs = UnsafeBufferPointer(start: found.runs, count: found.run_count).map { run in
      let clusters = UnsafeBufferPointer(
        start: found.clusters.map { $0 + Int(run.first_cluster) },
        count: Int(run.cluster_count))
      return ShapedText.Run(
        face: FaceID(run.face),
        glyphs: Int(run.first_glyph)..<Int(run.first_glyph + run.glyph_count),
        text: Int(run.first_byte)..<Int(run.first_byte + run.byte_count),
        isBackward: run.level % 2 == 1,
        clusters: clusters.map { .init(bytes: $0.bytes, glyphs: $0.glyphs) })
    }
    let missing = UnsafeBufferPointer(start: found.missing, count: found.missing_count)
      .compactMap { Unicode.Scalar($0) }
    return ShapedText(
      text: key.text, width: glyphs.reduce(0) { $0 + Double($1.advance) }, glyphs: glyphs,
      runs: runs, missing: missing)
  }

  package func hyphenationPoints(of word: String, language: String) -> [Int] {
    dictionaries.points(of: word, language: language)
  }

  package func analyze(_ text: String, isRightToLeft: Bool) -> TextAnalysis {
    var copy = text
    let count = copy.utf8.count
    var canBreak = [UInt8](repeating: 0, count: count)
    var levels = [UInt8](repeating: 0, count: count)
    copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let base = characters.baseAddress else { return }
        ts_analyze(base, count, isRightToLeft, &canBreak, &levels)
      }
    }
    return TextAnalysis(canBreak: canBreak.map { $0 != 0 }, levels: levels)
  }

  /// The face to draw with, as Cairo knows it.
  func cairoFace(_ face: FaceID) -> OpaquePointer? {
    ts_face(fonts, face.index)
  }
}
