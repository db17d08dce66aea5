internal import ContractModel
internal import DocumentModel
internal import StrictInput

/// Reads the numbers of headings as they were typed, and closes up their levels.
struct TypedHeadings {
  let words: LegalWords
  private(set) var findings: [Diagnostic] = []

  /// A heading, if any, and what stands under it.
  struct Section {
    var heading: [Block]
    var body: [Block]
  }

  init(words: LegalWords) { self.words = words }

  mutating func read(_ blocks: inout [MarkdownBlock]) {
    var typedLevel = 0
    for index in blocks.indices {
      if case .heading(let heading) = blocks[index].block.content {
        typedLevel = heading.level
      } else if let heading = boldHeading(blocks[index].block, below: typedLevel) {
        blocks[index].block.content = .heading(heading)
        blocks[index].mark = PlaceMark()
      }
    }
    for index in blocks.indices {
      guard case .heading(var heading) = blocks[index].block.content else { continue }
      readLabel(of: &heading)
      blocks[index].block.content = .heading(heading)
    }
    closeUp(&blocks)
  }

  static func sections(of blocks: [MarkdownBlock]) -> [Section] {
    var sections = [Section(heading: [], body: [])]
    for block in blocks.map(\.block) {
      if case .heading = block.content {
        sections.append(Section(heading: [block], body: []))
      } else {
        sections[sections.count - 1].body.append(block)
      }
    }
    return sections
  }
}

extension TypedHeadings {
  /// A paragraph of nothing but a number and bold words is a heading, whatever it was typed as.
  private func boldHeading(_ block: Block, below level: Int) -> Heading? {
    guard case .paragraph(let inlines) = block.content,
      let (label, rest) = TypedLists.split(inlines, in: .paragraph, words: words),
      label.isAbsolute, rest.count == 1, case .strong(let text) = rest[0],
      text.plainText.last.map({ !".;,:".contains($0) }) ?? false
    else { return nil }
    let depth = label.figureCount ?? 1
    return Heading(
      level: min(6, level == 0 ? depth : level + 1), label: label.text, text: text, anchor: "")
  }

  private func readLabel(of heading: inout Heading) {
    guard heading.label == nil else { return }
    if let (label, rest) = scheduleLabel(heading.text) {
      (heading.label, heading.text, heading.opensSchedule) = (label, rest, true)
    } else if let (label, rest) = TypedLists.split(heading.text, in: .heading, words: words) {
      (heading.label, heading.text) = (label.text, rest)
    }
  }

  /// Reads "Schedule 2 – Fees"; the label is nil for a schedule without a number or a title.
  private func scheduleLabel(_ text: [Inline]) -> (label: String?, rest: [Inline])? {
    guard case .text(let first)? = text.first else { return nil }
    if words.isIdeographic { return ideographicScheduleLabel(first, text) }
    let word = first.prefix(while: \.isLetter)
    guard words.scheduleWords.contains(word.lowercased()), word.first?.isUppercase == true else {
      return nil
    }
    let gap = first.dropFirst(word.count).prefix { $0 == " " || $0 == "\u{A0}" }
    let number = first.dropFirst(word.count + gap.count).prefix {
      $0.isASCII && ($0.isNumber || $0.isUppercase)
    }
    let after = first.dropFirst(word.count + gap.count + number.count)
    let rest = after.drop { " \u{A0}:.–—-".contains($0) }
    let isNumber = !number.isEmpty && !TypedLabel.counters(number).isEmpty && !gap.isEmpty
    guard isNumber, rest.count < after.count || after.isEmpty else {
      return after.first == ":" && number.isEmpty ? (nil, text) : nil
    }
    let inlines = (rest.isEmpty ? [] : [.text(String(rest))]) + text.dropFirst()
    return inlines.isEmpty ? (nil, text) : ("\(word)\u{A0}\(number)", inlines)
  }

  /// Reads 附件B：服务 or 別紙1　料金; a word that goes on otherwise is none.
  private func ideographicScheduleLabel(
    _ first: String, _ text: [Inline]
  ) -> (label: String?, rest: [Inline])? {
    guard let (word, number, end) = words.ideographicSchedule(at: first[...]) else { return nil }
    let after = first[end...]
    let rest = after.drop { $0.isWhitespace || "：:.–—-".contains($0) }
    guard rest.startIndex > after.startIndex || after.isEmpty else { return nil }
    let inlines = (rest.isEmpty ? [] : [.text(String(rest))]) + text.dropFirst()
    return inlines.isEmpty ? (nil, text) : ("\(word)\u{A0}\(number)", inlines)
  }

  /// Numbers levels from 1 without gaps: PDF/UA-1 (ISO 14289-1, 7.4.2) allows none, and authors
  /// begin clauses with one # as well as with two.
  private mutating func closeUp(_ blocks: inout [MarkdownBlock]) {
    let typed = blocks.compactMap { block -> Heading? in
      if case .heading(let heading) = block.block.content { heading } else { nil }
    }
    let highest = typed.filter { !$0.opensSchedule }.map(\.level).min() ?? 1
    var schedule: (typed: Int, level: Int)?
    var last = 0
    for index in blocks.indices {
      guard case .heading(var heading) = blocks[index].block.content else { continue }
      let typed = heading.level
      if heading.opensSchedule {
        heading.level = max(1, typed - highest + 1)
        schedule = (typed, heading.level)
      } else if let schedule {
        heading.level = max(schedule.level + 1, schedule.level + typed - schedule.typed)
      } else {
        heading.level = typed - highest + 1
      }
      if heading.level > last + 1 {
        findings.append(
          Diagnostic(
            AgreementRules.setAsTyped, at: blocks[index].block.source,
            "the heading \"\(heading.text.plainText.shortened)\" skips a level",
            mend: "begin it with one # more than the heading above it"))
      }
      heading.level = min(heading.level, last + 1, 6)
      last = heading.level
      blocks[index].block.content = .heading(heading)
    }
  }
}
