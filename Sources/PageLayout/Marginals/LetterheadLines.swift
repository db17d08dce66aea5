import DocumentModel

/// The lines of text that the firm's paper bears: address, telephone, registration.
///
/// They are no part of the contract, and stand where the style says whatever way its script runs.
extension Marginals {
  /// Prints the lines; returns which are too wide, or stand on something else.
  func addLetterheadLines(to pages: inout [Page]) -> [LayoutProblem] {
    let letterhead = style.letterhead
    let first = hasCover ? 1 : 0
    var problems: [LayoutProblem] = []
    for index in pages.indices.dropFirst(first)
    where letterhead.pages.contains(index - first + 1) {
      let height = pages[index].frame.size.height
      let ends = [
        (letterhead.head, letterhead.head.edge),
        (letterhead.foot, height - (letterhead.depth(of: letterhead.foot) ?? 0)),
      ]
      for (end, top) in ends {
        problems += add(end, from: top, to: &pages[index], of: pages.count - unnumbered)
      }
    }
    // A line that is on every page is named once.
    return problems.enumerated().filter { !problems[..<$0.offset].contains($0.element) }
      .map(\.element)
  }

  private func add(
    _ end: LetterheadStyle.Lines, from top: Double, to sheet: inout Page, of count: Int
  ) -> [LayoutProblem] {
    let look = style.letterhead.text
    let page = style.page.placed(on: sheet)
    let others = sheet.frame.items
    var problems: [LayoutProblem] = []
    for (index, text) in end.lines.enumerated() {
      let words = fields(in: text, page: sheet.number - unnumbered, of: count, clause: "")
      var line = self.line(words, in: look)
      if information.isRightToLeft { line = line.mirrored(in: line.size.width) }
      let place = Rect(
        x: page.margins.left + (page.measure - line.size.width) * end.position.share,
        y: top + Double(index) * look.leading, width: line.size.width, height: look.leading)
      if place.width > page.measure {
        problems.append(.letterheadTooWide(words: words, needs: place.width, has: page.measure))
      } else if others.contains(where: { $0.isInTheWay(of: place) }) {
        problems.append(.letterheadOnOther(words: words))
      }
      sheet.frame.place(line, x: place.x, y: place.y)
    }
    return problems
  }
}

extension FrameItem {
  /// Whether this is a logo, or words, that stand within a rectangle; a picture from edge to edge is
  /// made to be printed on.
  fileprivate func isInTheWay(of other: Rect) -> Bool {
    let size: Size
    switch content {
    case .picture(_, let natural) where position != .zero: size = natural
    case .frame(let frame): size = frame.size
    default: return false
    }
    return position.x < other.maxX && other.x < position.x + size.width
      && position.y < other.maxY && other.y < position.y + size.height
  }
}
