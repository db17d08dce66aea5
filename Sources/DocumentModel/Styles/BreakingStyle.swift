public import StrictInput

/// How tightly lines may be set.
public struct LineBreakingStyle: Sendable, Hashable {
  public var tolerance = 600
  public var hyphenPenalty = 60
  public var doubleHyphenDemerits = 60_000
  public var finalHyphenDemerits = 20_000
  public var adjacentDemerits = 6_000
  /// How far a space between words may grow and shrink, as parts of itself.
  public var spaceStretch = 0.4
  public var spaceShrink = 0.33
  /// How far letters may be moved apart or together in a line, in ems.
  public var letterStretch = 0.01
  public var letterShrink = 0.01
  /// Hyphens and punctuation hang into the margin by this part of a font's table.
  public var protrusion = 1.0
  /// The last line of a paragraph is at least so long, in ems.
  public var shortestLastLine = 3.0
  public var runtPenalty = 500

  public init() {}
}

extension LineBreakingStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.set(
      &tolerance, "tolerance", "The badness that a line may have before a word is let go over.",
      in: 1...10_000)
    fields.set(&hyphenPenalty, "hyphenPenalty", "What a divided word costs.", in: 0...10_000)
    fields.set(
      &doubleHyphenDemerits, "doubleHyphenDemerits", "What two divided words in a row cost.",
      in: 0...10_000_000)
    fields.set(
      &finalHyphenDemerits, "finalHyphenDemerits", "What a divided word before the end costs.",
      in: 0...10_000_000)
    fields.set(
      &adjacentDemerits, "adjacentDemerits", "What a loose line beside a tight one costs.",
      in: 0...10_000_000)
    fields.factor(
      &spaceStretch, "spaceStretch", "How far a space between words may grow, in parts of itself.")
    fields.factor(&spaceShrink, "spaceShrink", "How far it may shrink, in parts of itself.")
    fields.ems(&letterStretch, "letterStretch", "How far letters may be moved apart.")
    fields.ems(&letterShrink, "letterShrink", "How far letters may be moved together.")
    fields.factor(
      &protrusion, "protrusion",
      "How far hyphens and points hang into the margin: 0 not, 1 in full.")
    fields.ems(
      &shortestLastLine, "shortestLastLine", "The least length of a paragraph's last line.")
    fields.set(&runtPenalty, "runtPenalty", "What a shorter last line costs.", in: 0...9_999)
    if spaceShrink > 0.9 {
      fields.report(
        "a space that shrinks by \(plain(spaceShrink)) of itself is none", at: "spaceShrink",
        help: "give at most 0.9")
    }
  }
}

/// What each fault of a page break costs; higher is worse, 10 000 is never.
public struct PageBreakingStyle: Sendable, Hashable {
  public var widows = 2
  public var orphans = 2
  public var widowPenalty = 5_000
  public var orphanPenalty = 5_000
  public var clauseSplitPenalty = 60
  public var tableSplitPenalty = 150
  public var emptyPagePenalty = 400
  public var adjustPenalty = 150

  public init() {}
}

extension PageBreakingStyle: StylePart {
  public mutating func read(from fields: inout FieldReader) {
    fields.set(
      &widows, "widows", "The fewest lines of a paragraph with which a page begins.", in: 1...9)
    fields.set(
      &orphans, "orphans", "The fewest lines of a paragraph with which a page ends.", in: 1...9)
    fields.set(&widowPenalty, "widowPenalty", "What fewer lines cost.", in: 0...10_000)
    fields.set(&orphanPenalty, "orphanPenalty", "What fewer lines cost.", in: 0...10_000)
    fields.set(
      &clauseSplitPenalty, "clauseSplitPenalty", "What a divided clause costs.", in: 0...10_000)
    fields.set(
      &tableSplitPenalty, "tableSplitPenalty", "What a divided table costs.", in: 0...10_000)
    fields.set(
      &emptyPagePenalty, "emptyPagePenalty", "What a page left mostly empty costs.",
      in: 0...10_000)
    fields.set(
      &adjustPenalty, "adjustPenalty",
      "What it costs to set a paragraph a line longer or shorter for the sake of its page.",
      in: 0...10_000)
  }
}
