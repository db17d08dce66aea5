import DocumentModel
import PDFObjects
import PageLayout

/// One run over the pages of a document, drawing what no earlier document had.
final class PDFPass {
  private let surface: StreamSurface
  private let canvas: Canvas
  private let recorder: PageRecorder
  private let shelf: PictureShelf
  private let kept: KeptPages
  private var glyphs: GlyphList
  private let mayKeep: Bool
  /// Whether text and what stands around it are drawn apart.
  private let inPieces: Bool
  /// How many pages Cairo's file has.
  private var count: Int
  /// By those pages, what they are known by to documents to come.
  private var keys: [Int: KeptPages.Key] = [:]

  /// Shows all glyphs of `pages` on a page that is none of theirs.
  init(
    _ pages: [Page], book: FontBook, shelf: PictureShelf, kept: KeptPages, inPieces: Bool
  ) throws(DrawingError) {
    self.inPieces = inPieces
    var glyphs = GlyphList(pages)
    surface = try StreamSurface.pdf(glyphs.pageSize)
    canvas = try Canvas(surface: surface.pointer, book: book)
    glyphs.draw(on: canvas)
    canvas.endPage()
    count = 1
    let isKnown = glyphs.readCodes(from: kept.firstContent(of: surface))
    mayKeep = isKnown && pages.count <= KeptPages.most
    self.glyphs = glyphs
    recorder = PageRecorder(book: book, marksContent: true)
    self.shelf = shelf
    self.kept = kept
  }

  /// Draws the pages and ends the file.
  func draw(_ pages: [Page]) throws(DrawingError) -> DrawnDocument {
    var sheets: [Sheet] = []
    for (index, page) in pages.enumerated() { sheets.append(try draw(page, at: index)) }
    try canvas.check()
    var document = recorder.document
    document.bytes = try surface.finish()
    (document.sheets, document.keys) = (sheets, keys)
    return document
  }

  private func draw(_ page: Page, at index: Int) throws(DrawingError) -> Sheet {
    let steps = recorder.record(page, at: index)
    let size = page.frame.size
    // What is named beside the fonts, such as a picture, is named anew on each page.
    let isPlain =
      !steps.text.contains(where: \.isPicture)
      && !steps.marginals.contains(where: \.isPicture)
    guard inPieces, isPlain, !steps.text.isEmpty else {
      return .whole(try draw(steps.text + steps.marginals, on: size))
    }
    var pieces = [
      Sheet.Piece(content: try text(steps.text, of: size, index), marks: steps.marksOfText)
    ]
    if !steps.marginals.isEmpty {
      let place = try draw(steps.marginals, on: size)
      pieces.append(.init(content: .drawn(place), marks: steps.marksOfMarginals))
    }
    return .pieces(pieces, width: size.width, height: size.height)
  }

  /// The text of a page, from an earlier document if that had it just so.
  private func text(
    _ steps: [DrawingStep], of size: Size, _ index: Int
  ) throws(DrawingError) -> Sheet.Piece.Content {
    guard mayKeep else { return .drawn(try draw(steps, on: size)) }
    let key = kept.key(size, steps, glyphs.uses(in: steps, page: index))
    if let content = kept.content(key, showing: { glyphs.codes(in: steps) }) {
      return .kept(content)
    }
    let place = try draw(steps, on: size)
    keys[place] = key
    return .drawn(place)
  }

  /// Draws a page of Cairo's file, and returns its place in it.
  private func draw(_ steps: [DrawingStep], on size: Size) throws(DrawingError) -> Int {
    surface.setPageSize(size)
    try canvas.perform(steps, with: shelf)
    canvas.endPage()
    count += 1
    return count - 1
  }
}
