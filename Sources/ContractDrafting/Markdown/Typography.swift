/// Turns the characters of a keyboard into those of a language: quotation marks, apostrophes,
/// dashes, the spaces of French punctuation, and those within long numbers.
///
/// Whether a mark opens or closes depends on what precedes it, be that in another piece of the
/// same paragraph.
struct Typography {
  /// The marks of the language.
  let quotes: Marks
  /// Whether a quotation mark that stood here would open a quotation.
  private var opens = true
  private var singleIsOpen = false

  init(language: String) { quotes = Marks(language: language) }

  mutating func beginParagraph() { (opens, singleIsOpen) = (true, false) }

  /// Notes that something stands here that is not the writer's: a value, code.
  mutating func pass(_ text: String) {
    if let last = text.unicodeScalars.last { opens = Typography.opens(after: last) }
  }

  mutating func set(_ text: String) -> String {
    guard needsWork(text) else {
      pass(text)
      return text
    }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    /// Whether the next so many characters are those given.
    func isRun(_ mark: Unicode.Scalar, _ count: Int) -> Bool {
      index + count <= scalars.count && scalars[index..<index + count].allSatisfy { $0 == mark }
    }
    func put(_ mark: String, over count: Int = 1, opens: Bool) {
      result.append(contentsOf: mark.unicodeScalars)
      index += count
      self.opens = opens
    }
    while index < scalars.count {
      switch scalars[index] {
      case "\"" where opens: put(quotes.opening, opens: true)
      case "\"":
        if quotes.isFrench, result.last == " " { result.removeLast() }
        put(quotes.closing, opens: false)
      case "'":
        let next = index + 1 < scalars.count ? scalars[index + 1] : " "
        let isApostrophe = !opens || ("0"..."9").contains(next)
        if isApostrophe, singleIsOpen, !next.properties.isAlphabetic {
          singleIsOpen = false
          put(quotes.closingSingle, opens: false)
        } else {
          singleIsOpen = singleIsOpen || !isApostrophe
          put(isApostrophe ? "’" : quotes.openingSingle, opens: !isApostrophe)
        }
      case "-" where isRun("-", 3): put("—", over: 3, opens: true)
      case "-" where isRun("-", 2): put("–", over: 2, opens: true)
      case "." where isRun(".", 3): put("…", over: 3, opens: false)
      case ";", "!", "?", ":", "»":
        let mark = scalars[index]
        if quotes.isFrench, result.last == " " {
          result.removeLast()
          result.append(mark == ":" || mark == "»" ? "\u{A0}" : "\u{202F}")
        }
        put(String(mark), opens: false)
      case " " where quotes.groupsFigures && isBetweenFigures(scalars, index):
        put("\u{202F}", opens: true)
      case " " where quotes.isFrench && result.last == "«":
        put("\u{A0}", opens: true)
      case let other:
        result.append(other)
        index += 1
        opens = Typography.opens(after: other)
      }
    }
    return String(result)
  }

  /// Whether a space stands before three figures of a number, and behind one to three.
  private func isBetweenFigures(_ scalars: [Unicode.Scalar], _ space: Int) -> Bool {
    func isFigure(_ index: Int) -> Bool {
      scalars.indices.contains(index) && ("0"..."9").contains(scalars[index])
    }
    guard (1...3).allSatisfy({ isFigure(space + $0) }), !isFigure(space + 4) else { return false }
    let before = (1...4).prefix { isFigure(space - $0) }.count
    return (1...3).contains(before)
  }

  private func needsWork(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): return true
      case UInt8(ascii: "-"), UInt8(ascii: "."): if previous == byte { return true }
      case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), 0xC2:
        if quotes.isFrench { return true }
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if quotes.groupsFigures, previous == UInt8(ascii: " ") { return true }
      default: break
      }
      previous = byte
    }
    return false
  }

  private static func opens(after scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "(", "[", "{", "/", "–", "—", "“", "‘", "„", "«": true
    default: !scalar.isASCII && scalar.properties.isWhitespace
    }
  }
}

extension Typography {
  /// The quotation marks of a language.
  struct Marks {
    var opening = "“"
    var closing = "”"
    var openingSingle = "‘"
    /// As the apostrophe, in most.
    var closingSingle = "’"
    var isFrench = false
    /// Long numbers are written in groups of three with spaces between.
    var groupsFigures = false

    init(language: String) {
      groupsFigures = ["cs", "fi", "fr", "nb", "pl", "pt", "ru", "sk", "sv", "uk"].contains(
        language.prefix(2))
      switch language.prefix(2) {
      case "de" where language.hasSuffix("-CH") || language.hasSuffix("-LI"):
        (opening, closing, openingSingle, closingSingle) = ("«", "»", "‹", "›")
      case "de", "cs", "sk", "sl", "bg":
        (opening, closing, openingSingle, closingSingle) = ("„", "“", "‚", "‘")
      case "pl", "ro", "hu", "hr":
        (opening, closing, openingSingle) = ("„", "”", "‚")
      case "fr":
        (opening, closing, isFrench) = ("«\u{202F}", "\u{202F}»", true)
      case "pt" where language.hasSuffix("-BR"): break
      case "es", "it", "pt", "nb", "no", "ru", "uk", "el", "ar", "fa":
        (opening, closing) = ("«", "»")
      case "sv", "fi", "he":
        (opening, closing, openingSingle) = ("”", "”", "’")
      case "ja":
        (opening, closing, openingSingle, closingSingle) = ("「", "」", "『", "』")
      default: break
      }
    }
  }
}
