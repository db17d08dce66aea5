internal import DocumentModel
internal import StrictInput

extension MarkdownReader {
  /// Reads a fenced block by the word after its fence.
  mutating func fence(_ node: MarkdownNode) -> Block.Content? {
    guard let info = node.fenceWords else {
      report(
        node, "this text is indented by four spaces or more, which makes it code",
        help: "indent the parts of a list item by three spaces, or use a ``` fence")
      return dialect == .agreement ? .code(node.literal.trimmingSuffix("\n")) : nil
    }
    let words = info.split(separator: " ").map(String.init)
    switch words.first {
    case nil: return .code(source.restored(node.literal))
    case "title" where words.count == 1: return title(node)
    case "contents":
      let depth = words.count == 1 ? 1 : words.count == 2 ? Int(words[1]) : nil
      guard let depth, (1...6).contains(depth) else {
        report(node, "the depth of the contents is not a number from 1 to 6", help: "```contents 2")
        return .code(source.restored(node.literal))
      }
      let title = lines(of: node).first.map { inlines(ofLine: $0).plainText } ?? ""
      return .tableOfContents(title: title, depth: depth)
    case "signatures" where words.count == 1: return signatures(node)
    case "newpage" where words.count == 1: return .pageBreak
    default: return unknownFence(node, info)
    }
  }

  private static let knownFences = ["title", "contents", "signatures", "newpage"]

  /// In an agreement a word that is no slip of the pen is the name of a computer language.
  private mutating func unknownFence(_ node: MarkdownNode, _ info: String) -> Block.Content? {
    let near = info.lowercased().nearest(in: MarkdownReader.knownFences)
    if dialect == .template || near != nil {
      report(
        node, "the dialect has no block ```\(info.shortened)",
        help: "known are title, contents, signatures, newpage; without a word the text is code")
    }
    return .code(source.restored(node.literal))
  }

  private mutating func title(_ node: MarkdownNode) -> Block.Content? {
    defer { linesAbove = 0 }
    var lines: [[Inline]] = []
    for (index, line) in self.lines(of: node).enumerated() {
      linesAbove = node.line + index
      lines.append(inlines(ofLine: line))
    }
    guard let first = lines.first else {
      linesAbove = 0
      report(node, "the title block is empty", help: "write the title of the contract in it")
      return nil
    }
    return .title(TitleBlock(title: first, lines: Array(lines.dropFirst())))
  }

  private mutating func signatures(_ node: MarkdownNode) -> Block.Content? {
    hasOutsideSources = true
    let lines = lines(of: node)
    if lines.count > 1 {
      report(node, "the signatures block has more than one line", help: "keep only the lead-in")
    }
    guard !parties.isEmpty else {
      report(node, "nobody signs: there are no parties")
      return .code(source.restored(node.literal))
    }
    guard !hasSignatures else {
      report(node, "the parties sign twice", help: "keep one of the signatures blocks")
      return .code(source.restored(node.literal))
    }
    hasSignatures = true
    let leadIn = lines.first.map { inlines(ofLine: $0).plainText }
    return .signatures(
      parties.map { party in
        var party = party
        party.leadIn = leadIn ?? words.signedFor
        return party
      })
  }

  /// The lines of a block that have words.
  private func lines(of node: MarkdownNode) -> [String] {
    node.literal.split(separator: "\n").map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
  }
}
