/// Finds what reads like a reference in running text: "clause 4.2(b)", "Schedule B", "clauses 3
/// to 5", "paragraph 2 of Schedule B".
struct ReferenceScanner {
  struct Reference {
    var range: Range<String.Index>
    /// Without spaces: `4.2(b)`, `IV`, `B`.
    var number: String
    var isSchedule = false
    /// The schedule that the words after it name.
    var schedule: String?
    /// What the words after it say it is part of; nil for nothing.
    var isElsewhere = false
  }

  let words: LegalWords

  func references(in text: String) -> [Reference] {
    if words.isIdeographic { return ideographicReferences(in: text) }
    var found: [Reference] = []
    var index = text.startIndex
    var previous: Character = " "
    while index < text.endIndex {
      let character = text[index]
      guard character == "§" || character.isInWord, !previous.isInWord, !previous.isNumber else {
        previous = character
        index = text.index(after: index)
        continue
      }
      let word =
        character == "§" ? text[index...].prefix { $0 == "§" } : self.word(at: index, in: text)
      previous = word.last ?? " "
      // Few words have a number after them, so that is looked for first.
      if let first = number(after: word.endIndex, in: text), let isSchedule = kind(of: word) {
        let references = row(from: index, first, isSchedule: isSchedule, in: text)
        // "pkt 1" of "§ 4 ust. 2 pkt 1" stands somewhere within what is named before it.
        if isSchedule || !text[..<index].endsWithNumber { found += references }
        index = references.last?.range.upperBound ?? word.endIndex
        previous = ")"
      } else {
        index = word.endIndex
      }
    }
    return found
  }
}

extension ReferenceScanner {
  /// The letters of a word, with the point of one that is cut short, such as "pkt.".
  private func word(at index: String.Index, in text: String) -> Substring {
    let letters = text[index...].letters
    guard text[letters.endIndex...].first == "." else { return letters }
    let cut = text[index...letters.endIndex]
    return words.clauseWords.contains(cut.lowercased()) ? cut : letters
  }

  /// Whether a word stands before the number of a schedule; nil for any other word.
  private func kind(of word: Substring) -> Bool? {
    let letters = word.lowercased()
    if letters.first == "§" { return false }
    for word in [letters, String(letters.dropLast(letters.hasSuffix("s") ? 1 : 0))] {
      if words.scheduleWords.contains(word) { return true }
      if words.clauseWords.contains(word) || word == words.paragraph.lowercased() { return false }
    }
    return nil
  }

  /// The references of "3", "3 to 5", "3, 4 and 5"; the first takes the word with it.
  private func row(
    from start: String.Index, _ first: Range<String.Index>, isSchedule: Bool, in text: String
  ) -> [Reference] {
    var ranges = [first]
    while let last = ranges.last, let next = another(after: last.upperBound, in: text) {
      ranges.append(next)
    }
    let tail = text[(ranges.last ?? first).upperBound...]
    let schedule = schedule(named: tail)
    let isElsewhere = schedule == nil && namesAnother(tail)
    return ranges.enumerated().map { index, range in
      Reference(
        range: (index == 0 ? start : range.lowerBound)..<range.upperBound,
        number: text[range].filter { !$0.isWhitespace }, isSchedule: isSchedule,
        schedule: schedule, isElsewhere: isElsewhere)
    }
  }

  /// Whether words go on with the name of another paper, such as "of the GDPR".
  private func namesAnother(_ tail: Substring) -> Bool {
    let next = tail.drop { $0 == " " || $0 == "\u{A0}" }.split(
      maxSplits: 2, whereSeparator: { $0 == " " || $0 == "\u{A0}" })
    guard let joint = next.first, next.count > 1 else { return false }
    return words.partOf.contains(String(joint)) && !Self.ownPaper.contains(next[1])
      || joint.first?.isUppercase == true
  }

  /// Words for the agreement that speaks, in any of the languages: "of this Agreement".
  private static let ownPaper: Set<Substring> = [
    "this", "these", "dieses", "dieser", "this,", "detta", "denna", "denne", "dette", "presente",
    "niniejszej",
  ]

  /// `4.2(b)(ii)`, `IV` or `B` after a space.
  private func number(after index: String.Index, in text: String) -> Range<String.Index>? {
    let rest = text[index...]
    let gap = rest.prefix { $0 == " " || $0 == "\u{A0}" }
    guard
      !gap.isEmpty || rest.startIndex > text.startIndex && text[text.index(before: index)] == "§"
    else { return nil }
    let start = gap.endIndex
    var end = start
    let head = text[start...].prefix { $0.isASCII && ($0.isNumber || $0.isUppercase || $0 == ".") }
    let bare = head.last == "." ? head.dropLast() : head
    guard !bare.isEmpty, bare.isReferenceNumber else { return nil }
    end = bare.endIndex
    while let bracket = text[end...].bracketed { end = bracket.endIndex }
    let after = text[end...].first
    guard after.map({ !$0.isLetter && !$0.isNumber }) ?? true else { return nil }
    return start..<end
  }

  private func another(after index: String.Index, in text: String) -> Range<String.Index>? {
    for joint in Self.joints
    where text[index...].hasPrefix(joint) {
      let after = text.index(index, offsetBy: joint.count)
      let found = number(after: after, in: text)
      if let found, text[found].first?.isNumber == true { return found }
    }
    return nil
  }

  /// What stands between numbers in a row, in any of the languages.
  private static let joints = [
    " and", " to", ",", " or", " und", " bis", " et", " à", "–", " och", " till", " eller", " og",
    " til", " i", " do", " lub", " oraz", " e", " a", " ou",
  ]

  /// "of Schedule B"
  private func schedule(named tail: Substring) -> String? {
    let rest = tail.drop { $0 == " " || $0 == "\u{A0}" }.split(
      maxSplits: 3, whereSeparator: { $0 == " " || $0 == "\u{A0}" })
    guard rest.count >= 3, rest[0].count <= 4, words.scheduleWords.contains(rest[1].lowercased())
    else { return nil }
    let number = rest[2].prefix { $0.isASCII && ($0.isNumber || $0.isUppercase) }
    return number.isEmpty ? nil : String(number)
  }
}

extension Substring {
  fileprivate var letters: Substring { prefix(while: \.isInWord) }

  /// Whether a figure and a space stand at the end.
  fileprivate var endsWithNumber: Bool {
    guard let last, last == " " || last == "\u{A0}" else { return false }
    return dropLast().last?.isNumber ?? false
  }

  /// `4`, `4.2`, `IV`, `B`
  fileprivate var isReferenceNumber: Bool {
    if first?.isNumber == true {
      return split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
        (1...3).contains($0.count) && $0.allSatisfy(\.isNumber)
      }
    }
    return count == 1 && first?.isUppercase == true || TypedLabel.romanValue(self) != nil
  }

  /// `(b)`
  fileprivate var bracketed: Substring? {
    guard first == "(" else { return nil }
    let inner = dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard (1...5).contains(inner.count), self[inner.endIndex...].first == ")" else { return nil }
    return self[startIndex...inner.endIndex]
  }
}

extension Character {
  /// Whether it is a letter; most are of ASCII, for which no table of Unicode is needed.
  fileprivate var isInWord: Bool {
    guard let ascii = asciiValue else { return isLetter }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(ascii | 0x20)
  }
}
