package import DocumentModel

/// A font as a style asks for it: family, weight, slant and features; an index into a font book.
package struct FontID: Sendable, Hashable {
  package var index: Int32

  package init(_ index: Int32) { self.index = index }
}

/// A font file that glyphs are drawn from; fallback may choose another than was asked for.
package struct FaceID: Sendable, Hashable {
  package var index: Int32

  package init(_ index: Int32) { self.index = index }
}

/// Glyphs of one face, size and colour in a row, with the text that they stand for.
package struct GlyphRun: Sendable, Hashable {
  /// A glyph at a place relative to the run's origin, in points; y grows downwards.
  package struct Glyph: Sendable, Hashable {
    package var id: UInt32
    package var x: Float
    package var y: Float

    package init(id: UInt32, x: Float, y: Float) {
      self.id = id
      self.x = x
      self.y = y
    }
  }

  /// So many bytes of text stand for so many glyphs.
  package struct Cluster: Sendable, Hashable {
    package var bytes: UInt8
    package var glyphs: UInt8

    package init(bytes: UInt8, glyphs: UInt8) {
      self.bytes = bytes
      self.glyphs = glyphs
    }
  }

  package var face: FaceID
  package var size: Double
  package var color: Color
  package var glyphs: [Glyph]
  /// UTF-8, in reading order.
  package var text: [UInt8]
  package var clusters: [Cluster]
  /// The glyphs stand from right to left.
  package var isBackward: Bool
  package var width: Double

  package init(face: FaceID, size: Double, color: Color, isBackward: Bool = false) {
    self.face = face
    self.size = size
    self.color = color
    self.isBackward = isBackward
    glyphs = []
    text = []
    clusters = []
    width = 0
  }
}
