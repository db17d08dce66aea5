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

    package init() {}
  }

  /// The end of a line.
  package struct Break: Sendable, Hashable {
    /// The item at which the line ends.
    package var item: Int
    /// 0 very loose, 1 loose, 2 decent, 3 tight.
    package var fitness: Int
    package var demerits: Int
  }

  package struct Result: Sendable, Hashable {
    package var breaks: [Break]
    /// No way was found to set every line within the tolerance.
    package var isEmergency: Bool
  }

  private static let infinitelyBad = 10_000
  private static let awful = 0x3FFF_FFFF << 20

  /// Breaks `items`, which end with a forced break.
  package func breakLines(_ items: [Item]) -> Result {
    guard !items.isEmpty else { return Result(breaks: [], isEmergency: false) }
    let sums = Sums(items)
    if parameters.pretolerance >= 0 {
      var first = Pass(self, items, sums, threshold: parameters.pretolerance, isFinal: false)
      if let breaks = first.run() { return Result(breaks: breaks, isEmergency: false) }
    }
    let rescue = parameters.emergencyStretch > 0
    var second = Pass(self, items, sums, threshold: parameters.tolerance, isFinal: !rescue)
    if let breaks = second.run() {
      return Result(breaks: breaks, isEmergency: second.usedArtificialDemerits)
    }
    var last = Pass(self, items, sums, threshold: parameters.tolerance, isFinal: true)
    last.background = parameters.emergencyStretch
    return Result(breaks: last.run() ?? [], isEmergency: true)
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

extension LineBreaker {
  /// What a paragraph is made of.
  package struct Item: Sendable, Hashable {
    package enum Kind: UInt8, Sendable {
      /// Never broken.
      case box
      /// A space; vanishes at a break.
      case glue
      /// A place where breaking costs `penalty`; 10 000 forbids it, -10 000 forces it.
      case penalty
      /// A break that shows `before` at the end of the line and `after` on the next.
      case discretionary
    }

    package var kind: Kind
    /// Scaled points; of a discretionary, the width when it is not broken.
    package var width: Int
    package var stretch: Int = 0
    package var shrink: Int = 0
    /// 0 for finite stretch; 1 to 3 for fil, fill and filll.
    package var stretchOrder: UInt8 = 0
    package var penalty: Int = 0
    package var before: Int = 0
    package var after: Int = 0
    /// How far the line that ends here hangs into the margin.
    package var hangRight: Int = 0
    /// How far the line that begins after this break hangs into the margin.
    package var hangLeft: Int = 0

    package static func box(_ width: Int) -> Item { Item(kind: .box, width: width) }

    package static func glue(
      _ width: Int, stretch: Int = 0, shrink: Int = 0, order: UInt8 = 0
    ) -> Item {
      Item(kind: .glue, width: width, stretch: stretch, shrink: shrink, stretchOrder: order)
    }

    package static func penalty(_ cost: Int) -> Item {
      Item(kind: .penalty, width: 0, penalty: cost)
    }

    package static func discretionary(before: Int, after: Int = 0, noBreak: Int = 0) -> Item {
      Item(kind: .discretionary, width: noBreak, before: before, after: after)
    }

    var isDiscardable: Bool { kind == .glue || kind == .penalty }
  }

  /// Totals of all items before an index, so that a line is measured by two look-ups.
  struct Sums {
    var width: [Int]
    var shrink: [Int]
    var stretch: [SIMD4<Int>]
    /// The item with which a line begins that follows a break here.
    var next: [Int]

    init(_ items: [Item]) {
      let count = items.count
      width = [Int](repeating: 0, count: count + 1)
      shrink = width
      stretch = [SIMD4<Int>](repeating: .zero, count: count + 1)
      next = width
      for (index, item) in items.enumerated() {
        width[index + 1] = width[index] + item.width
        shrink[index + 1] = shrink[index] + item.shrink
        stretch[index + 1] = stretch[index]
        stretch[index + 1][Int(item.stretchOrder)] += item.stretch
      }
      var solid = count
      for index in stride(from: count - 1, through: 0, by: -1) {
        let item = items[index]
        // What follows a break and would vanish at it, vanishes with it.
        next[index] = item.kind == .discretionary && item.after != 0 ? index + 1 : solid
        let forced = item.kind == .penalty && item.penalty <= -10_000
        if !item.isDiscardable || forced { solid = index }
      }
    }
  }
}

extension LineBreaker {
  /// One attempt at the paragraph with one threshold.
  private struct Pass {
    struct Active {
      var start: Int
      var line: Int
      var fitness: Int
      var isHyphenated: Bool
      var demerits: Int
      var afterWidth: Int
      var hangLeft: Int
      var passive: Int
    }

    struct Passive {
      var end: Break
      var previous: Int
    }

    let breaker: LineBreaker
    let items: [Item]
    let sums: Sums
    let threshold: Int
    let isFinal: Bool
    var background = 0
    var active: [Active] = []
    var passive: [Passive] = []
    var usedArtificialDemerits = false
    /// The nodes that stay while a break is tried; kept so as not to be allocated each time.
    private var kept: [Active] = []

    init(
      _ breaker: LineBreaker, _ items: [Item], _ sums: Sums, threshold: Int, isFinal: Bool
    ) {
      self.breaker = breaker
      self.items = items
      self.sums = sums
      self.threshold = threshold
      self.isFinal = isFinal
    }

    mutating func run() -> [Break]? {
      // TeX keeps glue at the beginning of a paragraph.
      active = [
        Active(
          start: 0, line: 0, fitness: 2, isHyphenated: false, demerits: 0, afterWidth: 0,
          hangLeft: 0, passive: -1)
      ]
      let last = items.count - 1
      for index in items.indices {
        let item = items[index]
        switch item.kind {
        case .box: continue
        case .glue:
          guard index > 0, !items[index - 1].isDiscardable else { continue }
          tryBreak(at: index, penalty: 0, isHyphenated: false)
        case .penalty:
          tryBreak(at: index, penalty: item.penalty, isHyphenated: index == last)
        case .discretionary:
          let parameters = breaker.parameters
          let penalty =
            item.before == 0 ? parameters.explicitHyphenPenalty : parameters.hyphenPenalty
          tryBreak(at: index, penalty: item.penalty + penalty, isHyphenated: true)
        }
        if active.isEmpty { return nil }
      }
      return best()
    }

    /// The active node at the end whose line count and demerits are wanted.
    private func best() -> [Break]? {
      guard let optimum = active.min(by: { $0.demerits < $1.demerits }) else { return nil }
      var chosen = optimum
      let looseness = breaker.parameters.looseness
      if looseness != 0 {
        var actual = 0
        for node in active {
          let difference = node.line - optimum.line
          let closer =
            (difference < actual && looseness <= difference)
            || (difference > actual && looseness >= difference)
          if closer {
            chosen = node
            actual = difference
          } else if difference == actual, node.demerits < chosen.demerits {
            chosen = node
          }
        }
        if actual != looseness, !isFinal { return nil }
      }
      var breaks: [Break] = []
      var index = chosen.passive
      while index >= 0 {
        breaks.append(passive[index].end)
        index = passive[index].previous
      }
      return breaks.reversed()
    }

    private mutating func tryBreak(at index: Int, penalty given: Int, isHyphenated: Bool) {
      if given >= LineBreaker.infinitelyBad { return }
      let isForced = given <= -LineBreaker.infinitelyBad
      let penalty = isForced ? -LineBreaker.infinitelyBad : given
      let parameters = breaker.parameters
      let uniform = breaker.lineWidths.count <= 1 && parameters.looseness == 0

      var least = Candidates()
      kept.removeAll(keepingCapacity: true)
      var position = 0
      while position < active.count {
        // Nodes are in order of their line; those that need be told apart are offered together.
        let line = active[position].line
        while position < active.count, uniform || active[position].line == line {
          let node = active[position]
          position += 1
          let fit = measure(from: node, to: index)
          var stays = true
          var artificial = false
          if fit.badness > LineBreaker.infinitelyBad || isForced {
            if isFinal, least.isEmpty, kept.isEmpty, position == active.count {
              artificial = true
              usedArtificialDemerits =
                usedArtificialDemerits || fit.badness > threshold
            } else if fit.badness > threshold {
              continue
            }
            stays = false
          } else if fit.badness > threshold {
            kept.append(node)
            continue
          }
          var demerits = 0
          if !artificial {
            demerits = parameters.linePenalty + fit.badness
            demerits = abs(demerits) >= 10_000 ? 100_000_000 : demerits * demerits
            if penalty > 0 {
              demerits += penalty * penalty
            } else if penalty < 0, !isForced {
              demerits -= penalty * penalty
            }
            if isHyphenated, node.isHyphenated {
              demerits +=
                index == items.count - 1
                ? parameters.finalHyphenDemerits : parameters.doubleHyphenDemerits
            }
            if abs(fit.fitness - node.fitness) > 1 { demerits += parameters.adjacentDemerits }
          }
          least.offer(
            demerits + node.demerits, fitness: fit.fitness, line: node.line + 1,
            passive: node.passive)
          if stays { kept.append(node) }
        }
        add(&least, at: index, isHyphenated: isHyphenated)
      }
      swap(&active, &kept)
    }

    /// Makes new active nodes of the best ways found to end a line at `index`.
    private mutating func add(
      _ least: inout Candidates, at index: Int, isHyphenated: Bool
    ) {
      guard !least.isEmpty else { return }
      let limit = least.minimum + abs(breaker.parameters.adjacentDemerits)
      let item = items[index]
      for fitness in 0..<4 {
        let candidate = least.byFitness[fitness]
        guard candidate.demerits <= limit, candidate.line > 0 else { continue }
        passive.append(
          Passive(
            end: Break(item: index, fitness: fitness, demerits: candidate.demerits),
            previous: candidate.passive))
        let node = Active(
          start: sums.next[index], line: candidate.line, fitness: fitness,
          isHyphenated: isHyphenated, demerits: candidate.demerits,
          afterWidth: item.kind == .discretionary ? item.after : 0, hangLeft: item.hangLeft,
          passive: passive.count - 1)
        // Stay in order of lines.
        var place = kept.count
        while place > 0, kept[place - 1].line > node.line { place -= 1 }
        kept.insert(node, at: place)
      }
      least = Candidates()
    }

    private func measure(from node: Active, to index: Int) -> (badness: Int, fitness: Int) {
      let item = items[index]
      let widths = breaker.lineWidths
      var width = sums.width[index] - sums.width[node.start] + node.afterWidth
      if item.kind == .discretionary { width += item.before }
      if node.start > index { width = node.afterWidth }
      width -= item.hangRight + node.hangLeft
      let target = node.line < widths.count ? widths[node.line] : (widths.last ?? 0)
      let shortfall = target - width
      if shortfall > 0 {
        var stretch = sums.stretch[index] &- sums.stretch[node.start]
        stretch[0] += background + breaker.parameters.raggedStretch
        if stretch[1] != 0 || stretch[2] != 0 || stretch[3] != 0 { return (0, 2) }
        if shortfall > 7_230_584, stretch[0] < 1_663_497 {
          return (LineBreaker.infinitelyBad, 0)
        }
        let badness = LineBreaker.badness(shortfall, stretch[0])
        return (badness, badness > 99 ? 0 : badness > 12 ? 1 : 2)
      }
      let shrink = sums.shrink[index] - sums.shrink[node.start]
      if -shortfall > shrink { return (LineBreaker.infinitelyBad + 1, 3) }
      let badness = LineBreaker.badness(-shortfall, shrink)
      return (badness, badness > 12 ? 3 : 2)
    }
  }

  private struct Candidates {
    struct Candidate {
      var demerits = LineBreaker.awful
      var line = 0
      var passive = -1
    }

    var byFitness: InlineArray<4, Candidate> = .init(repeating: Candidate())
    var minimum = LineBreaker.awful
    var isEmpty: Bool { minimum == LineBreaker.awful }

    mutating func offer(_ demerits: Int, fitness: Int, line: Int, passive: Int) {
      guard demerits <= byFitness[fitness].demerits else { return }
      byFitness[fitness] = Candidate(demerits: demerits, line: line, passive: passive)
      minimum = min(minimum, demerits)
    }
  }
}
