/// Shares out a measure among columns by what they hold.
enum TableColumns {
  /// Each column gets its longest word; what is left goes where lines are longest.
  ///
  /// Where not even the longest words fit, columns shrink in proportion.
  static func widths(
    minimum: [Double], maximum: [Double], measure: Double, padding: Double, isFlush: Bool
  ) -> [Double] {
    let count = Double(minimum.count)
    guard count > 0 else { return [] }
    let pads = minimum.indices.map { column -> Double in
      guard isFlush else { return padding }
      let edges = (column == 0 ? 1 : 0) + (column == minimum.count - 1 ? 1 : 0)
      return padding * (1 - Double(edges) / 2)
    }
    let room = measure - pads.reduce(0, +)
    let least = minimum.reduce(0, +)
    let most = maximum.reduce(0, +)
    let widths: [Double]
    if most <= room {
      // All on one line: the rest is shared by width, so that columns look spaced, not torn.
      widths = maximum.map { $0 + (room - most) * $0 / most }
    } else if least < room {
      widths = uneven(minimum, maximum, room: room)
    } else {
      widths = minimum.map { $0 * room / least }
    }
    return zip(widths, pads).map(+)
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
