import DocumentModel

extension PageStyle {
  /// Moves what stands on even pages so that the inner margin is where the sheets are bound.
  ///
  /// A page that is turned on its side keeps its place.
  func bind(_ pages: inout [Page]) {
    guard isTwoSided else { return }
    let shift = margins.right - margins.left
    for index in pages.indices
    where pages[index].number.isMultiple(of: 2) && pages[index].frame.size == size {
      for item in pages[index].frame.items.indices {
        pages[index].frame.items[item].position.x += shift
      }
    }
  }
}
