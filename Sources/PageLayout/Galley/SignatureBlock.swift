import DocumentModel
import StrictInput

/// Lines to sign on, each with its field: one block, never divided.
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

    var rows: [Frame] = []
    for start in stride(from: 0, to: parties.count, by: columns) {
      let beside = parties[start..<min(start + columns, parties.count)]
      let openings = beside.map { opening(of: $0, width: width, in: context) }
      // Lines of parties that stand side by side begin at one height.
      let height = openings.map(\.frame.size.height).max() ?? 0
      let row = zip(beside, openings).map { party($0, under: $1, height: height, in: context) }
      var frame = Frame(
        size: Size(
          width: context.x + context.measure, height: row.map(\.size.height).max() ?? 0))
      for (column, party) in row.enumerated() {
        frame.place(party, x: context.x + Double(column) * (width + look.columnGap))
      }
      rows.append(frame)
    }
    let room = style.page.textHeight - SignaturePage.height(of: style.blocks.body.text)
    for (index, row) in rows.enumerated() where row.size.height > room {
      let names = parties[(index * columns)..<min(parties.count, (index + 1) * columns)]
      problems.append(
        .tooTall(
          what: "the signature block for \"\(names.map(\.name).joined(separator: "\", \""))\"",
          needs: row.size.height, has: room, source: context.source))
    }
    keepCompany(context.source)
    for (index, row) in rows.enumerated() {
      append(
        row, before: index == 0 ? context.paragraph.before : look.spacing,
        cost: SignaturePage.cost, source: context.source)
    }
    leave(context.paragraph.after)
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

  /// What stands above a party's lines: the words that lead in, and its name.
  private struct Opening {
    var frame: Frame
    var node: StructureTree.Index
  }

  private mutating func opening(
    of party: SignatureParty, width: Double, in context: Context
  ) -> Opening {
    let look = style.signature
    let node = spans.structure.add("Div", in: context.node)
    var frame = Frame(size: Size(width: width, height: 0))
    for (text, block) in [(party.leadIn, look.leadIn), (party.name, look.name)]
    where !text.isEmpty {
      let paragraph = spans.structure.add("P", in: node)
      var ragged = block
      ragged.alignment = .leading
      let lines = setter.set(
        spans.build([.text(text)], style: block.text, node: paragraph), style: ragged,
        measure: width)
      noteProblems(context.source)
      for line in lines {
        frame.place(line.frame, y: frame.size.height)
        frame.size.height += line.frame.size.height
      }
      frame.size.height += block.after
    }
    return Opening(frame: frame, node: node)
  }

  private mutating func party(
    _ party: SignatureParty, under opening: Opening, height: Double, in context: Context
  ) -> Frame {
    let look = style.signature
    let node = opening.node
    var frame = opening.frame
    var y = height
    let labelWidth = labelWidth(of: party)
    for (index, signatory) in party.signatories.enumerated() {
      if index > 0 { y += look.spacing }
      let who = signatory.name.isEmpty ? "signatory \(index + 1)" : signatory.name
      for line in lines(of: signatory, party.labels) {
        place(
          line, key: signatory.fieldKey, tooltip: "\(line.label) of \(who) for \(party.name)",
          labelWidth: labelWidth, in: &frame, y: y, node: node)
        y += advance(of: line)
      }
      guard party.hasWitnesses else { continue }
      for line in linesOfWitness(party.labels) {
        place(
          line, key: "\(signatory.fieldKey)_witness",
          tooltip: "\(line.label) of the witness to \(who) for \(party.name)",
          labelWidth: labelWidth, in: &frame, y: y, node: node)
        y += advance(of: line)
      }
    }
    frame.size.height = y + 2
    return frame
  }

  private struct FieldLine {
    var label: String
    var kind = Field.Kind.text
    var name: String
    var value = ""
    var height: Double
  }

  private func lines(
    of signatory: SignatureParty.Signatory, _ labels: SignatureParty.Labels
  ) -> [FieldLine] {
    let look = style.signature
    return [
      FieldLine(
        label: labels.signature, kind: .signature, name: "eSignSignHere",
        height: look.signatureHeight),
      FieldLine(
        label: labels.name, name: "eSignFullName", value: signatory.name,
        height: look.lineHeight),
      FieldLine(
        label: labels.title, name: "eSignTitle", value: signatory.title,
        height: look.lineHeight),
      FieldLine(label: labels.date, name: "eSignDateSigned", height: look.lineHeight),
    ]
  }

  /// A witness is named by hand: the terms do not know who it will be.
  private func linesOfWitness(_ labels: SignatureParty.Labels) -> [FieldLine] {
    let look = style.signature
    return [
      FieldLine(
        label: labels.witness, kind: .signature, name: "eSignSignHere",
        height: look.signatureHeight),
      FieldLine(label: labels.name, name: "eSignFullName", height: look.lineHeight),
      FieldLine(label: labels.address, name: "eSignText", height: look.lineHeight),
    ]
  }

  private func advance(of line: FieldLine) -> Double {
    let look = style.signature
    return look.form == .lines ? line.height + Self.underLine + look.label.leading : line.height
  }

  /// Between a line and the word under it.
  private static var underLine: Double { 1.5 }

  /// The widest of the words before the lines, and a space; nothing where words stand under lines.
  private mutating func labelWidth(of party: SignatureParty) -> Double {
    guard style.signature.form != .lines else { return 0 }
    let labels = party.labels
    let block = BlockStyle(style.signature.label, alignment: .leading)
    let words =
      [labels.signature, labels.name, labels.title, labels.date]
      + (party.hasWitnesses ? [labels.witness, labels.address] : [])
    return words.map { label in
      setter.setLine(
        spans.build([.text(label)], style: block.text, node: .artifact), style: block
      ).size.width
    }.max().map { $0 + 8 } ?? 0
  }

  /// A label, a rule, and the field that stands on the rule.
  private mutating func place(
    _ line: FieldLine, key: String, tooltip: String, labelWidth: Double, in frame: inout Frame,
    y: Double, node: StructureTree.Index
  ) {
    let look = style.signature
    let ruleY = y + line.height - look.ruleWidth
    let label = spans.structure.add("P", in: node)
    let block = BlockStyle(look.label, alignment: .leading)
    let set = setter.setLine(
      spans.build([.text(line.label)], style: look.label, node: label), style: block)
    frame.place(
      set,
      y: look.form == .lines
        ? ruleY + look.ruleWidth + Self.underLine : ruleY - 2.5 - set.baseline)
    frame.place(
      .fill(Size(width: frame.size.width - labelWidth, height: look.ruleWidth), look.ruleColor),
      x: labelWidth, y: ruleY)
    let height = line.kind == .signature ? line.height - 6 : look.fieldSize * 1.5
    let form = spans.structure.add(
      .init(role: "Form", parent: node, alternativeText: tooltip))
    frame.place(
      .field(
        Field(
          kind: line.kind, size: Size(width: frame.size.width - labelWidth, height: height),
          name: "\(line.name)_\(key)", tooltip: tooltip, value: line.value,
          fontSize: look.fieldSize)),
      x: labelWidth, y: ruleY - height, node: form)
  }
}
