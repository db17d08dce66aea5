/// Turns the characters of a keyboard into those of a language: quotation marks, apostrophes,
/// dashes, and the spaces of French punctuation.
///
/// Keeps the last character, since whether a mark opens or closes depends on what precedes it,
/// be that in another piece of the same paragraph.
struct Typography {
  private let marks: Marks
  private var previous: Character?

  init(language: String) { marks = Marks(language: language) }

  mutating func beginParagraph() { previous = nil }

  /// Notes that something stands here that is not the writer's: a value, code.
  mutating func pass(_ text: String) { previous = text.last ?? previous }

  mutating func set(_ text: String) -> String {
    defer { previous = text.last ?? previous }
    guard needsWork(text) else { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 8)
    var before = previous
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case "\"":
        if Typography.opens(after: before) {
          result += marks.opening
          before = "("
        } else {
          if marks.isFrench, result.last == " " { result.removeLast() }
          result += marks.closing
          before = character
        }
      case "'":
        let isApostrophe = !Typography.opens(after: before) || rest.first?.isNumber == true
        result += isApostrophe ? "’" : marks.openingSingle
        before = isApostrophe ? "’" : "("
      case "-" where rest.first == "-":
        rest.removeFirst()
        if rest.first == "-" {
          rest.removeFirst()
          result += "—"
        } else {
          result += "–"
        }
        before = "–"
      case "." where rest.hasPrefix(".."):
        rest.removeFirst(2)
        result += "…"
        before = "…"
      case ";", "!", "?", ":", "»":
        if marks.isFrench, result.last == " " {
          result.removeLast()
          result += character == ":" || character == "»" ? "\u{A0}" : "\u{202F}"
        }
        result.append(character)
        before = character
      default:
        result.append(character)
        before = character
      }
    }
    return result
  }

  private func needsWork(_ text: String) -> Bool {
    text.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "."): true
      case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), 0xC2:
        marks.isFrench
      default: false
      }
    }
  }

  private static func opens(after character: Character?) -> Bool {
    guard let character else { return true }
    return character.isWhitespace || "([{–—/“‘„«".contains(character)
  }
}

extension Typography {
  /// The quotation marks of a language.
  struct Marks {
    var opening = "“"
    var closing = "”"
    var openingSingle = "‘"
    var isFrench = false

    init(language: String) {
      switch language.prefix(2) {
      case "de":
        (opening, closing, openingSingle) = ("„", "“", "‚")
      case "fr":
        (opening, closing, isFrench) = ("«\u{202F}", "\u{202F}»", true)
      case "es", "it":
        (opening, closing) = ("«", "»")
      default: break
      }
    }
  }

  /// The marks around a defined term.
  var quotes: Marks { marks }
}
