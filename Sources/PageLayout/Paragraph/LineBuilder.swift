import DocumentModel

/// Puts the glyphs of one line at their places.
struct LineBuilder {
  let list: ItemList
  let shaper: any TextShaper
  let block: BlockStyle
  let language: String
  private let baseline: Double

  init(list: ItemList, shaper: any TextShaper, block: BlockStyle, language: String) {
    self.list = list
    self.shaper = shaper
    self.block = block
    self.language = language
    let font = shaper.font(for: block.text, language: language)
    baseline = block.text.baseline(shaper.metrics(of: font))
  }

  private struct Piece {
    var shaped: ShapedText
    var span: Int
    var level: UInt8
    /// The width of a space before it is stretched; nil for a word.
    var space: Double?
    var stretches = false
    /// What the text layer says instead of the shaped text.
    var says: String?
  }

  /// Sets the items after the break `from` up to the break `to`.
  func line(
    from: Int, to: Int, measure: Double, indent: Double, isLast: Bool, endsWithSpace: Bool
  ) -> SetLine {
    var pieces = self.pieces(from: from, to: to)
    var trailing: Piece?
    if case .space(_, let span, let level, _) = list.contents[to] {
      trailing = Piece(
        shaped: shaper.shape(" ", in: style(span).font), span: span, level: level, space: 0)
    }
    if isLast, endsWithSpace, let last = pieces.last {
      trailing = Piece(
        shaped: shaper.shape(" ", in: style(last.span).font), span: last.span, level: last.level,
        space: 0)
    }
    let hyphenated: Bool
    if case .divide(_, _, let addsHyphen) = list.contents[to] {
      hyphenated = addsHyphen
    } else {
      hyphenated = false
    }
    reorder(&pieces)

    let hangRight = Double(list.items[to].hangRight) / 65536
    let hangLeft = from > 0 ? Double(list.items[from].hangLeft) / 65536 : 0
    let width = measure - indent
    var natural = 0.0
    var letters = 0
    var spaces = 0.0
    for piece in pieces {
      let size = style(piece.span).size
      natural += piece.space ?? advance(of: piece.shaped, size: size, span: piece.span)
      if piece.space == nil { letters += piece.shaped.glyphs.count }
      if piece.stretches { spaces += piece.space ?? 0 }
    }
    let room = width + hangRight + hangLeft - natural
    var perSpace = 0.0
    var perLetter = 0.0
    if block.alignment == .justified, !isLast || room < 0, !endsParagraphLine(to) || room < 0 {
      let breaking = list.style
      let em = block.text.size
      let (spacePart, letterPart) =
        room > 0
        ? (breaking.spaceStretch, breaking.letterStretch)
        : (breaking.spaceShrink, breaking.letterShrink)
      let give = spaces * spacePart + Double(letters) * letterPart * em
      if give > 0 {
        let ratio = room > 0 ? room / give : max(-1, room / give)
        // Letters give no more than their limit; spaces take the rest.
        perLetter = min(1, max(-1, ratio)) * letterPart * em
        let rest = (ratio > 1 ? room : ratio * give) - Double(letters) * perLetter
        perSpace = spaces > 0 ? rest / spaces : 0
      }
    }
    let overfull = max(0, -room - (-perSpace * spaces - perLetter * Double(letters)))
    if let trailing { pieces.append(trailing) }

    var x = indent - hangLeft
    switch block.alignment {
    case .center: x += max(0, room / 2)
    case .trailing: x += max(0, room)
    case .justified, .leading: break
    }
    var runs = RunBuilder(baseline: baseline)
    for piece in pieces {
      let span = style(piece.span)
      if let space = piece.space {
        let advance = space + (piece.stretches ? space * perSpace : 0)
        runs.append(piece.shaped, span: span, x: x, spacing: 0, says: piece.says)
        x += advance
      } else {
        let spacing = perLetter + span.letterSpacing * span.size
        runs.append(piece.shaped, span: span, x: x, spacing: spacing, says: piece.says)
        x +=
          piece.shaped.width * span.size + spacing * Double(piece.shaped.glyphs.count)
      }
    }
    var frame = Frame(
      size: Size(width: measure, height: block.text.leading), baseline: baseline,
      items: runs.finish())
    addLinks(to: &frame, runs: runs)
    return SetLine(
      frame: frame, overfull: overfull > 0.05 ? overfull : 0, endsWithHyphen: hyphenated)
  }

  private func style(_ span: Int) -> SpanStyle { list.text.spans[span].style }

  private func advance(of shaped: ShapedText, size: Double, span: Int) -> Double {
    (shaped.width + Double(shaped.glyphs.count) * style(span).letterSpacing) * size
  }

  /// The line ends where the writer wanted it to, not where the measure does.
  private func endsParagraphLine(_ item: Int) -> Bool {
    list.items[item].kind == .penalty && list.items[item].penalty <= -10_000
  }

