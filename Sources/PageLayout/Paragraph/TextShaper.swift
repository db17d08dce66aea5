package import DocumentModel

/// Turns text into glyphs; Pango's in earnest, a pencil's in tests.
///
/// A shaper keeps what it has shaped, so that asking twice is cheap.
package protocol TextShaper: AnyObject {
  func font(for style: TextStyle, language: String) -> FontID
  func metrics(of font: FontID) -> FontMetrics
  /// Shapes a word or a short text that stands on one line.
  ///
  /// `isRightToLeft` is the direction of marks at its ends; letters know their own.
  func shape(_ text: String, in font: FontID, isRightToLeft: Bool) -> ShapedText
  /// Where `word` may be divided: offsets in UTF-8, ascending.
  func hyphenationPoints(of word: String, language: String) -> [Int]
  /// Break opportunities and levels of a text that is not plain Latin, Greek or Cyrillic.
  func analyze(_ text: String, isRightToLeft: Bool) -> TextAnalysis
  /// Says that a document is laid out, so that what only older ones had can be forgotten.
  func endDocument()
}

extension TextShaper {
  package func shape(_ text: String, in font: FontID) -> ShapedText {
    shape(text, in: font, isRightToLeft: false)
  }
}

/// Lengths of a font in ems.
package struct FontMetrics: Sendable, Hashable {
  package var ascent: Double
  package var descent: Double
  package var xHeight: Double
  package var capHeight: Double

  package init(ascent: Double, descent: Double, xHeight: Double, capHeight: Double) {
    self.ascent = ascent
    self.descent = descent
    self.xHeight = xHeight
    self.capHeight = capHeight
  }
}

/// Glyphs of a word in visual order, in ems.
package struct ShapedText: Sendable, Hashable {
  package struct Glyph: Sendable, Hashable {
    package var id: UInt32
    package var advance: Float
    package var dx: Float
    package var dy: Float

    package init(id: UInt32, advance: Float, dx: Float = 0, dy: Float = 0) {
      self.id = id
      self.advance = advance
      self.dx = dx
      self.dy = dy
    }
  }

  /// Glyphs of one face in a row.
  package struct Run: Sendable, Hashable {
    package var face: FaceID
    package var glyphs: Range<Int>
    /// Bytes of the text.
    package var text: Range<Int>
    package var isBackward: Bool
    /// In reading order.
    package var clusters: [GlyphRun.Cluster]

    package init(
      face: FaceID, glyphs: Range<Int>, text: Range<Int>, isBackward: Bool,
      clusters: [GlyphRun.Cluster]
    ) {
      self.face = face
      self.glyphs = glyphs
      self.text = text
      self.isBackward = isBackward
      self.clusters = clusters
    }
  }

  package var text: String
  package var width: Double
  package var glyphs: [Glyph]
  package var runs: [Run]
  /// Characters that no font of the style has.
  package var missing: [Unicode.Scalar]

  package init(
    text: String, width: Double, glyphs: [Glyph], runs: [Run], missing: [Unicode.Scalar] = []
  ) {
    self.text = text
    self.width = width
    self.glyphs = glyphs
    self.runs = runs
    self.missing = missing
  }

  /// The width of the first `bytes` of the text, in ems; within a ligature, a share of it.
  package func width(ofFirst bytes: Int) -> Double {
    var sum = 0.0
    forEachCluster { text, glyphs in
      let width = self.glyphs[glyphs].reduce(0) { $0 + Double($1.advance) }
      let part = Double(min(bytes, text.upperBound) - text.lowerBound) / Double(text.count)
      sum += width * max(0, part)
    }
    return sum
  }

  /// The glyphs of the first `bytes` of the text that may be moved apart: those that have a
  /// width, in scripts whose letters do not join.
  func letters(ofFirst bytes: Int) -> Int {
    guard !text.unicodeScalars.contains(where: \.joinsLetters) else { return 0 }
    var count = 0
    forEachCluster { text, glyphs in
      if text.upperBound <= bytes { count += self.glyphs[glyphs].count { $0.advance > 0 } }
    }
    return count
  }

  /// Calls `body` with the bytes and the glyphs of each cluster, in reading order.
  private func forEachCluster(_ body: (Range<Int>, Range<Int>) -> Void) {
    for run in runs {
      var byte = run.text.lowerBound
      var glyph = run.isBackward ? run.glyphs.upperBound : run.glyphs.lowerBound
      for cluster in run.clusters {
        let count = Int(cluster.glyphs)
        if run.isBackward { glyph -= count }
        body(byte..<byte + Int(cluster.bytes), glyph..<glyph + count)
        byte += Int(cluster.bytes)
        if !run.isBackward { glyph += count }
      }
    }
  }
}

extension Unicode.Scalar {
  /// Of a script that would fall apart with space between its letters: Arabic, Syriac, those
  /// of India and their kin, Mongolian.
  fileprivate var joinsLetters: Bool {
    switch value {
    case 0x0600..<0x0E00, 0x0F00..<0x1000, 0x1800..<0x18B0, 0xFB50..<0xFE00, 0xFE70..<0xFF00: true
    default: false
    }
  }
}

/// What Unicode says of a text, for each of its bytes.
package struct TextAnalysis: Sendable, Hashable {
  /// A line may begin at this byte.
  package var canBreak: [Bool]
  /// The bidirectional level (UAX #9).
  package var levels: [UInt8]

  package init(canBreak: [Bool], levels: [UInt8]) {
    self.canBreak = canBreak
    self.levels = levels
  }
}
