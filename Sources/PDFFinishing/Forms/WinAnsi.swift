/// WinAnsiEncoding (ISO 32000-1 Annex D.2): what a viewer types with.
enum WinAnsi {
  static let characters: [UInt8: Unicode.Scalar] = {
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
  static func encode(_ text: String) -> [UInt8]? {
    let encoded = text.unicodeScalars.compactMap { codes[$0] }
    return encoded.count == text.unicodeScalars.count ? encoded : nil
  }

  private static let codes = Dictionary(
    uniqueKeysWithValues: characters.map { ($0.value, $0.key) })
}