  private func pieces(from: Int, to: Int) -> [Piece] {
    var pieces: [Piece] = []
    var open: (word: Int, from: Int, to: Int)?
    var started = from == 0
    func close() {
      guard let fragment = open else { return }
      open = nil
      let word = list.words[fragment.word]
      let text = word.word.shaped.text
      let isWhole = fragment.from == 0 && fragment.to == text.utf8.count
      let shaped =
        isWhole
        ? word.word.shaped
        : shaper.shape(slice(text, fragment.from, fragment.to), in: style(word.span).font)
      pieces.append(Piece(shaped: shaped, span: word.span, level: word.level))
    }
    for index in (from == 0 ? 0 : from + 1)..<max(to, from == 0 ? 0 : from + 1) {
      switch list.contents[index] {
      case .fragment(let word, let start, let end):
        started = true
        if let fragment = open, fragment.word == word {
          open = (word, fragment.from, end)
        } else {
          close()
          open = (word, start, end)
        }
      case .space(let text, let span, let level, let share):
        close()
        guard started else { continue }
        let span0 = style(span)
        pieces.append(
          Piece(
            shaped: shaper.shape(" ", in: span0.font), span: span, level: level,
            space: list.spaceWidth(span0) * share, stretches: share == 1,
            says: text == " " ? nil : text))
      case .divide, .none: continue
      }
    }
    close()
    if case .divide(let word, _, true) = list.contents[to] {
      let span = list.words[word].span
      pieces.append(
        Piece(
          shaped: shaper.shape("-", in: style(span).font), span: span,
          level: list.words[word].level, says: "\u{00AD}"))
    }
    return pieces
  }

  private func slice(_ text: String, _ from: Int, _ to: Int) -> String {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: from)
    let end = utf8.index(utf8.startIndex, offsetBy: to)
    return String(text[start..<end])
  }

  /// Rule L2 of UAX #9: from the highest level down, runs at or above it are turned round.
  private func reorder(_ pieces: inout [Piece]) {
    guard var level = pieces.map(\.level).max(), level > 0 else { return }
    while level > 0 {
      var start = 0
      while start < pieces.count {
        guard pieces[start].level >= level else {
          start += 1
          continue
        }
        var end = start
        while end < pieces.count, pieces[end].level >= level { end += 1 }
        pieces[start..<end].reverse()
        start = end
      }
      level -= 1
    }
  }

  private func addLinks(to frame: inout Frame, runs: RunBuilder) {
    for extent in runs.links {
      let link = list.text.links[extent.link]
      frame.place(
        .link(
          Link(
            size: Size(width: extent.end - extent.start, height: block.text.leading),
            target: link.target, words: link.words)),
        x: extent.start, y: 0, node: link.node)
    }
  }
}

extension TextStyle {
  /// From the top of a line to its baseline: the leading is shared out above and below.
  func baseline(_ metrics: FontMetrics) -> Double {
    (leading - (metrics.ascent + metrics.descent) * size) / 2 + metrics.ascent * size
  }
}

/// Joins what stands in a row, of one face, size and colour, into runs.
private struct RunBuilder {
  struct LinkExtent {
    var link: Int
    var start: Double
    var end: Double
  }

  let baseline: Double
  private(set) var links: [LinkExtent] = []
  private var items: [FrameItem] = []
  private var run: GlyphRun?
  private var node = StructureTree.Index.artifact
  private var origin = 0.0

  init(baseline: Double) { self.baseline = baseline }

  mutating func append(
    _ shaped: ShapedText, span: SpanStyle, x: Double, spacing: Double, says: String?
  ) {
    var pen = x
    let utf8 = Array((says ?? shaped.text).utf8)
    for part in shaped.runs {
      let fits =
        run.map {
          $0.face == part.face && $0.size == span.size && $0.color == span.color
            && node == span.node && !$0.isBackward && !part.isBackward
        } ?? false
      if !fits {
        flush()
        run = GlyphRun(
          face: part.face, size: span.size, color: span.color, isBackward: part.isBackward)
        node = span.node
        origin = pen
      }
      for glyph in shaped.glyphs[part.glyphs] {
        run?.glyphs.append(
          .init(
            id: glyph.id, x: Float(pen - origin + Double(glyph.dx) * span.size),
            y: Float(Double(glyph.dy) * span.size)))
        pen += Double(glyph.advance) * span.size + spacing
      }
      if says == nil {
        run?.text.append(contentsOf: utf8[part.text])
        run?.clusters.append(contentsOf: part.clusters)
      } else {
        run?.text.append(contentsOf: utf8)
        run?.clusters.append(
          .init(bytes: UInt8(utf8.count), glyphs: UInt8(part.glyphs.count)))
      }
      run?.width = pen - origin
    }
    if span.link >= 0 {
      if links.last?.link == span.link {
        links[links.count - 1].end = pen
      } else {
        links.append(LinkExtent(link: span.link, start: x, end: pen))
      }
    }
  }

  private mutating func flush() {
    guard let finished = run else { return }
    run = nil
    items.append(
      FrameItem(
        position: Point(x: origin, y: baseline), content: .glyphs(finished), node: node))
  }

  mutating func finish() -> [FrameItem] {
    flush()
    return items
  }
}
