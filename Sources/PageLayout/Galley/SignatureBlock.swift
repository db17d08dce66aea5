import DocumentModel
import StrictInput

/// Lines to sign on, each with its field: the parties in one block, never divided, and under them
/// the certificates of notaries.
extension GalleyBuilder {
  mutating func addSignatures(_ parties: [SignatureParty], in context: Context) {
    let look = style.signature
    let sideBySide =
      parties.count > 1 && look.form != .stacked
      && (context.measure - look.columnGap) / 2 >= look.columnMinimum
    let columns = sideBySide ? 2 : 1
    // Two columns' least width is as long as a line to sign on should be.
    let width =
      sideBySide
      ? (context.measure - look.columnGap) / 2
      : min(context.measure, 2 * look.columnMinimum + look.columnGap)

    let room = style.page.textHeight - SignaturePage.height(of: style.blocks.body.text)
    var isFirst = true
    for content in [SignatureColumn.party, SignatureColumn.notary] {
      for start in stride(from: 0, to: parties.count, by: columns) {
        let beside = parties[start..<min(start + columns, parties.count)]
        guard content == .party || beside.contains(where: { $0.notary != nil }) else { continue }
        let row = row(beside, content, width: width, in: context)
        if row.size.height > room {
          problems.append(
            .tooTall(
              what:
                "the \(content.rawValue) for \"\(beside.map(\.name).joined(separator: "\", \""))\"",
              needs: row.size.height, has: room, source: context.source))
        }
        if isFirst { keepCompany(context.source) }
        append(
          row, before: isFirst ? max(context.paragraph.before, look.spacing / 3) : look.spacing,
          cost: content == .party ? SignaturePage.cost : SignaturePage.notaryCost,
          source: context.source)
        isFirst = false
      }
    }
    leave(context.paragraph.after)
  }

  /// Sets parties side by side; lines begin at one height.
  private mutating func row(
    _ parties: ArraySlice<SignatureParty>, _ content: SignatureColumn, width: Double,
    in context: Context
  ) -> Frame {
    let openings = parties.map { opening(content.words(for: $0), width: width, in: context) }
    let height = openings.map(\.frame.size.height).max() ?? 0
    let frames = zip(parties, openings).map { party, opening in
      switch content {
      case .party: signatories(of: party, under: opening, height: height)
      case .notary: notary(of: party, under: opening, height: height)
      }
    }
    var row = Frame(
      size: Size(width: context.x + context.measure, height: frames.map(\.size.height).max() ?? 0))
    for (column, frame) in frames.enumerated() {
      row.place(frame, x: context.x + Double(column) * (width + style.signature.columnGap))
    }
    return row
  }

  /// Makes the last lines of the agreement stay with the signatures.
  private mutating func keepCompany(_ source: SourceLocation?) {
    var pieces = 0
    var lines = 0
    var isParted = wantsPage
    for index in galley.entries.indices.reversed() where !isParted {
      pieces += 1
      if !galley.entries[index].isHeading { lines += 1 }
      if lines >= SignaturePage.linesBefore || index == 0 { return }
      isParted = galley.entries[index].breakBefore.isForced
      galley.entries[index].breakBefore = galley.entries[index].breakBefore.combined(
        with: SignaturePage.cost)
    }
    if isParted, pieces < SignaturePage.linesBefore {
      problems.append(.signaturesAlone(source: source))
    }
  }

  /// What stands above the lines: the words that lead in, and a name.
  struct SignatureOpening {
    var frame: Frame
    var node: StructureTree.Index
  }

  private mutating func opening(
    _ words: [SignatureColumn.Words], width: Double, in context: Context
  ) -> SignatureOpening {
    let look = style.signature
    let node = spans.structure.add("Div", in: context.node)
    var frame = Frame(size: Size(width: width, height: 0))
    for words in words where !words.text.isEmpty {
      let paragraph = spans.structure.add("P", in: node)
      var ragged = words.isName ? look.name : look.leadIn
      ragged.alignment = .leading
      let lines = setter.set(
        spans.build([.text(words.text)], style: ragged.text, node: paragraph), style: ragged,
        measure: width)
      noteProblems(context.source)
      for line in lines {
        frame.place(line.frame, y: frame.size.height)
        frame.size.height += line.frame.size.height
      }
      frame.size.height += ragged.after
    }
    return SignatureOpening(frame: frame, node: node)
  }
}

/// What stands in a column of the block.
private enum SignatureColumn: String {
  case party = "signature block"
  case notary = "notary's certificate"

  struct Words {
    var text: String
    var isName: Bool
  }

  /// What leads in.
  func words(for party: SignatureParty) -> [Words] {
    switch self {
    case .party:
      [Words(text: party.leadIn, isName: false), Words(text: party.name, isName: true)]
    case .notary:
      party.notary.map { notary in
        [
          Words(text: party.labels.notary, isName: true),
          Words(text: notary.statement, isName: false),
        ]
      } ?? []
    }
  }
}
