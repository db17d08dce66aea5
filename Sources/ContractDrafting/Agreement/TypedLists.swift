internal import DocumentModel
internal import StrictInput

/// Makes lists of paragraphs that begin with hand-typed numbers: labels hang, (a) stands under
/// 1.1, and the count goes on over whatever stands between.
///
/// Only where words stand is decided here; the numbers stay as they were typed.
struct TypedLists {
  let words: LegalWords

  /// One numbered paragraph, and what belongs to it.
  struct Entry {
    var label: TypedLabel
    var blocks: [Block]
    var source: SourceLocation?
  }

  /// A list that is still open.
  fileprivate struct Level {
    var reading: TypedLabel.Reading
    /// How many figures the numbers have, if they are of figures alone.
    var figureCount: Int?
    var items: [List.Item]
    var source: SourceLocation?
  }

  fileprivate enum Piece {
    case entry(Entry)
    case other(Block)
  }

  /// Hangs the labels among the blocks of a section, an item or a quotation.
  func hang(_ blocks: [Block], level: Int = 1) -> [Block] {
    let pieces = blocks.flatMap { self.pieces(of: $0, level: level) }
    let hasEntries = pieces.contains { if case .entry = $0 { true } else { false } }
    guard hasEntries else {
      return pieces.compactMap { if case .other(let block) = $0 { block } else { nil } }
    }
    return arrange(confirmed(pieces), level: level)
  }
}

// MARK: Pieces

extension TypedLists {
  private func pieces(of block: Block, level: Int) -> [Piece] {
    switch block.content {
    case .paragraph(let inlines):
      guard let (label, rest) = TypedLists.split(inlines, in: .paragraph, words: words) else {
        return [.other(block)]
      }
      let text = Block(.paragraph(rest), source: block.source)
      return [.entry(Entry(label: label, blocks: [text], source: block.source))]
    case .list(var list):
      guard list.kind == .clauses else {
        for index in list.items.indices {
          list.items[index].blocks = hang(list.items[index].blocks, level: level + 1)
        }
        return [.other(Block(.list(list), source: block.source))]
      }
      return list.items.map { item in
        let close = item.label.last == ")" ? ")" : ""
        let number = String(item.label.dropLast())
        let label = TypedLabel(
          text: item.label,
          readings: [.init(form: .figures(count: 1, close: close), value: Int(number) ?? 0)],
          number: number)
        let blocks = hang(item.blocks, level: level + 1)
        return .entry(
          Entry(label: label, blocks: blocks, source: item.blocks.first?.source ?? block.source))
      }
    case .quote(let inner): return [.other(Block(.quote(hang(inner)), source: block.source))]
    default: return [.other(block)]
    }
  }

  /// Splits the label off a text, be it bold or not.
  static func split(
    _ inlines: [Inline], in place: TypedLabel.Place, words: LegalWords
  ) -> (label: TypedLabel, rest: [Inline])? {
    guard let first = inlines.first else { return nil }
    var rest = inlines
    switch first {
    case .text(let text):
      guard let (label, after) = TypedLabel.split(text, in: place, words: words) else { return nil }
      rest[0] = .text(after)
      if after.isEmpty { rest.removeFirst() }
      guard !rest.isEmpty else { return nil }
      return (label, rest.withoutBlankAtStart)
    case .strong(let inner):
      guard case .text(let text)? = inner.first,
        let (label, after) = TypedLabel.split(text, in: .heading, words: words)
      else { return nil }
      var inner = inner
      inner[0] = .text(after)
      if after.isEmpty { inner.removeFirst() }
      rest[0] = .strong(inner)
      if inner.isEmpty { rest.removeFirst() }
      guard !rest.isEmpty else { return nil }
      return (label, rest.withoutBlankAtStart)
    default: return nil
    }
  }

  /// Takes as words what is a label only beside its neighbours: "A. Smith" stands alone.
  private func confirmed(_ pieces: [Piece]) -> [Piece] {
    let entries = pieces.enumerated().compactMap { index, piece -> (index: Int, entry: Entry)? in
      if case .entry(let entry) = piece { (index, entry) } else { nil }
    }
    var pieces = pieces
    for (position, (index, entry)) in entries.enumerated() where entry.label.needsNeighbour {
      let around = [position - 1, position + 1].filter(entries.indices.contains)
      if !around.contains(where: { entries[$0].entry.label.isNext(to: entry.label) }) {
        pieces[index] = .other(entry.unlabelled)
      }
    }
    return pieces
  }
}

// MARK: Levels

