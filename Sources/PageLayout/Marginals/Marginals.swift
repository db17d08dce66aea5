import DocumentModel

/// What stands around the text: running heads and feet, and the numbers of pages.
///
/// Marginals come after pagination and take no height from it, so that "page 3 of 12" needs no
/// second run.
struct Marginals {
  let style: StyleSheet
  let hasCover: Bool
  /// Sheets before page 1.
  let unnumbered: Int
  let information: DocumentInformation
  let outline: [OutlineEntry]
  /// For each page, the schedule within which it begins.
  let schedules: [PageOfSchedule?]
  let spans: SpanBuilder
  let setter: ParagraphSetter

  /// Fills in the numbers that the table of contents left open.
  func fillIn(_ numbers: [String: Int], on pages: inout [Page]) {
    for index in pages.indices {
      pages[index].frame = pages[index].frame.resolvingPageNumbers { item, node in
        let text = numbers[item.anchor].map(String.init) ?? "?"
        var look = item.style
        look.figures = .tabular
        let block = BlockStyle(look, alignment: .leading)
        return setter.setLine(
          spans.build([.text(text)], style: look, node: node), style: block)
      }
    }
  }

  func addHeadsAndFeet(to pages: inout [Page]) {
    let marginals = style.marginals
    let titles = Dictionary(outline.map { ($0.anchor, $0.title) }) { first, _ in first }
    var clause = ""
    for index in pages.indices where !hasCover || index > 0 {
      var frame = pages[index].frame
      let page = style.page.turned(to: frame.size)
      var isFirst = true
      var here = clause
      frame.forEachDestination { anchor in
        guard let title = titles[anchor] else { return }
        if isFirst { here = title }
        isFirst = false
        clause = title
      }
      let number = pages[index].number - unnumbered
      let count = pages.count - unnumbered
      let schedule = schedules[index]
      let fill = { (text: String) in
        fields(in: text, page: number, of: count, clause: here, schedule)
      }
      let slots = style.headAndFoot(
        onSheet: pages[index].number, isFirst: index == (hasCover ? 1 : 0),
        isInSchedule: schedule != nil)
      if !slots.head.isEmpty {
        add(slots.head, baseline: marginals.headBaseline, on: page, to: &frame, fill)
        addRule(
          marginals.headRule, y: marginals.headBaseline + marginals.text.leading * 0.5,
          on: page, to: &frame)
      }
      let foot = page.size.height - marginals.footBaseline
      add(
        slots.foot.marking(information.counterpart), baseline: foot, on: page, to: &frame, fill)
      addRule(marginals.footRule, y: foot - marginals.text.leading * 1.3, on: page, to: &frame)
      pages[index].frame = frame
    }
  }

  private func addRule(
    _ width: Double, y: Double, on page: PageStyle, to frame: inout Frame
  ) {
    guard width > 0 else { return }
    frame.place(
      .fill(Size(width: page.measure, height: width), style.marginals.ruleColor),
      x: page.margins.left, y: y)
  }

  private func add(
    _ slots: MarginalStyle.Slots, baseline: Double, on page: PageStyle, to frame: inout Frame,
    _ fill: (String) -> String
  ) {
    let texts = [fill(slots.left), fill(slots.center), fill(slots.right)]
    for (line, share) in zip(fitting(texts, measure: page.measure), [0, 0.5, 1])
    where line.size.width > 0 {
      frame.place(
        line, x: page.margins.left + (page.measure - line.size.width) * share,
        y: baseline - line.baseline)
    }
  }

  /// Sets the left, the middle and the right; the longest loses words until none meets another.
  private func fitting(_ texts: [String], measure: Double) -> [Frame] {
    let gap = style.marginals.text.size
    var texts = texts
    var lines = texts.map { line($0, in: style.marginals.text) }
    while true {
      let widths = lines.map(\.size.width)
      let sides = widths[1] > 0 ? 2 * max(widths[0], widths[2]) : widths[0] + widths[2]
      let parts = widths.count { $0 > 0 }
      let room = measure - gap * Double(max(0, parts - 1))
      guard sides + widths[1] > room,
        let longest = widths.indices.max(by: { widths[$0] < widths[$1] }),
        let shorter = texts[longest].withoutLastWord
      else { return lines }
      texts[longest] = shorter
      lines[longest] = line(shorter, in: style.marginals.text)
    }
  }

