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
  var pieces: [Piece]
  var source: SourceLocation?

  init(_ kind: Kind, _ inlines: [Inline], source: SourceLocation?) {
    self.kind = kind
    self.source = source
    pieces = []
    add(inlines, .template)
  }

  var text: String { pieces.map(\.text).joined() }

  private mutating func add(_ inlines: [Inline], _ origin: Origin) {
    for inline in inlines {
      switch inline {
      case .text(let text), .code(let text): pieces.append(Piece(text: text, origin: origin))
      case .value(let text, let path):
        pieces.append(Piece(text: text, origin: .value(path: path)))
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): add(inner, origin)
      case .definition(let inner): add(inner, .definition)
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
      .reference(let inner, _):
      inner.flatMap(\.footnotes)
    case .text, .value, .code, .pageNumber, .lineBreak: []
    }
  }
}

// MARK: Words

/// A word of a passage, and how it stands there.
struct Word: Sendable {
  /// Without a possessive ending.
  var text: String
  var origin: Passage.Origin
  /// Nothing but a space or a hyphen parts it from the word before.
  var isJoined: Bool
  var startsSentence: Bool
  /// A quotation mark opens before it, so that it is somebody else's word.
  var isQuoted: Bool

  var isCapitalised: Bool { text.first?.isUppercase ?? false }

  /// The word by which its forms are compared: small letters, without a plural ending.
  var stem: String { text.stem }
}

extension Passage {
  /// The words in their order.
  var words: [Word] {
    var words: [Word] = []
    var word = ""
    var (isJoined, startsSentence, isQuoted, gap) = (false, true, false, "")
    for piece in pieces {
      func end() {
        guard !word.isEmpty else { return }
        words.append(
          Word(
            text: word.withoutPossessive, origin: piece.origin, isJoined: isJoined,
            startsSentence: startsSentence, isQuoted: isQuoted))
        (word, gap, startsSentence, isQuoted) = ("", "", false, false)
      }
      for character in piece.text {
        let isApostrophe = (character == "’" || character == "'") && !word.isEmpty
        if character.isLetter || character.isNumber || isApostrophe {
          if word.isEmpty {
            isJoined = gap == " " || gap == "-" || gap == "\u{A0}" || gap == "\u{2011}"
          }
          word.append(character)
        } else {
          end()
          gap.append(character)
          if ".:;!?".contains(character) { startsSentence = true }
          if "“„«\"".contains(character) { isQuoted = true }
        }
      }
      end()
    }
    return words
  }
}

extension String {
  /// Small letters, without a plural ending.
  var stem: String {
    let word = lowercased()
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    if word.hasSuffix("sses") || word.hasSuffix("xes") { return String(word.dropLast(2)) }
    let isPlural = word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss")
    return isPlural ? String(word.dropLast()) : word
  }

  fileprivate var withoutPossessive: String {
    for ending in ["’s", "'s", "’", "'"] where hasSuffix(ending) {
      return String(dropLast(ending.count))
    }
    return self
  }
}
