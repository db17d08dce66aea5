import DocumentModel
import Foundation
import StrictInput

/// DOC: what is left over, unfinished or miswritten in the text.
enum WordingRules {
  static let all = [placeholders, brackets, wordsAndFigures]

  static let placeholders = DocumentRule(
    "DOC006", .error, "Nothing is left to be filled in.",
    because: "A blank in a signed contract is filled in by whoever needs it.",
    mend: "write what is meant",
    bad: "## Use\n\nThe Client has [number] laptops.\n",
    good: "## Use\n\nThe Client has 12 laptops.\n"
  ) { review in
    for passage in review.passages {
      if let placeholder = passage.text.placeholder {
        review.report(
          "\"\(placeholder)\" is still to be filled in",
          at: review.facts.place(of: placeholder, in: passage))
      }
    }
  }

  static let brackets = DocumentRule(
    "DOC007", .warning, "Brackets and quotation marks come in pairs.",
    because: "A bracket that is never closed takes the rest of the sentence with it.",
    mend: "close it, or remove it",
    bad: "## Use\n\nThe Client (and its staff must take care.\n",
    good: "## Use\n\nThe Client (and its staff) must take care.\n"
  ) { review in
    let quotes = Typography(language: review.document.information.language).quotes
    for passage in review.passages where passage.kind != .code {
      if let mark = passage.text.unpaired(quotes: (quotes.opening, quotes.closing)) {
        review.report(
          "\"\(mark)\" has no partner", at: review.facts.place(of: mark, in: passage))
      }
    }
  }

  static let wordsAndFigures = DocumentRule(
    "DOC011", .error, "A number in words is the number in figures beside it.",
    because: "Courts tend to follow the words, and everybody else reads the figures.",
    mend: "correct one of them, or write the number once",
    bad: "## Use\n\nThe Client has thirty (20) days.\n",
    good: "## Use\n\nThe Client has thirty (30) days.\n"
  ) { review in
    let spelled = SpelledNumbers(language: review.document.information.language)
    for passage in review.passages where passage.text.utf8.contains(UInt8(ascii: "(")) {
      for (words, figures) in passage.text.numbersInBoth(spelled) {
        review.report(
          "\"\(words) (\(figures))\" says two numbers",
          at: review.facts.place(of: "(\(figures))", in: passage))
      }
    }
  }
}

extension String {
  /// What stands for something that was to be written: "[TBD]", "{{name}}", "____".
  fileprivate var placeholder: String? {
    guard mayHoldPlaceholder else { return nil }
    if let open = firstIndex(of: "["), let close = self[open...].firstIndex(of: "]") {
      let inner = self[open...close].dropFirst().dropLast()
      if !inner.allSatisfy({ $0.isNumber }) { return String(self[open...close]) }
    }
    for mark in ["{{", "}}", "____", "???"] where contains(mark) { return mark }
    let words = split { !$0.isLetter }
    let leftOver: Set<Substring> = ["TBD", "TBC", "TODO", "FIXME", "XXX", "XXXX"]
    if let word = words.first(where: leftOver.contains) { return String(word) }
    let dummy = words.indices.dropLast().first {
      words[$0].lowercased() == "lorem" && words[$0 + 1].lowercased() == "ipsum"
    }
    return dummy.map { "\(words[$0]) \(words[$0 + 1])" }
  }

  /// Whether a look at the bytes does not rule it out: a bracket, a mark that is repeated, capitals
  /// with which an abbreviation begins, or the beginning of "lorem".
  private var mayHoldPlaceholder: Bool {
    var (last, beforeLast): (UInt8, UInt8) = (0, 0)
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "["): return true
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "_"), UInt8(ascii: "?"):
        if byte == last { return true }
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        let begins = [UInt8(ascii: "T"), UInt8(ascii: "F"), UInt8(ascii: "X")]
        if begins.contains(last) { return true }
      default: break
      }
      let isR = byte | 0x20 == UInt8(ascii: "r")
      if isR, last | 0x20 == UInt8(ascii: "o"), beforeLast | 0x20 == UInt8(ascii: "l") {
        return true
      }
      (beforeLast, last) = (last, byte)
    }
    return false
  }

  /// A bracket or quotation mark without its partner.
  fileprivate func unpaired(quotes: (opening: String, closing: String)) -> String? {
    var pairs: [(opening: Unicode.Scalar, closing: Unicode.Scalar)] = [
      ("(", ")"), ("[", "]"), ("{", "}"),
    ]
    if let opening = quotes.opening.mark, let closing = quotes.closing.mark, opening != closing {
      pairs.append((opening, closing))
    }
    var open: [Unicode.Scalar] = []
    for scalar in unicodeScalars where !scalar.isWordOfASCII {
      if let pair = pairs.first(where: { $0.closing == scalar }) {
        guard open.popLast() == pair.opening else { return String(scalar) }
      } else if pairs.contains(where: { $0.opening == scalar }) {
        open.append(scalar)
      }
    }
    return open.last.map { String($0) }
  }

  /// The mark of a quotation, without the space that some languages set beside it.
  private var mark: Unicode.Scalar? { unicodeScalars.first { !$0.properties.isWhitespace } }

  /// Numbers in words that differ from the figures in brackets after them: "thirty (20)".
  fileprivate func numbersInBoth(_ spelled: SpelledNumbers) -> [(words: String, figures: String)] {
    var found: [(String, String)] = []
    var rest = self[...]
    while let open = rest.firstIndex(of: "(") {
      let figures = rest[rest.index(after: open)...].prefix { $0.isASCII && $0.isNumber }
      let before = rest[..<open].suffix(60)
      rest = rest[rest.index(after: open)...]
      guard let number = Int(figures), rest.dropFirst(figures.count).first == ")",
        let words = spelled.number(atEndOf: before), words.number != number
      else { continue }
      found.append((words.text, String(figures)))
    }
    return found
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter, a digit or a space of ASCII: most of a text, and no bracket.
  fileprivate var isWordOfASCII: Bool {
    switch value {
    case 0x20, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}

/// Reads the numbers that are written in the words of one language.
private struct SpelledNumbers {
  private let formatter = NumberFormatter()

  init(language: String) {
    formatter.locale = Locale(identifier: language)
    formatter.numberStyle = .spellOut
  }

  /// The number in words with which a text ends.
  func number(atEndOf text: Substring) -> (text: String, number: Int)? {
    let words = text.split { $0 == " " || $0 == "\u{A0}" }
    for count in stride(from: min(5, words.count), to: 0, by: -1) {
      let text = words.suffix(count).joined(separator: " ").lowercased()
      // A number in figures is read in any style, and is not meant here.
      guard !text.contains(where: \.isNumber) else { continue }
      if let number = formatter.number(from: text.replacing(" and ", with: " ")) {
        return (words.suffix(count).joined(separator: " "), number.intValue)
      }
    }
    return nil
  }
}
