internal import DocumentModel
internal import StrictInput

/// Writes out the references of a document: `[clause](#fees)` becomes "clause 7".
struct CrossReferences {
  let numbers: [String: ClauseNumber?]
  let style: NumberingStyle
  let words: LegalWords
  /// Explains where an anchor that the document lacks was lost.
  let explain: (_ anchor: String, _ near: SourceLocation?) -> Diagnostic
  private var headings: [String: [Inline]] = [:]
  private(set) var faults: [Diagnostic] = []

  /// Where the walk is: the number of the item around it, and the schedule.
  private var here = ""
  private var schedule: String?
  private var source: SourceLocation?

  init(
    numbers: [String: ClauseNumber?], style: NumberingStyle, words: LegalWords,
    explain: @escaping (String, SourceLocation?) -> Diagnostic
  ) {
    self.numbers = numbers
    self.style = style
    self.words = words
    self.explain = explain
  }

  mutating func resolve(_ blocks: inout [MarkdownBlock]) {
    for case .heading(let heading) in blocks.map(\.block.content) {
      headings[heading.anchor] = heading.text
    }
    for index in blocks.indices { resolve(&blocks[index].block) }
  }
}

// MARK: Walking

extension CrossReferences {
  private mutating func resolve(_ block: inout Block) {
    source = block.source ?? source
    switch block.content {
    case .heading(var heading):
      if heading.opensSchedule { schedule = heading.label }
      here = numbers[heading.anchor].flatMap { $0 }?.full ?? ""
      heading.text = resolved(heading.text)
      block.content = .heading(heading)
    case .paragraph(let inlines): block.content = .paragraph(resolved(inlines))
    case .title(let title):
      block.content = .title(
        TitleBlock(title: resolved(title.title), lines: title.lines.map { resolved($0) }))
    case .list(var list):
      resolve(&list)
      block.content = .list(list)
    case .table(var table):
      for index in table.head.indices { resolve(&table.head[index].blocks) }
      for row in table.rows.indices {
        for index in table.rows[row].indices { resolve(&table.rows[row][index].blocks) }
      }
      for row in table.footRows.indices {
        for index in table.footRows[row].indices { resolve(&table.footRows[row][index].blocks) }
      }
      table.caption = table.caption.map { resolved($0) }
      block.content = .table(table)
    case .quote(var blocks):
      resolve(&blocks)
      block.content = .quote(blocks)
    case .tableOfContents, .signatures, .code, .figure, .rule, .pageBreak: break
    }
  }

  private mutating func resolve(_ blocks: inout [Block]) {
    for index in blocks.indices { resolve(&blocks[index]) }
  }

  /// Keeps track of the item the walk is in, for references such as "paragraph (b)".
  private mutating func resolve(_ list: inout List) {
    let around = here
    for index in list.items.indices {
      if list.kind != .bullets { here = number(of: list.items[index].label, in: list, around) }
      resolve(&list.items[index].blocks)
    }
    here = around
  }

  /// The number of an item that has a label, without its word.
  private func number(of label: String, in list: List, _ around: String) -> String {
    let style = schedule == nil ? style : style.withinSchedules
    let number = label.last == "." ? String(label.dropLast()) : label
    if list.level > 1 || label.hasPrefix("(") || !style.hasAbsoluteSections {
      return style.joined(around, number)
    }
    return String(number.split(separator: "\u{A0}").last ?? "")
  }

  private mutating func resolved(_ inlines: [Inline]) -> [Inline] {
    guard inlines.contains(where: \.mayHoldReference) else { return inlines }
    return inlines.indices.map { index in
      let next = index + 1 < inlines.count ? inlines[index + 1] : nil
      switch inlines[index] {
      case .text(let text):
        // "clauses [#](#fees)" becomes "Articles IV".
        guard let next, let word = word(ofNumber: next) else { return .text(text) }
        return .text(words.replacingClauseWord(atEndOf: text, with: word))
      case let inline: return resolved(inline)
      }
    }
  }

  /// The word that a number alone never stands without; nil for anything else.
  private func word(ofNumber inline: Inline) -> String? {
    guard case .link(let text, let destination) = inline, destination.hasPrefix("#"),
      text.plainText == "#", let target = numbers[String(destination.dropFirst())]
    else { return nil }
    return target?.word
  }

