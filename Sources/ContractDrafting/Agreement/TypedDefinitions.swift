internal import DocumentModel

/// Finds the terms that an agreement defines in the ways of lawyers: (the “Client”), “Fees” means.
struct TypedDefinitions {
  let quotes: Typography.Marks

  /// The passage with those of its words marked that define a term.
  func marked(_ passage: Passage) -> Passage {
    guard passage.kind == .paragraph,
      passage.text.unicodeScalars.contains(where: { $0 == "“" || $0 == "„" || $0 == "«" })
    else { return passage }
    var marked = passage
    marked.pieces = passage.pieces.flatMap { piece in
      piece.origin == .template ? split(piece.text) : [piece]
    }
    return marked
  }

  private func split(_ text: String) -> [Passage.Piece] {
    var pieces: [Passage.Piece] = []
    var rest = text[...]
    var start = text.startIndex
    while let open = rest.firstIndex(where: { "“„«".contains($0) }) {
      let inner = text[text.index(after: open)...]
      guard let close = inner.firstIndex(where: { "”“»".contains($0) }) else { break }
      rest = text[text.index(after: close)...]
      let term = inner[..<close].filter { $0 != "\u{202F}" }
      guard term.count <= 60, !term.isEmpty, defines(before: text[..<open], after: rest) else {
        continue
      }
      pieces.append(.init(text: String(text[start...open]), origin: .template))
      pieces.append(.init(text: term, origin: .definition))
      start = close
    }
    return pieces + [.init(text: String(text[start...]), origin: .template)]
  }

  /// Whether words in quotation marks stand where a definition does.
  private func defines(before: Substring, after: Substring) -> Bool {
    let near = before.suffix(60)
    if let bracket = near.lastIndex(of: "("), !near[bracket...].contains(")") { return true }
    return TypedDefinitions.begins(after)
  }

  /// Whether words go on as they do after the term that they define.
  static func begins(_ text: Substring) -> Bool {
    let verbs = [
      " means", " shall mean", " mean ", " has the meaning", " have the meaning", " includes",
      " refers to", " bedeutet", " bezeichnet", " désigne", " significa", " betekent",
    ]
    return verbs.contains(where: text.hasPrefix)
  }

  /// The text with bold words that define a term marked as such; they look the same.
  static func marked(_ inlines: [Inline]) -> [Inline] {
    inlines.enumerated().map { index, inline in
      guard case .strong(let inner) = inline, index + 1 < inlines.count,
        case .text(let next) = inlines[index + 1], begins(next[...])
      else { return inline }
      return .definition(inner)
    }
  }
}
