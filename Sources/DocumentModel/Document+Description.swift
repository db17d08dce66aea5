extension Document: CustomStringConvertible {
  /// The document as text, for people and for tests: a line for each block, indented by its
  /// depth, with labels and anchors; values from the terms stand in ‹›.
  public var description: String {
    var lines = [
      "document \"\(information.title)\" \(information.reference) \(information.language) "
        + information.date
    ]
    lines.append("  parties \(information.parties.joined(separator: " | "))")
    if !information.author.isEmpty { lines.append("  author \(information.author)") }
    if !information.subject.isEmpty { lines.append("  subject \(information.subject)") }
    if !information.keywords.isEmpty {
      lines.append("  keywords \(information.keywords.joined(separator: ", "))")
    }
    if information.hasInitials { lines.append("  initials on each page") }
    if information.hasCompanyLines { lines.append("  a line for each company") }
    for block in blocks { block.describe(into: &lines, indent: "") }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// What is known of somebody, after a colon.
private func named(_ words: String...) -> String {
  let known = words.filter { !$0.isEmpty }
  return known.isEmpty ? "" : ": " + known.joined(separator: ", ")
}

extension Block {
  fileprivate func describe(into lines: inout [String], indent: String) {
    let inner = indent + "  "
    switch content {
    case .title(let title):
      lines.append("\(indent)title \(title.title.marked)")
      for line in title.lines { lines.append("\(inner)| \(line.marked)") }
    case .tableOfContents(let title, let depth):
      lines.append("\(indent)contents \"\(title)\" depth \(depth)")
    case .heading(let heading):
      let label = heading.label.map { "\($0.withVisibleSpaces) " } ?? ""
      let schedule = heading.opensSchedule ? " schedule" : ""
      lines.append(
        "\(indent)h\(heading.level)\(schedule) \(label)\(heading.text.marked) #\(heading.anchor)")
    case .paragraph(let inlines): lines.append("\(indent)p \(inlines.marked)")
    case .list(let list):
      lines.append("\(indent)list \(list.kind) \(list.level)")
      for item in list.items {
        let anchor = item.anchor.map { " #\($0)" } ?? ""
        lines.append("\(inner)\(item.label)\(anchor)")
        for block in item.blocks { block.describe(into: &lines, indent: inner + "  ") }
      }
    case .table(let table): table.describe(into: &lines, indent: indent)
    case .signatures(let parties):
      lines.append("\(indent)signatures")
      for party in parties {
        lines.append("\(inner)\(party.leadIn) | \(party.name)")
        for person in party.signatories {
          lines.append("\(inner)  \(person.signer.key): \(person.name), \(person.title)")
          if let witness = person.witness {
            lines.append(
              "\(inner)  witness of \(person.signer.key)" + named(witness.name, witness.address))
          }
        }
        if let notary = party.notary {
          lines.append(
            "\(inner)  notary" + named(notary.name, notary.title, notary.place)
              + " | \(notary.statement)")
        }
      }
    case .quote(let blocks):
      lines.append("\(indent)quote")
      for block in blocks { block.describe(into: &lines, indent: inner) }
    case .code(let code):
      lines.append("\(indent)code")
      for line in code.split(separator: "\n") { lines.append("\(inner)| \(line)") }
    case .figure(let figure):
      let caption = figure.caption.map { " — \($0.marked)" } ?? ""
      let width =
        switch figure.width {
        case .share(let share): " \(plain(share * 100))%"
        case .points(let points): " \(plain(points)) pt"
        case nil: ""
        }
      lines.append(
        "\(indent)figure \(figure.path) \"\(figure.alternativeText)\"\(width)\(caption)")
    case .rule: lines.append("\(indent)rule")
    case .pageBreak: lines.append("\(indent)page break")
    }
  }
}

extension Table {
  fileprivate func describe(into lines: inout [String], indent: String) {
    let columns = alignments.map(\.rawValue).joined(separator: " ")
    var heads = hasRowHeads ? ", row heads" : ""
    if !summedColumns.isEmpty {
      heads += ", sums of \(summedColumns.map { String($0 + 1) }.joined(separator: " "))"
    }
    for (column, weight) in weights.sorted(by: { $0.key < $1.key }) {
      heads += ", \(column + 1) weighs \(plain(weight))"
    }
    let title = caption.map { " — \($0.marked)" } ?? ""
    lines.append("\(indent)table \(columns)\(heads)\(title)")
    func describe(_ name: String, _ row: [Cell]) {
      let cells = row.map { cell in
        cell.blocks.map { block in
          if case .paragraph(let inlines) = block.content { return inlines.marked }
          var inner: [String] = []
          block.describe(into: &inner, indent: "")
          return inner.joined(separator: " / ")
        }.joined(separator: " / ")
      }
      lines.append("\(indent)  \(name) \(cells.joined(separator: " | "))")
    }
    describe("head", head)
    for row in rows { describe("row", row) }
    for row in footRows { describe("foot", row) }
  }
}

extension [Inline] {
  /// The words with marks for what is more than words: `‹value›`, `_emphasis_`, `*strong*`,
  /// `**definition**`, `[reference → #anchor]`. A no-break space is written `~`.
  public var marked: String { map(\.marked).joined() }
}

extension Inline {
  fileprivate var marked: String {
    switch self {
    case .text(let text): text.withVisibleSpaces
    case .value(let text, _): "‹\(text.withVisibleSpaces)›"
    case .emphasis(let inner): "_\(inner.marked)_"
    case .strong(let inner): "*\(inner.marked)*"
    case .code(let code): "`\(code)`"
    case .definition(let inner): "**\(inner.marked)**"
    case .reference(let inner, let anchor): "[\(inner.marked) → #\(anchor)]"
    case .pageNumber(let anchor): "[page of #\(anchor)]"
    case .link(let inner, let destination): "[\(inner.marked) → \(destination)]"
    case .footnote(let blocks):
      "[note: "
        + blocks.map { block in
          if case .paragraph(let inlines) = block.content { return inlines.marked }
          var inner: [String] = []
          block.describe(into: &inner, indent: "")
          return inner.joined(separator: " / ")
        }.joined(separator: " / ") + "]"
    case .language(let inner, let tag): "[\(inner.marked)]{lang=\(tag)}"
    case .lineBreak: "⏎"
    }
  }
}

extension String {
  /// `~` for a space that does not break, `≈` for a narrow one.
  fileprivate var withVisibleSpaces: String {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return self }
    return String(
      map { character in
        switch character {
        case "\u{A0}": "~"
        case "\u{202F}": "≈"
        default: character
        }
      })
  }
}
