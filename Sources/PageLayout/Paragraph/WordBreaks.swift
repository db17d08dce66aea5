/// A word as shaped, and the places inside it where a line may end.
struct BrokenWord {
  struct Break {
    /// In UTF-8 from the word's start.
    var offset: Int
    /// A hyphen is shown if the line ends here.
    var addsHyphen: Bool
    /// Added to the cost of a break here.
    var penalty: Int
    /// The width of what stands before it, in ems.
    var width: Double
  }

  var shaped: ShapedText
  var breaks: [Break]
  var first: Unicode.Scalar
  var last: Unicode.Scalar
}

/// Finds where words may be divided, and keeps what it found.
///
/// Names, codes and figures are never divided; addresses of pages and mail are, after a separator.
final class WordBreaks {
  private struct Key: Hashable {
    var text: String
    var font: FontID
    var isHyphenated: Bool
    var language: String
  }

  private let shaper: any TextShaper
  private var known: [Key: BrokenWord] = [:]
  private static let most = 20_000

  init(shaper: any TextShaper) { self.shaper = shaper }

  func word(_ text: String, style: SpanStyle) -> BrokenWord {
    let key = Key(
      text: text, font: style.font, isHyphenated: style.isHyphenated, language: style.language)
    if let word = known[key] { return word }
    if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
    let word = analyze(text, style: style)
    known[key] = word
    return word
  }

  private func analyze(_ text: String, style: SpanStyle) -> BrokenWord {
    let shaped = shaper.shape(text, in: style.font)
    var breaks: [BrokenWord.Break] = []
    func add(_ offset: Int, hyphen: Bool, penalty: Int = 0) {
      breaks.append(
        .init(
          offset: offset, addsHyphen: hyphen, penalty: penalty,
          width: shaped.width(ofFirst: offset)))
    }
    let isAddress = text.contains("://") || text.contains("@") || text.hasPrefix("www.")
    let scalars = Array(text.unicodeScalars)
    var offset = 0
    var part = 0..<0
    var partText = ""
    var partIsWord = true

    func endPart() {
      defer {
        partText = ""
        partIsWord = true
      }
      guard style.isHyphenated, partIsWord, !isAddress, partText.utf8.count >= 5 else { return }
      guard partText.dropFirst().contains(where: \.isLowercase) else { return }
      for point in shaper.hyphenationPoints(of: partText, language: style.language) {
        add(part.lowerBound + point, hyphen: true)
      }
    }

    for (index, scalar) in scalars.enumerated() {
      let end = offset + UTF8.width(scalar)
      let properties = scalar.properties
      if properties.isAlphabetic || scalar == "\u{2019}" || scalar == "'" {
        if partText.isEmpty { part = offset..<offset }
        partText.unicodeScalars.append(scalar)
      } else {
        if ("0"..."9").contains(scalar) || scalar == "_" { partIsWord = false }
        endPart()
        if index + 1 < scalars.count, index > 0 {
          let next = scalars[index + 1]
          let previous = scalars[index - 1]
          switch scalar {
          case "-", "\u{2010}":
            if previous.properties.isAlphabetic, next.properties.isAlphabetic {
              add(end, hyphen: false)
            }
          case "\u{2013}", "\u{2014}":
            if next.properties.isAlphabetic { add(end, hyphen: false) }
          case "/" where next != "/":
            add(end, hyphen: false, penalty: isAddress ? 0 : 400)
          case ".", "@", "?", "&", "=", "_":
            if isAddress { add(end, hyphen: false, penalty: 100) }
          default: break
          }
        }
      }
      offset = end
    }
    endPart()
    breaks.sort { $0.offset < $1.offset }
    return BrokenWord(
      shaped: shaped, breaks: breaks, first: scalars.first ?? " ", last: scalars.last ?? " ")
  }
}