  func line(_ text: String) -> Frame { line(text, in: style.marginals.text) }

  /// Sets words that are no part of the contract.
  func line(_ text: String, in look: TextStyle) -> Frame {
    guard !text.isEmpty else { return Frame(size: .zero) }
    return setter.setLine(
      spans.build([.text(text)], style: look, node: .artifact),
      style: BlockStyle(look, alignment: .leading))
  }

  /// Fills in `{page}` and its like; braces in what is filled in are words.
  func fields(
    in text: String, page: Int, of pages: Int, clause: String, _ schedule: PageOfSchedule? = nil
  ) -> String {
    let words = PageWords(language: information.language)
    var values = [
      "pages": String(pages), "page": String(page), "pageOfPages": words.page(page, of: pages),
      "title": information.title, "reference": information.reference, "clause": clause,
      "date": information.date, "digest": information.digest,
      "parties": information.parties.joined(separator: " \u{2013} "),
    ]
    if let schedule {
      values["schedule"] = schedule.name
      values["schedulePage"] = String(schedule.page)
      values["schedulePages"] = String(schedule.pages)
      values["schedulePageOfPages"] = words.page(schedule.page, of: schedule.pages)
    }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      result += values[name] ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    // What stood before a field that is empty.
    return (result + rest).trimmingSeparators
  }
}

extension MarginalStyle.Slots {
  /// Says which counterpart it is, in the middle where that is free.
  fileprivate func marking(_ counterpart: String) -> MarginalStyle.Slots {
    guard !counterpart.isEmpty else { return self }
    var slots = self
    if center.isEmpty { slots.center = counterpart } else { slots.center += " · \(counterpart)" }
    return slots
  }
}

extension String {
  /// The text without blanks and middle dots at its ends.
  fileprivate var trimmingSeparators: String {
    let isEmpty: (Character) -> Bool = { $0.isWhitespace || $0 == "·" }
    var text = drop(while: isEmpty)
    while let last = text.last, isEmpty(last) { text.removeLast() }
    return String(text)
  }

  /// The same text, one word shorter and with an ellipsis; nil where one word is left.
  var withoutLastWord: String? {
    var words = split(separator: " ")
    guard words.count > 1 else { return nil }
    words.removeLast()
    while words.count > 1, !(words.last?.contains(where: { $0.isLetter || $0.isNumber }) ?? true) {
      words.removeLast()
    }
    return words.joined(separator: " ") + "…"
  }
}

extension [Page] {
  /// The number of the page on which each anchor falls, with so many sheets before page 1.
  func numbersOfAnchors(unnumbered: Int) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for page in self {
      page.frame.forEachDestination { anchor in
        if numbers[anchor] == nil { numbers[anchor] = page.number - unnumbered }
      }
    }
    return numbers
  }
}

extension Frame {
  /// Calls `body` with each anchor, in reading order.
  package func forEachDestination(_ body: (String) -> Void) {
    for item in items {
      switch item.content {
      case .destination(let anchor): body(anchor)
      case .frame(let frame): frame.forEachDestination(body)
      default: continue
      }
    }
  }

  fileprivate func resolvingPageNumbers(
    _ set: (PageNumber, StructureTree.Index) -> Frame
  ) -> Frame {
    var copy = self
    for index in items.indices {
      switch items[index].content {
      case .frame(let inner) where inner.hasPageNumbers:
        copy.items[index].content = .frame(inner.resolvingPageNumbers(set))
      case .pageNumber(let number):
        let line = set(number, items[index].node)
        let position = items[index].position
        copy.items[index] = FrameItem(
          position: Point(
            x: position.x + number.width - line.size.width, y: position.y - line.baseline),
          content: .frame(line), node: .artifact)
      default: continue
      }
    }
    return copy
  }

  private var hasPageNumbers: Bool {
    items.contains { item in
      switch item.content {
      case .pageNumber: true
      case .frame(let frame): frame.hasPageNumbers
      default: false
      }
    }
  }
}
