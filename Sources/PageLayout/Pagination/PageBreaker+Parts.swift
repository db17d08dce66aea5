extension PageBreaker {
  /// Cuts a part of a galley; the ranges are those of the whole.
  func cuts(_ part: Range<Int>, of galley: Galley) throws(TooTall) -> [Cut] {
    let offset = part.lowerBound
    do {
      return try breakIntoPages(galley.slice(part)).map { cut in
        var cut = cut
        cut.entries = cut.entries.moved(offset)
        cut.earlier?.end += offset
        cut.later?.end += offset
        return cut
      }
    } catch {
      throw TooTall(entry: error.entry + offset, height: error.height)
    }
  }
}

extension Galley {
  /// The entries of a part by themselves.
  func slice(_ part: Range<Int>) -> Galley {
    if part == entries.indices { return self }
    var slice = Galley()
    slice.entries = Array(entries[part])
    slice.heads = heads
    slice.notes = notes
    return slice
  }
}

extension Range<Int> {
  /// The same range further on, or further back if `distance` is below zero.
  func moved(_ distance: Int) -> Range<Int> { (lowerBound + distance)..<(upperBound + distance) }
}
