internal import Foundation
internal import StrictInput

/// How the characters of a client list are written as bytes.
public enum ListEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"
}

/// The text of a client list as UTF-8 without a byte order mark, whatever it was written in.
enum ListText {
  /// Decodes a list; a byte order mark wins over what was asked for.
  static func decode(
    _ bytes: [UInt8], encoding asked: ListEncoding?, file: String
  ) throws(Faults) -> [UInt8] {
    if let kind = otherKind(of: bytes) {
      throw Faults(
        Diagnostic(
          at: SourceLocation(file: file, line: 1, column: 1), "the list is \(kind)",
          help: "save it as CSV in UTF-8"))
    }
    let (encoding, start) = mark(of: bytes) ?? (asked ?? .utf8, 0)
    let body = start == 0 ? bytes : Array(bytes[start...])
    let text: [UInt8]
    switch encoding {
    case .utf8: text = try checkedUTF8(body, isAsked: asked != nil, file: file)
    case .windows1252: text = try converted(body, .windowsCP1252, "Windows-1252", file)
    case .utf16, .utf16LittleEndian:
      text = try converted(body, .utf16LittleEndian, "UTF-16", file)
    case .utf16BigEndian: text = try converted(body, .utf16BigEndian, "UTF-16", file)
    }
    try refuseControlCharacters(text, file: file)
    return text
  }

  private static func mark(of bytes: [UInt8]) -> (ListEncoding, Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// What the first bytes say that no reader of text can make anything of.
  private static func otherKind(of bytes: [UInt8]) -> String? {
    let kinds: [([UInt8], String)] = [
      ([0x50, 0x4B, 0x03, 0x04], "a workbook or an archive, not text"),
      ([0xD0, 0xCF, 0x11, 0xE0], "a workbook, not text"),
      ([0xFF, 0xFE, 0x00, 0x00], "written in UTF-32"),
      ([0x00, 0x00, 0xFE, 0xFF], "written in UTF-32"),
    ]
    return kinds.first { bytes.starts(with: $0.0) }?.1
  }

  private static func checkedUTF8(
    _ bytes: [UInt8], isAsked: Bool, file: String
  ) throws(Faults) -> [UInt8] {
    // Line by line: of a long list, a string would be one more in memory.
    var line = 1
    var rest = bytes[...]
    while true {
      let end = rest.firstIndex(of: .newline) ?? rest.endIndex
      guard String(validating: rest[..<end], as: UTF8.self) != nil else { break }
      guard end < rest.endIndex else { return bytes }
      line += 1
      rest = rest[(end + 1)...]
    }
    throw Faults(
      Diagnostic(
        at: SourceLocation(file: file, line: line, column: 1), "the list is not UTF-8 text",
        help: isAsked
          ? "save it as UTF-8"
          : "save it as UTF-8, or say how it is written, such as --encoding windows-1252"))
  }

  private static func converted(
    _ bytes: [UInt8], _ encoding: String.Encoding, _ name: String, _ file: String
  ) throws(Faults) -> [UInt8] {
    guard encoding == .windowsCP1252 || bytes.count.isMultiple(of: 2),
      let text = String(data: Data(bytes), encoding: encoding)
    else {
      throw Faults(
        Diagnostic(
          at: SourceLocation(file: file, line: 1, column: 1), "the list is not \(name) text",
          help: "save it as UTF-8"))
    }
    return Array(text.utf8)
  }

  /// Line breaks and tabs are the only control characters of a list.
  private static func refuseControlCharacters(_ text: [UInt8], file: String) throws(Faults) {
    guard let bad = text.indices.first(where: { strayCharacter(at: $0, in: text) != nil }),
      let scalar = strayCharacter(at: bad, in: text)
    else { return }
    let line = text[..<bad].count { $0 == .newline } + 1
    let start = text[..<bad].lastIndex(of: .newline).map { $0 + 1 } ?? 0
    let code = String(scalar.value, radix: 16, uppercase: true)
    let help =
      switch scalar.value {
      case 0: "if it is UTF-16, add --encoding utf-16le; else remove it"
      case 0xFEFF: "where lists were joined, remove it and the names of columns after it"
      default: "remove it"
      }
    throw Faults(
      Diagnostic(
        at: SourceLocation(
          file: file, line: line,
          column: String(decoding: text[start..<bad], as: UTF8.self).count + 1),
        "the list holds the character U+\(String(repeating: "0", count: max(0, 4 - code.count)))"
          + "\(code), which is not text",
        help: help))
  }

  /// The character that begins at a byte, if it is a control character, a byte order mark or none.
  private static func strayCharacter(at index: Int, in text: [UInt8]) -> Unicode.Scalar? {
    switch text[index] {
    case 0x09, 0x0A, 0x0D: return nil
    case 0..<0x20, 0x7F: return Unicode.Scalar(text[index])
    // Those that begin with other bytes are all text.
    case 0xC2, 0xEF, 0xF0...0xF4: break
    default: return nil
    }
    let bytes = text[index..<min(index + 4, text.count)]
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else {
      return nil
    }
    let isStray =
      switch scalar.value {
      case 0x80...0x9F, 0xFEFF, 0xFDD0...0xFDEF: true
      default: scalar.value & 0xFFFE == 0xFFFE
      }
    return isStray ? scalar : nil
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
}
