/// Splits a content stream, or a CMap, into its tokens (ISO 32000-1 7.2).
struct ContentScanner {
  enum Token {
    case name(String)
    case string([UInt8])
    /// An operator.
    case word(String)
    /// Numbers and brackets.
    case other
  }

  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Token? {
    while position < bytes.count, bytes[position].isPDFSpace { position += 1 }
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "("): return .string(literal())
    case UInt8(ascii: "<"): return angle()
    case UInt8(ascii: "/"):
      position += 1
      return .name("/" + regular())
    case UInt8(ascii: "%"):
      while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
      return .other
    case let byte where byte.isDelimiter:
      position += 1
      return .other
    default:
      let word = regular()
      let isNumber = word.utf8.allSatisfy { $0.isDigit || "+-.".utf8.contains($0) }
      return isNumber ? .other : .word(word)
    }
  }

  private mutating func regular() -> String {
    let start = position
    while position < bytes.count, !bytes[position].isPDFSpace, !bytes[position].isDelimiter {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// `<<`, or a hexadecimal string.
  private mutating func angle() -> Token {
    position += 1
    if position < bytes.count, bytes[position] == UInt8(ascii: "<") {
      position += 1
      return .other
    }
    var digits: [UInt8] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      if let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue {
        digits.append(UInt8(digit))
      }
      position += 1
    }
    position += 1
    if digits.count % 2 == 1 { digits.append(0) }
    return .string(
      stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  /// A string in parentheses, without its escapes.
  private mutating func literal() -> [UInt8] {
    position += 1
    var string: [UInt8] = []
    var depth = 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return string }
      case UInt8(ascii: "\\"):
        if let escaped = escape() { string.append(escaped) }
        continue
      default: break
      }
      string.append(byte)
    }
    return string
  }

  /// What a reverse solidus stands for (7.3.4.2); nil where it only breaks the line.
  private mutating func escape() -> UInt8? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    let octal = bytes[position...].prefix(3).prefix { (48...55).contains($0) }
    if !octal.isEmpty {
      position = octal.endIndex
      return UInt8(truncatingIfNeeded: octal.reduce(0) { $0 << 3 | Int($1 - 48) })
    }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case 10, 13: return nil
    default: return byte
    }
  }
}

extension UInt8 {
  fileprivate var isDelimiter: Bool { "()<>[]{}/%".utf8.contains(self) }
}
