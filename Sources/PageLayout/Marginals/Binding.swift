import DocumentModel

extension PageStyle {
  /// This page, turned where the sheet is, with its side margins where they are on the sheet.
  func placed(on sheet: Page) -> PageStyle {
    var page = turned(to: sheet.frame.size)
    guard isBound(sheet) else { return page }
    (page.margins.left, page.margins.right) = (margins.right, margins.left)
    return page
  }

  /// Whether the inner margin of a sheet is on its right.
  private func isBound(_ sheet: Page) -> Bool {
    isTwoSided && sheet.number.isMultiple(of: 2) && sheet.frame.size == size
  }

  /// Moves what stands on even pages so that the inner margin is where the sheets are bound.
  ///
  /// A page that is turned on its side keeps its place.
  func bind(_ pages: inout [Page]) {
    let shift = margins.right - margins.left
    for index in pages.indices where isBound(pages[index]) {
      for item in pages[index].frame.items.indices {
        pages[index].frame.items[item].position.x += shift
      }
    }
  }
}
