/// How a glyph is written in a content stream: by which font of the page, and as which number.
struct GlyphCode: Sendable, Hashable {
  /// As Cairo names it, such as `f-0-1`.
  var font: String
  var code: UInt16
}

/// Reads the codes of all glyphs that a content stream shows, in their order.
struct GlyphCodeReader {
  private let content: [UInt8]
  private var position = 0
  private var font = ""
  /// The last name, which becomes the font where `Tf` follows.
  private var name = 0..<0
  private var codes: [GlyphCode] = []

  init(_ content: [UInt8]) { self.content = content }

  mutating func read() -> [GlyphCode] {
    while position < content.count {
      switch content[position] {
      case UInt8(ascii: "("): readLiteral()
      case UInt8(ascii: "<"): readAngle()
      case UInt8(ascii: "/"): readName()
      case UInt8(ascii: "T"): readOperator()
      default: position += 1
      }
    }
    return codes
  }

  private mutating func readName() {
    position += 1
    let start = position
    while position < content.count, content[position] > 0x20 { position += 1 }
    name = start..<position
  }

  /// Reads `Tf`, which sets the font.
  private mutating func readOperator() {
    position += 1
    guard position < content.count, content[position] == UInt8(ascii: "f") else { return }
    font = String(decoding: content[name], as: UTF8.self)
  }

  /// Codes of a byte each (ISO 32000-1 7.3.4.2); Cairo nests no parentheses.
  private mutating func readLiteral() {
    position += 1
    while position < content.count, content[position] != UInt8(ascii: ")") {
      var code = UInt16(content[position])
      position += 1
      if code == UInt8(ascii: "\\"), position < content.count { code = readEscape() }
      codes.append(GlyphCode(font: font, code: code))
    }
    position += 1
  }

  private mutating func readEscape() -> UInt16 {
    let digits = content[position...].prefix(3).prefix { (0x30...0x37).contains($0) }
    guard !digits.isEmpty else {
      position += 1
      return UInt16(content[position - 1])
    }
    position += digits.count
    return digits.reduce(0) { $0 * 8 + UInt16($1 - 0x30) }
  }

  /// Codes of two bytes each; skips dictionaries, which hold texts.
  private mutating func readAngle() {
    if position + 1 < content.count, content[position + 1] == UInt8(ascii: "<") {
      while position < content.count, !content[position...].starts(with: ">>".utf8) {
        position += 1
      }
      return
    }
    position += 1
    var digits = 0
    var code: UInt16 = 0
    while position < content.count, content[position] != UInt8(ascii: ">") {
      if let digit = Character(Unicode.Scalar(content[position])).hexDigitValue {
        code = code << 4 | UInt16(digit)
        digits += 1
        if digits.isMultiple(of: 4) { codes.append(GlyphCode(font: font, code: code)) }
      }
      position += 1
    }
  }
}
