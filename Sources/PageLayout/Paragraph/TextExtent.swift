/// How much room a text can use, in points.
struct TextExtent: Hashable {
  /// The longest part of a word that is never divided.
  var parts = 0.0
  /// The longest word, or part of an address.
  var words = 0.0
  /// All of it on one line, or the longest line where it has line breaks.
  var lines = 0.0

  mutating func widen(to other: TextExtent, by extra: Double = 0) {
    parts = max(parts, other.parts + extra)
    words = max(words, other.words + extra)
    lines = max(lines, other.lines + extra)
  }
}
