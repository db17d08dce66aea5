internal import CPangoCairo
import DocumentModel
package import PDFObjects
package import PageLayout

/// Draws pages; every decision was made before.
package struct PageRenderer {
  private let book: FontBook
  private let shelf = PictureShelf()
  private let kept = KeptPages()

  package init(book: FontBook) { self.book = book }

  /// Draws all pages into a PDF, each piece of text in marked content of its own.
  ///
  /// The text of a page that was drawn just so for an earlier document is not drawn again, unless
  /// pages are wanted whole: that takes longer, and needs nothing of how Cairo names things.
  package func drawPDF(
    _ pages: [Page], inPieces: Bool = true
  ) throws(DrawingError) -> DrawnDocument {
    try PDFPass(pages, book: book, shelf: shelf, kept: kept, inPieces: inPieces).draw(pages)
  }

  /// Keeps the contents of pages, by the pages of Cairo's file, for documents to come.
  package func keep(_ contents: [Int: PDFStream], of document: DrawnDocument) {
    for (page, key) in document.keys {
      if let content = contents[page] { kept.keep(content, key) }
    }
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
    let steps = PageRecorder(book: book, marksContent: false).record(page, at: 0)
    try canvas.perform(steps.text + steps.marginals, with: shelf)
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
