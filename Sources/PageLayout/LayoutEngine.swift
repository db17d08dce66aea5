package import DocumentModel

/// Sets the words of a document in one long galley and cuts it into pages.
package struct LayoutEngine {
  package private(set) var style: StyleSheet
  let shaper: any TextShaper
  /// Kept from document to document: a contract repeats its words, a batch all the more.
  private let words: WordBreaks
  private let paragraphs = SetParagraphs()
  private let protrusion: ProtrusionTables

  /// A page reference is wrong at first, and may move its own page.
  private static let mostRuns = 5

  package init(style: StyleSheet, shaper: any TextShaper) {
    self.style = style
    self.shaper = shaper
    words = WordBreaks(shaper: shaper)
    protrusion = ProtrusionTables(style.protrusion, families: style.families)
  }

  /// Lays a document out, and once more for as long as page references change; `pictures` holds
  /// those of its figures by their paths.
  package func layOut(
    _ document: Document, pictures: [String: Picture] = [:]
  ) throws(LayoutFailure) -> LaidOutDocument {
    defer {
      words.endDocument()
      paragraphs.endDocument()
      shaper.endDocument()
    }
    if document.information.hasInitials {
      var engine = self
      engine.style = style.withInitials
      return try engine.layOutInRuns(document, pictures: pictures)
    }
    return try layOutInRuns(document, pictures: pictures)
  }

  private func layOutInRuns(
    _ document: Document, pictures: [String: Picture]
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
    let isRightToLeft = document.information.isRightToLeft
    let setter = makeSetter(isRightToLeft: isRightToLeft)
    var builder = GalleyBuilder(
      document: document, style: style, shaper: shaper, setter: setter, pictures: pictures,
      pageNumbers: pageNumbers)
    builder.build(document.blocks)
    try check(builder.problems)

    let areas = try cut(&builder)
    var pages = areas.placed(&builder)
    let unnumbered = builder.hasCover && !style.cover.isNumbered ? 1 : 0
    let numbers = pages.numbersOfAnchors(unnumbered: unnumbered)
    try check(builder.deadReferences(numbers))
    let marginals = Marginals(
      style: style, hasCover: builder.hasCover, unnumbered: unnumbered,
      information: document.information, outline: builder.outline,
      schedules: areas.schedules(of: builder.galley), spans: builder.spans, setter: setter)
    marginals.fillIn(numbers, on: &pages)
    try check(marginals.addLineNumbers(to: &pages))
    for index in pages.indices { pages[index].endText() }
    marginals.addHeadsAndFeet(to: &pages)
    marginals.addInitials(of: document.signatureParties, to: &pages)
    style.page.bind(&pages)
    if isRightToLeft {
      for index in pages.indices { pages[index].frame = pages[index].frame.mirroredThrough() }
    }
    marginals.addMark(to: &pages)
    Letterhead(style: style, pictures: pictures).add(to: &pages, hasCover: builder.hasCover)
    builder.problems += marginals.addLetterheadLines(to: &pages)
    builder.noteProblems(nil)
    try check(builder.problems)
    return Run(
      document: LaidOutDocument(
        information: document.information, pages: pages, unnumbered: unnumbered,
        structure: builder.spans.structure, outline: builder.outline,
        breaks: PageBreakReport.reports(
          of: areas, in: builder.galley, page: style.page,
          leading: style.blocks.body.text.leading)),
      numbers: numbers,
      saidPages: builder.references.filter(\.saysPage).map(\.anchor))
  }

  func makeSetter(isRightToLeft: Bool = false) -> ParagraphSetter {
    ParagraphSetter(
      shaper: shaper, words: words, style: style.lineBreaking, protrusion: protrusion,
      paragraphs: paragraphs, isRightToLeft: isRightToLeft)
  }

  private func check(_ problems: [LayoutProblem]) throws(LayoutFailure) {
    if !problems.isEmpty { throw LayoutFailure(problems: problems) }
  }

  /// Cuts the galley, and where no good break exists sets some of its paragraphs anew.
  private func cut(_ builder: inout GalleyBuilder) throws(LayoutFailure) -> [PageArea] {
    let page = style.page
    do {
      if page.columns.count > 1 {
        return try ColumnBreaker(
          page: page, style: style.pageBreaking, leading: style.blocks.body.text.leading
        ).areas(&builder)
      }
      let fitting = PageFitting(
        breaker: PageBreaker(
          textHeight: page.textHeight, turnedHeight: page.turned.textHeight,
          style: style.pageBreaking))
      return try fitting.cutIntoPages(&builder).enumerated().map {
        PageArea(page: $0, width: page.measure, height: page.textHeight, cut: $1)
      }
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
}

/// Pages to be drawn, and what finishing must know of them.
package struct LaidOutDocument: Sendable, Hashable {
  package var information: DocumentInformation
  package var pages: [Page]
  /// Sheets before page 1: a cover that is not counted.
  package var unnumbered: Int
  package var structure: StructureTree
  package var outline: [OutlineEntry]
  /// Why each page ended where it did.
  package var breaks: [PageBreakReport]

  /// The number that a page bears; nil for one before page 1.
  package func printedNumber(of page: Page) -> Int? {
    page.number > unnumbered ? page.number - unnumbered : nil
  }

  /// As how many pages the document counts itself.
  package var printedCount: Int { pages.count - unnumbered }

  /// Takes everything off the pages, when it has been drawn.
  package mutating func empty() {
    for index in pages.indices {
      pages[index].frame.items = []
      pages[index].endText()
    }
  }
}
