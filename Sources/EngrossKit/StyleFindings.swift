internal import ContractModel
public import DocumentModel
public import StrictInput

/// What a careful designer would ask of a style: things that are set as they are, and read badly.
public struct StyleFindings {
  /// Finds text that is hard to see, pictures that are too coarse, letters that a font does not
  /// have and marks of another firm, each with its place.
  ///
  /// Throws what is wrong with the pictures and the fonts that the style names.
  public static func find(
    in style: Located<StyleSheet>, assets: Assets = .builtIn
  ) throws(Faults) -> [Diagnostic] {
    try find(in: style, fonts: try assets.fonts(of: style.value), assets: assets)
  }

  /// Finds the same with fonts that were found before.
  public static func find(
    in style: Located<StyleSheet>, fonts: StyleFonts, assets: Assets = .builtIn
  ) throws(Faults) -> [Diagnostic] {
    let pictures = try PictureFile.read(style.value.pictureFiles.map { ($0.path, $0.source) })
    let found =
      contrasts(in: style) + resolutions(in: style.value, pictures)
      + features(in: style, fonts) + marks(in: style, assets)
    return Faults(sorting: found).diagnostics
  }

  static let all = [contrast, resolution, feature, mark]

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
    var parts: [Pair: [StyledText]] = [:]
    var order: [Pair] = []
    for text in style.value.texts {
      let look = text.style
      let pair = Pair(color: look.color, ground: text.ground, least: look.isLarge ? 3 : 4.5)
      guard look.color.contrast(on: text.ground) < pair.least else { continue }
      if parts[pair] == nil { order.append(pair) }
      parts[pair, default: []].append(text)
    }
    return order.compactMap { pair in
      guard let texts = parts[pair], let first = texts.first else { return nil }
      let names = first.path + (texts.count == 1 ? "" : " and \(texts.count - 1) more")
      let shade = pair.color.shade(withContrast: pair.least, on: pair.ground)
      return Diagnostic(
        contrast, at: style.place(of: first),
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

/// A kind of text by its path, with the ground that it stands on.
struct StyledText {
  var path: String
  var style: TextStyle
  var ground = Color.white
  /// Nil for the white of the paper.
  var groundPath: String?
}

extension StyleSheet {
  var texts: [StyledText] {
    var blocks: [(String, TextStyle)] = [
      ("blocks.body", self.blocks.body.text), ("blocks.titleLine", self.blocks.titleLine.text),
      ("blocks.schedule", self.blocks.schedule.text), ("blocks.quote", self.blocks.quote.text),
      ("blocks.code", self.blocks.code.text), ("blocks.tableCell", self.blocks.tableCell.text),
      ("blocks.caption", self.blocks.caption.text), ("blocks.footnote", self.blocks.footnote.text),
      ("contents.title", contents.title.text), ("signature.leadIn", signature.leadIn.text),
      ("signature.name", signature.name.text), ("signature.label", signature.label),
      ("marginals.text", marginals.text), ("lineNumbers.text", lineNumbers.text),
    ]
    for (index, heading) in self.blocks.headings.enumerated() {
      blocks.append(("blocks.heading\(index + 1)", heading.text))
    }
    for (index, level) in contents.levels.enumerated() {
      blocks.append(("contents.level\(index + 1)", level.text))
    }
    if !cover.isShown { blocks.append(("blocks.title", self.blocks.title.text)) }
    var texts = blocks.map { StyledText(path: $0.0, style: $0.1) }
    func add(_ path: String, _ style: TextStyle, on ground: Color?, _ groundPath: String) {
      texts.append(
        StyledText(
          path: path, style: style, ground: ground ?? .white,
          groundPath: ground == nil ? nil : groundPath))
    }
    add("blocks.tableHead", self.blocks.tableHead.text, on: table.headGround, "table.headGround")
    if let zebra = table.zebraGround {
      add("blocks.tableCell", self.blocks.tableCell.text, on: zebra, "table.zebraGround")
    }
    if !(letterhead.head.lines + letterhead.foot.lines).isEmpty {
      texts.append(StyledText(path: "letterhead.text", style: letterhead.text))
    }
    if cover.isShown {
      add("cover.title", cover.title.text, on: cover.ground, "cover.ground")
      texts.append(StyledText(path: "cover.line", style: cover.line.text))
    }
    return texts
  }
}

extension Located<StyleSheet> {
  /// Where the colour of a text is said; where that is in a sheet that this one extends, and the
  /// ground is said in this one, the place of the ground.
  fileprivate func place(of text: StyledText) -> SourceLocation {
    let place = place(of: "color", at: text.path)
    guard place.file != source.location.file, let path = text.groundPath else { return place }
    let ground = location(of: named(path))
    return ground.file == source.location.file ? ground : place
  }

  /// Where a key of a kind of text is said.
  func place(of key: String, at path: String) -> SourceLocation {
    var path = "\(path).\(key)"
    // What a heading leaves out is as in the one above it, and at last as in `type`.
    while !isWritten(path) {
      guard let digit = path.firstIndex(where: \.isNumber), let level = Int(String(path[digit])),
        level > 1
      else {
        path = "type.\(key)"
        break
      }
      path.replaceSubrange(digit...digit, with: String(level - 1))
    }
    return location(of: named(path))
  }

  /// For a `$name`, where the brand names it.
  private func named(_ path: String) -> String {
    guard case .text(let text)? = source[path: path]?.content, text.hasPrefix("$") else {
      return path
    }
    return "brand.colors.\(text.dropFirst())"
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
