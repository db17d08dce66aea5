public import StrictInput

/// The form of a number, written as the first of its kind: `1.1`, `(a)`, `Article I`, `§ 1`.
///
/// Each figure in it counts: the last one its own level, those before it the levels above.
public struct NumberPattern: Sendable, Hashable {
  enum Counter: Hashable {
    /// 1, 2, 3 in at least so many digits: `01`.
    case digits(Int)
    case letters, capitals, romans, romanCapitals
  }

  enum Piece: Hashable {
    case text(String)
    case figure(Counter)
  }

  public let written: String
  /// With spaces that do not break.
  let pieces: [Piece]
  /// How many figures it has.
  public let figureCount: Int
  /// The word before the first figure, such as `Article` or `§`; nil for none.
  public let word: String?

  /// Nil-safe only for patterns that hold a figure.
  init(_ written: String) {
    self.written = written
    pieces = Self.pieces(of: written.replacing(" ", with: "\u{A0}"))
    figureCount = pieces.count { if case .figure = $0 { true } else { false } }
    guard case .text(let text) = pieces.first else {
      word = nil
      return
    }
    let letters = text.filter { $0.isLetter || $0 == "§" }
    word = letters.isEmpty ? nil : letters
  }

  /// The label of a place, given the counts of all levels down to it; `word` stands for its own.
  public func label(_ counts: [Int], word other: String? = nil) -> String {
    var counts = counts.suffix(figureCount)
    var label = ""
    for piece in pieces {
      switch piece {
      case .text(let text):
        if let word, let other, label.isEmpty, text.contains(word) {
          label += text.replacing(word, with: other.replacing(" ", with: "\u{A0}"))
        } else {
          label += text
        }
      case .figure(let counter): label += Self.write(counts.popFirst() ?? 1, counter)
      }
    }
    return label
  }

  /// The number alone, without a word before it or a point behind it.
  public func number(_ counts: [Int]) -> String {
    var label = label(counts, word: "")
    while let last = label.last, ".:".contains(last) { label.removeLast() }
    return String(label.drop { $0 == "\u{A0}" })
  }
}

// MARK: Reading and counting

extension NumberPattern: StrictScalar {
  public init(written text: String) throws(Misfit) {
    self.init(text)
    guard (1...2).contains(figureCount), text.count <= 30 else {
      throw Misfit(help: "write it as the first number: 1.1, (a), Article I, § 1")
    }
  }

  public static var expectation: String { "a first number such as 1.1, (a) or Article I" }
  public static var example: NumberPattern { NumberPattern("(a)") }

  /// A word of its own that is a first number: 1, 01, a, A, i, I.
  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var between = ""
    var rest = text[...]
    while let first = rest.first {
      let token = rest.prefix { $0.isLetter || $0.isNumber }
      guard !token.isEmpty else {
        between.append(first)
        rest.removeFirst()
        continue
      }
      rest = rest.dropFirst(token.count)
      if let counter = counter(token) {
        if !between.isEmpty { pieces.append(.text(between)) }
        between = ""
        pieces.append(.figure(counter))
      } else {
        between += token
      }
    }
    return between.isEmpty ? pieces : pieces + [.text(between)]
  }

  private static func counter(_ token: Substring) -> Counter? {
    switch token {
    case "1", "01", "001": .digits(token.count)
    case "a": .letters
    case "A": .capitals
    case "i": .romans
    case "I": .romanCapitals
    default: nil
    }
  }

  private static func write(_ count: Int, _ counter: Counter) -> String {
    switch counter {
    case .digits(let digits):
      let figures = String(count)
      return String(repeating: "0", count: max(0, digits - figures.count)) + figures
    case .letters: return letters(count)
    case .capitals: return letters(count).uppercased()
    case .romans: return roman(count)
    case .romanCapitals: return roman(count).uppercased()
    }
  }

  /// a … z, then aa, bb, … as lawyers count.
  public static func letters(_ count: Int) -> String {
    let (turns, index) = (count - 1).quotientAndRemainder(dividingBy: 26)
    let letter = Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(index)))
    return String(repeating: letter, count: turns + 1)
  }

  /// i, ii, iii, iv, …
  public static func roman(_ count: Int) -> String {
    let figures = [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
      (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    var rest = count
    var roman = ""
    for (value, figure) in figures {
      while rest >= value {
        roman += figure
        rest -= value
      }
    }
    return roman
  }
}
