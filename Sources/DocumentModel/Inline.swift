/// A piece of running text.
public indirect enum Inline: Sendable, Hashable {
  case text(String)
  /// Comes from the terms, not the template: printed as it is, never hyphenated.
  case value(String, path: String)
  case emphasis([Inline])
  case strong([Inline])
  case code(String)
  /// A term where it is defined, in bold with the quotation marks outside.
  case definition([Inline])
  /// "clause 9": drafting has written the words, layout makes the link.
  case reference([Inline], anchor: String)
  /// The number of the page on which `anchor` falls; known only after pagination.
  case pageNumber(anchor: String)
  case link([Inline], destination: String)
  case footnote([Block])
  /// Words in another language than the document's, by its BCP 47 tag: divided by its own
  /// dictionary, and read aloud in it.
  case language([Inline], tag: String)
  case lineBreak
}

extension Inline {
  /// The words alone.
  public var plainText: String {
    switch self {
    case .text(let text), .value(let text, _), .code(let text): text
    case .emphasis(let inner), .strong(let inner), .definition(let inner),
      .reference(let inner, _), .link(let inner, _), .language(let inner, _):
      inner.plainText
    case .pageNumber, .footnote: ""
    case .lineBreak: " "
    }
  }
}

extension [Inline] {
  /// The words alone, in order.
  public var plainText: String { map(\.plainText).joined() }
}
