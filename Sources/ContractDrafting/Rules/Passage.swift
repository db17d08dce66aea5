import DocumentModel
import StrictInput

/// A run of text that is read as one: a heading, a paragraph, a cell of a table.
struct Passage: Sendable {
  enum Kind: Sendable, Hashable {
    case title, heading, paragraph, tableHead, code
  }

  /// Where some of the text comes from.
  enum Origin: Sendable, Hashable {
    case template
    case value(path: String)
    case definition
    case reference(anchor: String)
  }

  struct Piece: Sendable {
    var text: String
    var origin: Origin
  }

  var kind: Kind
  var pieces: [Piece] { didSet { text = Self.text(of: pieces) } }
  /// The text of all pieces.
  private(set) var text: String
  var source: SourceLocation?

  init(_ kind: Kind, _ inlines: [Inline], source: SourceLocation?) {
    var pieces: [Piece] = []
    Self.add(inlines, .template, to: &pieces)
    (self.kind, self.pieces, self.source) = (kind, pieces, source)
    text = Self.text(of: pieces)
  }

  private static func text(of pieces: [Piece]) -> String {
    pieces.count == 1 ? pieces[0].text : pieces.map(\.text).joined()
  }

  private static func add(_ inlines: [Inline], _ origin: Origin, to pieces: inout [Piece]) {
    for inline in inlines {
      switch inline {
      case .text(let text), .code(let text): pieces.append(Piece(text: text, origin: origin))
      case .value(let text, let path):
        pieces.append(Piece(text: text, origin: .value(path: path)))
      case .emphasis(let inner), .strong(let inner), .link(let inner, _), .language(let inner, _):
        add(inner, origin, to: &pieces)
      case .definition(let inner): add(inner, .definition, to: &pieces)
      case .reference(let inner, let anchor):
        // A heading that a reference repeats may hold values; the reference is what counts.
        pieces.append(Piece(text: inner.plainText, origin: .reference(anchor: anchor)))
      case .lineBreak: pieces.append(Piece(text: " ", origin: origin))
      case .pageNumber, .footnote: break
      }
    }
  }
}

extension Document {
  /// All text but that of the signature blocks, in order.
  var passages: [Passage] { blocks.flatMap(\.passages) }
}

extension Block {
  fileprivate var passages: [Passage] {
    func passages(_ kind: Passage.Kind, _ inlines: [Inline]) -> [Passage] {
      [Passage(kind, inlines, source: source)] + inlines.flatMap(\.footnotes)
    }
    switch content {
    case .title(let title): return ([title.title] + title.lines).flatMap { passages(.title, $0) }
    case .heading(let heading): return passages(.heading, heading.text)
    case .paragraph(let inlines): return passages(.paragraph, inlines)
    case .list(let list): return list.items.flatMap { $0.blocks.flatMap(\.passages) }
    case .quote(let blocks): return blocks.flatMap(\.passages)
    case .code(let text): return [Passage(.code, [.text(text)], source: source)]
    case .figure(let figure): return figure.caption.map { passages(.paragraph, $0) } ?? []
    case .table(let table):
      let heads = table.head.flatMap { $0.blocks.flatMap(\.passages) }.map { passage in
        var head = passage
        head.kind = .tableHead
        return head
      }
      let cells = (table.rows + table.footRows).flatMap { $0.flatMap(\.blocks) }
      return (table.caption.map { passages(.tableHead, $0) } ?? []) + heads
        + cells.flatMap(\.passages)
    case .tableOfContents, .signatures, .rule, .pageBreak: return []
    }
  }
}

extension Inline {
  /// The passages of the footnotes within.
  fileprivate var footnotes: [Passage] {
    switch self {
    case .footnote(let blocks): blocks.flatMap(\.passages)
    case .emphasis(let inner), .strong(let inner), .definition(let inner), .link(let inner, _),
      .reference(let inner, _), .language(let inner, _):
      inner.flatMap(\.footnotes)
    case .text, .value, .code, .pageNumber, .lineBreak: []
    }
  }
}
