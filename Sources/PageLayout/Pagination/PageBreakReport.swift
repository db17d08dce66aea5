import DocumentModel

/// Why a page ended where it did, for those who wonder.
package struct PageBreakReport: Sendable, Hashable {
  package var page: Int
  /// The part of the page's height that is used, in percent.
  package var fill: Int
  /// Whole lines of text for which there is still room.
  package var freeLines: Int
  /// What the break costs, and for which fault; nil where the document ends.
  package var end: BreakCost?
  /// The first words of the next page.
  package var next: String
  /// The best place to end the page earlier, and the best to end it later.
  package var earlier: Alternative?
  package var later: Alternative?
  /// Paragraphs of this page that were set longer or shorter for its sake.
  package var changes: [Change] = []

  package struct Alternative: Sendable, Hashable {
    /// The height that would come to the page, or leave it, in lines of text.
    package var lines: Int
    /// What the whole document would cost more.
    package var extraCost: Int
    package var end: BreakCost
  }

  package struct Change: Sendable, Hashable {
    package var paragraph: String
    package var lines: Int
    package var spares: PageFault
  }
}

/// What is wrong with a page that no choice of breaks can mend.
package enum PageFault: Sendable, Hashable {
  case broken(BreakCost.Reason)
  /// So many percent of the page stay empty.
  case hole(percent: Int)
}

extension PageBreakReport: CustomStringConvertible {
  /// `page 3: full (97 %), ends between two blocks, before "9.4 The fees"; 2 lines earlier would
  /// cost 120 more`
  package var description: String {
    ([place] + alternatives + changes.map(\.description)).joined(separator: "; ")
  }

  private var place: String {
    guard let end else { return "page \(page): ends with the document (\(fill) %)" }
    if end.isForced { return "page \(page): ends here (\(fill) %), because \(end.reason.rawValue)" }
    let between = end.penalty == 0 ? end.reason.rawValue : "at the price of \(end.reason.rawValue)"
    let before = "before \"\(next)\""
    guard later == nil else {
      return "page \(page): ends \(early) (\(fill) %), \(between), \(before), \(purpose)"
    }
    guard freeLines > 1 else {
      return "page \(page): full (\(fill) %), ends \(between), \(before)"
    }
    return "page \(page): ends \(early) (\(fill) %), \(between): "
      + "what follows does not fit whole, \"\(next)\""
  }

  private var early: String {
    freeLines == 0 ? "a little early" : "\(count(freeLines, "line")) early"
  }

  /// What would be worse if the page went on.
  private var purpose: String {
    guard let later, let end, !later.end.isForced, later.end.penalty > end.penalty else {
      return "for the sake of the pages after it"
    }
    return "to spare the reader \(later.end.reason.rawValue)"
  }

  private var alternatives: [String] {
    guard let end, !end.isForced else { return [] }
    if earlier == nil, later == nil { return ["it can end nowhere else"] }
    return [earlier.map { $0.text("earlier") }, later.map { $0.text("later") }].compactMap(\.self)
  }
}

extension PageBreakReport.Alternative {
  fileprivate func text(_ direction: String) -> String {
    let place = "\(count(lines, "line")) \(direction)"
    let fault = end.isForced || end.penalty == 0 ? "" : " (\(end.reason.rawValue))"
    if end.isForbidden { return "\(place) is ruled out\(fault)" }
    let price = extraCost == 0 ? "cost the same" : "cost \(extraCost) more"
    return "\(place) would \(price)\(fault)"
  }
}

extension PageBreakReport.Change {
  fileprivate var description: String {
    let way = lines > 0 ? "looser" : "tighter"
    let instead =
      switch spares {
      case .broken(let reason): "or there would be \(reason.rawValue)"
      case .hole(let percent): "or \(percent) % of a page would stay empty"
      }
    return "\"\(paragraph)\" is set \(count(abs(lines), "line")) \(way), \(instead)"
  }
}

private func count(_ number: Int, _ thing: String) -> String {
  number == 1 ? "1 \(thing)" : "\(number) \(thing)s"
}

// MARK: Making reports

extension PageBreakReport {
  /// Reports on each page, by the area that ends it; `leading` is that of running text, by which
  /// heights are told.
  static func reports(
    of areas: [PageArea], in galley: Galley, page: PageStyle, leading: Double
  ) -> [PageBreakReport] {
    var changed = galley.paragraphs.filter { $0.spares != nil }[...]
    let last = areas.indices.filter { index in
      index + 1 == areas.count || areas[index].page < areas[index + 1].page
    }
    return last.map { index in
      let area = areas[index]
      let cut = area.cut
      let used = area.y + cut.height
      let next = cut.entries.upperBound
      let isLast = next == galley.entries.count
      let isTurned = galley.entries[cut.entries.lowerBound].isTurned
      let textHeight = (isTurned ? page.turned : page).textHeight
      var report = PageBreakReport(
        page: area.page + 1, fill: Int((used / textHeight * 100).rounded()),
        freeLines: max(0, Int((textHeight - used + 0.01) / leading)),
        end: isLast ? nil : galley.entries[next].breakBefore,
        next: isLast ? "" : galley.entries[next].frame.firstWords(6))
      func alternative(_ found: PageBreaker.Alternative?) -> Alternative? {
        found.map {
          let lines = (abs($0.height - cut.height) / leading).rounded()
          return Alternative(
            lines: max(1, Int(lines)), extraCost: $0.extraCost,
            end: galley.entries[min($0.end, galley.entries.count - 1)].breakBefore)
        }
      }
      report.earlier = alternative(cut.earlier)
      report.later = alternative(cut.later)
      while let paragraph = changed.first, paragraph.entries.lowerBound < next {
        changed.removeFirst()
        guard let spares = paragraph.spares else { continue }
        report.changes.append(
          Change(
            paragraph: galley.entries[paragraph.entries.lowerBound].frame.firstWords(4),
            lines: paragraph.change, spares: spares))
      }
      return report
    }
  }
}

extension Frame {
  /// So many words of the text, in reading order.
  fileprivate func firstWords(_ most: Int) -> String {
    var text = ""
    collect(into: &text, upTo: 12 * most)
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.prefix(most).joined(separator: " ") + (words.count > most ? " …" : "")
  }

  private func collect(into text: inout String, upTo limit: Int) {
    for item in items where text.count < limit {
      switch item.content {
      // The dots that lead to a page number are no words.
      case .glyphs(let run) where item.node != .artifact:
        text += String(decoding: run.text, as: UTF8.self)
      case .frame(let frame):
        if !text.isEmpty, !text.hasSuffix(" ") { text += " " }
        frame.collect(into: &text, upTo: limit)
      default: continue
      }
    }
  }
}
