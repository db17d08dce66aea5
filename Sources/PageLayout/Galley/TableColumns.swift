/// Shares out a measure among columns by what they hold.
enum TableColumns {
  /// Each column gets its longest word; what is left goes where lines are longest.
  ///
  /// Where not even the longest words fit, columns shrink towards the parts of their words, and
  /// below those in proportion. Columns that have weights then divide what they have together.
  static func widths(
    _ extents: [TextExtent], weights: [Int: Double] = [:], measure: Double, padding: Double,
    isFlush: Bool
  ) -> [Double] {
    let count = Double(extents.count)
    guard count > 0 else { return [] }
    let pads = extents.indices.map { column -> Double in
      guard isFlush else { return padding }
      let edges = (column == 0 ? 1 : 0) + (column == extents.count - 1 ? 1 : 0)
      return padding * (1 - Double(edges) / 2)
    }
    let widths = widths(extents, room: measure - pads.reduce(0, +))
    return zip(weighted(widths, extents, weights), pads).map(+)
  }

  private static func widths(_ extents: [TextExtent], room: Double) -> [Double] {
    let (parts, words) = (extents.map(\.parts), extents.map(\.words))
    let lines = extents.map(\.lines)
    let most = lines.reduce(0, +)
    let (least, whole) = (parts.reduce(0, +), words.reduce(0, +))
    if most <= room {
      // All on one line: the rest is shared by width, so that columns look spaced, not torn.
      return lines.map { $0 + (room - most) * $0 / most }
    }
    if whole < room { return uneven(words, lines, room: room) }
    if least < room {
      let want = zip(words, parts).map(-)
      return share(room - least, parts, words, weights: want)
    }
    return parts.map { $0 * room / least }
  }

  /// Divides the width of the columns with weights anew; none gets less than the parts of its words.
  private static func weighted(
    _ widths: [Double], _ extents: [TextExtent], _ weights: [Int: Double]
  ) -> [Double] {
    var widths = widths
    var open = widths.indices.filter { weights[$0] != nil }
    while !open.isEmpty {
      let unit =
        open.reduce(0) { $0 + widths[$1] } / open.reduce(0) { $0 + (weights[$1] ?? 0) }
      let narrow = open.filter { unit * (weights[$0] ?? 0) < min(extents[$0].words, widths[$0]) }
      // A column that would be too narrow keeps what its words need; the others share the rest.
      guard let column = narrow.first, open.count > 1 else {
        for column in open { widths[column] = unit * (weights[column] ?? 0) }
        break
      }
      let kept = min(extents[column].words, widths[column])
      let others = open.filter { $0 != column }
      let given = (widths[column] - kept) / Double(others.count)
      for other in others { widths[other] += given }
      widths[column] = kept
      open = others
    }
    return widths
  }

  /// Short columns stay on one line; the others share what is left.
  private static func uneven(
    _ minimum: [Double], _ maximum: [Double], room: Double
  ) -> [Double] {
    var least = minimum
    for column in minimum.indices.sorted(by: { maximum[$0] < maximum[$1] }) {
      let fair = room / Double(minimum.count)
      let needed = least.reduce(0, +) - least[column] + maximum[column]
      if maximum[column] <= fair, needed <= room { least[column] = maximum[column] }
    }
    // Square roots keep a very long cell from starving its neighbours.
    let want = zip(least, maximum).map { max(0, $1 - $0).squareRoot() }
    return share(room - least.reduce(0, +), least, maximum, weights: want)
  }

  /// Adds `extra` by weight; no column gets more than its maximum while others want.
  private static func share(
    _ extra: Double, _ minimum: [Double], _ maximum: [Double], weights: [Double]
  ) -> [Double] {
    var widths = minimum
    var rest = extra
    var open = Set(minimum.indices.filter { weights[$0] > 0 })
    while rest > 0.01, !open.isEmpty {
      let total = open.reduce(0) { $0 + weights[$1] }
      var given = 0.0
      for column in open {
        let part = min(rest * weights[column] / total, maximum[column] - widths[column])
        widths[column] += part
        given += part
      }
      let full = open.filter { widths[$0] >= maximum[$0] - 0.01 }
      rest -= given
      if full.isEmpty { break }
      open.subtract(full)
    }
    return widths
  }
}
