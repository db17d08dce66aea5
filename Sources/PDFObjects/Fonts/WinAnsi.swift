/// WinAnsiEncoding (ISO 32000-1 Annex D.2): what a viewer types with.
package enum WinAnsi {
  package static let characters: [UInt8: Unicode.Scalar] = {
    var characters: [UInt8: Unicode.Scalar] = [:]
    for code in UInt8(0x20)...0x7E { characters[code] = Unicode.Scalar(code) }
    for code in UInt8(0xA0)...0xFF { characters[code] = Unicode.Scalar(code) }
    // From 80 to 9F; a space stands where there is no character.
    let high = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ"
    for (index, scalar) in high.unicodeScalars.enumerated() where scalar != " " {
      characters[0x80 + UInt8(index)] = scalar
    }
    return characters
  }()

  /// Returns nil where a character has no code.
  package static func encode(_ text: String) -> [UInt8]? {
    let encoded = text.unicodeScalars.compactMap { codes[$0] }
    return encoded.count == text.unicodeScalars.count ? encoded : nil
  }

  /// Sets codes in a simple font; nil where the font has no glyph for one of them.
  package static func set(
    _ codes: [UInt8], widths: [UInt8: Double], font: PDFReference
  ) -> FieldText? {
    let advances = codes.compactMap { widths[$0] }
    guard advances.count == codes.count else { return nil }
    let hex = codes.map { hexadecimal(UInt32($0), digits: 2) }.joined()
    return FieldText(
      font: font, runs: [.init(show: "<\(hex)> Tj", rise: 0)], width: advances.reduce(0, +))
  }

  private static let codes = Dictionary(
    uniqueKeysWithValues: characters.map { ($0.value, $0.key) })
}
