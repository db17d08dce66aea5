internal import ContractModel
internal import DocumentModel
internal import StrictInput

/// Links the references of an agreement, "clause 4.2(b)" or "Schedule B", to what they name; their
/// words stay as they were typed.
struct TypedReferences {
  let words: LegalWords
  private(set) var findings: [Diagnostic] = []

  /// A place by its number, in the agreement proper or in one of its schedules.
  private struct Number: Hashable {
    var schedule: String
    var number: String
  }

  private var anchors: [Number: String] = [:]
  private var schedules: [String: String] = [:]
  private var headingAnchors: Set<String> = []
  /// Anchors of items that something refers to; the others need no destination.
  private var used: Set<String> = []
  /// The schedule around the place that was reached; empty in the agreement proper.
  private var schedule = ""
  private var source: SourceLocation?

  init(words: LegalWords) { self.words = words }

  mutating func resolve(_ blocks: inout [Block]) {
    collect(&blocks)
    schedule = ""
    for index in blocks.indices { resolve(&blocks[index]) }
    dropUnused(&blocks)
  }
}

// MARK: Numbers

extension TypedReferences {
  private mutating func collect(_ blocks: inout [Block]) {
    for index in blocks.indices {
      switch blocks[index].content {
      case .heading(let heading):
        headingAnchors.insert(heading.anchor)
        guard let label = heading.label else { continue }
        if heading.opensSchedule {
          schedule = label.scheduleKey
          schedules[schedule] = heading.anchor
        } else if let (typed, _) = TypedLabel.split(label + " x", in: .heading, words: words) {
          note(typed.number, anchor: heading.anchor)
        }
      case .list(var list) where list.kind == .clauses:
        collect(&list, under: "")
        blocks[index].content = .list(list)
      default: break
      }
    }
  }

  private mutating func collect(_ list: inout List, under parent: String) {
    for index in list.items.indices {
      let label = list.items[index].label
      guard let (typed, _) = TypedLabel.split(label + " x", in: .heading, words: words) else {
        continue
      }
      let number = typed.isAbsolute ? typed.number : parent + typed.number
      if list.items[index].anchor == nil, typed.isAbsolute || !parent.isEmpty {
        let anchor = "typed-\(schedule.isEmpty ? "" : schedule + "-")\(number)"
        if note(number, anchor: anchor) { list.items[index].anchor = anchor }
      }
      for inner in list.items[index].blocks.indices {
        if case .list(var nested) = list.items[index].blocks[inner].content {
          collect(&nested, under: number)
          list.items[index].blocks[inner].content = .list(nested)
        }
      }
    }
  }

  /// Keeps the first place that has a number.
  @discardableResult
  private mutating func note(_ number: String, anchor: String) -> Bool {
    let key = Number(schedule: schedule, number: number)
    if anchors[key] != nil { return false }
    anchors[key] = anchor
    return true
  }

  private func dropUnused(_ blocks: inout [Block]) {
    for index in blocks.indices {
      guard case .list(var list) = blocks[index].content else { continue }
      for item in list.items.indices {
        if let anchor = list.items[item].anchor, anchor.hasPrefix("typed-"), !used.contains(anchor)
        {
          list.items[item].anchor = nil
        }
        dropUnused(&list.items[item].blocks)
      }
      blocks[index].content = .list(list)
    }
  }
}

// MARK: Words

extension TypedReferences {
  private mutating func resolve(_ block: inout Block) {
    source = block.source ?? source
    switch block.content {
    case .heading(let heading):
      if heading.opensSchedule { schedule = heading.label?.scheduleKey ?? "" }
    default: break
    }
    let around = source
    block.rewriteInlines { resolved(TypedDefinitions.marked($0), at: $1 ?? around) }
  }

  private mutating func resolved(_ inlines: [Inline], at place: SourceLocation?) -> [Inline] {
    inlines.flatMap { inline -> [Inline] in
      switch inline {
      case .text(let text): return linked(text, at: place)
      case .emphasis(let inner): return [.emphasis(resolved(inner, at: place))]
      case .strong(let inner): return [.strong(resolved(inner, at: place))]
      case .language(let inner, let tag): return [.language(resolved(inner, at: place), tag: tag)]
      case .link(let inner, let destination) where destination.hasPrefix("#"):
        return link(inner, to: String(destination.dropFirst()), at: place)
      case .footnote(var blocks):
        for index in blocks.indices { resolve(&blocks[index]) }
        return [.footnote(blocks)]
      default: return [inline]
      }
    }
  }

