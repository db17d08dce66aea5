/// A word, a space or a forced break of a paragraph, in reading order.
struct TextUnit {
  enum Kind {
    case word
    /// A space at which a line may end.
    case space
    /// A space at which it may not; `share` of a word space wide.
    case fixedSpace(share: Double)
    /// Nothing to see; a line may end here (CJK, zero-width space).
    case opportunity
    case newline
  }

  var kind: Kind
  var text: String
  var span: Int
  var level: UInt8 = 0
}

/// Divides spans into words and spaces.
enum TextUnits {
  static func units(of text: SpannedText, shaper: any TextShaper) -> [TextUnit] {
    let plain = text.spans.allSatisfy { isPlain($0.text) }
    return plain ? plainUnits(of: text) : analyzedUnits(of: text, shaper: shaper)
  }

  /// Latin, Greek and Cyrillic need no more than their spaces to be divided.
  private static func isPlain(_ text: String) -> Bool {
    // Bytes below 0xD6 begin or continue characters below U+0590, or continue others.
    text.utf8.allSatisfy { $0 < 0xD6 } || text.unicodeScalars.allSatisfy {
      $0.value < 0x0590 || (0x1E00..<0x2100).contains($0.value)
        && !(0x200E...0x200F).contains($0.value) && !(0x202A...0x202E).contains($0.value)
        && !(0x2066...0x2069).contains($0.value) || (0x2100..<0x2190).contains($0.value)
    }
  }

  private static func plainUnits(of text: SpannedText) -> [TextUnit] {
    var units: [TextUnit] = []
    for (index, span) in text.spans.enumerated() {
      var start = span.text.startIndex
      var position = start
      func flush(_ units: inout [TextUnit]) {
        if start < position {
          units.append(TextUnit(kind: .word, text: String(span.text[start..<position]), span: index))
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
    case 0x200B: .opportunity
    default: nil
    }
  }

  /// Other scripts are divided where Unicode says (UAX #14), and at each change of level (UAX #9).
  private static func analyzedUnits(
    of text: SpannedText, shaper: any TextShaper
  ) -> [TextUnit] {
    let analysis = shaper.analyze(text.plainText, isRightToLeft: false)
    var units: [TextUnit] = []
    var byte = 0
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
          } else {
            units.append(TextUnit(kind: kind, text: String(scalar), span: index, level: here))
          }
        } else {
          if byte < analysis.canBreak.count, analysis.canBreak[byte], byte > 0 {
            flush(&units)
            if case .word? = units.last?.kind {
              units.append(TextUnit(kind: .opportunity, text: "", span: index, level: here))
            }
          } else if here != level {
            flush(&units)
          }
          level = here
          word.unicodeScalars.append(scalar)
        }
        byte += UTF8.width(scalar)
      }
      flush(&units)
    }
    return units
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
