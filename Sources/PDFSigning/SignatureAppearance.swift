internal import PDFObjects

/// How a signature looks in its field: the name, and under it the date and the reason.
///
/// The font is a subset that is embedded with it, as PDF/A-3 6.2.11.4.1 wants.
struct SignatureAppearance {
  let font: AppearanceFont
  let width: Double
  let height: Double

  /// Between the text and the sides, in points.
  private static let padding = 2.0
  private static let largest = 11.0
  private static let smallest = 4.5
  /// Of what stands under the name, to the size of the name.
  private static let smallShare = 0.65

  /// Makes the appearance stream; lines for which the field has no room are left out, the name
  /// never.
  func stream(_ lines: [String], in pdf: QPDFDocument) throws(SigningError) -> PDFObject {
    let set = try font.set(lines, in: pdf)
    let texts = set.texts
    let lineHeight = (set.ascent - set.descent) / 1000
    let nameSize = { (lines: Int) in
      max(0, min(Self.largest, height / (lineHeight * (1 + Double(lines - 1) * Self.smallShare))))
    }
    var count = texts.count
    while count > 1, nameSize(count) < Self.smallest { count -= 1 }
    let name = nameSize(count)
    let sizes = texts.prefix(count).enumerated().map { index, text in
      let size = index == 0 ? name : name * Self.smallShare
      return min(size, (width - 2 * Self.padding) * 1000 / max(1, text.width))
    }
    let block = sizes.reduce(0) { $0 + $1 * lineHeight }
    var top = (height + block) / 2
    var content = "q\n0 0 \(decimal(width)) \(decimal(height)) re W n\n0 g\n"
    for (text, size) in zip(texts, sizes) where size > 0 {
      let baseline = top - set.ascent / 1000 * size
      content += """
        BT
        /SignatureFont \(decimal(size)) Tf
        \(decimal(Self.padding)) \(decimal(baseline)) Td
        \(text.operators(size: size))
        ET

        """
      top -= size * lineHeight
    }
    content += "Q\n"
    return pdf.makeStream(
      PDFStream(deflating: Array(content.utf8)),
      [
        "/Type": "/XObject", "/Subtype": "/Form",
        "/BBox": [0, 0, .real(width), .real(height)],
        "/Resources": ["/Font": ["/SignatureFont": .reference(set.font)]],
      ])
  }
}

/// The font in which signatures show a name and a date.
struct AppearanceFont {
  private let metrics: FontMetrics
  private let bytes: [UInt8]
  private let file: String

  init(_ bytes: [UInt8], file: String) throws(SigningError) {
    guard let font = HarfBuzzFont(bytes) else { throw .notAFont(file: file) }
    metrics = font.metrics
    self.bytes = bytes
    self.file = file
  }

  /// Lines in a font of the PDF; lengths are in thousandths of its size.
  struct SetLines {
    var texts: [FieldText]
    var font: PDFReference
    var ascent: Double
    var descent: Double
  }

  /// Sets lines in the font of the PDF's own form, or embeds what they need of this one.
  func set(_ lines: [String], in pdf: QPDFDocument) throws(SigningError) -> SetLines {
    if let own = FormFontOfFile(of: pdf), let texts = own.set(lines), let first = texts.first {
      return SetLines(texts: texts, font: first.font, ascent: own.ascent, descent: own.descent)
    }
    let shaped = try lines.map { line throws(SigningError) in try shape(line) }
    guard let composite = CompositeFont(showing: shaped.flatMap(\.self), bytes: bytes) else {
      throw .notAFont(file: file)
    }
    let font = composite.font(in: pdf)
    return SetLines(
      texts: shaped.map { composite.text($0, font: font) }, font: font, ascent: metrics.ascent,
      descent: metrics.descent)
  }

  private func shape(_ line: String) throws(SigningError) -> [ShapedGlyph] {
    let glyphs = HarfBuzzFont(bytes)?.shape(line) ?? []
    if let missing = glyphs.first(where: { $0.id == 0 }) {
      throw .missingGlyph(missing.scalars.first ?? "\u{FFFD}", font: file)
    }
    return glyphs
  }
}
