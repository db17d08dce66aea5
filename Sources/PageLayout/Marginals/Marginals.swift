import DocumentModel

/// What stands around the text: running heads and feet, and the numbers of pages.
///
/// Marginals come after pagination and take no height from it, so that "page 3 of 12" needs no
/// second run.
struct Marginals {
  let style: StyleSheet
  let information: DocumentInformation
  let outline: [OutlineEntry]
  let spans: SpanBuilder
  let setter: ParagraphSetter

  /// Fills in the numbers that the table of contents left open.
  func numberPages(_ pages: inout [Page]) {
    var numbers: [String: Int] = [:]
    for page in pages {
      page.frame.forEachDestination { anchor in
        if numbers[anchor] == nil { numbers[anchor] = page.number }
      }
    }
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
    let page = style.page
    for index in pages.indices {
      var frame = pages[index].frame
      var isFirst = true
      var here = clause
      frame.forEachDestination { anchor in
        guard let title = titles[anchor] else { return }
        if isFirst { here = title }
        isFirst = false
        clause = title
      }
      let number = pages[index].number
      let count = pages.count
      let fill = { (text: String) in
        fields(in: text, page: number, of: count, clause: here)
      }
      if index > 0 || marginals.headOnFirstPage {
        add(marginals.head, baseline: marginals.headBaseline, to: &frame, fill)
        addRule(
          marginals.headRule, y: marginals.headBaseline + marginals.text.leading * 0.5,
          to: &frame)
      }
      let foot = page.size.height - marginals.footBaseline
      add(marginals.foot, baseline: foot, to: &frame, fill)
      addRule(marginals.footRule, y: foot - marginals.text.leading * 1.3, to: &frame)
      pages[index].frame = frame
    }
  }

  private func addRule(_ width: Double, y: Double, to frame: inout Frame) {
    guard width > 0 else { return }
    frame.place(
      .fill(Size(width: style.page.measure, height: width), style.marginals.ruleColor),
      x: style.page.margins.left, y: y)
  }

  private func add(
    _ slots: MarginalStyle.Slots, baseline: Double, to frame: inout Frame,
    _ fill: (String) -> String
  ) {
    let block = BlockStyle(style.marginals.text, alignment: .leading)
    let page = style.page
    for (slot, share) in [(slots.left, 0.0), (slots.center, 0.5), (slots.right, 1.0)] {
      let text = fill(slot)
      guard !text.isEmpty else { continue }
      let line = setter.setLine(
        spans.build([.text(text)], style: block.text, node: .artifact), style: block)
      frame.place(
        line, x: page.margins.left + (page.measure - line.size.width) * share,
        y: baseline - line.baseline)
    }
  }

  private func fields(in text: String, page: Int, of pages: Int, clause: String) -> String {
    guard text.contains("{") else { return text }
    return
      text
      .replacing("{pages}", with: String(pages))
      .replacing("{page}", with: String(page))
      .replacing("{title}", with: information.title)
      .replacing("{reference}", with: information.reference)
      .replacing("{parties}", with: information.parties.joined(separator: " \u{2013} "))
      .replacing("{clause}", with: clause)
      .replacing("{date}", with: information.date)
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
