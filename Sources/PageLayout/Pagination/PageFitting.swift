import DocumentModel

/// Cuts a galley into pages, and where no good break exists sets paragraphs a line tighter or
/// looser before a rule is broken.
///
/// Only paragraphs near a page with a fault are tried, so that pages without one stay as they are
/// and the work grows with the number of faults.
struct PageFitting {
  let breaker: PageBreaker

  /// A mended page moves those after it, which may have faults of their own.
  private static let mostRounds = 3

  /// How many pages before and after one with a fault may help it.
  private static let pagesBefore = 2
  private static let pagesAfter = 1

  func cutIntoPages(
    _ builder: inout GalleyBuilder
  ) throws(PageBreaker.TooTall) -> [PageBreaker.Cut] {
    var cuts = try breaker.breakIntoPages(builder.galley)
    var tried: Set<Int> = []
    for _ in 1...Self.mostRounds {
      let spares = paragraphs(near: faults(of: cuts, in: builder.galley), cuts, builder.galley)
        .filter { !tried.contains($0.key) }
      if spares.isEmpty { return cuts }
      tried.formUnion(spares.keys)
      var choice = VariantChoice(
        breaker, builder.galley, spares.keys.sorted().flatMap(builder.variants))
      builder.galley.take(choice.choose()) { spares[$0] }
      cuts = try breaker.breakIntoPages(builder.galley)
    }
    return cuts
  }

  /// The faults of pages, by their index.
  private func faults(of cuts: [PageBreaker.Cut], in galley: Galley) -> [Int: PageFault] {
    var faults: [Int: PageFault] = [:]
    for (index, cut) in cuts.enumerated() {
      let next = cut.entries.upperBound
      let end = next == galley.entries.count ? BreakCost.forced : galley.entries[next].breakBefore
      faults[index] = breaker.fault(
        of: cut.height, on: breaker.height(ofPageWith: galley.entries[cut.entries.lowerBound]),
        endedBy: end, isFirst: index == 0)
    }
    return faults
  }

  /// The paragraphs that may help pages with faults, each with the fault nearest to it.
  private func paragraphs(
    near faults: [Int: PageFault], _ cuts: [PageBreaker.Cut], _ galley: Galley
  ) -> [Int: PageFault] {
    guard !faults.isEmpty else { return [:] }
    var found: [Int: PageFault] = [:]
    var page = 0
    for (index, paragraph) in galley.paragraphs.enumerated() where paragraph.change == 0 {
      while cuts[page].entries.upperBound <= paragraph.entries.lowerBound { page += 1 }
      let near = (page - Self.pagesAfter)...(page + Self.pagesBefore)
      found[index] = faults[page] ?? near.lazy.reversed().compactMap { faults[$0] }.first
    }
    return found
  }
}

extension PageBreaker {
  /// What a page costs that is good enough: one twelve percent empty, or a clause divided.
  private static let goodEnough = 150

  fileprivate func height(ofPageWith first: Galley.Entry) -> Double {
    first.isTurned ? turnedHeight : textHeight
  }

  /// What is wrong with a page; nil for one that is good enough.
  fileprivate func fault(
    of height: Double, on page: Double, endedBy end: BreakCost, isFirst: Bool
  ) -> PageFault? {
    let empty = max(0, page - height) / page * 100
    let hole = PageFault.hole(percent: Int(empty.rounded()))
    if end.isForced { return empty > Self.mostlyEmpty * 100 && !isFirst ? hole : nil }
    if end.penalty > Self.goodEnough { return .broken(end.reason) }
    return empty * empty > Double(Self.goodEnough) ? hole : nil
  }
}
