/// What a column of a table holds.
struct ColumnExtent: Hashable {
  /// What all of its cells need.
  var room: TextExtent
  /// The length of each of its paragraphs on one line, in points.
  var paragraphs: [Double] = []
}

/// Shares out a measure among columns by what they hold.
enum TableColumns {
  /// Each column gets its longest word; what is left goes where lines are longest.
  ///
  /// A little that is wanting for all to stand on one line is taken from the columns that suffer
  /// least. Where not even the longest words fit, columns shrink towards the parts of their words, and
  /// below those in proportion. Columns that have weights then divide what they have together.
  static func widths(
    _ columns: [ColumnExtent], weights: [Int: Double] = [:], isLastOpen: Bool, measure: Double,
    padding: Double, isFlush: Bool
  ) -> [Double] {
    let extents = columns.map(\.room)
    guard !extents.isEmpty else { return [] }
    let pads = extents.indices.map { column -> Double in
      guard isFlush else { return padding }
      let edges = (column == 0 ? 1 : 0) + (column == extents.count - 1 ? 1 : 0)
      return padding * (1 - Double(edges) / 2)
    }
    let room = measure - pads.reduce(0, +)
    let gap = weights.isEmpty && isLastOpen ? max(Self.widestGap, 4 * padding) : .infinity
    let widths =
      spaced(extents, room: room, gap: gap) ?? fewNarrowed(columns, room: room)
      ?? crowded(extents, room: room)
    return zip(weighted(widths, extents, weights), pads).map(+)
  }

  /// Beyond what its words need, no column is wider, in points, where the last can take the rest.
  private static let widestGap = 40.0

  /// All on one line: the rest is shared by width, so that columns look spaced, not torn; what
  /// would tear them goes to the last, at whose open side nobody sees it.
  private static func spaced(_ extents: [TextExtent], room: Double, gap: Double) -> [Double]? {
    let lines = extents.map(\.lines)
    let most = lines.reduce(0, +)
    guard most <= room else { return nil }
    var widths = lines.map { $0 + min(gap, (room - most) * $0 / most) }
    widths[widths.count - 1] += room - widths.reduce(0, +)
    return widths
  }

  /// All on one line but for as few columns as will do, whose cells then have two lines at the
  /// most: first those in which the fewest do.
  private static func fewNarrowed(_ columns: [ColumnExtent], room: Double) -> [Double]? {
    var widths = columns.map(\.room.lines)
    var wanting = widths.reduce(0, +) - room
    let spare = columns.map { $0.room.lines - max($0.room.words, $0.room.lines * 0.6) }
    var open = Set(columns.indices.filter { spare[$0] > 0 })
    while wanting > 0.01 {
      let enough = open.filter { spare[$0] >= wanting }
      let next =
        enough.min { left, right in
          let divided = [left, right].map { column in
            columns[column].paragraphs.count { $0 > widths[column] - wanting }
          }
          return (divided[0], left) < (divided[1], right)
        } ?? open.max { (spare[$0], $1) < (spare[$1], $0) }
      guard let column = next else { return nil }
      let taken = min(spare[column], wanting)
      widths[column] -= taken
      wanting -= taken
      open.remove(column)
    }
    return widths
  }

  /// The shares of columns that need more lines than one.
  private static func crowded(_ extents: [TextExtent], room: Double) -> [Double] {
    let (parts, words) = (extents.map(\.parts), extents.map(\.words))
    let lines = extents.map(\.lines)
    let (least, whole) = (parts.reduce(0, +), words.reduce(0, +))
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
