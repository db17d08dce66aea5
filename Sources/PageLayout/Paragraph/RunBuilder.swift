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
  /// Where the last piece of the run begins; what stands left of it needs a run of its own.
  private var lastX = 0.0

  init(baseline: Double) { self.baseline = baseline }

  /// Adds `shaped` with its left edge at `x`, and `spacing` behind each letter.
  mutating func append(
    _ shaped: ShapedText, span: SpanStyle, x: Double, spacing: Double, says: String?
  ) {
    let utf8 = Array((says ?? shaped.text).utf8)
    var pen = x
    // Marks above and below letters take no space of their own.
    let places = shaped.glyphs.map { glyph in
      defer { if glyph.advance > 0 { pen += Double(glyph.advance) * span.size + spacing } }
      return pen
    }
    // The shaper's runs stand from left to right; they are added as they are read.
    for part in shaped.runs.sorted(by: { $0.text.lowerBound < $1.text.lowerBound }) {
      let end = part.glyphs.upperBound < places.count ? places[part.glyphs.upperBound] : pen
      begin(part, span: span, x: part.glyphs.isEmpty ? pen : places[part.glyphs.lowerBound])
      for index in part.glyphs {
        let glyph = shaped.glyphs[index]
        run?.glyphs.append(
          .init(
            id: glyph.id, x: Float(places[index] - origin + Double(glyph.dx) * span.size),
            y: Float(Double(glyph.dy) * span.size)))
      }
      if says == nil {
        run?.text.append(contentsOf: utf8[part.text])
        run?.clusters.append(contentsOf: part.clusters)
      } else {
        run?.text.append(contentsOf: utf8)
        run?.clusters.append(
          .init(bytes: UInt8(utf8.count), glyphs: UInt8(part.glyphs.count)))
      }
      run?.width = end - origin
    }
    if span.link >= 0 { extendLink(span.link, from: x, to: pen) }
  }

  /// Goes on with the run at hand, or begins another, for glyphs at `x`.
  private mutating func begin(_ part: ShapedText.Run, span: SpanStyle, x: Double) {
    let fits =
      run.map {
        $0.face == part.face && $0.size == span.size && $0.color == span.color
          && node == span.node && !$0.isBackward && !part.isBackward && x >= lastX
      } ?? false
    if !fits {
      flush()
      run = GlyphRun(
        face: part.face, size: span.size, color: span.color, isBackward: part.isBackward)
      node = span.node
      origin = x
    }
    lastX = x
  }

  private mutating func extendLink(_ link: Int, from start: Double, to end: Double) {
    guard let last = links.last, last.link == link else {
      links.append(LinkExtent(link: link, start: start, end: end))
      return
    }
    links[links.count - 1] = LinkExtent(
      link: link, start: min(last.start, start), end: max(last.end, end))
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
