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
      pages[index].placeBehind(mark)
    }
  }

  private func mark(on size: Size) -> [FrameItem] {
    let place = style.marginals.mark
    var look = place.text
    let middle = Point(x: size.width * place.across, y: size.height * place.down)
    let angle = place.angle.map { $0 * .pi / 180 } ?? atan2(size.height, size.width)
    let natural = set(look)
    // The mark keeps clear of the paper's edges and corners.
    look.size *= min(
      1, Self.chord(through: middle, of: size, at: angle) * 0.62 / max(natural.size.width, 1))
    var line = set(look)
    if information.isRightToLeft { line = line.mirrored(in: line.size.width) }
    return line.items.compactMap { item in
      guard case .glyphs(let run) = item.content else { return nil }
      let along = item.position.x - line.size.width / 2
      // About a third of the letters' size below their middle is the baseline.
      let down = look.size * 0.34
      return FrameItem(
        position: Point(
          x: middle.x + along * cos(angle) + down * sin(angle),
          y: middle.y - along * sin(angle) + down * cos(angle)),
        content: .turned(run, angle: angle), node: .artifact)
    }
  }

  /// As long a line as has a point for its middle and both ends on the paper.
  private static func chord(through middle: Point, of size: Size, at angle: Double) -> Double {
    let across = min(middle.x, size.width - middle.x) / abs(cos(angle))
    let down = min(middle.y, size.height - middle.y) / abs(sin(angle))
    return 2 * min(across, down)
  }

  private func set(_ look: TextStyle) -> Frame {
    line(information.mark, in: look)
  }
}