  /// A link to a heading; one that leads nowhere is text.
  private mutating func link(
    _ inner: [Inline], to anchor: String, at place: SourceLocation?
  ) -> [Inline] {
    guard headingAnchors.contains(anchor) else {
      findings.append(
        Diagnostic(
          AgreementRules.setAsTyped, at: place, "nothing has the anchor #\(anchor)",
          mend: "lead to a heading, by its words: [the fees](#fees)"))
      return inner + [.text(" (#\(anchor))")]
    }
    let word = inner.plainText
    if word.lowercased() == words.page {
      return [.reference([.text("\(word)\u{A0}"), .pageNumber(anchor: anchor)], anchor: anchor)]
    }
    return [.reference(inner.isEmpty ? [.text(anchor)] : inner, anchor: anchor)]
  }

  /// The text with each reference in it that leads somewhere made a link.
  private mutating func linked(_ text: String, at place: SourceLocation?) -> [Inline] {
    let found = ReferenceScanner(words: words).references(in: text)
    guard !found.isEmpty else { return [.text(text)] }
    var result: [Inline] = []
    var start = text.startIndex
    for reference in found where !reference.isElsewhere {
      guard let anchor = anchor(of: reference) else {
        reportIfLost(reference, in: text, at: place)
        continue
      }
      used.insert(anchor)
      if start < reference.range.lowerBound {
        result.append(.text(String(text[start..<reference.range.lowerBound])))
      }
      result.append(.reference([.text(String(text[reference.range]))], anchor: anchor))
      start = reference.range.upperBound
    }
    if start < text.endIndex { result.append(.text(String(text[start...]))) }
    return result
  }

  /// Names a number that should be there: numbers of its form are, and nothing says that it is
  /// another paper's.
  private mutating func reportIfLost(
    _ reference: ReferenceScanner.Reference, in text: String, at place: SourceLocation?
  ) {
    let figures = reference.number.prefix { $0.isNumber || $0 == "." }
    guard !reference.isSchedule, reference.schedule == nil, figures.first?.isNumber == true else {
      return
    }
    let dots = figures.count { $0 == "." }
    let hasSuch = anchors.keys.contains {
      $0.schedule == schedule && $0.number.first?.isNumber == true
        && $0.number.count { $0 == "." } == dots
    }
    guard hasSuch else { return }
    findings.append(
      Diagnostic(
        AgreementRules.typedReference, at: place,
        "nothing has the number of \"\(text[reference.range])\""))
  }

  private func anchor(of reference: ReferenceScanner.Reference) -> String? {
    if reference.isSchedule { return schedules[reference.number.scheduleKey] }
    if let other = reference.schedule {
      return anchors[Number(schedule: other.scheduleKey, number: reference.number)]
    }
    return anchors[Number(schedule: schedule, number: reference.number)]
      ?? anchors[Number(schedule: "", number: reference.number)]
  }
}

extension String {
  /// The number of a schedule's label: `b` of "Schedule B".
  fileprivate var scheduleKey: String {
    String(lowercased().split { $0 == " " || $0 == "\u{A0}" }.last ?? "")
  }
}

extension Block {
  /// Rewrites the text of the block and of all blocks within it.
  fileprivate mutating func rewriteInlines(
    _ rewrite: ([Inline], SourceLocation?) -> [Inline]
  ) {
    func each(_ blocks: inout [Block]) {
      for index in blocks.indices { blocks[index].rewriteInlines(rewrite) }
    }
    switch content {
    case .paragraph(let inlines): content = .paragraph(rewrite(inlines, source))
    case .list(var list):
      for index in list.items.indices { each(&list.items[index].blocks) }
      content = .list(list)
    case .quote(var blocks):
      each(&blocks)
      content = .quote(blocks)
    case .table(var table):
      for index in table.head.indices { each(&table.head[index].blocks) }
      for row in table.rows.indices {
        for index in table.rows[row].indices { each(&table.rows[row][index].blocks) }
      }
      for row in table.footRows.indices {
        for index in table.footRows[row].indices { each(&table.footRows[row][index].blocks) }
      }
      content = .table(table)
    default: break
    }
  }
}
