import DocumentModel

/// A word as shaped, and the places inside it where a line may end.
struct BrokenWord {
  struct Break {
    /// In UTF-8 from the word's start.
    var offset: Int
    /// A hyphen is shown if the line ends here.
    var addsHyphen: Bool
    /// What it costs to end a line here, beyond what any division costs.
    var penalty: Int
    /// The width of what stands before it in the undivided word, in ems.
    var share = 0.0
    /// The widths of both parts once divided, without a hyphen: kerning and ligatures across
    /// the division are gone.
    var head = 0.0
    var tail = 0.0
    /// Glyphs before it between which space may be put.
    var letters = 0
  }

  var shaped: ShapedText
  var breaks: [Break]
  /// Of a page, a host or a mailbox, which is read in its parts.
  var isAddress: Bool
  var first: Unicode.Scalar
  var last: Unicode.Scalar
}

/// Finds where words may be divided, and keeps what it found.
///
/// Codes, acronyms and figures are never divided; addresses of pages and mail are, at their
/// separators and without a hyphen.
final class WordBreaks {
  private struct Key: Hashable {
    var text: String
    var font: FontID
    var isHyphenated: Bool
    var language: String
    var isRightToLeft: Bool
  }

  private let shaper: any TextShaper
  /// A contract has some 2,500 words; a batch meets a few more with each client.
  private var known = RecentlyUsed<Key, BrokenWord>(most: 4000)

  init(shaper: any TextShaper) { self.shaper = shaper }

  func word(_ text: String, style: SpanStyle, isRightToLeft: Bool = false) -> BrokenWord {
    let key = Key(
      text: text, font: style.font, isHyphenated: style.isHyphenated, language: style.language,
      isRightToLeft: isRightToLeft)
    if let word = known.use(key, weight: 1) { return word }
    let word = analyze(text, style: style, isRightToLeft: isRightToLeft)
    known.keep(word, under: key, weight: 1)
    return word
  }

  func endDocument() { known.endDocument() }

  private func analyze(
    _ text: String, style: SpanStyle, isRightToLeft: Bool
  ) -> BrokenWord {
    let letters = WordLetters(text)
    var breaks = letters.isAddress ? letters.addressBreaks() : letters.explicitBreaks()
    if style.isHyphenated, !letters.isAddress, !letters.isCode {
      breaks += hyphenations(of: letters, language: style.language)
    }
    breaks.sort { $0.offset < $1.offset }
    let shaped = shaper.shape(text, in: style.font, isRightToLeft: isRightToLeft)
    for index in breaks.indices {
      let offset = breaks[index].offset
      breaks[index].share = shaped.width(ofFirst: offset)
      breaks[index].letters = shaped.letters(ofFirst: offset)
      breaks[index].head = shaper.shape(text.bytes(0..<offset), in: style.font).width
      breaks[index].tail =
        shaper.shape(text.bytes(offset..<text.utf8.count), in: style.font).width
    }
    return BrokenWord(
      shaped: shaped, breaks: breaks, isAddress: letters.isAddress,
      first: letters.scalars.first ?? " ",
      last: letters.scalars.last ?? " ")
  }

  /// The language's own divisions, in each part of a compound.
  private func hyphenations(of word: WordLetters, language: String) -> [BrokenWord.Break] {
    word.parts.flatMap { part -> [BrokenWord.Break] in
      let text = String(String.UnicodeScalarView(word.scalars[part]))
      // Too short to be divided, or an acronym, or a name of its own making such as GitHub.
      guard part.count >= 5, !text.dropFirst().contains(where: \.isUppercase) else { return [] }
      var penalty = 0
      if text.first?.isUppercase == true { penalty += 40 }
      if word.hasHyphen { penalty += 150 }
      return shaper.hyphenationPoints(of: text, language: language).map { point in
        .init(offset: word.offsets[part.lowerBound] + point, addsHyphen: true, penalty: penalty)
      }
    }
  }
}

/// The characters of a word, and what follows from them.
private struct WordLetters {
  let scalars: [Unicode.Scalar]
  /// In UTF-8; one more than there are scalars.
  let offsets: [Int]
  /// Letters in a row.
  private(set) var parts: [Range<Int>] = []
  /// With figures in it, as in `ISO27001` or `SRV-04`.
  let isCode: Bool

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    offsets = scalars.reduce(into: [0]) { $0.append($0[$0.count - 1] + UTF8.width($1)) }
    isCode = scalars.contains { ("0"..."9").contains($0) || $0 == "_" }
    var start = 0
    for index in 0...scalars.count where index == scalars.count || !isLetter(index) {
      if start < index { parts.append(start..<index) }
      start = index + 1
    }
  }

  var hasHyphen: Bool { scalars.contains { $0 == "-" || $0 == "\u{2010}" } }

  /// Of a page, a host or a mailbox.
  var isAddress: Bool {
    for index in scalars.indices {
      switch scalars[index] {
      case "@" where hasLetters(beside: index, 1): return true
      case ":" where scalars[index...].starts(with: "://".unicodeScalars): return true
      case "." where hasLetters(beside: index, 2): return true
      default: continue
      }
    }
    return false
  }

  /// At hyphens, dashes and strokes that stand in the text.
  func explicitBreaks() -> [BrokenWord.Break] {
    scalars.indices.compactMap { index in
      let penalty: Int? =
        switch scalars[index] {
        case "-", "\u{2010}": hasLetters(beside: index, 2) ? 0 : nil
        case "\u{2013}", "\u{2014}": isLetter(index + 1) ? 0 : nil
        case "/": hasLetters(beside: index, 2) ? 200 : nil
        case "\u{AD}": index > 0 && index + 1 < scalars.count ? 0 : nil
        default: nil
        }
      guard let penalty else { return nil }
      return .init(
        offset: offsets[index + 1], addsHyphen: scalars[index] == "\u{AD}", penalty: penalty)
    }
  }

  /// Behind a stroke; before any other mark, lest it be read as the end of a sentence.
  func addressBreaks() -> [BrokenWord.Break] {
    guard scalars.count > 5 else { return [] }
    return (2..<scalars.count - 2).compactMap { index in
      if scalars[index] == "/" {
        guard scalars[index - 1] != "/", scalars[index + 1] != "/" else { return nil }
        return .init(offset: offsets[index + 1], addsHyphen: false, penalty: 0)
      }
      guard ".@?&=_#%".unicodeScalars.contains(scalars[index]), scalars[index - 1] != "/" else {
        return nil
      }
      return .init(offset: offsets[index], addsHyphen: false, penalty: 60)
    }
  }

  private func isLetter(_ index: Int) -> Bool {
    scalars.indices.contains(index) && scalars[index].properties.isAlphabetic
  }

  /// Whether `count` letters or more stand on both sides.
  private func hasLetters(beside index: Int, _ count: Int) -> Bool {
    (1...count).allSatisfy { isLetter(index - $0) && isLetter(index + $0) }
  }
}

extension String {
  /// Part of it, by offsets in UTF-8.
  func bytes(_ range: Range<Int>) -> String {
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(start, offsetBy: range.count)
    return String(self[start..<end])
  }
}
