internal import ContractModel
public import DocumentModel
public import StrictInput

/// What a careful designer would ask of a style: things that are set as they are, and read badly.
public struct StyleFindings {
  /// Finds text that is hard to see, and pictures that are too coarse, each with its place.
  ///
  /// Throws what is wrong with the pictures that the style names.
  public static func find(in style: Located<StyleSheet>) throws(Faults) -> [Diagnostic] {
    let pictures = try PictureFile.read(style.value.pictureFiles.map { ($0.path, $0.source) })
    let found = contrasts(in: style) + resolutions(in: style.value, pictures)
    return Faults(sorting: found).diagnostics
  }

  static let all = [contrast, resolution]

  static let contrast = Rule(
    "STY001", .warning, "Text stands out from its ground.",
    because: "Pale text is lost to tired eyes, to copiers and in bad light.",
    source: "WCAG 2.2, 1.4.3: 4.5:1, and 3:1 for text of 18 pt, or of 14 pt in bold",
    mend: "make the colour darker, or its ground lighter", bad: "type: { color: \"#999999\" }",
    good: "type: { color: \"#595959\" }")

  static let resolution = Rule(
    "STY002", .warning, "A picture in pixels has 200 of them to the inch.",
    because: "Fewer are seen as steps on paper.",
    mend: "give a larger picture, or an SVG, or make it smaller",
    bad: "logo: { file: acme.png, alt: Acme, width: 60 mm }  # 90 pixels across",
    good: "logo: { file: acme.svg, alt: Acme, width: 60 mm }")
}

// MARK: Contrast

extension StyleFindings {
  /// Text in a colour on a ground, and every part of the style that looks so.
  private struct Pair: Hashable {
    var color: Color
    var ground: Color
    var least: Double
  }

  private static func contrasts(in style: Located<StyleSheet>) -> [Diagnostic] {
    var parts: [Pair: [String]] = [:]
    var order: [Pair] = []
    for (path, text, ground) in style.value.texts {
      let pair = Pair(color: text.color, ground: ground, least: text.isLarge ? 3 : 4.5)
      guard text.color.contrast(on: ground) < pair.least else { continue }
      if parts[pair] == nil { order.append(pair) }
      parts[pair, default: []].append(path)
    }
    return order.map { pair in
      let paths = parts[pair] ?? []
      let others = paths.count - 1
      let names =
        (paths.first ?? "") + (others == 0 ? "" : " and \(others) more")
      let shade = pair.color.shade(withContrast: pair.least, on: pair.ground)
      return Diagnostic(
        contrast, at: style.place(ofColorAt: paths.first ?? ""),
        "the text of \(names) is \(pair.color.written) on \(pair.ground.written): a contrast of "
          + "\(pair.color.contrast(on: pair.ground).tenths):1, where \(pair.least.tenths):1 is the least",
        mend: "\(shade.written) would do")
    }
  }
}

extension TextStyle {
  /// WCAG 2.2, "large scale".
  fileprivate var isLarge: Bool { size >= 18 || size >= 14 && weight >= 700 }
}

extension Double {
  /// Rounded down, so that what is too little does not look enough: `4.4`, `3`.
  fileprivate var tenths: String {
    let tenths = Int(self * 10)
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

extension StyleSheet {
  /// Every kind of text by its path, with the ground that it stands on.
  fileprivate var texts: [(path: String, text: TextStyle, ground: Color)] {
    var blocks: [(String, TextStyle)] = [
      ("blocks.body", self.blocks.body.text), ("blocks.titleLine", self.blocks.titleLine.text),
      ("blocks.schedule", self.blocks.schedule.text), ("blocks.quote", self.blocks.quote.text),
      ("blocks.code", self.blocks.code.text), ("blocks.tableCell", self.blocks.tableCell.text),
      ("blocks.caption", self.blocks.caption.text), ("blocks.footnote", self.blocks.footnote.text),
      ("contents.title", contents.title.text), ("signature.leadIn", signature.leadIn.text),
      ("signature.name", signature.name.text), ("signature.label", signature.label),
      ("marginals.text", marginals.text),
    ]
    for (index, heading) in self.blocks.headings.enumerated() {
      blocks.append(("blocks.heading\(index + 1)", heading.text))
    }
    for (index, level) in contents.levels.enumerated() {
      blocks.append(("contents.level\(index + 1)", level.text))
    }
    if !cover.isShown { blocks.append(("blocks.title", self.blocks.title.text)) }
    var texts = blocks.map { (path: $0.0, text: $0.1, ground: Color.white) }
    texts.append(("blocks.tableHead", self.blocks.tableHead.text, table.headGround ?? .white))
    if let zebra = table.zebraGround {
      texts.append(("blocks.tableCell", self.blocks.tableCell.text, zebra))
    }
    if cover.isShown {
      texts.append(("cover.title", cover.title.text, cover.ground ?? .white))
      texts.append(("cover.line", cover.line.text, .white))
    }
    return texts
  }
}

extension Located<StyleSheet> {
  /// Where the colour of a part is said: for a `$name`, where the brand names it.
  fileprivate func place(ofColorAt path: String) -> SourceLocation {
    var path = "\(path).color"
    // What a heading leaves out is as in the one above it, and at last as in `type`.
    while !isWritten(path) {
      guard let digit = path.firstIndex(where: \.isNumber), let level = Int(String(path[digit])),
        level > 1
      else {
        path = "type.color"
        break
      }
      path.replaceSubrange(digit...digit, with: String(level - 1))
    }
    if case .text(let text)? = source[path: path]?.content, text.hasPrefix("$") {
      path = "brand.colors.\(text.dropFirst())"
    }
    return location(of: path)
  }
}

// MARK: Resolution

extension StyleFindings {
  private static func resolutions(
    in style: StyleSheet, _ pictures: [String: Picture]
  ) -> [Diagnostic] {
    var marks = [style.logo.mark]
    if style.cover.isShown { marks.append(style.cover.logo) }
    var placed = marks.map { mark in
      (mark.file, { (picture: Picture) in mark.size(of: picture).width })
    }
    let paper = style.page.size.width
    placed.append((style.letterhead.file, { _ in paper }))
    if style.cover.isShown { placed.append((style.cover.artwork, { _ in paper })) }
    return placed.compactMap { file, width in
      guard let file, let picture = pictures[file.path] else { return nil }
      let width = width(picture)
      guard let found = picture.resolution(atWidth: width), found < Picture.naturalResolution - 0.5
      else { return nil }
      let needs = Int((width / 72 * Picture.naturalResolution).rounded(.up))
      return Diagnostic(
        resolution, at: file.source,
        "the picture \(file.path) has \(Int(found)) dots to the inch where it is "
          + "\(Int((width * 25.4 / 72).rounded())) mm wide, and 200 are the least",
        mend: "give one that is \(needs) pixels wide, or an SVG, or make it smaller")
    }
  }
}