  private mutating func resolved(_ inline: Inline) -> Inline {
    switch inline {
    case .link(let text, let destination) where destination.hasPrefix("#"):
      return reference(resolved(text), to: String(destination.dropFirst()))
    case .link(let text, let destination):
      return .link(resolved(text), destination: destination)
    case .emphasis(let inner): return .emphasis(resolved(inner))
    case .strong(let inner): return .strong(resolved(inner))
    case .definition(let inner): return .definition(resolved(inner))
    case .language(let inner, let tag): return .language(resolved(inner), tag: tag)
    case .footnote(var blocks):
      resolve(&blocks)
      return .footnote(blocks)
    case .text, .value, .code, .reference, .pageNumber, .lineBreak: return inline
    }
  }
}

extension Inline {
  fileprivate var mayHoldReference: Bool {
    switch self {
    case .text, .value, .code, .reference, .pageNumber, .lineBreak: false
    case .link, .emphasis, .strong, .definition, .language, .footnote: true
    }
  }
}

// MARK: Words and numbers

extension CrossReferences {
  private mutating func reference(_ text: [Inline], to anchor: String) -> Inline {
    guard let target = numbers[anchor] else {
      faults.append(explain(anchor, source))
      return .reference(text, anchor: anchor)
    }
    let word = text.plainText
    let key = word.lowercased()
    let isPlain = text.allSatisfy { if case .text = $0 { true } else { false } }
    if isPlain, key == words.page {
      return .reference([.text("\(word)\u{A0}"), .pageNumber(anchor: anchor)], anchor: anchor)
    }
    guard isPlain, word.isEmpty || word == "#" || isReferenceWord(key) else {
      return .reference(text, anchor: anchor)
    }
    guard let target else {
      if word.isEmpty, let heading = headings[anchor] {
        return .reference(heading, anchor: anchor)
      }
      report("#\(anchor) has no number", help: "give the link words of its own", anchor)
      return .reference(text, anchor: anchor)
    }
    return .reference([.text(words(for: target, word: word, key: key, anchor))], anchor: anchor)
  }

  private func isReferenceWord(_ key: String) -> Bool {
    words.clauseWords.contains(key) || words.scheduleWords.contains(key)
      || key == words.paragraph.lowercased() || words.isPluralOfClause(key)
  }

  private mutating func words(
    for target: ClauseNumber, word: String, key: String, _ anchor: String
  ) -> String {
    if word == "#" { return target.full }
    if target.isSchedule {
      guard word.isEmpty || words.scheduleWords.contains(key) else {
        report(
          "#\(anchor) is \(target.schedule ?? ""), not a \(word)",
          help: "write [\(words.schedule)](#\(anchor)) or [](#\(anchor))", anchor)
        return word
      }
      return target.schedule ?? ""
    }
    if words.scheduleWords.contains(key) {
      report(
        "#\(anchor) is not a \(word)",
        help: "write [\(words.clause)](#\(anchor)) or [](#\(anchor))",
        anchor)
      return word
    }
    let isParagraph = key == words.paragraph.lowercased() && key != words.clause.lowercased()
    var stem =
      word.isEmpty ? (target.schedule == nil ? words.clause : words.paragraph) : word
    if isParagraph, target.parent == parentOfHere(target), target.schedule == schedule {
      return "\(stem)\u{A0}\(target.last)"
    }
    if let own = target.word {
      stem = words.isPluralOfClause(key) ? words.plural(of: own) : own
    }
    let within = target.schedule.flatMap { $0 == schedule ? nil : " \(words.of)\($0)" } ?? ""
    return "\(stem)\u{A0}\(target.full)\(within)"
  }

  /// The parent of a target if the walk is somewhere within it.
  private func parentOfHere(_ target: ClauseNumber) -> String? {
    guard target.last != target.full, here.hasPrefix(target.parent) else { return nil }
    let rest = here.dropFirst(target.parent.count)
    let goesOn = rest.first.map { $0.isNumber || $0.isLetter || $0 == "." } ?? false
    return goesOn ? nil : target.parent
  }

  private mutating func report(_ message: String, help: String, _ anchor: String) {
    var fault = explain(anchor, source)
    fault.message = message
    fault.help = help
    fault.related = []
    faults.append(fault)
  }
}
