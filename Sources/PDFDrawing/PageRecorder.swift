import DocumentModel
import PageLayout

/// Goes over the frames of pages and says what is to be drawn, and what stands where.
final class PageRecorder {
  /// What is drawn of a page, in two parts.
  struct Steps {
    var text: [DrawingStep] = []
    /// Heads, feet and initials, which differ from contract to contract.
    var marginals: [DrawingStep] = []
    /// How many marks the text has.
    var marksOfText = 0
    var marksOfMarginals = 0
  }

  private(set) var document = DrawnDocument()
  private let book: FontBook
  /// Whether the steps open marked content; a picture of a page has none, and shows what is in
  /// its fields.
  private let marksContent: Bool
  private var steps: [DrawingStep] = []
  private var page = 0
  private var mcid = 0
  private var open: StructureTree.Index?

  init(book: FontBook, marksContent: Bool) {
    self.book = book
    self.marksContent = marksContent
  }

  /// Records a page; `index` is its place in the document.
  func record(_ page: Page, at index: Int) -> Steps {
    self.page = index
    mcid = 0
    var result = Steps()
    result.text = record(page.frame.items[..<page.firstMarginal])
    result.marksOfText = mcid
    result.marginals = record(page.frame.items[page.firstMarginal...])
    result.marksOfMarginals = mcid - result.marksOfText
    return result
  }

  private func record(_ items: ArraySlice<FrameItem>) -> [DrawingStep] {
    let first = mcid
    record(items, at: .zero)
    if mcid > first { steps.append(.endOfMarks) }
    open = nil
    defer { steps = [] }
    return steps
  }

  private func record(_ items: ArraySlice<FrameItem>, at origin: Point) {
    for item in items {
      let place = Point(x: origin.x + item.position.x, y: origin.y + item.position.y)
      switch item.content {
      case .frame(let inner): record(inner.items[...], at: place)
      case .glyphs(let run):
        guard !run.glyphs.isEmpty else { continue }
        mark(item.node)
        steps.append(.glyphs(run, at: place))
      case .turned(let run, let angle):
        mark(.artifact)
        steps.append(.turned(run, at: place, angle: angle))
      case .fill(let size, let color):
        mark(.artifact)
        steps.append(.fill(rect(place, size), color))
      case .field(let field):
        open = nil
        document.fields.append(placed(field, at: place, size: field.size))
        document.events.append(.field(document.fields.count - 1, node: item.node))
        if !marksContent { show(field, at: place) }
      case .link(let link):
        document.links.append(placed(link, at: place, size: link.size))
        document.events.append(.link(document.links.count - 1, node: item.node))
      case .destination(let anchor):
        document.destinations.append(placed(anchor, at: place, size: .zero))
      case .picture(let picture, let size):
        mark(item.node)
        steps.append(.picture(picture, in: rect(place, size)))
        if item.node != .artifact {
          document.pictures.append(placed(item.node, at: place, size: size))
        }
      case .pageNumber: break
      }
    }
  }

  private func rect(_ place: Point, _ size: Size) -> Rect {
    Rect(x: place.x, y: place.y, width: size.width, height: size.height)
  }

  private func placed<Thing>(
    _ thing: Thing, at place: Point, size: Size
  ) -> DrawnDocument.Placed<Thing> {
    .init(page: page, rect: rect(place, size), thing: thing)
  }

  /// Begins marked content for `node` unless it is open already.
  private func mark(_ node: StructureTree.Index) {
    guard marksContent, open != node else { return }
    open = node
    steps.append(.beginMark(isArtifact: node == .artifact))
    document.events.append(.mark(page: page, mcid: mcid, node: node))
    mcid += 1
  }

  /// A picture has no fields, so what they hold is drawn.
  private func show(_ field: Field, at place: Point) {
    guard !field.value.isEmpty else { return }
    let style = TextStyle(size: field.fontSize, leading: field.fontSize)
    let shaped = book.shape(field.value, in: book.font(for: style, language: "en"))
    var x = 0.0
    for part in shaped.runs {
      var run = GlyphRun(face: part.face, size: field.fontSize, color: .black)
      for glyph in shaped.glyphs[part.glyphs] {
        run.glyphs.append(.init(id: glyph.id, x: Float(x), y: 0))
        x += Double(glyph.advance) * field.fontSize
      }
      run.text = Array(field.value.utf8)[part.text].map { $0 }
      run.clusters = part.clusters
      let baseline = place.y + field.size.height - field.fontSize * 0.35
      steps.append(.glyphs(run, at: Point(x: place.x + 2, y: baseline)))
    }
  }
}
