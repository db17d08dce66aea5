/// A subset of a TrueType font, compressed, and the descriptor that goes with it.
package struct EmbeddedFont: Sendable {
  /// With the six letters that mark a subset (ISO 32000-1 9.6.4).
  package let name: String
  private let program: PDFStream
  private let size: Int
  private let metrics: FontMetrics

  package init(program: [UInt8], postScriptName: String, metrics: FontMetrics) {
    name = Self.tag(of: program) + "+" + postScriptName
    self.program = PDFStream(deflating: program)
    size = program.count
    self.metrics = metrics
  }

  /// Makes the font descriptor.
  package func descriptor(in pdf: some PDFObjectMaker) -> PDFReference {
    let file = pdf.add(program, ["/Length1": .integer(size)])
    // Bit 6: not symbolic; bit 7: italic.
    let flags = metrics.italicAngle == 0 ? 32 : 96
    return pdf.add([
      "/Type": "/FontDescriptor", "/FontName": .name("/" + name), "/Flags": .integer(flags),
      "/FontBBox": .array(metrics.box.map { .real($0) }),
      "/ItalicAngle": .real(metrics.italicAngle), "/Ascent": .real(metrics.ascent),
      "/Descent": .real(metrics.descent), "/CapHeight": .real(metrics.capHeight),
      "/StemV": .real(metrics.stemWidth), "/FontFile2": .reference(file),
    ])
  }

  /// Six letters that follow from the bytes (FNV-1a), so that equal subsets have equal names.
  private static func tag(of bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var letters = ""
    for _ in 0..<6 {
      letters.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "A") + UInt8(hash % 26)))
      hash /= 26
    }
    return letters
  }
}
