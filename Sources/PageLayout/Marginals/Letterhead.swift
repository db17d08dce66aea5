import DocumentModel

/// What is printed around the text by way of pictures: letterhead, logo, the field of a cover; and
/// how far down a page they reach, with the letterhead's lines.
struct Letterhead {
  let style: StyleSheet
  let pictures: [String: Picture]

  /// How far down the letterhead and the logo of a page reach, counted without the cover; nil where
  /// it has none.
  func edge(onPage number: Int) -> Double? {
    let pictures = items(onPage: number, of: style.page).compactMap { item -> Double? in
      guard case .picture(_, let size) = item.content else { return nil }
      return item.position.y + size.height
    }
    let letterhead = style.letterhead
    let lines = letterhead.pages.contains(number) ? letterhead.depth(of: letterhead.head) : nil
    return (pictures + [lines].compactMap(\.self)).max()
  }

  /// Adds logo and letterhead behind the text; on a cover, the field of colour instead.
  func add(to pages: inout [Page], hasCover: Bool) {
    for index in pages.indices {
      if hasCover, index == 0 {
        addField(to: &pages[index])
      } else {
        let number = hasCover ? index : index + 1
        let page = style.page.placed(on: pages[index])
        pages[index].placeBehind(items(onPage: number, of: page))
      }
    }
  }

  /// The pictures of a page, counted without the cover.
  private func items(onPage number: Int, of page: PageStyle) -> [FrameItem] {
    var items: [FrameItem] = []
    if let picture = picture(style.letterhead.file), style.letterhead.pages.contains(number) {
      items.append(across(page, picture))
    }
    let logo = style.logo
    if logo.place == .head, let picture = picture(logo.mark.file), logo.pages.contains(number) {
      let size = logo.mark.size(of: picture)
      let x = page.margins.left + (page.measure - size.width) * logo.mark.position.share
      items.append(
        FrameItem(
          position: Point(x: x, y: logo.mark.top), content: .picture(picture, size: size),
          node: .artifact))
    }
    return items
  }

  private func across(_ page: PageStyle, _ picture: Picture) -> FrameItem {
    let width = page.size.width
    let natural = picture.naturalSize
    return FrameItem(
      position: .zero,
      content: .picture(
        picture, size: Size(width: width, height: width * natural.height / natural.width)),
      node: .artifact)
  }

  private func picture(_ file: StyleFile?) -> Picture? { file.flatMap { pictures[$0.path] } }

  // MARK: The cover

  /// Puts the field behind everything; the mark of a draft shrinks into it, and takes its colour.
  private func addField(to sheet: inout Page) {
    let cover = style.cover
    let width = style.page.size.width
    var field: [FrameItem] = []
    if let ground = cover.ground {
      let size = Size(width: width, height: cover.groundHeight)
      field.append(FrameItem(position: .zero, content: .fill(size, ground), node: .artifact))
      for index in sheet.frame.items.indices {
        sheet.frame.items[index] = sheet.frame.items[index].scaled(
          into: size, of: style.page.size, on: ground)
      }
    }
    if let artwork = picture(cover.artwork) { field.append(across(style.page, artwork)) }
    if cover.ruleWidth > 0 {
      field.append(
        FrameItem(
          position: Point(x: 0, y: cover.groundHeight),
          content: .fill(Size(width: width, height: cover.ruleWidth), cover.ruleColor),
          node: .artifact))
    }
    sheet.placeBehind(field)
  }
}

extension LogoStyle.Pages {
  func contains(_ number: Int) -> Bool { self == .all || number == 1 }
}

extension FrameItem {
  /// A mark across the page made to stand across a field at its head; anything else as it is.
  fileprivate func scaled(into field: Size, of page: Size, on ground: Color) -> FrameItem {
    guard case .turned(var run, let angle) = content else { return self }
    let scale = field.height / page.height
    run.size *= scale
    run.width *= scale
    for index in run.glyphs.indices {
      run.glyphs[index].x *= Float(scale)
      run.glyphs[index].y *= Float(scale)
    }
    run.color = ground.mixed(with: ground.luminance > 0.4 ? .black : .white, 0.1)
    let place = Point(
      x: page.width / 2 + (position.x - page.width / 2) * scale, y: position.y * scale)
    return FrameItem(position: place, content: .turned(run, angle: angle), node: node)
  }
}
