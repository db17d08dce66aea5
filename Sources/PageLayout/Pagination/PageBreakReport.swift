import DocumentModel

/// Why a page ended where it did, for those who wonder.
package struct PageBreakReport: Sendable, Hashable, CustomStringConvertible {
  package var page: Int
  /// The part of the page's height that is used, in percent.
  package var fill: Int
  /// What the break costs, and for which fault; nil where the document ends.
  package var end: BreakCost?
  /// The first words of the next page.
  package var next: String
  package var alternative: Alternative?

  package struct Alternative: Sendable, Hashable {
    /// Pieces (lines, as a rule) more on this page; fewer if below zero.
    package var pieces: Int
    /// What the whole document would cost more.
    package var extraCost: Int
    package var end: BreakCost
  }

  /// `page 3: 97 % full, ends before "9.4 The fees"; ending 2 lines earlier would cost 120 more`
  package var description: String {
    guard let end else { return "page \(page): \(fill) % full, ends with the document" }
    var text = "page \(page): \(fill) % full, ends before \"\(next)\" (\(end.reason.rawValue)"
    if end.isForced { return text + ")" }
    text += end.penalty == 0 ? ")" : ", \(end.penalty))"
    guard let alternative else { return text + "; it can end nowhere else" }
    let count = abs(alternative.pieces)
    text += "; ending \(count) line\(count == 1 ? "" : "s") "
    text += "\(alternative.pieces > 0 ? "later" : "earlier") would cost "
    text += "\(alternative.extraCost) more"
    if !alternative.end.isForced, alternative.end.penalty != 0 {
      text += " (\(alternative.end.reason.rawValue))"
    }
    return text
  }

  static func reports(
    of cuts: [PageBreaker.Cut], in galley: Galley, page: PageStyle
  ) -> [PageBreakReport] {
    cuts.enumerated().map { number, cut in
      let next = cut.entries.upperBound
      let isLast = next == galley.entries.count
      let isTurned = galley.entries[cut.entries.lowerBound].isTurned
      let textHeight = (isTurned ? page.turned : page).textHeight
      var report = PageBreakReport(
        page: number + 1, fill: Int((cut.height / textHeight * 100).rounded()),
        end: isLast ? nil : galley.entries[next].breakBefore,
        next: isLast ? "" : galley.entries[next].frame.firstWords)
      report.alternative = cut.alternative.map {
        Alternative(
          pieces: $0.end - next, extraCost: $0.extraCost,
          end: galley.entries[min($0.end, galley.entries.count - 1)].breakBefore)
      }
      return report
    }
  }
}

extension Frame {
  /// About six words of the text, in reading order.
  fileprivate var firstWords: String {
    var text = ""
    collect(into: &text, upTo: 60)
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.prefix(6).joined(separator: " ") + (words.count > 6 ? " …" : "")
  }

  private func collect(into text: inout String, upTo limit: Int) {
    for item in items where text.count < limit {
      switch item.content {
      case .glyphs(let run): text += String(decoding: run.text, as: UTF8.self)
      case .frame(let frame):
        if !text.isEmpty, !text.hasSuffix(" ") { text += " " }
        frame.collect(into: &text, upTo: limit)
      default: continue
      }
    }
  }
}
