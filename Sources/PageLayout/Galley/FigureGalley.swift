import DocumentModel

/// Pictures in the text, each with its caption below.
extension GalleyBuilder {
  mutating func addFigure(_ figure: Figure, in context: Context) {
    guard let picture = pictures[figure.path] else {
      problems.append(.picture(figure.path, source: context.source))
      return
    }
    let caption = figure.caption ?? []
    let group = caption.isEmpty ? context.node : spans.structure.add("Div", in: context.node)
    let node = spans.structure.add(
      .init(role: "Figure", parent: group, alternativeText: figure.alternativeText))
    let size = size(of: picture, wanted: figure.width, in: context)
    var frame = Frame(
      size: Size(width: context.x + context.measure, height: size.height), baseline: size.height)
    frame.place(.picture(picture, size: size), x: context.x, node: node)
    let space = style.table.before
    append(frame, before: space, source: context.source)
    leave(space)
    guard !caption.isEmpty else { return }
    require(KeepWithNext.heading)
    let words = spans.structure.add("Caption", in: group)
    addParagraph(caption, style: style.blocks.caption, node: words, in: context)
    leave(space)
  }

  /// Keeps the proportions; a picture whose width nobody gave fits the line and the page.
  private func size(
    of picture: Picture, wanted width: Figure.Width?, in context: Context
  ) -> Size {
    let natural = picture.naturalSize
    let width =
      switch width {
      case .share(let share): context.measure * share
      case .points(let points): min(points, context.measure)
      case nil:
        min(
          natural.width, context.measure,
          style.page.textHeight * Self.mostOfPage * natural.width / natural.height)
      }
    return Size(width: width, height: width * natural.height / natural.width)
  }

  /// Leaves room for a caption.
  private static let mostOfPage = 0.85
}
