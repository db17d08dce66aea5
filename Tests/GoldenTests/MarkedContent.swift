import Foundation

/// The text of a run of marked content.
struct MarkedText {
  /// With the text that replaces that of glyphs (`ActualText`).
  var spoken = ""
  /// By the glyphs alone, but for those that a font knows by a code of its own: there `ActualText`
  /// must speak (PDF/A-3 6.2.11.7.3).
  var shown = ""
}

/// What the codes of a font stand for.
struct FontText {
  let codeLength: Int
  private var texts: [Int: String] = [:]

  /// Takes the font's `ToUnicode` (ISO 32000-1 9.10.3).
  init(codeLength: Int, map: [UInt8]) {
    self.codeLength = codeLength
    var scanner = ContentTokens(map)
    var operands: [ContentToken] = []
    while let token = scanner.next() {
      guard case .word(let word) = token else {
        operands.append(token)
        continue
      }
      let strings = operands.map(\.bytes)
      switch word {
      case "endbfchar":
        for index in stride(from: 0, to: strings.count - 1, by: 2) {
          texts[Self.code(strings[index])] = Self.text(strings[index + 1])
        }
      case "endbfrange": addRanges(operands)
      default: break
      }
      operands = []
    }
  }

  private mutating func addRanges(_ operands: [ContentToken]) {
    var index = 0
    while index + 2 < operands.count {
      let (first, last) = (Self.code(operands[index].bytes), Self.code(operands[index + 1].bytes))
      if case .list(let list) = operands[index + 2] {
        for (code, text) in zip(first...last, list) { texts[code] = Self.text(text.bytes) }
      } else {
        let start = Array(Self.text(operands[index + 2].bytes).unicodeScalars)
        for code in first...last {
          let scalar = Unicode.Scalar(start[start.count - 1].value + UInt32(code - first))
          texts[code] = String(
            String.UnicodeScalarView(start.dropLast() + (scalar.map { [$0] } ?? [])))
        }
      }
      index += 3
    }
  }

  func text(of bytes: [UInt8]) -> [String?] {
    stride(from: 0, to: bytes.count, by: codeLength).map {
      texts[Self.code(Array(bytes[$0..<min(bytes.count, $0 + codeLength)]))]
    }
  }

  private static func code(_ bytes: [UInt8]) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  static func text(_ bytes: [UInt8]) -> String {
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    return String(
      decoding: units.first == 0xFEFF ? Array(units.dropFirst()) : units, as: UTF16.self)
  }
}

/// Reads the content of a page for the text of its marks.
struct MarkedContentReader {
  private struct Mark {
    var identifier: Int?
    var isArtifact: Bool
    var replacement: String?
    var shown = ""
  }

  private(set) var texts: [Int: MarkedText] = [:]
  private(set) var loose = ""
  private(set) var unmapped = 0
  private let fonts: [String: FontText]
  private var tokens: ContentTokens
  private var marks: [Mark] = []
  private var font: FontText?

  init(fonts: [String: FontText], page content: [UInt8]) {
    self.fonts = fonts
    tokens = ContentTokens(content)
  }

  mutating func read() {
    var operands: [ContentToken] = []
    while let token = tokens.next() {
      guard case .word(let word) = token else {
        operands.append(token)
        continue
      }
      switch word {
      case "BMC", "BDC": begin(operands)
      case "EMC": end()
      case "Tf":
        if case .name(let name)? = operands.first { font = fonts[name] }
      case "Tj", "'", "\"": show(operands.last?.bytes ?? [])
      case "TJ":
        if case .list(let list)? = operands.first { for item in list { show(item.bytes) } }
      default: break
      }
      operands = []
    }
  }

  private mutating func begin(_ operands: [ContentToken]) {
    var mark = Mark(isArtifact: operands.first == .name("/Artifact"))
    if case .dictionary(let entries)? = operands.last {
      if case .number(let number)? = entries["/MCID"] { mark.identifier = Int(number) }
      mark.replacement = entries["/ActualText"].map { FontText.text($0.bytes) }
    }
    if let identifier = mark.identifier { texts[identifier] = MarkedText() }
    marks.append(mark)
  }

