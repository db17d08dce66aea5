import Testing

@testable import PDFDrawing

@Suite struct GlyphCodeTests {
  @Test func `glyphs are read from strings of both kinds, and nothing else`() {
    let content = """
      1 0 0 -1 0 100 cm
      /Span << /MCID 0 >> BDC
      BT
      8 0 0 -8 8 16 Tm
      /f-0-0 1 Tf
      [(a\\))-1000(\\050\\\\)]TJ
      /Span << /ActualText <feff00660069> >> BDC
      /f-0-1 1 Tf
      <00010A>Tj
      EMC
      <0002ffff>Tj
      """
    var reader = GlyphCodeReader(Array(content.utf8))
    let codes = reader.read()
    #expect(
      codes.map { "\($0.font) \($0.code)" } == [
        "f-0-0 97", "f-0-0 41", "f-0-0 40", "f-0-0 92", "f-0-1 1", "f-0-1 2", "f-0-1 65535",
      ])
  }
}
