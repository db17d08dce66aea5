internal import DocumentModel

/// A number that a writer typed before a heading or a paragraph: `4.`, `4.2`, `(b)`, `Article IV`.
struct TypedLabel: Equatable {
  /// How a number is written; items of one list share a form.
  enum Form: Hashable {
    /// `4.2`: how many figures, and what closes them.
    case figures(count: Int, close: String)
    /// `(b)`, `(iv)`, `A.`: what counts, and what stands around it.
    case counter(Counter, open: String, close: String)
    /// `Article IV`, `§ 4`: the word, in small letters.
    case word(String)
  }

  enum Counter: Hashable {
    case letters, capitals, romans, romanCapitals, figures, ideographs
  }

  /// One way to understand a label: `(i)` is the ninth letter or the first Roman numeral.
  struct Reading: Equatable {
    var form: Form
    var value: Int
  }

  /// As it is printed.
  var text: String
  var readings: [Reading]
  /// The number as references name it: `4.2`, `(b)`, `IV`.
  var number: String

  /// Whether the number says where it stands by itself, as `4.2` does and `(b)` does not.
  var isAbsolute: Bool {
    switch readings.first?.form {
    case .figures, .word: true
    case .counter, nil: false
    }
  }

  /// How many figures the number has, if it is of figures alone.
  var figureCount: Int? {
    if case .figures(let count, _) = readings.first?.form { count } else { nil }
  }
}

// MARK: Reading

extension TypedLabel {
  /// Where a label may stand; a sentence may begin with "Section 2" too, a heading hardly.
  enum Place { case heading, paragraph }

  /// Reads the label with which a text begins, and what follows it.
  static func split(
    _ text: String, in place: Place, words: LegalWords
  ) -> (label: TypedLabel, rest: String)? {
    guard let first = text.first, first.isNumber || first.isLetter || "(§（".contains(first) else {
      return nil
    }
    var scanner = LabelScanner(text)
    if words.isIdeographic, let label = scanner.ordinal(in: place) ?? scanner.ideographic() {
      return (label, String(scanner.rest))
    }
    guard
      let label = scanner.bracketed() ?? scanner.figures(in: place) ?? scanner.single()
        ?? scanner.worded(in: place, words: words)
    else { return nil }
    return (label, String(scanner.rest))
  }
}

/// Takes a label from the beginning of a text; nothing is taken where there is none.
struct LabelScanner {
  var rest: Substring

  init(_ text: String) { rest = text[...] }

  /// `(b)`, `(iv)`, `(12)`
  fileprivate mutating func bracketed() -> TypedLabel? {
    guard rest.first == "(" else { return nil }
    let inner = rest.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let after = rest.dropFirst(1 + inner.count)
    guard after.first == ")" else { return nil }
    return take(inner, open: "(", close: ")", length: inner.count + 2)
  }

  /// `b.`, `iv)`, `A.`; `12.` is of figures.
  fileprivate mutating func single() -> TypedLabel? {
    let inner = rest.prefix { $0.isASCII && $0.isLetter }
    guard let close = rest.dropFirst(inner.count).first, close == "." || close == ")" else {
      return nil
    }
    return take(inner, open: "", close: String(close), length: inner.count + 1)
  }

  /// `4.`, `4)`, `4.2`, `4.2.1.`; in headings `4`, too.
  fileprivate mutating func figures(in place: TypedLabel.Place) -> TypedLabel? {
    let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let parts = number.split(separator: ".")
    let dots = number.count { $0 == "." }
    let endsWithDot = number.last == "."
    guard !parts.isEmpty, number.first != ".", parts.count <= 6,
      dots == parts.count - (endsWithDot ? 0 : 1), parts.allSatisfy({ $0.count <= 3 }),
      let value = parts.last.flatMap({ Int($0) })
    else { return nil }
    var length = number.count
    var close = ""
    if rest.dropFirst(length).first == ")" {
      length += 1
      close = ")"
    } else if !endsWithDot, parts.count == 1 {
      guard place == .heading, rest.dropFirst(length + 1).first?.isLetter == true else {
        return nil
      }
    }
    let form = TypedLabel.Form.figures(count: parts.count, close: close)
    return take(
      length, [.init(form: form, value: value)], number: parts.joined(separator: "."))
  }

