/// Chooses the line breaks of a whole paragraph at once (Knuth & Plass 1981).
///
/// The arithmetic is TeX's own, in integers of 1/65536 pt, so that the same list of items is
/// broken as TeX breaks it (Knuth, *TeX: The Program*, parts 38 and 39).
package struct LineBreaker {
  package var parameters: Parameters
  /// The width of each line in scaled points; the last one serves all further lines.
  package var lineWidths: [Int]

  package init(parameters: Parameters = Parameters(), lineWidths: [Int]) {
    self.parameters = parameters
    self.lineWidths = lineWidths
  }

  package struct Parameters: Sendable, Hashable {
    /// The largest badness of a line in a first pass; -1 for no such pass.
    package var pretolerance = -1
    package var tolerance = 200
    package var linePenalty = 10
    package var hyphenPenalty = 50
    /// For a break at a hyphen that stands in the text.
    package var explicitHyphenPenalty = 50
    package var doubleHyphenDemerits = 10_000
    package var finalHyphenDemerits = 5_000
    package var adjacentDemerits = 10_000
    /// Stretch that every line is granted in a last attempt, in scaled points.
    package var emergencyStretch = 0
    /// Stretch at the end of every line, in scaled points: for text that is not justified.
    package var raggedStretch = 0
    /// Lines to add to (or take from) the optimum.
    package var looseness = 0
    /// The demerits of a whole paragraph beyond which it counts as impossible; TeX's own limit,
    /// which paragraphs of a thousand lines may reach.
    package var mostDemerits = 0x3FFF_FFFF

    package init() {}
  }

  /// The end of a line.
  package struct Break: Sendable, Hashable {
    /// The item at which the line ends.
    package var item: Int
    /// 0 very loose, 1 loose, 2 decent, 3 tight.
    package var fitness: Int
    /// Of the paragraph up to here.
    package var demerits: Int
  }

  package struct Result: Sendable, Hashable {
    package var breaks: [Break]
    /// Lines were granted emergency stretch, or are beyond the tolerance.
    package var isEmergency = false
    /// A line is beyond the tolerance, most likely too wide, for want of any way to break it.
    package var isBeyondTolerance = false
  }

  static let infinitelyBad = 10_000

  /// Breaks `items`, which end with a forced break.
  package func breakLines(_ items: [Item]) -> Result {
    guard !items.isEmpty else { return Result(breaks: []) }
    let sums = Sums(items)
    if parameters.pretolerance >= 0 {
      var first = Pass(self, items, sums, threshold: parameters.pretolerance, isFinal: false)
      if let breaks = first.run() { return Result(breaks: breaks) }
    }
    let rescue = parameters.emergencyStretch > 0
    var second = Pass(self, items, sums, threshold: parameters.tolerance, isFinal: !rescue)
    if let breaks = second.run() {
      return Result(
        breaks: breaks, isEmergency: second.tookTooBadLine,
        isBeyondTolerance: second.tookTooBadLine)
    }
    var last = Pass(self, items, sums, threshold: parameters.tolerance, isFinal: true)
    last.background += parameters.emergencyStretch
    if let breaks = last.run() {
      return Result(
        breaks: breaks, isEmergency: true, isBeyondTolerance: last.tookTooBadLine)
    }
    // The demerits of even the best way are beyond the limit.
    var patient = self
    patient.parameters.mostDemerits = Int.max / 4
    var unlimited = Pass(patient, items, sums, threshold: parameters.tolerance, isFinal: true)
    return Result(
      breaks: unlimited.run() ?? [], isEmergency: true, isBeyondTolerance: true)
  }

  /// TeX's approximation of 100 (t/s)³, in which 10 000 is infinitely bad.
  package static func badness(_ t: Int, _ s: Int) -> Int {
    if t == 0 { return 0 }
    if s <= 0 { return infinitelyBad }
    let ratio: Int
    if t <= 7_230_584 {
      ratio = (t * 297) / s
    } else if s >= 1_663_497 {
      ratio = t / (s / 297)
    } else {
      ratio = t
    }
    return ratio > 1290 ? infinitelyBad : (ratio * ratio * ratio + 0x20000) / 0x40000
  }
}
