import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import PageLayout

/// The mark of a draft on pages of 240 by 180 pt, of letters that are half as wide as high.
@Suite struct DraftMarkTests {
  /// The middle of the mark on its page, its angle and the size of its letters.
  private func mark(
    _ change: (inout DraftMarkStyle) -> Void
  ) throws -> (middle: Point, angle: Double, size: Double) {
    var pencil = PencilLayout(lines: 12)
    pencil.information.mark = "DRAFT"
    change(&pencil.style.marginals.mark)
    let page = try pencil.layOut([paragraph("a", lines: 1)]).pages[0]
    let runs = page.frame.items.compactMap { item -> (Point, GlyphRun, Double)? in
      if case .turned(let run, let angle) = item.content {
        (item.position, run, angle)
      } else {
        nil
      }
    }
    let (start, run, angle) = try #require(runs.first)
    #expect(runs.count == 1)
    // From the baseline at the first letter to the middle of the word.
    let (along, up) = (run.width / 2, run.size * 0.34)
    return (
      Point(
        x: start.x + along * cos(angle) - up * sin(angle),
        y: start.y - along * sin(angle) - up * cos(angle)), angle, run.size
    )
  }

  private func isNear(_ point: Point, _ x: Double, _ y: Double) -> Bool {
    abs(point.x - x) < 0.01 && abs(point.y - y) < 0.01
  }

  @Test func `it stands across the page, as large as keeps clear of the corners`() throws {
    let mark = try mark { _ in }
    #expect(isNear(mark.middle, 120, 90))
    #expect(mark.angle == atan2(180, 240))
    // The diagonal is 300 pt, and five letters of the size have two and a half times its width.
    #expect(abs(mark.size - 300 * 0.62 / 2.5) < 0.01)
  }

  @Test func `a style may give it a place, an angle and a size`() throws {
    let mark = try mark { style in
      (style.angle, style.across, style.down, style.text.size) = (0, 0.75, 0.1, 12)
    }
    #expect(isNear(mark.middle, 180, 18))
    #expect(mark.angle == 0)
    #expect(mark.size == 12)
  }

  @Test func `near an edge it is as small as the room that is left`() throws {
    let mark = try mark { style in (style.angle, style.across) = (0, 0.9) }
    #expect(isNear(mark.middle, 216, 90))
    #expect(abs(mark.size - 48 * 0.62 / 2.5) < 0.01)
  }
}
