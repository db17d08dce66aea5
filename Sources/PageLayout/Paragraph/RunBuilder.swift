import DocumentModel

/// Joins what stands in a row, of one face, size and colour, into runs.
struct RunBuilder {
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
        // Marks above and below letters take no space of their own.
        if glyph.advance > 0 { pen += Double(glyph.advance) * span.size + spacing }
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
