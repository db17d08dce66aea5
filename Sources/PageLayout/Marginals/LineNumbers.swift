import DocumentModel

/// The numbers of lines in the outer margin of a draft.
///
/// They are artifacts and are drawn after the words, so that nobody hears them read out.
extension Marginals {
  /// Numbers lines from 1 on each page; those of a right-hand column have their numbers at its
  /// right. Says why that cannot be, where it cannot.
  func addLineNumbers(to pages: inout [Page]) -> [LayoutProblem] {
    let look = style.lineNumbers
    let isDraft = !information.mark.isEmpty && information.filledIn == nil
    guard isDraft, look.isShown || information.numbersLines else { return [] }
    if style.page.columns.count > 2 {
      return [.lineNumbersBetweenColumns(style.page.columns.count)]
    }
    for index in pages.indices where !hasCover || index > 0 {
      let page = style.page.turned(to: pages[index].frame.size)
      let isRight = style.page.isTwoSided && !pages[index].number.isMultiple(of: 2)
      var number = 0
      for item in pages[index].frame.items {
        guard case .frame(let line) = item.content, line.isLineOfText else { continue }
        number += 1
        guard number.isMultiple(of: look.every) else { continue }
        let set = self.line(String(number), in: look.text)
        let isAtRight = isRight || item.position.x > page.margins.left
        let room = isAtRight ? page.margins.right : page.margins.left
        if set.size.width + look.gap > room {
          return [.lineNumbersOffPaper(needs: set.size.width + look.gap, has: room)]
        }
        pages[index].frame.place(
          set,
          x: isAtRight
            ? page.margins.left + page.measure + look.gap
            : page.margins.left - look.gap - set.size.width,
          y: item.position.y + line.baseline - set.baseline)
      }
    }
    return []
  }
}

extension Frame {
  /// Words that stand on its own baseline; those of tables, notes and signatures stand deeper.
  fileprivate var isLineOfText: Bool {
    items.contains { if case .glyphs = $0.content { true } else { false } }
  }
}
