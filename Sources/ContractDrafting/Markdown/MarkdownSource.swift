internal import StrictInput

/// A value from the terms, as it is printed.
struct PrintedValue: Sendable, Hashable {
  var text: String
  var path: String
}

/// Markdown ready for the parser: its bytes, where each line was written, and the values that
/// stand in it as tokens.
///
/// A token is two characters of plane 16, which is private use. No Markdown syntax is made of
/// them, so nothing in a value can be mistaken for syntax.
struct MarkdownSource: Sendable {
  let bytes: [UInt8]
  /// For each line of `bytes` an index into `written`.
  let lineOrigins: [Int]
  let written: SourceLines
  let values: [PrintedValue]
  /// Where each line begins in `bytes`.
  private let lineStarts: [Int]

  /// Takes a file as it stands, without values.
  init(text: String, file: String) {
    var written = SourceLines()
    written.append(text, file: file)
    self.init(
      bytes: Array(text.utf8), lineOrigins: Array(written.lines.indices), written: written,
      values: [])
  }

  init(bytes: [UInt8], lineOrigins: [Int], written: SourceLines, values: [PrintedValue]) {
    self.bytes = bytes
    self.lineOrigins = lineOrigins
    self.written = written
    self.values = values
    lineStarts = MarkdownSource.starts(of: bytes)
  }

  /// Where a line was written; lines are counted from 1, as cmark does, and past the end the last
  /// one is meant.
  func location(line: Int, column: Int, near text: String? = nil) -> SourceLocation? {
    guard let last = lineOrigins.last else { return nil }
    let origin = lineOrigins.indices.contains(line - 1) ? lineOrigins[line - 1] : last
    return written.location(ofLine: origin, column: max(column, 1), near: text)
  }
}

extension MarkdownSource {
  var lineCount: Int { lineStarts.count }

  /// The bytes of a line without the blanks around them.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    guard (1...lineStarts.count).contains(number) else { return [] }
    let end = number < lineStarts.count ? lineStarts[number] : bytes.count
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
    var line = bytes[lineStarts[number - 1]..<end].drop(while: isBlank)
    while let last = line.last, isBlank(last) { line.removeLast() }
    return line
  }

  /// The bytes of a line from a column on, counted from 1 in bytes.
  func line(_ number: Int, from column: Int) -> ArraySlice<UInt8> {
    guard (1...lineStarts.count).contains(number) else { return [] }
    let end = number < lineStarts.count ? lineStarts[number] : bytes.count
    return bytes[lineStarts[number - 1]..<end].dropFirst(column - 1)
  }

  /// How often each text stands in square brackets, in small letters.
  var bracketedNames: [String: Int] {
    var names: [String: Int] = [:]
    var start: Int?
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "["): start = index + 1
      case UInt8(ascii: "]"):
        guard let first = start else { continue }
        names[String(decoding: bytes[first..<index], as: UTF8.self).lowercased(), default: 0] += 1
        start = nil
      default: break
      }
    }
    return names
  }

  /// The same text with a backslash before the brackets that some lines begin with.
  func escaping(lines: [Int]) -> MarkdownSource {
    var escaped: [UInt8] = []
    var copied = 0
    for number in lines {
      let start = lineStarts[number - 1]
      let bracket = bytes[start...].firstIndex(of: UInt8(ascii: "[")) ?? start
      escaped += bytes[copied..<bracket] + [UInt8(ascii: "\\")]
      copied = bracket
    }
    return MarkdownSource(
      bytes: escaped + bytes[copied...], lineOrigins: lineOrigins, written: written, values: values)
  }

  private static func starts(of bytes: [UInt8]) -> [Int] {
    [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
  }
}

// MARK: Tokens

extension MarkdownSource {
  private static let base: UInt32 = 0x10_0000
  private static let digit: UInt32 = 0x8000

  static func token(_ index: Int) -> String {
    let index = UInt32(index)
    var token = ""
    for part in [index / digit, index % digit] {
      if let scalar = Unicode.Scalar(base + part) { token.unicodeScalars.append(scalar) }
    }
    return token
  }

  static func isToken(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= base }

  enum Piece {
    case written(String)
    case value(PrintedValue)
  }

  /// Divides characters into what was written and the values between.
  func pieces(of text: String) -> [Piece] {
    guard text.utf8.contains(where: { $0 >= 0xF4 }) else { return [.written(text)] }
    var pieces: [Piece] = []
    var written = String.UnicodeScalarView()
    var high: UInt32?
    for scalar in text.unicodeScalars {
      guard MarkdownSource.isToken(scalar) else {
        written.append(scalar)
        continue
      }
      let digit = scalar.value - MarkdownSource.base
      guard let first = high else {
        high = digit
        continue
      }
      high = nil
      if !written.isEmpty { pieces.append(.written(String(written))) }
      written = String.UnicodeScalarView()
      pieces.append(.value(values[Int(first * MarkdownSource.digit + digit)]))
    }
    if !written.isEmpty { pieces.append(.written(String(written))) }
    return pieces
  }

  /// Puts the values back where only characters are wanted.
  func restored(_ text: String) -> String {
    pieces(of: text).map { piece in
      switch piece {
      case .written(let text): text
      case .value(let value): value.text
      }
    }.joined()
  }
}
