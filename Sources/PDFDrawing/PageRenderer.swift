internal import CPangoCairo
package import DocumentModel
package import PageLayout

/// Pages as Cairo drew them, and a record of what stands where.
package struct DrawnDocument: Sendable {
  /// Something that belongs to a node of the structure tree, in the order of drawing.
  package enum Event: Sendable, Hashable {
    /// Marked content: MCIDs count up on each page.
    case mark(page: Int, mcid: Int, node: StructureTree.Index)
    case link(Int, node: StructureTree.Index)
    case field(Int, node: StructureTree.Index)
  }

  /// A thing at a place on a page, from the page's top left.
  package struct Placed<Thing: Sendable & Hashable>: Sendable, Hashable {
    package var page: Int
    package var rect: Rect
    package var thing: Thing
  }

  package var bytes: [UInt8] = []
  package var events: [Event] = []
  package var links: [Placed<Link>] = []
  package var fields: [Placed<Field>] = []
  package var destinations: [Placed<String>] = []
  /// Pictures that are more than decoration.
  package var pictures: [Placed<StructureTree.Index>] = []
}

/// Draws pages; every decision was made before.
package struct PageRenderer {
  private let book: FontBook
  private let shelf = PictureShelf()

  package init(book: FontBook) { self.book = book }

  /// Draws all pages into a PDF, each piece of text in marked content of its own.
  package func drawPDF(_ pages: [Page]) throws(DrawingError) -> DrawnDocument {
    let surface = try StreamSurface.pdf(pages.first?.frame.size ?? Size(width: 595, height: 842))
    let pass = DrawingPass(
      canvas: try Canvas(surface: surface.pointer, book: book), marksContent: true, book: book,
      shelf: shelf)
    for (index, page) in pages.enumerated() {
      surface.setPageSize(page.frame.size)
      pass.beginPage(index)
      try pass.draw(page.frame, at: .zero)
      pass.endPage()
      pass.canvas.endPage()
    }
    try pass.canvas.check()
    var result = pass.result
    result.bytes = try surface.finish()
    return result
  }

  /// Draws the glyphs of all pages and nothing else, neither their text nor what it belongs to:
  /// the least that Cairo needs for these pages, to compare with.
  package func drawGlyphsAlone(_ pages: [Page]) throws(DrawingError) -> [UInt8] {
    let surface = try StreamSurface.pdf(pages.first?.frame.size ?? Size(width: 595, height: 842))
    let canvas = try Canvas(surface: surface.pointer, book: book)
    for page in pages {
      surface.setPageSize(page.frame.size)
      showGlyphs(of: page.frame, at: .zero, on: canvas)
      canvas.endPage()
    }
    return try surface.finish()
  }

  private func showGlyphs(of frame: Frame, at origin: Point, on canvas: Canvas) {
    for item in frame.items {
      let place = Point(x: origin.x + item.position.x, y: origin.y + item.position.y)
      switch item.content {
      case .frame(let inner): showGlyphs(of: inner, at: place, on: canvas)
      case .glyphs(let run): canvas.showGlyphsAlone(run, at: place)
      default: break
      }
    }
  }

  /// Draws one page as a PNG of `resolution` dots an inch.
  package func drawPNG(_ page: Page, resolution: Double) throws(DrawingError) -> [UInt8] {
    let surface = try DotSurface(page.frame.size, resolution: resolution)
    try draw(page, on: surface.pointer, scale: surface.scale)
    return try surface.png()
  }

  /// Draws one page as an SVG, its letters as outlines.
  package func drawSVG(_ page: Page) throws(DrawingError) -> [UInt8] {
    let surface = try StreamSurface.svg(page.frame.size)
    try draw(page, on: surface.pointer)
    return Self.renumbered(try surface.finish())
  }

  /// Draws one page on white, in a place of its own if it is given one, and keeps no record of
  /// what stands where.
  func draw(
    _ page: Page, on surface: OpaquePointer, scale: Double = 1, in place: Rect? = nil
  ) throws(DrawingError) {
    let size = page.frame.size
    let paper = Rect(x: 0, y: 0, width: size.width, height: size.height)
    let canvas = try Canvas(surface: surface, book: book)
    canvas.scale(scale)
    if let place { canvas.enter(place, as: size) }
    canvas.fill(paper, Color(red: 1, green: 1, blue: 1))
    let pass = DrawingPass(canvas: canvas, marksContent: false, book: book, shelf: shelf)
    pass.beginPage(0)
    try pass.draw(page.frame, at: .zero)
    try canvas.check()
  }

  /// Cairo numbers the surfaces of a process; here they are numbered within their page, so that
  /// the same page gives the same bytes.
  private static func renumbered(_ svg: [UInt8]) -> [UInt8] {
    var numbers: [Substring: Int] = [:]
    let text = String(decoding: svg, as: UTF8.self).replacing(
      /(id="|"#)(surface|image)([0-9]+)"/
    ) { name in
      let number = numbers[name.3, default: numbers.count + 1]
      numbers[name.3] = number
      return "\(name.1)\(name.2)\(number)\""
    }
    return Array(text.utf8)
  }
}

/// One run over the pages.
private final class DrawingPass {
  let canvas: Canvas
  let marksContent: Bool
  let book: FontBook
  let shelf: PictureShelf
  var result = DrawnDocument()
  private var page = 0
  private var mcid = 0
  private var open: StructureTree.Index?

  init(canvas: Canvas, marksContent: Bool, book: FontBook, shelf: PictureShelf) {
    self.canvas = canvas
    self.marksContent = marksContent
    self.book = book
    self.shelf = shelf
  }

  func beginPage(_ index: Int) {
    page = index
    mcid = 0
  }

  func endPage() { close() }

  func draw(_ frame: Frame, at origin: Point) throws(DrawingError) {
    for item in frame.items {
      let place = Point(x: origin.x + item.position.x, y: origin.y + item.position.y)
      switch item.content {
      case .frame(let inner): try draw(inner, at: place)
      case .glyphs(let run):
        mark(item.node)
        canvas.show(run, at: place)
      case .turned(let run, let angle):
        mark(.artifact)
        canvas.show(run, at: place, turnedBy: angle)
      case .fill(let size, let color):
        mark(.artifact)
        canvas.fill(
          Rect(x: place.x, y: place.y, width: size.width, height: size.height), color)
      case .field(let field):
        close()
        result.fields.append(placed(field, at: place, size: field.size))
        result.events.append(.field(result.fields.count - 1, node: item.node))
        if !marksContent { show(field, at: place) }
      case .link(let link):
        result.links.append(placed(link, at: place, size: link.size))
        result.events.append(.link(result.links.count - 1, node: item.node))
      case .destination(let anchor):
        result.destinations.append(placed(anchor, at: place, size: .zero))
      case .picture(let picture, let size):
        mark(item.node)
        let rect = Rect(x: place.x, y: place.y, width: size.width, height: size.height)
        try canvas.draw(picture, from: shelf, in: rect)
        if item.node != .artifact {
          result.pictures.append(placed(item.node, at: place, size: size))
        }
      case .pageNumber: break
      }
    }
  }

  private func placed<Thing>(
    _ thing: Thing, at place: Point, size: Size
  ) -> DrawnDocument.Placed<Thing> {
    .init(
      page: page, rect: Rect(x: place.x, y: place.y, width: size.width, height: size.height),
      thing: thing)
  }

  /// Opens marked content for `node` unless it is open already.
  private func mark(_ node: StructureTree.Index) {
    guard marksContent, open != node else { return }
    close()
    open = node
    canvas.beginTag(tag(of: node))
    result.events.append(.mark(page: page, mcid: mcid, node: node))
    mcid += 1
  }

  private func close() {
    guard let node = open else { return }
    canvas.endTag(tag(of: node))
    open = nil
  }

  /// Cairo 1.16 refuses `Artifact`; finishing rewrites `Private`.
  private func tag(of node: StructureTree.Index) -> String {
    node == .artifact ? "Private" : "Span"
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
      canvas.show(
        run,
        at: Point(x: place.x + 2, y: place.y + field.size.height - field.fontSize * 0.35))
    }
  }
}