  /// `Article IV`, `Section 2.01`, `§ 4`; in a paragraph only with a point, a colon or a dash.
  fileprivate mutating func worded(in place: TypedLabel.Place, words: LegalWords) -> TypedLabel? {
    let word = rest.first == "§" ? "§" : String(rest.prefix(while: \.isLetter))
    guard word == "§" || words.clauseWords.contains(word.lowercased()),
      word.first?.isLowercase == false
    else { return nil }
    let gap = rest.dropFirst(word.count).prefix { $0 == " " || $0 == "\u{A0}" }
    guard !gap.isEmpty || word == "§" else { return nil }
    let number = rest.dropFirst(word.count + gap.count).prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".")
    }
    let bare = number.last == "." ? number.dropLast() : number
    guard let value = TypedLabel.value(ofNumber: bare) else { return nil }
    var length = word.count + gap.count + number.count
    let separator = rest.dropFirst(length).prefix { " :–—-".contains($0) }
    let isSet = number.last == "." || separator.contains { $0 != " " }
    guard place == .heading || isSet else { return nil }
    let label = rest.prefix(length)
    length += separator.count
    guard place == .paragraph || length < rest.count else { return nil }
    rest = rest.dropFirst(length)
    return TypedLabel(
      text: String(label.replacing(" ", with: "\u{A0}")),
      readings: [.init(form: .word(word.lowercased()), value: value)], number: String(bare))
  }

  private mutating func take(
    _ inner: Substring, open: String, close: String, length: Int
  ) -> TypedLabel? {
    let readings = TypedLabel.counters(inner).map {
      TypedLabel.Reading(
        form: .counter($0.counter, open: open, close: close), value: $0.value)
    }
    guard !readings.isEmpty else { return nil }
    return take(length, readings, number: "(\(inner))")
  }

  /// Takes a label that a space follows, or that is all there is.
  private mutating func take(
    _ length: Int, _ readings: [TypedLabel.Reading], number: String
  ) -> TypedLabel? {
    let after = rest.dropFirst(length)
    guard after.first.map(\.isWhitespace) ?? true else { return nil }
    let text = String(rest.prefix(length))
    rest = after.drop(while: \.isWhitespace)
    return TypedLabel(text: text, readings: readings, number: number)
  }
}

// MARK: Counting

extension TypedLabel {
  /// Every way to count that some characters may belong to.
  static func counters(_ text: Substring) -> [(counter: Counter, value: Int)] {
    if let value = Int(text), text.count <= 3 { return [(.figures, value)] }
    var found: [(Counter, Int)] = []
    let isSmall = text.allSatisfy(\.isLowercase)
    guard isSmall || text.allSatisfy(\.isUppercase) else { return [] }
    if let value = letterValue(text) { found.append((isSmall ? .letters : .capitals, value)) }
    if let value = romanValue(text), value < 40 {
      found.append((isSmall ? .romans : .romanCapitals, value))
    }
    return found
  }

  /// a … z, then aa, bb, …
  private static func letterValue(_ text: Substring) -> Int? {
    guard let first = text.lowercased().utf8.first, text.count <= 3,
      text.allSatisfy({ $0 == text.first })
    else { return nil }
    return Int(first) - Int(UInt8(ascii: "a")) + 1 + 26 * (text.count - 1)
  }

  static func romanValue(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.count <= 9 else { return nil }
    let figures: [Character: Int] = ["i": 1, "v": 5, "x": 10, "l": 50, "c": 100]
    var value = 0
    var last = Int.max
    for character in text.lowercased() {
      guard let figure = figures[character] else { return nil }
      value += figure > last ? figure - 2 * last : figure
      last = figure
    }
    // Whatever is not written as it is counted is a word, such as "ill".
    return NumberPattern.roman(value) == text.lowercased() ? value : nil
  }

  /// The last figure of `4`, `2.01` or `IV`; nil for what is no number.
  fileprivate static func value(ofNumber text: Substring) -> Int? {
    if text.first?.isNumber == true {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count <= 6 && parts.allSatisfy { $0.count <= 3 && Int($0) != nil }
        ? parts.last.flatMap { Int($0) } : nil
    }
    guard text.allSatisfy(\.isUppercase) else { return nil }
    return romanValue(text) ?? (text.count == 1 ? letterValue(text) : nil)
  }
}
