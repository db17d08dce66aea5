package import DocumentModel

/// Sets the words of a document in one long galley and cuts it into pages.
package struct LayoutEngine {
  package let style: StyleSheet
  let shaper: any TextShaper
  /// Kept from document to document: a contract repeats its words, a batch all the more.
  private let words: WordBreaks
  private let paragraphs = SetParagraphs()

  /// A page reference is wrong at first, and may move its own page.
  private static let mostRuns = 5

  package init(style: StyleSheet, shaper: any TextShaper) {
    self.style = style
    self.shaper = shaper
    words = WordBreaks(shaper: shaper)
  }

  /// Lays a document out, and once more for as long as page references change; `pictures` holds
  /// those of its figures by their paths.
  package func layOut(
    _ document: Document, pictures: [String: Picture] = [:]
  ) throws(LayoutFailure) -> LaidOutDocument {
    var numbers: [String: Int] = [:]
    for _ in 1...Self.mostRuns {
      let run = try run(document, pictures: pictures, pageNumbers: numbers)
      if run.saidPages.allSatisfy({ numbers[$0] == run.numbers[$0] }) { return run.document }
      numbers = run.numbers
    }
    throw LayoutFailure(problems: [.unstablePageNumbers])
  }

  private struct Run {
    var document: LaidOutDocument
    var numbers: [String: Int]
    /// Anchors whose page numbers stand in the text.
    var saidPages: [String]
  }

  /// Lays a document out once. Read this first: the passes in their order.
  private func run(
    _ document: Document, pictures: [String: Picture], pageNumbers: [String: Int]
  ) throws(LayoutFailure) -> Run {
    let setter = makeSetter()
    var builder = GalleyBuilder(
      document: document, style: style, shaper: shaper, setter: setter, pictures: pictures,
      pageNumbers: pageNumbers)
    builder.build(document.blocks)
    try check(builder.problems)

    let cuts = try cutIntoPages(&builder)
    var pages = placeOnPages(&builder, cuts)
    let numbers = pages.numbersOfAnchors
    try check(builder.deadReferences(numbers))
    let marginals = Marginals(
      style: style, hasCover: builder.hasCover, information: document.information,
      outline: builder.outline,
      spans: builder.spans, setter: setter)
    marginals.fillIn(numbers, on: &pages)
    marginals.addHeadsAndFeet(to: &pages)
    style.page.bind(&pages)
    marginals.addMark(to: &pages)
    Letterhead(style: style, pictures: pictures).add(to: &pages, hasCover: builder.hasCover)
    builder.noteProblems(nil)
    try check(builder.problems)
    return Run(
      document: LaidOutDocument(
        information: document.information, pages: pages, structure: builder.spans.structure,
        outline: builder.outline,
        breaks: PageBreakReport.reports(
          of: cuts, in: builder.galley, page: style.page,
          leading: style.blocks.body.text.leading)),
      numbers: numbers,
      saidPages: builder.references.filter(\.saysPage).map(\.anchor))
  }

  func makeSetter() -> ParagraphSetter {
    ParagraphSetter(
      shaper: shaper, words: words, style: style.lineBreaking, paragraphs: paragraphs)
  }

  private func check(_ problems: [LayoutProblem]) throws(LayoutFailure) {
    if !problems.isEmpty { throw LayoutFailure(problems: problems) }
  }

  /// Cuts the galley, and where no good break exists sets some of its paragraphs anew.
  private func cutIntoPages(
    _ builder: inout GalleyBuilder
  ) throws(LayoutFailure) -> [PageBreaker.Cut] {
    let fitting = PageFitting(
      breaker: PageBreaker(
        textHeight: style.page.textHeight, turnedHeight: style.page.turned.textHeight,
        style: style.pageBreaking))
    do {
      return try fitting.cutIntoPages(&builder)
    } catch {
      let entry = builder.galley.entries[error.entry]
      throw LayoutFailure(problems: [
        .tooTall(
          what: "a piece of the document that may not be divided", needs: error.height,
          has: (entry.isTurned ? style.page.turned : style.page).textHeight,
          source: entry.source)
      ])
    }
  }

  /// Puts each page's entries below each other inside its margins.
  private func placeOnPages(_ builder: inout GalleyBuilder, _ cuts: [PageBreaker.Cut]) -> [Page] {
    guard !cuts.isEmpty else { return [Page(number: 1, frame: Frame(size: style.page.size))] }
    return cuts.indices.map { number in
      Page(number: number + 1, frame: page(of: cuts[number].entries, &builder))
    }
  }

  private func page(of entries: Range<Int>, _ builder: inout GalleyBuilder) -> Frame {
    let galley = builder.galley
    let style = entries.first.map { galley.entries[$0].isTurned } == true ? style.turned : style
    let margins = style.page.margins
    var frame = Frame(size: style.page.size)
    var notes: [Frame] = []
    var y = margins.top
    func place(_ piece: Frame) {
      frame.place(piece, x: margins.left, y: y)
      y += piece.size.height
    }
    for index in entries {
      let entry = galley.entries[index]
      if index == entries.lowerBound {
        if let head = entry.head { place(galley.heads[head]) }
        if let carry = entry.carry { place(builder.row(of: carry, .back)) }
      } else {
        y += entry.spaceBefore
      }
      place(entry.frame)
      notes += entry.notes.map { galley.notes[$0] }
    }
    if entries.upperBound < galley.entries.count,
      let carry = galley.entries[entries.upperBound].carry
    {
      place(builder.row(of: carry, .forward))
    }
    Footnotes.place(notes, on: &frame, style: style)
    return frame
  }
}

/// Pages to be drawn, and what finishing must know of them.
package struct LaidOutDocument: Sendable, Hashable {
  package var information: DocumentInformation
  package var pages: [Page]
  package var structure: StructureTree
  package var outline: [OutlineEntry]
  /// Why each page ended where it did.
  package var breaks: [PageBreakReport]
}
