internal import PDFObjects

/// The font of the text fields: Latin for whoever fills them in, the whole of it for what they
/// hold from the start.
struct FormFont: Sendable {
  /// What `/DA` calls it.
  static let name = FormNames.font

  let metrics: FontMetrics
  private let bytes: [UInt8]
  private let file: String
  private let latin: EmbeddedFont
  /// By code of WinAnsiEncoding; nil where the font has no glyph.
  private let widths: [UInt8: Double]

  init(_ bytes: [UInt8], file: String) throws(FinishingError) {
    guard let font = HarfBuzzFont(bytes) else { throw .notTrueType(file: file) }
    let characters = WinAnsi.characters
    let latin = font.subset(characters: characters.values, glyphs: [], keepsNumbers: false)
    guard let latin else { throw .notTrueType(file: file) }
    self.bytes = bytes
    self.file = file
    self.latin = latin
    metrics = font.metrics
    widths = characters.compactMapValues { font.glyph(of: $0).map(font.advance) }
  }

  /// Makes the font that viewers type with: simple, in WinAnsiEncoding.
  func latinFont(in pdf: PDFFile) -> PDFReference {
    let widths = (32...255).map { PDFValue.real(self.widths[UInt8($0)] ?? 0) }
    return pdf.add([
      "/Type": "/Font", "/Subtype": "/TrueType", "/BaseFont": .name("/" + latin.name),
      "/Encoding": "/WinAnsiEncoding", "/FirstChar": 32, "/LastChar": 255,
      "/Widths": .array(widths), "/FontDescriptor": .reference(latin.descriptor(in: pdf)),
    ])
  }

  /// Sets the values of fields: in the Latin font where it will do, else shaped by HarfBuzz and in
  /// a second font that holds just the glyphs of these values.
  ///
  /// - Throws: `FinishingError.missingGlyph`.
  func set(
    _ fields: [FormField], in pdf: PDFFile, latinFont: PDFReference
  ) throws(FinishingError) -> [String: FieldText] {
    var texts: [String: FieldText] = [:]
    var shaped: [(field: String, glyphs: [ShapedGlyph])] = []
    for field in fields where !field.value.isEmpty {
      if let codes = WinAnsi.encode(field.value) {
        texts[field.name] = try latinText(codes, of: field, font: latinFont)
      } else {
        shaped.append((field.name, try shape(field)))
      }
    }
    guard !shaped.isEmpty else { return texts }
    let composite = CompositeFont(showing: shaped.flatMap(\.glyphs), bytes: bytes)
    guard let composite else { throw .notTrueType(file: file) }
    let font = composite.font(in: pdf)
    for (field, glyphs) in shaped { texts[field] = composite.text(glyphs, font: font) }
    return texts
  }

  private func latinText(
    _ codes: [UInt8], of field: FormField, font: PDFReference
  ) throws(FinishingError) -> FieldText {
    if let text = WinAnsi.set(codes, widths: widths, font: font) { return text }
    let missing = zip(codes, field.value.unicodeScalars).first { widths[$0.0] == nil }
    throw .missingGlyph(missing?.1 ?? "\u{FFFD}", font: file, field: field.name)
  }

  private func shape(_ field: FormField) throws(FinishingError) -> [ShapedGlyph] {
    let glyphs = HarfBuzzFont(bytes)?.shape(field.value) ?? []
    if let missing = glyphs.first(where: { $0.id == 0 }) {
      let scalar = missing.scalars.first ?? "\u{FFFD}"
      throw .missingGlyph(scalar, font: file, field: field.name)
    }
    return glyphs
  }
}
