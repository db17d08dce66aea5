extension LineBreaker {
  /// One attempt at the paragraph with one threshold.
  struct Pass {
    /// A break from which the next line may yet begin.
    private struct Active {
      /// Totals up to the beginning of the line, less what the line brings in or hangs out.
      var start: Extent
      /// Lines before it.
      var line: Int
      var fitness: Int
      var isHyphenated: Bool
      var demerits: Int
      /// An index into `passive`; -1 at the beginning of the paragraph.
      var passive: Int
    }

    /// A break that the best way may turn out to contain.
    private struct Passive {
      var end: Break
      var previous: Int
    }

    private let parameters: Parameters
    private let lineWidths: [Int]
    private let items: [Item]
    private let sums: Sums
    private let threshold: Int
    private let isFinal: Bool
    /// From this line on all lines are alike, and are not told apart.
    private let easyLine: Int
    /// Stretch of every line beside that of its items.
    var background: Int
    /// A line beyond the tolerance was taken, for want of any other.
    private(set) var tookTooBadLine = false
    private var active: [Active] = []
    private var passive: [Passive] = []
    /// The nodes that stay while a break is tried; kept so as not to be allocated each time.
    private var kept: [Active] = []

    init(
      _ breaker: LineBreaker, _ items: [Item], _ sums: Sums, threshold: Int, isFinal: Bool
    ) {
      parameters = breaker.parameters
      lineWidths = breaker.lineWidths
      self.items = items
      self.sums = sums
      self.threshold = min(threshold, LineBreaker.infinitelyBad)
      self.isFinal = isFinal
      easyLine = parameters.looseness == 0 ? lineWidths.count - 2 : .max
      background = parameters.raggedStretch
    }

    /// Finds the best breaks; nil if there are none within the threshold.
    mutating func run() -> [Break]? {
      // Glue at the beginning of a paragraph stays.
      active = [
        Active(
          start: Extent(), line: 0, fitness: 2, isHyphenated: false, demerits: 0, passive: -1)
      ]
      let last = items.count - 1
      for index in items.indices {
        let item = items[index]
        switch item.kind {
        case .box: continue
        case .glue:
          guard index > 0, !items[index - 1].isDiscardable else { continue }
          tryBreak(at: index, penalty: item.penalty, isHyphenated: false)
        case .penalty:
          tryBreak(at: index, penalty: item.penalty, isHyphenated: index == last)
        case .discretionary:
          let penalty =
            item.before == 0 ? parameters.explicitHyphenPenalty : parameters.hyphenPenalty
          tryBreak(at: index, penalty: item.penalty + penalty, isHyphenated: true)
        }
        if active.isEmpty { return nil }
      }
      return best()
    }

    /// The breaks up to the last active node with the fewest demerits and the wanted line count.
    private func best() -> [Break]? {
      guard let optimum = active.min(by: { $0.demerits < $1.demerits }) else { return nil }
      var chosen = optimum
      let looseness = parameters.looseness
      if looseness != 0 {
        var actual = 0
        for node in active {
          let difference = node.line - optimum.line
          let isCloser =
            (difference < actual && looseness <= difference)
            || (difference > actual && looseness >= difference)
          if isCloser || (difference == actual && node.demerits < chosen.demerits) {
            chosen = node
            actual = difference
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

    /// Considers a line from each active node to `index`.
    private mutating func tryBreak(at index: Int, penalty given: Int, isHyphenated: Bool) {
      if given >= LineBreaker.infinitelyBad { return }
      let isForced = given <= -LineBreaker.infinitelyBad
      var end = sums.before[index]
      end.width += items[index].before - items[index].hangRight
      end.stretch[0] += background

      var found = Candidates(limit: parameters.mostDemerits)
      kept.removeAll(keepingCapacity: true)
      var position = 0
      while position < active.count {
        // Lines that differ in width, or must be counted, each have candidates of their own.
        let line = active[position].line
        while position < active.count, active[position].line == line || line > easyLine {
          let node = active[position]
          position += 1
          let fit = fit(end - node.start, on: line)
          let isLastHope = isFinal && found.isEmpty && kept.isEmpty && position == active.count
          if fit.badness > LineBreaker.infinitelyBad || isForced {
            if fit.badness > threshold, !isLastHope { continue }
            tookTooBadLine = tookTooBadLine || fit.badness > threshold
          } else {
            kept.append(node)
            if fit.badness > threshold { continue }
          }
          // Where there is no other way, it is free.
          let isFree = isLastHope && (fit.badness > LineBreaker.infinitelyBad || isForced)
          let cost =
            isFree
            ? 0
            : demerits(
              of: fit, after: node, at: index, penalty: isForced ? 0 : given,
              isHyphenated: isHyphenated)
          found.offer(
            cost + node.demerits, fitness: fit.fitness, line: node.line + 1,
            passive: node.passive)
        }
        if line == easyLine, position < active.count { continue }
        activate(&found, at: index, isHyphenated: isHyphenated)
      }
      swap(&active, &kept)
    }

    private func demerits(
      of fit: Fit, after node: Active, at index: Int, penalty: Int, isHyphenated: Bool
    ) -> Int {
      let base = parameters.linePenalty + fit.badness
      var demerits = abs(base) >= 10_000 ? 100_000_000 : base * base
      demerits += penalty > 0 ? penalty * penalty : -penalty * penalty
      if isHyphenated, node.isHyphenated {
        demerits +=
          index == items.count - 1
          ? parameters.finalHyphenDemerits : parameters.doubleHyphenDemerits
      }
      if abs(fit.fitness - node.fitness) > 1 { demerits += parameters.adjacentDemerits }
      return demerits
    }

    /// Makes active nodes of the best ways found to end a line at `index`.
    private mutating func activate(
      _ found: inout Candidates, at index: Int, isHyphenated: Bool
    ) {
      guard !found.isEmpty else { return }
      let item = items[index]
      var start = sums.before[sums.next[index]]
      start.width += item.hangLeft - (item.kind == .discretionary ? item.after : 0)
      // A worse node of another fitness would do no better than the best with its demerits.
      let most = min(
        found.minimum + abs(parameters.adjacentDemerits), parameters.mostDemerits - 1)
      for fitness in 0..<4 {
        let candidate = found.byFitness[fitness]
        guard candidate.demerits <= most else { continue }
        passive.append(
          Passive(
            end: Break(item: index, fitness: fitness, demerits: candidate.demerits),
            previous: candidate.passive))
        kept.append(
          Active(
            start: start, line: candidate.line, fitness: fitness, isHyphenated: isHyphenated,
            demerits: candidate.demerits, passive: passive.count - 1))
      }
      found = Candidates(limit: parameters.mostDemerits)
    }

    private struct Fit {
      var badness: Int
      var fitness: Int
    }

    private func fit(_ extent: Extent, on line: Int) -> Fit {
      let target = line < lineWidths.count ? lineWidths[line] : (lineWidths.last ?? 0)
      let shortfall = target - extent.width
      if shortfall > 0 {
        let stretch = extent.stretch
        if stretch[1] != 0 || stretch[2] != 0 || stretch[3] != 0 {
          return Fit(badness: 0, fitness: 2)
        }
        if shortfall > 7_230_584, stretch[0] < 1_663_497 {
          return Fit(badness: LineBreaker.infinitelyBad, fitness: 0)
        }
        let badness = LineBreaker.badness(shortfall, stretch[0])
        return Fit(badness: badness, fitness: badness > 99 ? 0 : badness > 12 ? 1 : 2)
      }
      if -shortfall > extent.shrink {
        return Fit(badness: LineBreaker.infinitelyBad + 1, fitness: 3)
      }
      let badness = LineBreaker.badness(-shortfall, extent.shrink)
      return Fit(badness: badness, fitness: badness > 12 ? 3 : 2)
    }
  }

  /// The best way to end a line at one place, for each fitness of that line.
  private struct Candidates {
    struct Candidate {
      var demerits: Int
      var line = 0
      var passive = -1
    }

    private(set) var byFitness: InlineArray<4, Candidate>
    private(set) var minimum: Int
    private let limit: Int

    init(limit: Int) {
      self.limit = limit
      minimum = limit
      byFitness = .init(repeating: Candidate(demerits: limit))
    }

    var isEmpty: Bool { minimum == limit }

    /// Of two that are as good, the later is taken.
    mutating func offer(_ demerits: Int, fitness: Int, line: Int, passive: Int) {
      guard demerits <= byFitness[fitness].demerits else { return }
      byFitness[fitness] = Candidate(demerits: demerits, line: line, passive: passive)
      minimum = min(minimum, demerits)
    }
  }
}
