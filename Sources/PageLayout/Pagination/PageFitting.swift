import DocumentModel

/// Cuts a galley into pages, and where no good break exists sets paragraphs a line tighter or
/// looser before a rule is broken.
///
/// Only paragraphs near a page with a fault are tried, so that pages without one stay as they are
/// and the work grows with the number of faults.
struct PageFitting {
  let breaker: PageBreaker
  /// How many stand beside each other. The last page of several is made equal, and its ends are no
  /// faults.
  var columns = 1

  /// A mended page moves those after it, which may have faults of their own.
  private static let mostRounds = 3

  /// How many pages before and after one with a fault may help it.
  private static let pagesBefore = 2
  private static let pagesAfter = 1

  func cutIntoPages(
    _ builder: inout GalleyBuilder
  ) throws(PageBreaker.TooTall) -> [PageBreaker.Cut] {
    var whole = builder.galley.entries.indices
    return try cut(&whole, of: &builder)
  }

  /// Cuts a part of the galley, which grows and shrinks with its paragraphs.
  func cut(
    _ part: inout Range<Int>, of builder: inout GalleyBuilder
  ) throws(PageBreaker.TooTall) -> [PageBreaker.Cut] {
    var cuts = try breaker.cuts(part, of: builder.galley)
    var tried: Set<Int> = []
    for _ in 1...Self.mostRounds {
      let faults = faults(of: cuts, part, in: builder.galley)
      let spares = paragraphs(near: faults, cuts, part, builder.galley)
        .filter { !tried.contains($0.key) }
      if spares.isEmpty { return cuts }
      tried.formUnion(spares.keys)
      var choice = VariantChoice(
        breaker, builder.galley, part, spares.keys.sorted().flatMap(builder.variants))
      let after = builder.galley.entries.count - part.upperBound
      builder.galley.take(choice.choose()) { spares[$0] }
      part = part.lowerBound..<(builder.galley.entries.count - after)
      cuts = try breaker.cuts(part, of: builder.galley)
    }
    return cuts
  }

  /// The faults of pages, by their index.
  private func faults(
    of cuts: [PageBreaker.Cut], _ part: Range<Int>, in galley: Galley
  ) -> [Int: PageFault] {
    var faults: [Int: PageFault] = [:]
    let judged = columns == 1 ? cuts.count : (cuts.count - 1) / columns * columns
    for (index, cut) in cuts.enumerated().prefix(judged) where !cut.entries.isEmpty {
      let next = cut.entries.upperBound
      let end = next == part.upperBound ? BreakCost.forced : galley.entries[next].breakBefore
      let full = breaker.height(isTurned: galley.entries[cut.entries.lowerBound].isTurned)
      faults[index] = breaker.fault(
        of: cut.height + full - breaker.height(ofPage: index, full), on: full, endedBy: end,
        isFirst: index == 0)
    }
    return faults
  }

  /// The paragraphs that may help pages with faults, each with the fault nearest to it.
  private func paragraphs(
    near faults: [Int: PageFault], _ cuts: [PageBreaker.Cut], _ part: Range<Int>, _ galley: Galley
  ) -> [Int: PageFault] {
    guard !faults.isEmpty else { return [:] }
    var found: [Int: PageFault] = [:]
    var page = 0
    let first = galley.firstParagraph(from: part.lowerBound)
    for index in galley.paragraphs[first...].indices {
      let paragraph = galley.paragraphs[index]
      guard paragraph.entries.lowerBound < part.upperBound else { break }
      guard paragraph.change == 0 else { continue }
      while cuts[page].entries.upperBound <= paragraph.entries.lowerBound { page += 1 }
      let near = (page - Self.pagesAfter)...(page + Self.pagesBefore)
      found[index] = faults[page] ?? near.lazy.reversed().compactMap { faults[$0] }.first
    }
    return found
  }
}

extension Galley {
  /// The first paragraph that begins with an entry or after it.
  fileprivate func firstParagraph(from entry: Int) -> Int {
    var range = paragraphs.startIndex..<paragraphs.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if paragraphs[middle].entries.lowerBound < entry {
        range = (middle + 1)..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return range.lowerBound
  }
}

extension PageBreaker {
  /// What a page costs that is good enough: one twelve percent empty, or a clause divided.
  private static let goodEnough = 150

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
