internal import PDFObjects

/// Reads the objects of a file that Cairo wrote (ISO 32000-1 7.3).
struct PDFParser {
  let bytes: [UInt8]
  var position: Int

  private static let deepest = 32

  /// Reads one value; two numbers and `R` are a reference.
  mutating func value(depth: Int = 0) throws(UnsoundPDF) -> PDFValue {
    guard depth < Self.deepest else { throw UnsoundPDF(reason: "objects are nested too deeply") }
    skipSpace()
    guard position < bytes.count else { throw UnsoundPDF(reason: "it ends within an object") }
    switch bytes[position] {
    case UInt8(ascii: "/"): return .name(token())
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "("): return try string()
    case UInt8(ascii: "<"):
      let isDictionary = position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "<")
      return isDictionary ? try dictionary(depth) : try hexadecimalString()
    default: return try number()
    }
  }

  /// Whether `word` comes next; steps behind it if so.
  mutating func skip(_ word: StaticString) -> Bool {
    guard isAt(word) else { return false }
    position += word.utf8CodeUnitCount
    return true
  }

  /// Whether `word` comes next; steps in front of it.
  mutating func isAt(_ word: StaticString) -> Bool {
    skipSpace()
    let end = position + word.utf8CodeUnitCount
    return end <= bytes.count
      && bytes[position..<end].elementsEqual(
        UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// The digits that come next, as a number.
  mutating func integer() -> Int? {
    skipSpace()
    let digits = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
    guard !digits.isEmpty, digits.count < 16 else { return nil }
    position = digits.endIndex
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private mutating func array(_ depth: Int) throws(UnsoundPDF) -> PDFValue {
    position += 1
    var items: [PDFValue] = []
    while !skip("]") { items.append(try value(depth: depth + 1)) }
    return .array(items)
  }

  private mutating func dictionary(_ depth: Int) throws(UnsoundPDF) -> PDFValue {
    position += 2
    var entries: [(String, PDFValue)] = []
    while !skip(">>") {
      guard position < bytes.count, bytes[position] == UInt8(ascii: "/") else {
        throw UnsoundPDF(reason: "a dictionary has no key where one should be")
      }
      entries.append((token(), try value(depth: depth + 1)))
    }
    return .dictionary(entries)
  }

  /// A number, a reference, or a word such as `true`.
  private mutating func number() throws(UnsoundPDF) -> PDFValue {
    let text = token()
    switch text {
    case "true": return true
    case "false": return false
    case "null": return .null
    default: break
    }
    guard let integer = Int(text) else {
      guard Double(text) != nil else { throw UnsoundPDF(reason: "it holds what is no object") }
      return .verbatim(text)
    }
    let here = position
    if let generation = self.integer(), skip("R"), let number = Int32(exactly: integer) {
      return .reference(PDFReference(number: number, generation: Int32(clamping: generation)))
    }
    position = here
    return .integer(integer)
  }

  /// A string of ASCII is text; what escapes anything but a bracket stays as it is.
  private mutating func string() throws(UnsoundPDF) -> PDFValue {
    let start = position
    var text: [UInt8] = []
    var depth = 0
    var isPlain = true
    while position < bytes.count {
      var byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "("):
        depth += 1
        if depth == 1 { continue }
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 {
          return isPlain
            ? .text(String(decoding: text, as: UTF8.self))
            : .verbatim(String(decoding: bytes[start..<position], as: UTF8.self))
        }
      case UInt8(ascii: "\\") where position < bytes.count:
        byte = bytes[position]
        position += 1
        if !"()\\".utf8.contains(byte) { isPlain = false }
      default:
        if byte < 0x20 || byte > 0x7E { isPlain = false }
      }
      text.append(byte)
    }
    throw UnsoundPDF(reason: "it ends within a string")
  }

  private mutating func hexadecimalString() throws(UnsoundPDF) -> PDFValue {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else {
      throw UnsoundPDF(reason: "it ends within a string")
    }
    defer { position = end + 1 }
    return .verbatim(String(decoding: bytes[position...end], as: UTF8.self))
  }

  /// A name with its solidus, or a run of bytes up to the next delimiter.
  private mutating func token() -> String {
    let start = position
    position += 1
    while position < bytes.count, !Self.ends(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func ends(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "()<>[]{}/%".utf8.contains(byte)
  }

  /// Skips white space and comments.
  private mutating func skipSpace() {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "%") {
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      } else if bytes[position] > 0x20 {
        return
      }
      position += 1
    }
  }
}
