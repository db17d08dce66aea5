import DocumentModel
import Foundation

/// The word across each page of a contract that is not final, behind the text.
extension Marginals {
  func addMark(to pages: inout [Page]) {
    guard !information.mark.isEmpty else { return }
    var known: [Size: [FrameItem]] = [:]
    for index in pages.indices {
      let size = pages[index].frame.size
      let mark = known[size] ?? mark(on: size)
      known[size] = mark
      pages[index].frame.items.insert(contentsOf: mark, at: 0)
    }
  }

  private func mark(on size: Size) -> [FrameItem] {
    var look = style.marginals.mark
    let diagonal = (size.width * size.width + size.height * size.height).squareRoot()
    let angle = atan2(size.height, size.width)
    let block = BlockStyle(look, alignment: .leading)
    let natural = set(block)
    // The mark keeps clear of the corners.
    look.size *= min(1, diagonal * 0.62 / max(natural.size.width, 1))
    var line = set(BlockStyle(look, alignment: .leading))
    if information.isRightToLeft { line = line.mirrored(in: line.size.width) }
    return line.items.compactMap { item in
      guard case .glyphs(let run) = item.content else { return nil }
      let along = item.position.x - line.size.width / 2
      // About a third of the letters' size below their middle is the baseline.
      let down = look.size * 0.34
      return FrameItem(
        position: Point(
          x: size.width / 2 + along * cos(angle) + down * sin(angle),
          y: size.height / 2 - along * sin(angle) + down * cos(angle)),
        content: .turned(run, angle: angle), node: .artifact)
    }
  }

  private func set(_ block: BlockStyle) -> Frame {
    setter.setLine(
      spans.build([.text(information.mark)], style: block.text, node: .artifact), style: block)
  }
}
