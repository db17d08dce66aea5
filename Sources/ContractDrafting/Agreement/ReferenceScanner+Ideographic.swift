/// References of Chinese and Japanese contracts, which no space parts from the words around them:
/// 第4条, 第3.2条, 附件B, 別紙1.
extension ReferenceScanner {
  func ideographicReferences(in text: String) -> [Reference] {
    var found: [Reference] = []
    var index = text.startIndex
    while index < text.endIndex {
      let rest = text[index...]
      if let (number, word, end) = LabelScanner.ordinal(at: rest) {
        // A part of the article named right before it stands somewhere within that.
        if found.last?.range.upperBound != index {
          found.append(
            Reference(range: index..<end, number: LabelScanner.key(number, word)))
        }
        index = end
      } else if let (number, end) = schedule(at: rest) {
        found.append(Reference(range: index..<end, number: number, isSchedule: true))
        index = end
      } else {
        index = text.index(after: index)
      }
    }
    return found
  }

  private func schedule(at text: Substring) -> (number: String, end: String.Index)? {
    guard let label = words.ideographicSchedule(at: text) else { return nil }
    return (label.number, label.end)
  }
}

extension LegalWords {
  /// The word and the number with which a schedule is named at the beginning of a text.
  func ideographicSchedule(
    at text: Substring
  ) -> (word: String, number: String, end: String.Index)? {
    guard let word = scheduleWords.first(where: text.hasPrefix) else { return nil }
    let gap = text.dropFirst(word.count).prefix { $0 == " " || $0 == "\u{A0}" }
    let rest = text[gap.endIndex...]
    let letters = rest.prefix { $0.isASCII && $0.isUppercase }
    if letters.count == 1 { return (word, String(letters), letters.endIndex) }
    let written = IdeographicNumber.prefix(of: rest)
    guard let number = IdeographicNumber.arabic(written) else { return nil }
    return (word, number, written.endIndex)
  }
}
