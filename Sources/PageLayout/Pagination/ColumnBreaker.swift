import DocumentModel

/// Cuts a galley of which parts stand in columns and parts across the page.
///
/// Each part is cut by `PageBreaker`, its columns being pages of their own, and the next part
/// begins where it ends. Columns that end in the middle of a page are made equally long.
struct ColumnBreaker {
  let page: PageStyle
  let style: PageBreakingStyle
  let leading: Double

  /// Where the next part may begin.
  private struct Place {
    var page = 0
    var y = 0.0
  }

  func areas(_ builder: inout GalleyBuilder) throws(PageBreaker.TooTall) -> [PageArea] {
    var areas: [PageArea] = []
    var place = Place()
    var parts = builder.galley.partsOfOneWidth
    for index in parts.indices {
      let first = builder.galley.entries[parts[index].lowerBound]
      if place.y > 0, first.breakBefore.isForced || place.y + first.spaceBefore >= page.textHeight {
        place = Place(page: place.page + 1)
      }
      if place.y > 0 { place.y += first.spaceBefore }
      let follower =
        index + 1 < parts.count ? builder.galley.whatBegins(parts[index + 1]) : nil
      let end = parts[index].upperBound
      areas += try fill(&parts[index], of: &builder, from: &place, before: follower)
      let moved = parts[index].upperBound - end
      for later in parts.indices.dropFirst(index + 1) where moved != 0 {
        parts[later] = parts[later].moved(moved)
      }
    }
    return areas
  }

  /// Fills pages with one part, and leaves the place behind it.
  private func fill(
    _ part: inout Range<Int>, of builder: inout GalleyBuilder, from place: inout Place,
    before follower: Double?
  ) throws(PageBreaker.TooTall) -> [PageArea] {
    let isInColumn = builder.galley.entries[part.lowerBound].isInColumn
    let count = isInColumn ? page.columns.count : 1
    let top = place
    let limit = page.textHeight - top.y
    let breaker = PageBreaker(
      textHeight: page.textHeight, turnedHeight: page.turned.textHeight, style: style,
      firstHeights: top.y > 0 ? Array(repeating: limit, count: count) : [])
    var cuts = try PageFitting(breaker: breaker, columns: count).cut(&part, of: &builder)
    if count > 1 {
      cuts = try balanced(cuts, count, part, of: builder.galley, limit: limit, before: follower)
    }
    var areas: [PageArea] = []
    for (number, cut) in cuts.enumerated() where !cut.entries.isEmpty {
      let offset = number / count
      let isFirst = offset == 0
      let width = count == 1 ? page.measure : page.columnMeasure
      areas.append(
        PageArea(
          page: top.page + offset, x: Double(number % count) * (width + page.columns.gap),
          y: isFirst ? top.y : 0, width: width,
          height: isFirst ? limit : page.textHeight, cut: cut))
    }
    guard let last = areas.last?.page else { return areas }
    // What follows stands below; notes go with the text above it.
    let height = areas.lazy.filter { $0.page == last }.map(\.cut.height).max() ?? 0
    place = Place(page: last, y: (last == top.page ? top.y : 0) + height)
    if follower != nil {
      for index in areas.indices where areas[index].page == last { areas[index].height = height }
    }
    return areas
  }

  /// Makes the columns of the last page equally long, and leaves room for what must follow.
  private func balanced(
    _ cuts: [PageBreaker.Cut], _ count: Int, _ part: Range<Int>, of galley: Galley,
    limit: Double, before follower: Double?
  ) throws(PageBreaker.TooTall) -> [PageBreaker.Cut] {
    let kept = (cuts.count - 1) / count * count
    let room = (kept == 0 ? limit : page.textHeight) - (follower ?? 0)
    let start = cuts[kept].entries.lowerBound
    if let last = columns(start..<part.upperBound, of: galley, count, room: room) {
      return cuts[..<kept] + last
    }
    // The last lines go over to the page of what must follow them.
    for start in (start + 1..<part.upperBound).reversed()
    where galley.entries[start].breakBefore.penalty <= 0 {
      guard
        let last = columns(
          start..<part.upperBound, of: galley, count, room: page.textHeight - (follower ?? 0))
      else { break }
      guard start - part.lowerBound > 0 else { break }
      var breaker = PageBreaker(textHeight: page.textHeight, style: style)
      if limit < page.textHeight { breaker.firstHeights = Array(repeating: limit, count: count) }
      var before = try breaker.cuts(part.lowerBound..<start, of: galley)
      while before.count % count != 0 {
        before.append(PageBreaker.Cut(entries: start..<start, height: 0, cost: 0))
      }
      return before + last
    }
    return cuts
  }

  /// What a line more in the longest column costs.
  private static let unevenLine = 40.0

  /// Divides entries into columns no longer than `room`, as short and as good as can be.
  private func columns(
    _ entries: Range<Int>, of galley: Galley, _ count: Int, room: Double
  ) -> [PageBreaker.Cut]? {
    let piece = galley.slice(entries)
    var best: (cost: Double, ends: [Int])?
    let strip = Strip(piece)
    /// The first column is the longest, as readers expect.
    func divide(_ ends: [Int], penalty: Double, most: Double) {
      let start = ends.last ?? 0
      let left = count - ends.count
      if left == 1 || start == strip.count {
        guard start == strip.count || strip.height(from: start, to: strip.count) <= most + 0.01
        else { return }
        let cost = penalty + most / leading * Self.unevenLine
        if best.map({ cost < $0.cost }) ?? true {
          best = (cost, ends + Array(repeating: strip.count, count: left))
        }
        return
      }
      for end in (start + 1)...strip.count {
        let height = strip.height(from: start, to: end)
        guard height <= most + 0.01 else { return }
        let fault = end == strip.count ? 0 : max(0, strip.breaks[end].penalty)
        divide(
          ends + [end], penalty: penalty + Double(fault * (fault >= 10_000 ? 100 : 1)),
          most: ends.isEmpty ? height : most)
      }
    }
    divide([], penalty: 0, most: room)
    return best.map { best in
      var start = 0
      return best.ends.map { end in
        defer { start = end }
        return PageBreaker.Cut(
          entries: (entries.lowerBound + start)..<(entries.lowerBound + end),
          height: start == end ? 0 : strip.height(from: start, to: end), cost: 0)
      }
    }
  }
}

extension Galley {
  /// Ranges of entries that stand all in columns or all across the page.
  fileprivate var partsOfOneWidth: [Range<Int>] {
    var parts: [Range<Int>] = []
    for (index, entry) in entries.enumerated() {
      if let last = parts.last, entries[last.lowerBound].isInColumn == entry.isInColumn {
        parts[parts.count - 1] = last.lowerBound..<(index + 1)
      } else {
        parts.append(index..<(index + 1))
      }
    }
    return parts
  }

  /// The height of the first lines of a part if they must stand on the page of what is before
  /// them; 0 if they may begin a page.
  fileprivate func whatBegins(_ part: Range<Int>) -> Double {
    guard entries[part.lowerBound].breakBefore.isForbidden else { return 0 }
    let end =
      entries[(part.lowerBound + 1)..<part.upperBound].firstIndex { !$0.breakBefore.isForbidden }
      ?? part.upperBound
    return entries[part.lowerBound..<end].reduce(0) {
      $0 + $1.spaceBefore + $1.frame.size.height
    }
  }
}
