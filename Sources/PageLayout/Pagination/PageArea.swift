import DocumentModel

/// A part of a page that is filled from its top: the whole text block, or a column.
struct PageArea {
  /// From 0.
  var page: Int
  /// From the left and the top of the text block.
  var x = 0.0
  var y = 0.0
  /// Footnotes stand at the foot of the area, as wide as it is.
  var width: Double
  var height: Double
  /// What it is filled with; the range is one of the whole galley.
  var cut: PageBreaker.Cut
}

extension [PageArea] {
  /// Puts each area's entries below each other inside the margins of its page.
  func placed(_ builder: inout GalleyBuilder) -> [Page] {
    guard let last else { return [Page(number: 1, frame: Frame(size: builder.style.page.size))] }
    var frames = [Frame](repeating: Frame(size: .zero), count: last.page + 1)
    for area in self { area.place(on: &frames[area.page], &builder) }
    return frames.enumerated().map { Page(number: $0 + 1, frame: $1) }
  }
}

extension PageArea {
  fileprivate func place(on frame: inout Frame, _ builder: inout GalleyBuilder) {
    let galley = builder.galley
    let isTurned = galley.entries[cut.entries.lowerBound].isTurned
    let style = isTurned ? builder.style.turned : builder.style
    frame.size = style.page.size
    let left = style.page.margins.left + x
    let top = style.page.margins.top + y
    var notes: [Frame] = []
    var y = top
    func place(_ piece: Frame) {
      frame.place(piece, x: left, y: y)
      y += piece.size.height
    }
    for index in cut.entries {
      let entry = galley.entries[index]
      if index == cut.entries.lowerBound {
        if let head = entry.head { place(galley.heads[head]) }
        if let carry = entry.carry { place(builder.row(of: carry, .back)) }
      } else {
        y += entry.spaceBefore
      }
      place(entry.frame)
      notes += entry.notes.map { galley.notes[$0] }
    }
    if cut.entries.upperBound < galley.entries.count,
      let carry = galley.entries[cut.entries.upperBound].carry
    {
      place(builder.row(of: carry, .forward))
    }
    // Those of a turned page stand at its own foot.
    let bottom = isTurned ? style.page.margins.top + style.page.textHeight : top + height
    Footnotes.place(
      notes, on: &frame, x: left, bottom: bottom, width: isTurned ? style.page.measure : width,
      style: style)
  }
}
