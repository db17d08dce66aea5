/// A YAML text in which a few characters are replaced by others, one for one, because
/// libyaml would read them by the rules of YAML 1.1, or would expand aliases before they can
/// be refused. Lines and columns stay as they were.
///
/// - `*` hides an alias, so that nothing is ever expanded (no "billion laughs");
/// - `? ` hides an explicit key, which could be any structure and would be hashed;
/// - U+0085, U+2028 and U+2029 are line breaks in YAML 1.1 but characters in YAML 1.2 and JSON;
/// - a JSON surrogate pair such as `\ud83d\ude00` is unknown to libyaml and becomes twelve
///   characters of another kind;
/// - the first character of a duplicate key, so that the file's other faults can be found.
struct VeiledText {
  let original: String
  private(set) var veiled: String
  private var masks: [Position: String] = [:]

  private struct Position: Hashable {
    var line: Int
    var column: Int
  }

  /// What stands for a character: from the last private-use plane, which `SourceText.check` refuses
  /// in a file, so that it is not in use.
  private static func veil(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "*": "\u{10FFF0}"
    case "?": "\u{10FFF1}"
    case "\u{85}": "\u{10FFF2}"
    case "\u{2028}": "\u{10FFF3}"
    case "\u{2029}": "\u{10FFF4}"
    default: scalar
    }
  }

  private static func unveil(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{10FFF0}": "*"
    case "\u{10FFF1}": "?"
    case "\u{10FFF2}": "\u{85}"
    case "\u{10FFF3}": "\u{2028}"
    case "\u{10FFF4}": "\u{2029}"
    default: scalar
    }
  }

  private static func mayBeVeiled(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\\" || veil(scalar) != scalar
  }

  private static let surrogate: Unicode.Scalar = "\u{10FFF5}"
  /// As many as duplicate keys are looked for.
  private static let maskScalars = (UInt32(0x10FFC0)..<0x10FFE0).compactMap(Unicode.Scalar.init)

  init(_ text: String) {
    original = text
    // The parser keeps a pointer to the text's storage, which a short string does not have.
    let text = text.utf8.count < 64 ? text + String(repeating: "\n", count: 64) : text
    var rest = text.unicodeScalars[...]
    var result = ""
    while let index = rest.firstIndex(where: Self.mayBeVeiled) {
      result += Substring(rest[..<index])
      let scalar = rest[index]
      rest = rest[index...]
      if scalar == "\\", let digits = Self.surrogatePair(in: rest) {
        result.unicodeScalars.append(Self.surrogate)
        result.unicodeScalars += digits
        for _ in 1...3 { result.unicodeScalars.append(Self.surrogate) }
        rest = rest.dropFirst(12)
        continue
      }
      rest = rest.dropFirst()
      let isVeiled = scalar != "?" || rest.first?.isBlank ?? true
      result.unicodeScalars.append(isVeiled ? Self.veil(scalar) : scalar)
    }
    veiled = result + Substring(rest)
  }

  /// The eight hexadecimal digits of `\uD83D\uDE00`, if the text begins with such a pair.
  private static func surrogatePair(in text: Substring.UnicodeScalarView) -> [Unicode.Scalar]? {
    let pair = Array(text.prefix(12))
    guard pair.count == 12, pair[1] == "u", pair[6] == "\\", pair[7] == "u" else { return nil }
    let digits = pair[2..<6] + pair[8..<12]
    guard digits.allSatisfy(\.properties.isASCIIHexDigit), "dD".unicodeScalars.contains(pair[2]),
      "89aAbB".unicodeScalars.contains(pair[3]), "dD".unicodeScalars.contains(pair[8]),
      "cdefCDEF".unicodeScalars.contains(pair[9])
    else { return nil }
    return Array(digits)
  }

  /// The text of a scalar with its own characters again; `isQuoted` tells whether escapes count.
  func unveil(_ text: String, isQuoted: Bool) -> String {
    guard text.unicodeScalars.contains(where: { (0x10FFF0...0x10FFF5).contains($0.value) }) else {
      return text
    }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if scalars[index] == Self.surrogate, index + 12 <= scalars.count {
        let high = scalars[index + 1..<index + 5]
        let low = scalars[index + 5..<index + 9]
        let pair = isQuoted ? Self.scalar(high, low).map { [$0] } : nil
        (pair ?? ["\\", "u"] + high + ["\\", "u"] + low).forEach { result.append($0) }
        index += 12
      } else {
        result.append(Self.unveil(scalars[index]))
        index += 1
      }
    }
    return String(result)
  }

  /// The character of a surrogate pair, each half given by four hexadecimal digits.
  private static func scalar(
    _ high: ArraySlice<Unicode.Scalar>, _ low: ArraySlice<Unicode.Scalar>
  ) -> Unicode.Scalar? {
    func value(_ digits: ArraySlice<Unicode.Scalar>) -> UInt32 {
      digits.reduce(0) { $0 << 4 | UInt32(Character($1).hexDigitValue ?? 0) }
    }
    return Unicode.Scalar(0x10000 + (value(high) - 0xD800) << 10 + value(low) - 0xDC00)
  }

  /// Hides the key that begins at a place from the search for duplicates; false if it cannot be.
  mutating func mask(_ key: String, line: Int, column: Int) -> Bool {
    guard let start = index(line: line, column: column) else { return false }
    guard !key.isEmpty, masks.count < Self.maskScalars.count else { return false }
    var scalars = veiled.unicodeScalars
    var first = start
    if scalars[first] == "\"" || scalars[first] == "'" { first = scalars.index(after: first) }
    guard first < scalars.endIndex, scalars[first].properties.isXIDContinue else { return false }
    scalars.replaceSubrange(first...first, with: CollectionOfOne(Self.maskScalars[masks.count]))
    veiled = String(scalars)
    masks[Position(line: line, column: column)] = key
    return true
  }

  /// The key that was masked at a place.
  func masked(line: Int, column: Int) -> String? {
    masks.isEmpty ? nil : masks[Position(line: line, column: column)]
  }

  /// The place in the text of a line and column, both counted from 1.
  private func index(line: Int, column: Int) -> String.Index? {
    let scalars = veiled.unicodeScalars
    var index = scalars.startIndex
    var current = 1
    while current < line, index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      let isPair = scalar == "\r" && index < scalars.endIndex && scalars[index] == "\n"
      if scalar == "\n" || scalar == "\r", !isPair { current += 1 }
    }
    let place = scalars.index(index, offsetBy: column - 1, limitedBy: scalars.endIndex)
    return place == scalars.endIndex ? nil : place
  }
}

extension Unicode.Scalar {
  fileprivate var isBlank: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" }
}
