/// A font whose codes are glyph numbers (Identity-H), for text that WinAnsiEncoding cannot hold.
package struct CompositeFont {
  private let embedded: EmbeddedFont
  private let widths: [UInt32: Double]
  private let characters: [UInt32: [Unicode.Scalar]]

  /// Returns nil for what is not a font with TrueType outlines.
  package init?(showing glyphs: [ShapedGlyph], bytes: [UInt8]) {
    let font = HarfBuzzFont(bytes)
    let ids = glyphs.map(\.id)
    // Numbers are kept because shaping gave those of the whole font.
    guard let font, let embedded = font.subset(characters: [], glyphs: ids, keepsNumbers: true)
    else { return nil }
    self.embedded = embedded
    widths = Dictionary(ids.map { ($0, font.advance(of: $0)) }) { first, _ in first }
    characters = Dictionary(
      glyphs.filter { !$0.scalars.isEmpty }.map { ($0.id, $0.scalars) }
    ) { first, _ in first }
  }

  package func font(in pdf: some PDFObjectMaker) -> PDFReference {
    let descendant = pdf.add([
      "/Type": "/Font", "/Subtype": "/CIDFontType2", "/BaseFont": .name("/" + embedded.name),
      "/CIDSystemInfo": [
        "/Registry": .text("Adobe"), "/Ordering": .text("Identity"), "/Supplement": 0,
      ],
      "/CIDToGIDMap": "/Identity", "/FontDescriptor": .reference(embedded.descriptor(in: pdf)),
      "/W": .array(
        widths.sorted { $0.key < $1.key }.flatMap { id, width -> [PDFValue] in
          [.integer(Int(id)), [.real(width)]]
        }),
    ])
    let toUnicode = pdf.add(PDFStream(deflating: Array(characterMap.utf8)), [:])
    return pdf.add([
      "/Type": "/Font", "/Subtype": "/Type0", "/BaseFont": .name("/" + embedded.name),
      "/Encoding": "/Identity-H", "/DescendantFonts": [.reference(descendant)],
      "/ToUnicode": .reference(toUnicode),
    ])
  }

  /// Shows glyphs where shaping put them.
  package func text(_ glyphs: [ShapedGlyph], font: PDFReference) -> FieldText {
    let runs = glyphs.map { glyph in
      let rest = (widths[glyph.id] ?? 0) + glyph.xOffset - glyph.advance
      let code = hexadecimal(glyph.id, digits: 4)
      return FieldText.Run(
        show: "[\(decimal(-glyph.xOffset)) <\(code)> \(decimal(rest))] TJ", rise: glyph.yOffset)
    }
    return FieldText(font: font, runs: runs, width: glyphs.reduce(0) { $0 + $1.advance })
  }

  /// The ToUnicode CMap (ISO 32000-1 9.10.3).
  private var characterMap: String {
    let lines = characters.sorted { $0.key < $1.key }.map { id, scalars in
      let utf16 = String(String.UnicodeScalarView(scalars)).utf16
      let hex = utf16.map { hexadecimal(UInt32($0), digits: 4) }.joined()
      return "<\(hexadecimal(id, digits: 4))> <\(hex)>"
    }
    // A CMap holds at most 100 entries a block.
    let blocks = stride(from: 0, to: lines.count, by: 100).map { start in
      let block = lines[start..<min(start + 100, lines.count)]
      return "\(block.count) beginbfchar\n\(block.joined(separator: "\n"))\nendbfchar"
    }
    return """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <0000> <FFFF>
      endcodespacerange
      \(blocks.joined(separator: "\n"))
      endcmap
      CMapName currentdict /CMap defineresource pop
      end
      end
      """
  }
}
