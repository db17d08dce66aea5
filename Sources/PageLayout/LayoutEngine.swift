package import DocumentModel

/// Sets the words of a document in one long galley and cuts it into pages.
package struct LayoutEngine {
  package let style: StyleSheet
  private let shaper: any TextShaper
  /// Kept from document to document: a contract repeats its words, a batch all the more.
  private let words: WordBreaks

  package init(style: StyleSheet, shaper: any TextShaper) {
    self.style = style
    self.shaper = shaper
    words = WordBreaks(shaper: shaper)
  }

  /// Lays a document out. Read this first: the passes in their order.
  package func layOut(_ document: Document) throws(LayoutFailure) -> LaidOutDocument {
    let setter = ParagraphSetter(
      shaper: shaper, words: words, style: style.lineBreaking)
    var builder = GalleyBuilder(
      document: document, style: style, shaper: shaper, setter: setter)
    builder.build(document.blocks)
    guard builder.problems.isEmpty else { throw LayoutFailure(problems: builder.problems) }

    let cuts = try breakIntoPages(builder.galley)
    var pages = placeOnPages(builder.galley, cuts)
    let marginals = Marginals(
      style: style, information: document.information, outline: builder.outline,
      spans: builder.spans, setter: setter)
    marginals.numberPages(&pages)
    marginals.addHeadsAndFeet(to: &pages)
    let missing = setter.takeMissing()
    guard missing.isEmpty else {
      throw LayoutFailure(
        problems: missing.sorted { $0.key.value < $1.key.value }.map {
          .missingCharacter($0.key, word: $0.value, source: nil)
        })
    }
    return LaidOutDocument(
      information: document.information, pages: pages, structure: builder.spans.structure,
      outline: builder.outline)
  }

  private func breakIntoPages(_ galley: Galley) throws(LayoutFailure) -> [PageBreaker.Cut] {
    let breaker = PageBreaker(
      textHeight: style.page.textHeight, style: style.pageBreaking)
    do {
      return try breaker.breakIntoPages(galley)
    } catch {
      throw LayoutFailure(problems: [
        .tooTall(
          what: "a piece of the document that may not be divided", needs: error.height,
          has: style.page.textHeight, source: nil)
      ])
    }
  }

  /// Puts each page's entries below each other inside its margins.
  private func placeOnPages(_ galley: Galley, _ cuts: [PageBreaker.Cut]) -> [Page] {
    let margins = style.page.margins
    return cuts.enumerated().map { number, cut in
      var frame = Frame(size: style.page.size)
      var y = margins.top
      for index in cut.entries {
        let entry = galley.entries[index]
        if index == cut.entries.lowerBound {
          if let head = entry.head {
            frame.place(galley.heads[head], x: margins.left, y: y)
            y += galley.heads[head].size.height
          }
        } else {
          y += entry.spaceBefore
        }
        frame.place(entry.frame, x: margins.left, y: y)
        y += entry.frame.size.height
      }
      return Page(number: number + 1, frame: frame)
    }
  }
}

/// Pages to be drawn, and what finishing must know of them.
package struct LaidOutDocument: Sendable, Hashable {
  package var information: DocumentInformation
  package var pages: [Page]
  package var structure: StructureTree
  package var outline: [OutlineEntry]
}
