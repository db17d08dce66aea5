internal import StrictInput

/// A word of a passage, and how it stands there.
struct Word: Sendable {
  /// Without a possessive ending.
  var text: String
  var origin: Passage.Origin
  /// Nothing but a space or a hyphen parts it from the word before.
  var isJoined: Bool
  var startsSentence: Bool
  /// A quotation mark opens before it, so that it is somebody else's word.
  var isQuoted: Bool

  var isCapitalised: Bool { text.isCapitalised }

  /// The word by which its forms are compared: small letters, without a plural ending.
  var stem: String { text.stem }
}

extension Passage {
  /// The words in their order.
  var words: [Word] {
    LookUps.count(text.utf8.count)
    var finder = WordFinder()
    for piece in pieces { finder.read(piece) }
    return finder.words
  }
}

/// Finds the words of a passage, piece by piece.
///
/// It reads scalars, and asks the Unicode tables only of those that are not ASCII: most of the time
/// that the rules take is spent here.
private struct WordFinder {
  private(set) var words: [Word] = []
  private var (startsSentence, isQuoted) = (true, false)
  /// What stands between the last word and the next.
  private var (gapLength, gap) = (0, Unicode.Scalar(" "))

  /// No word goes on from one piece into the next.
  mutating func read(_ piece: Passage.Piece) {
    let scalars = piece.text.unicodeScalars
    var start: String.Index?
    var hasApostrophe = false
    func end(at index: String.Index) -> Word? {
      guard let from = start else { return nil }
      let text = String(scalars[from..<index])
      let isJoined = gapLength == 1 && gap.joinsWords
      return Word(
        text: hasApostrophe ? text.withoutPossessive : text, origin: piece.origin,
        isJoined: isJoined, startsSentence: startsSentence, isQuoted: isQuoted)
    }
    var index = scalars.startIndex
    while index != scalars.endIndex {
      let scalar = scalars[index]
      let isApostrophe = start != nil && (scalar == "’" || scalar == "'")
      if isApostrophe || scalar.isInWord(goesOn: start != nil) {
        if start == nil { start = index }
        if isApostrophe { hasApostrophe = true }
      } else {
        if let word = end(at: index) { take(word) }
        (start, hasApostrophe) = (nil, false)
        (gapLength, gap) = (gapLength + 1, scalar)
        if scalar.endsSentence { startsSentence = true }
        if scalar.opensQuotation { isQuoted = true }
      }
      index = scalars.index(after: index)
    }
    if let word = end(at: index) { take(word) }
  }

  private mutating func take(_ word: Word) {
    words.append(word)
    (gapLength, startsSentence, isQuoted) = (0, false, false)
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter or a digit, or a mark on the letter before.
  fileprivate func isInWord(goesOn: Bool) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80, 0xA0, 0x2010...0x206F: false
    case 0x200C, 0x200D: goesOn
    default:
      properties.isAlphabetic || properties.numericType != nil
        || goesOn && properties.isGraphemeExtend
    }
  }

  fileprivate var joinsWords: Bool {
    self == " " || self == "-" || self == "\u{A0}" || self == "\u{2011}"
  }

  fileprivate var endsSentence: Bool {
    self == "." || self == ":" || self == ";" || self == "!" || self == "?"
  }

  fileprivate var opensQuotation: Bool {
    self == "“" || self == "„" || self == "«" || self == "\""
  }
}

extension String {
  /// Small letters, without a plural ending.
  var stem: String {
    let word = lowercased()
    guard word.utf8.last == UInt8(ascii: "s") else { return word }
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    if word.hasSuffix("sses") || word.hasSuffix("xes") { return String(word.dropLast(2)) }
    let isPlural = word.count > 3 && !word.hasSuffix("ss")
    return isPlural ? String(word.dropLast()) : word
  }

  /// Whether its first letter is a capital.
  var isCapitalised: Bool {
    guard let first = utf8.first else { return false }
    if first < 0x80 { return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) }
    return self.first?.isUppercase ?? false
  }

  fileprivate var withoutPossessive: String {
    for ending in ["’s", "'s", "’", "'"] where hasSuffix(ending) {
      return String(dropLast(ending.count))
    }
    return self
  }
}

// MARK: Finding

extension String {
  /// Whether some text stands in it.
  func holds(_ words: String) -> Bool {
    // Letters with marks can be written in two ways.
    if words.utf8.contains(where: { $0 >= 0x80 }) { return contains(words) }
    return bytesHold(words) { $0 }
  }

  /// Whether some words of small ASCII letters stand in it, in small letters or in capitals.
  func holdsInAnyCase(_ words: String) -> Bool {
    bytesHold(words) { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
  }

  private func bytesHold(_ words: String, reading: (UInt8) -> UInt8) -> Bool {
    LookUps.count(utf8.count)
    var (text, wanted) = (self, words)
    return text.withUTF8 { text in
      wanted.withUTF8 { wanted in
        guard let first = wanted.first else { return true }
        guard text.count >= wanted.count else { return false }
        return (0...(text.count - wanted.count)).contains { start in
          guard reading(text[start]) == first else { return false }
          return wanted.indices.allSatisfy { reading(text[start + $0]) == wanted[$0] }
        }
      }
    }
  }
}
