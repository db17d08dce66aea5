import DocumentModel

/// A first page for the title alone: its words over a field of colour, the lines below.
///
/// The field itself is drawn later, behind the mark of a draft.
extension GalleyBuilder {
  /// Makes the page one piece as high as the text of a page, placed from the paper's edges.
  mutating func addCover(_ title: TitleBlock, in context: Context) {
    let cover = style.cover
    let page = style.page
    var words = context
    words.measure = page.size.width - 2 * cover.inset
    var frame = Frame(size: Size(width: page.measure, height: page.textHeight))
    let left = cover.inset - page.margins.left
    func place(_ lines: [Frame], from top: Double) {
      var y = top - page.margins.top
      for line in lines {
        frame.place(line, x: left, y: y)
        y += line.size.height
      }
    }
    var bottomOfLogo = 0.0
    if let picture = picture(cover.logo.file) {
      let size = cover.logo.size(of: picture)
      let node = spans.structure.add(
        .init(
          role: "Figure", parent: context.node, alternativeText: cover.logo.alternativeText))
      let room = words.measure - size.width
      frame.place(
        .picture(picture, size: size), x: left + room * cover.logo.position.share,
        y: cover.logo.top - page.margins.top, node: node)
      bottomOfLogo = cover.logo.top + size.height
    }
    let name = spans.structure.add(
      .init(role: "H1", parent: context.node, title: title.title.plainText))
    let head = setLines(title.title, style: cover.title, node: name, in: words)
    let bottom = cover.groundHeight
    place(head, from: bottom - cover.titleSpace - head.height)
    var under: [Frame] = []
    for line in title.lines {
      let node = spans.structure.add("P", in: context.node)
      under += setLines(line, style: cover.line, node: node, in: words)
    }
    place(under, from: bottom + cover.lineSpace)
    let above = (needs: head.height + cover.titleSpace, has: bottom - bottomOfLogo)
    let below = (
      needs: under.height + cover.lineSpace, has: page.size.height - bottom - cover.inset / 2
    )
    for part in [above, below] where part.needs > part.has {
      problems.append(.coverTooTall(needs: part.needs, has: part.has, source: context.source))
    }
    append(frame, source: context.source)
    require(.forced(.cover))
    hasCover = true
  }

  private mutating func setLines(
    _ text: [Inline], style block: BlockStyle, node: StructureTree.Index, in context: Context
  ) -> [Frame] {
    let lines = setter.set(
      spans.build(text, style: block.text, node: node), style: block, measure: context.measure)
    noteProblems(context.source)
    return lines.map(\.frame)
  }

  /// A picture of the style.
  func picture(_ file: StyleFile?) -> Picture? { file.flatMap { pictures[$0.path] } }

  /// Adds the logo that stands above the title.
  mutating func addLogo(in context: Context) {
    guard style.logo.place == .title, let picture = picture(style.logo.mark.file) else { return }
    let size = style.logo.mark.size(of: picture)
    let node = spans.structure.add(
      .init(role: "Figure", parent: context.node, alternativeText: style.logo.mark.alternativeText))
    var frame = Frame(size: Size(width: context.measure, height: size.height))
    frame.place(
      .picture(picture, size: size),
      x: context.x + (context.measure - size.width) * style.logo.mark.position.share, node: node)
    append(frame, source: context.source)
    require(KeepWithNext.heading)
    leave(style.logo.after)
  }

  /// Begins the text of the first page below what is printed at the head of the paper.
  mutating func leaveRoomForHead() {
    let head = Letterhead(style: style, pictures: pictures)
    let margin = style.page.margins.top
    if let bottom = head.edge(onPage: 2), bottom > margin {
      problems.append(.headTooTall(bottom: bottom, margin: margin))
    }
    guard let bottom = head.edge(onPage: 1) else { return }
    let height = bottom + style.letterhead.after - margin
    guard height > 0 else { return }
    append(Frame(size: Size(width: style.page.measure, height: height)))
    require(KeepWithNext.heading)
  }
}

extension [Frame] {
  fileprivate var height: Double { reduce(0) { $0 + $1.size.height } }
}
