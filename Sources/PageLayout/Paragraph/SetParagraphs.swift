import DocumentModel

/// Paragraphs as they were set before: those without a client's values are alike in every contract
/// of a batch, and are broken into lines once.
final class SetParagraphs {
  struct Key: Hashable {
    /// As `SpannedText.anywhere` has it.
    var text: SpannedText
    var block: BlockStyle
    var measure: Double
    var endsWithSpace: Bool
    var isRightToLeft: Bool
  }

  /// Bytes of text in a generation; a contract of 12 pages has some 40 000.
  private static let most = 160_000

  private var set = RecentlyUsed<Key, [SetLine]>(most: most)
  private var variants = RecentlyUsed<Key, [ParagraphSetter.Variant]>(most: most)
  private var measured = RecentlyUsed<SpannedText, TextExtent>(most: most)

  func lines(_ key: Key) -> [SetLine]? { set.use(key, weight: key.text.weight) }

  func keep(_ lines: [SetLine], _ key: Key) {
    set.keep(lines, under: key, weight: key.text.weight)
  }

  func variants(_ key: Key) -> [ParagraphSetter.Variant]? {
    variants.use(key, weight: key.text.weight)
  }

  func keep(_ variants: [ParagraphSetter.Variant], _ key: Key) {
    self.variants.keep(variants, under: key, weight: key.text.weight)
  }

  func extent(_ text: SpannedText) -> TextExtent? {
    measured.use(text, weight: text.weight)
  }

  func keep(_ extent: TextExtent, _ text: SpannedText) {
    measured.keep(extent, under: text, weight: text.weight)
  }

  func endDocument() {
    set.endDocument()
    variants.endDocument()
    measured.endDocument()
  }
}

extension SpannedText {
  /// The same text wherever it stands in a document: its nodes are counted from 0, and told beside.
  var anywhere: (text: SpannedText, nodes: [StructureTree.Index]) {
    var text = self
    var nodes: [StructureTree.Index] = []
    func place(_ node: StructureTree.Index) -> StructureTree.Index {
      let index = nodes.firstIndex(of: node) ?? nodes.count
      if index == nodes.count { nodes.append(node) }
      return StructureTree.Index(Int32(index))
    }
    for index in spans.indices {
      text.spans[index].style.node = place(spans[index].style.node)
    }
    for index in links.indices { text.links[index].node = place(links[index].node) }
    return (text, nodes)
  }

  /// In bytes, with some for the text itself.
  fileprivate var weight: Int { spans.reduce(32) { $0 + $1.text.utf8.count } }
}

extension SetLine {
  /// The line in a document in which its nodes are `nodes`.
  func placed(at nodes: [StructureTree.Index]) -> SetLine {
    var line = self
    for index in frame.items.indices {
      line.frame.items[index].node = nodes[Int(frame.items[index].node.value)]
    }
    return line
  }
}

extension ParagraphSetter.Variant {
  /// The variant in a document in which the nodes of its lines are `nodes`.
  func placed(at nodes: [StructureTree.Index]) -> Self {
    var variant = self
    for index in variant.lines.indices {
      variant.lines[index] = variant.lines[index].placed(at: nodes)
    }
    return variant
  }
}