extension TypedLists {
  private func arrange(_ pieces: [Piece], level base: Int) -> [Block] {
    var result: [Block] = []
    var open: [Level] = []
    func close(to depth: Int) {
      while open.count > depth, let last = open.popLast() {
        let list = List(kind: .clauses, level: base + open.count, items: last.items)
        let block = Block(.list(list), source: last.source)
        if open.isEmpty {
          if !last.items.isEmpty { result.append(block) }
        } else {
          open[open.count - 1].append(block)
        }
      }
    }
    let nextEntries = TypedLists.followers(of: pieces)
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .entry(let entry):
        let (depth, reading) = place(entry.label, next: nextEntries[index], among: open)
        close(to: depth + 1)
        let item = List.Item(label: entry.label.text, blocks: entry.blocks)
        if open.count == depth {
          open.append(
            Level(
              reading: reading, figureCount: entry.label.figureCount, items: [item],
              source: entry.source))
        } else {
          if open[depth].items.isEmpty { open[depth].source = entry.source }
          open[depth].reading = reading
          open[depth].items.append(item)
        }
      case .other(let block):
        let next = nextEntries[index].map { place($0, next: nil, among: open).depth }
        if let depth = owner(of: block, next: next, among: open) {
          close(to: depth + 1)
          open[depth].append(block)
        } else {
          // The count goes on after it.
          let counts = open.first.map {
            Level(reading: $0.reading, figureCount: $0.figureCount, items: [], source: nil)
          }
          close(to: 0)
          result.append(block)
          if next != nil, let counts { open = [counts] }
        }
      }
    }
    close(to: 0)
    return result
  }

  /// The level whose last item a block without a number belongs to; nil for none.
  private func owner(of block: Block, next: Int?, among open: [Level]) -> Int? {
    guard let first = open.first, !first.items.isEmpty else { return nil }
    if let next, next > 0 { return min(next, open.count) - 1 }
    switch block.content {
    case .list: return open.count - 1
    case .paragraph(let inlines):
      let goesOn = inlines.plainText.first?.isLowercase == true
      return goesOn || next != nil ? 0 : nil
    default: return nil
    }
  }

  /// How deep an entry stands: beside items of its form, or under the last of those that are open.
  private func place(
    _ label: TypedLabel, next: TypedLabel?, among open: [Level]
  ) -> (depth: Int, reading: TypedLabel.Reading) {
    let readings = label.likely(before: next)
    for reading in readings {
      // What goes on with an open list belongs to it, whatever else it might begin.
      if let depth = open.lastIndex(where: {
        $0.reading.form == reading.form && reading.value == $0.reading.value + 1
      }) {
        return (depth, reading)
      }
    }
    let starting = readings.first { $0.value == 1 } ?? readings[0]
    if let depth = open.lastIndex(where: { $0.reading.form == starting.form }) {
      return (depth, starting)
    }
    guard label.isAbsolute else { return (open.count, starting) }
    // 4.2 stands under 4, and beside whatever else is absolute.
    let count = label.figureCount ?? 1
    if count > 1, let parent = open.lastIndex(where: { ($0.figureCount ?? .max) < count }) {
      return (parent + 1, starting)
    }
    return (count == 1 && label.figureCount != nil ? open.count : 0, starting)
  }

  /// For each piece the label of the next entry after it.
  private static func followers(of pieces: [Piece]) -> [TypedLabel?] {
    var followers: [TypedLabel?] = []
    var next: TypedLabel?
    for piece in pieces.reversed() {
      followers.append(next)
      if case .entry(let entry) = piece { next = entry.label }
    }
    return followers.reversed()
  }
}

extension TypedLists.Level {
  fileprivate mutating func append(_ block: Block) {
    guard !items.isEmpty else { return }
    items[items.count - 1].blocks.append(block)
  }
}

extension TypedLists.Entry {
  /// The paragraph with its label as the words that it was.
  fileprivate var unlabelled: Block {
    guard let first = blocks.first, case .paragraph(let inlines) = first.content else {
      return Block(.quote(blocks), source: source)
    }
    return Block(.paragraph([.text(label.text + " ")] + inlines), source: first.source)
  }
}

extension TypedLabel {
  /// A letter with a point may be the initial of a name.
  fileprivate var needsNeighbour: Bool {
    guard case .counter(let counter, open: "", close: ".") = readings.first?.form else {
      return false
    }
    return counter != .figures
  }

  fileprivate func isNext(to other: TypedLabel) -> Bool {
    readings.contains { mine in
      other.readings.contains {
        mine.form == $0.form && abs(mine.value - $0.value) == 1
      }
    }
  }

  /// The readings that the label after this one goes on with; all of them if it tells nothing.
  fileprivate func likely(before next: TypedLabel?) -> [Reading] {
    guard readings.count > 1, let next else { return readings }
    let goesOn = readings.filter { mine in
      next.readings.contains { $0.form == mine.form && $0.value == mine.value + 1 }
    }
    return goesOn.isEmpty ? readings : goesOn
  }
}

extension [Inline] {
  fileprivate var withoutBlankAtStart: [Inline] {
    guard case .text(let text)? = first else { return self }
    let trimmed = text.drop(while: \.isWhitespace)
    return (trimmed.isEmpty ? [] : [.text(String(trimmed))]) + dropFirst()
  }
}
