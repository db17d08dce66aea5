/// A word, a space or a forced break of a paragraph, in reading order.
struct TextUnit {
  enum Kind {
    case word
    /// A space at which a line may end.
    case space
    /// A space at which it may not; `share` of a word space wide.
    case fixedSpace(share: Double)
    /// Nothing to see; a line may end here (CJK, zero-width space). Stretch in ems.
    case opportunity(stretch: Double)
    case newline
  }

  var kind: Kind
  var text: String
  var span: Int
  var level: UInt8 = 0
}

/// Divides spans into words and spaces.
enum TextUnits {
  /// `isRightToLeft` is the direction of the paragraph, whatever its words are.
  static func units(
    of text: SpannedText, shaper: any TextShaper, isRightToLeft: Bool
  ) -> [TextUnit] {
    let plain = !isRightToLeft && text.spans.allSatisfy { isPlain($0.text) }
    return plain
      ? plainUnits(of: text)
      : analyzedUnits(of: text, shaper: shaper, isRightToLeft: isRightToLeft)
  }

  /// Latin, Greek and Cyrillic need no more than their spaces to be divided.
  private static func isPlain(_ text: String) -> Bool {
    // Bytes below 0xD6 begin or continue characters below U+0590, or continue others.
    if text.utf8.allSatisfy({ $0 < 0xD6 }) { return true }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: false
      case ..<0x0590, 0x1E00..<0x2190: true
      default: false
      }
    }
  }

  private static func plainUnits(of text: SpannedText) -> [TextUnit] {
    var units: [TextUnit] = []
    for (index, span) in text.spans.enumerated() {
      var start = span.text.startIndex
      var position = start
      func flush(_ units: inout [TextUnit]) {
        if start < position {
          let word = String(span.text[start..<position])
          units.append(TextUnit(kind: .word, text: word, span: index))
        }
      }
      let scalars = span.text.unicodeScalars
      while position < scalars.endIndex {
        let kind = spaceKind(scalars[position])
        let next = scalars.index(after: position)
        if let kind {
          flush(&units)
          if case .space = kind, case .space? = units.last?.kind {
            // Spaces in a row are one.
          } else {
            units.append(
              TextUnit(kind: kind, text: String(scalars[position]), span: index))
          }
          start = next
        }
        position = next
      }
      flush(&units)
    }
    return units
  }

  private static func spaceKind(_ scalar: Unicode.Scalar) -> TextUnit.Kind? {
    switch scalar.value {
    case 0x20, 0x09: .space
    case 0x0A, 0x2028: .newline
    case 0xA0: .fixedSpace(share: 1)
    case 0x202F, 0x2009: .fixedSpace(share: 0.6)
    case 0x200B: .opportunity(stretch: 0)
    default: nil
    }
  }

  /// Other scripts are divided where Unicode says (UAX #14), and at each change of level (UAX #9).
  private static func analyzedUnits(
    of text: SpannedText, shaper: any TextShaper, isRightToLeft: Bool
  ) -> [TextUnit] {
    let analysis = shaper.analyze(text.plainText, isRightToLeft: isRightToLeft)
    var units: [TextUnit] = []
    var byte = 0
    var previous: Unicode.Scalar = " "
    for (index, span) in text.spans.enumerated() {
      var word = ""
      var level: UInt8 = 0
      func flush(_ units: inout [TextUnit]) {
        if !word.isEmpty {
          units.append(TextUnit(kind: .word, text: word, span: index, level: level))
        }
        word = ""
      }
      for scalar in span.text.unicodeScalars {
        let here = byte < analysis.levels.count ? analysis.levels[byte] : 0
        if let kind = spaceKind(scalar) {
          flush(&units)
          if case .space = kind, case .space? = units.last?.kind {
            // Spaces in a row are one.
          } else {
            units.append(TextUnit(kind: kind, text: String(scalar), span: index, level: here))
          }
        } else {
          let mayEnd = byte > 0 && byte < analysis.canBreak.count && analysis.canBreak[byte]
          if mayEnd, previous.isUnspaced || scalar.isUnspaced {
            flush(&units)
            if case .word? = units.last?.kind {
              let stretch = previous.isIdeographic && scalar.isIdeographic ? 0.04 : 0
              units.append(
                TextUnit(
                  kind: .opportunity(stretch: stretch), text: "", span: index, level: here))
            }
          } else if here != level {
            flush(&units)
          }
          level = here
          word.unicodeScalars.append(scalar)
        }
        previous = scalar
        byte += UTF8.width(scalar)
      }
      flush(&units)
    }
    return units
  }
}

extension Unicode.Scalar {
  /// Of a script in which lines end elsewhere than at spaces.
  fileprivate var isUnspaced: Bool {
    isIdeographic || (0x0E00..<0x0F00).contains(value) || (0x1000..<0x10A0).contains(value)
      || (0x1780..<0x1800).contains(value)
  }

  /// Of a script whose characters stand in squares, with their punctuation.
  fileprivate var isIdeographic: Bool {
    (0x2E80..<0xA4D0).contains(value) || (0xAC00..<0xD7B0).contains(value)
      || (0xF900..<0xFB00).contains(value) || (0xFE30..<0xFE50).contains(value)
      || (0xFF00..<0xFFF0).contains(value) || (0x20000..<0x40000).contains(value)
  }
}

extension UTF8 {
  /// Bytes that `scalar` takes.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x10000: 3
    default: 4
    }
  }
}
