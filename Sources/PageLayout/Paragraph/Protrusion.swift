/// How far a character may hang into the margin so that the edge of the text looks straight
/// (Hàn Thế Thành 2000, *Micro-typographic extensions to the TeX typesetting system*).
enum Protrusion {
  /// The part of its own width that `scalar` hangs out at the end of a line.
  static func right(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "-", "\u{2010}", "\u{00AD}": 0.6
    case ".", ",": 0.7
    case ":", ";", "!", "?": 0.4
    case "\u{2019}", "\u{201D}", "'", "\"": 0.6
    case "\u{2013}", "\u{2014}": 0.3
    case ")", "]": 0.1
    case "A", "F", "K", "L", "T", "V", "W", "X", "Y", "k", "r", "t", "v", "w", "x", "y": 0.05
    default: 0
    }
  }

  /// The part of its own width that `scalar` hangs out at the beginning of a line.
  static func left(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "\u{2018}", "\u{201C}", "'", "\"": 0.6
    case "\u{2013}", "\u{2014}": 0.3
    case "(", "[": 0.1
    case "A", "J", "T", "V", "W", "X", "Y", "v", "w", "x", "y": 0.05
    default: 0
    }
  }
}
