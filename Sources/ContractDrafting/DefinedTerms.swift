package import DocumentModel
package import StrictInput

/// A term where the document defines it.
package struct DefinedTerm: Sendable, Hashable {
  package var term: String
  package var source: SourceLocation?
}

extension Document {
  /// The terms that the document defines, in order.
  package var definedTerms: [DefinedTerm] { blocks.flatMap(\.definedTerms) }
}

extension Block {
  fileprivate var definedTerms: [DefinedTerm] {
    let own = paragraphs.flatMap { $0.flatMap(\.definitions) }
      .map { DefinedTerm(term: $0, source: source) }
    return own + innerBlocks.flatMap(\.definedTerms)
  }

  private var paragraphs: [[Inline]] {
    switch content {
    case .paragraph(let inlines): [inlines]
    case .heading(let heading): [heading.text]
    case .title(let title): [title.title] + title.lines
    default: []
    }
  }

  private var innerBlocks: [Block] {
    switch content {
    case .list(let list): list.items.flatMap(\.blocks)
    case .quote(let blocks): blocks
    case .table(let table):
      (table.head + table.rows.flatMap { $0 } + table.footRows.flatMap { $0 }).flatMap(\.blocks)
    default: []
    }
  }
}

extension Inline {
  fileprivate var definitions: [String] {
    switch self {
    case .definition(let inner): [inner.plainText]
    case .emphasis(let inner), .strong(let inner), .reference(let inner, _), .link(let inner, _):
      inner.flatMap(\.definitions)
    case .text, .value, .code, .pageNumber, .footnote, .lineBreak: []
    }
  }
}
