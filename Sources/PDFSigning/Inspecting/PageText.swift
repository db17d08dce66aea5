internal import PDFObjects

/// What a page shows: the operators that draw it, and the characters that they show.
public struct PageText: Sendable, Hashable {
  /// In the order of drawing; what no font explains is left out.
  public var characters: [Unicode.Scalar]
  /// Of the operators, decoded.
  var operators: [UInt8]

  /// What one page may unpack to.
  private static let largest = 16 << 20
  private static let mostPages = 2000

  /// Reads all pages of a PDF as they are now.
  ///
  /// - Throws: `SigningError.notAPDF` and `.encrypted`.
  public static func pages(of bytes: [UInt8]) throws(SigningError) -> [PageText] {
    let pdf = try QPDFDocument.open(bytes)
    var fonts: [PDFReference: FontCodes] = [:]
    return pdf.pageObjects().prefix(mostPages).map { page in
      let operators = content(of: page)
      var reader = ShownText(content: operators) { name in
        let font = page["/Resources"].child("/Font").child(name)
        guard font.isDictionary else { return nil }
        guard let reference = font.reference else { return FontCodes(of: font) }
        if let known = fonts[reference] { return known }
        let codes = FontCodes(of: font)
        fonts[reference] = codes
        return codes
      }
      return PageText(characters: reader.read(), operators: operators)
    }
  }

  private static func content(of page: PDFObject) -> [UInt8] {
    let contents = page["/Contents"]
    let streams = contents.isArray ? contents.elements : [contents]
    return Array(
      streams.prefix(1000).compactMap { $0.decodedStream(atMost: largest) }.joined(separator: [10]))
  }
}

extension PDFObject {
  fileprivate func child(_ key: String) -> PDFObject { isDictionary ? self[key] : self }
}

/// Which characters the codes of a font stand for (ISO 32000-1 9.10.3).
struct FontCodes {
  /// 1 or 2.
  let bytesPerCode: Int
  private var characters: [UInt32: [Unicode.Scalar]] = [:]

  init(of font: PDFObject) {
    bytesPerCode = font["/Subtype"].isName("/Type0") ? 2 : 1
    guard let map = font["/ToUnicode"].decodedStream(atMost: 1 << 20) else { return }
    var parser = ContentScanner(bytes: map)
    var strings: [[UInt8]] = []
    while let token = parser.next() {
      switch token {
      case .string(let string): strings.append(string)
      case .word("endbfchar"):
        for pair in stride(from: 0, to: strings.count - 1, by: 2) {
          characters[code(strings[pair])] = scalars(strings[pair + 1])
        }
        strings = []
      case .word("endbfrange"):
        for triple in stride(from: 0, to: strings.count - 2, by: 3) {
          addRange(strings[triple], strings[triple + 1], strings[triple + 2])
        }
        strings = []
      case .word(let word) where word.hasPrefix("begin"): strings = []
      default: continue
      }
    }
  }

  /// A character for each code of a string; codes that the font does not explain are left out.
  func characters(of string: [UInt8]) -> [Unicode.Scalar] {
    stride(from: 0, to: string.count - bytesPerCode + 1, by: bytesPerCode).flatMap {
      characters[code(Array(string[$0..<$0 + bytesPerCode]))] ?? []
    }
  }

  private mutating func addRange(_ first: [UInt8], _ last: [UInt8], _ target: [UInt8]) {
    let (start, end) = (code(first), code(last))
    guard start <= end, end - start < 65536, var scalar = scalars(target).last else { return }
    for code in start...end {
      characters[code] = [scalar]
      scalar = Unicode.Scalar(scalar.value &+ 1) ?? scalar
    }
  }

  private func code(_ bytes: [UInt8]) -> UInt32 {
    bytes.suffix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  private func scalars(_ utf16: [UInt8]) -> [Unicode.Scalar] {
    let units = stride(from: 0, to: utf16.count - 1, by: 2).map {
      UInt16(utf16[$0]) << 8 | UInt16(utf16[$0 + 1])
    }
    return Array(String(decoding: units, as: UTF16.self).unicodeScalars)
  }
}

/// Goes through a content stream and gathers the strings that it shows.
private struct ShownText {
  var scanner: ContentScanner
  let font: (String) -> FontCodes?

  init(content: [UInt8], font: @escaping (String) -> FontCodes?) {
    scanner = ContentScanner(bytes: content)
    self.font = font
  }

  mutating func read() -> [Unicode.Scalar] {
    var characters: [Unicode.Scalar] = []
    var current: FontCodes?
    var saved: [FontCodes?] = []
    var names: [String] = []
    var strings: [[UInt8]] = []
    while let token = scanner.next() {
      switch token {
      case .name(let name): names.append(name)
      case .string(let string): strings.append(string)
      case .word(let word):
        switch word {
        case "Tf": current = names.last.flatMap(font)
        case "Tj", "TJ", "'", "\"":
          if let current { characters += strings.flatMap(current.characters) }
        case "q" where saved.count < 256: saved.append(current)
        case "Q": current = saved.popLast() ?? current
        default: break
        }
        names = []
        strings = []
      case .other: continue
      }
    }
    return characters
  }
}
