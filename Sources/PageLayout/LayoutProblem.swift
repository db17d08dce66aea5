package import StrictInput

/// Why a document cannot be set, in the reader's words.
package enum LayoutProblem: Sendable, Hashable {
  case missingCharacter(Unicode.Scalar, word: String, source: SourceLocation?)
  case tooTall(what: String, needs: Double, has: Double, source: SourceLocation?)
  case headTooTall(bottom: Double, margin: Double)
  case letterheadTooWide(words: String, needs: Double, has: Double)
  case letterheadOnOther(words: String)
  case coverTooTall(needs: Double, has: Double, source: SourceLocation?)
  case lineTooWide(words: String, needs: Double, has: Double, source: SourceLocation?)
  case tableTooWide(needs: Double, has: Double, size: Double, source: SourceLocation?)
  case notSummed(String, column: String, source: SourceLocation?)
  case pageBreakInCell(source: SourceLocation?)
  case signaturesAlone(source: SourceLocation?)
  case lineNumbersBetweenColumns(Int)
  case lineNumbersOffPaper(needs: Double, has: Double)
  case picture(String, source: SourceLocation?)
  case unstablePageNumbers
  case unknownAnchor(String, source: SourceLocation?)

  package var diagnostic: Diagnostic {
    switch self {
    case .missingCharacter(let scalar, let word, let source):
      let code = String(scalar.value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
      var diagnostic = Diagnostic(
        at: source,
        "no font of the style has the character \"\(scalar)\" (U+\(padded)) in \"\(word)\"",
        help: "add a family that has it to families.fallback in the style sheet")
      diagnostic.words = word
      return diagnostic
    case .tooTall(let what, let needs, let has, let source):
      return Diagnostic(
        at: source,
        "\(what) needs \(Int(needs.rounded(.up))) pt and a page holds \(Int(has)); "
          + "shorten it, or make the page's margins smaller in the style sheet")
    case .headTooTall(let bottom, let margin):
      return Diagnostic(
        .error,
        "the logo or the letterhead of each page reaches down to \(Int(bottom.rounded(.up))) pt, "
          + "and the text begins at \(Int(margin)) pt",
        help: "make it smaller, or print it on the first page only, or make page.margins.top "
          + "larger in the style sheet")
    case .letterheadTooWide(let words, let needs, let has):
      return Diagnostic(
        .error,
        "the line \"\(words)\" of the letterhead needs \(Int(needs.rounded(.up))) pt and has "
          + "\(Int(has))",
        help: "divide it, or make letterhead.text.size smaller in the style sheet")
    case .letterheadOnOther(let words):
      return Diagnostic(
        .error,
        "the line \"\(words)\" of the letterhead stands on the logo, or on the running head or foot",
        help: "give the lines another position or edge in the style sheet, or take away what is "
          + "there: logo.position, marginals.first")
    case .coverTooTall(let needs, let has, let source):
      return Diagnostic(
        at: source,
        "the words of the cover need \(Int(needs.rounded(.up))) pt and it holds \(Int(has))",
        help: "shorten the title, or make cover.title.size or cover.titleSpace smaller in the "
          + "style sheet")
    case .lineTooWide(let words, let needs, let has, let source):
      return Diagnostic(
        at: source,
        "\"\(words)\" cannot be divided, needs \(Int(needs.rounded(.up))) pt and its line holds "
          + "\(Int(has)); put a space into it, or give it more room")
    case .tableTooWide(let needs, let has, let size, let source):
      return Diagnostic(
        at: source,
        "the longest words of the table's columns need \(Int(needs.rounded(.up))) pt and a line "
          + "holds \(Int(has)), even at \(Int(size)) pt; shorten them, take a column "
          + "out, or make the page's margins smaller in the style sheet")
    case .notSummed(let words, let column, let source):
      return Diagnostic(
        at: source, "the column \"\(column)\" is to be added up, and \(words)",
        help: "write all of its amounts alike, or take {sum} out of its head")
    case .pageBreakInCell(let source):
      return Diagnostic(at: source, "a page cannot end inside a table cell; take the break out")
    case .signaturesAlone(let source):
      return Diagnostic(
        at: source,
        "the signatures would stand on a page with no words of the agreement; take out the page "
          + "break before them, or put a paragraph between")
    case .lineNumbersBetweenColumns(let count):
      return Diagnostic(
        .error,
        "lines cannot be numbered in \(count) columns: there is no margin beside those in the middle",
        help: "leave line numbers out, or give page.columns at most 2 in the style sheet")
    case .lineNumbersOffPaper(let needs, let has):
      return Diagnostic(
        .error,
        "line numbers need \(Int(needs.rounded(.up))) pt of margin and it has \(Int(has))",
        help: "make lineNumbers.gap or lineNumbers.text.size smaller in the style sheet")
    case .picture(let path, let source):
      return Diagnostic(
        at: source, "the picture \"\(path)\" was not read, and cannot be set",
        help: "take it out, or say in words what it shows")
    case .unstablePageNumbers:
      return Diagnostic(
        .error,
        "page numbers did not settle after five runs; a page reference moves its own page")
    case .unknownAnchor(let anchor, let source):
      return Diagnostic(at: source, "nothing in the document is named #\(anchor)")
    }
  }
}

/// A document could not be set; `problems` is not empty.
package struct LayoutFailure: Error, Sendable, Hashable {
  package var problems: [LayoutProblem]
}