  private mutating func end() {
    guard let mark = marks.popLast(), let replacement = mark.replacement else { return }
    if let identifier = marks.last(where: { $0.identifier != nil })?.identifier {
      texts[identifier]?.spoken += replacement
      let isPrivate = mark.shown.unicodeScalars.contains { (0xE000...0xF8FF).contains($0.value) }
      texts[identifier]?.shown += isPrivate ? replacement : mark.shown
    }
  }

  private mutating func show(_ bytes: [UInt8]) {
    guard !marks.contains(where: \.isArtifact) else { return }
    let glyphs = font?.text(of: bytes) ?? []
    unmapped += font == nil ? bytes.count : glyphs.count { $0 == nil }
    let text = glyphs.compactMap(\.self).joined()
    guard let identifier = marks.last(where: { $0.identifier != nil })?.identifier else {
      loose += text
      return
    }
    guard marks.last?.replacement == nil else {
      marks[marks.count - 1].shown += text
      return
    }
    texts[identifier]?.spoken += text
    texts[identifier]?.shown += text
  }
}

/// A token of a content stream.
indirect enum ContentToken: Equatable {
  case word(String)
  case name(String)
  case number(Double)
  case string([UInt8])
  case list([ContentToken])
  case dictionary([String: ContentToken])

  var bytes: [UInt8] { if case .string(let bytes) = self { bytes } else { [] } }
}

/// Cuts a content stream into tokens (ISO 32000-1 7.8.2).
struct ContentTokens {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> ContentToken? {
    while place < bytes.count, bytes[place] <= 32 { place += 1 }
    guard place < bytes.count else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "("): return .string(literal())
    case UInt8(ascii: "["):
      place += 1
      return .list(all(to: "]"))
    case UInt8(ascii: "<") where place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "<"):
      place += 2
      let items = all(to: ">>")
      var entries: [String: ContentToken] = [:]
      for index in stride(from: 0, to: items.count - 1, by: 2) {
        if case .name(let key) = items[index] { entries[key] = items[index + 1] }
      }
      return .dictionary(entries)
    case UInt8(ascii: "<"): return .string(hexadecimal())
    case UInt8(ascii: ">"), UInt8(ascii: "]"):
      let isDouble = bytes[place] == UInt8(ascii: ">")
      place += isDouble ? 2 : 1
      return .word(isDouble ? ">>" : "]")
    default: return plain()
    }
  }

  private mutating func all(to end: String) -> [ContentToken] {
    var items: [ContentToken] = []
    while let token = next(), token != .word(end) { items.append(token) }
    return items
  }

  private mutating func plain() -> ContentToken {
    let start = place
    place += 1
    while place < bytes.count, bytes[place] > 32, !"()<>[]/".utf8.contains(bytes[place]) {
      place += 1
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if text.hasPrefix("/") { return .name(text) }
    return Double(text).map(ContentToken.number) ?? .word(text)
  }

  private mutating func hexadecimal() -> [UInt8] {
    place += 1
    var digits: [UInt8] = []
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
      if let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue {
        digits.append(UInt8(digit))
      }
      place += 1
    }
    place += 1
    return stride(from: 0, to: digits.count, by: 2).map {
      digits[$0] << 4 | ($0 + 1 < digits.count ? digits[$0 + 1] : 0)
    }
  }

  private mutating func literal() -> [UInt8] {
    var (text, depth) = ([UInt8](), 0)
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "("):
        if depth > 0 { text.append(byte) }
        depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return text }
        text.append(byte)
      case UInt8(ascii: "\\"): escaped(&text)
      default: text.append(byte)
      }
    }
    return text
  }

  private mutating func escaped(_ text: inout [UInt8]) {
    guard place < bytes.count else { return }
    let byte = bytes[place]
    if (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte) {
      var value = 0
      for _ in 0..<3 {
        guard place < bytes.count, (48...55).contains(bytes[place]) else { break }
        value = value << 3 | Int(bytes[place] - 48)
        place += 1
      }
      text.append(UInt8(truncatingIfNeeded: value))
      return
    }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case 10, 13: break
    default: text.append(byte)
    }
  }
}
