import DocumentModel

/// The lines of those who sign, and the field on each.
extension GalleyBuilder {
  mutating func signatories(
    of party: SignatureParty, under opening: SignatureOpening, height: Double
  ) -> Frame {
    let labels = party.labels
    var lines = SignatureLines(
      frame: opening.frame, node: opening.node, y: height,
      labelWidth: labelWidth(
        [labels.signature, labels.name, labels.title, labels.date]
          + (information.hasCompanyLines ? [labels.company] : [])
          + (party.signatories.contains { $0.witness != nil }
            ? [labels.witness, labels.address] : [])))
    for (index, signatory) in party.signatories.enumerated() {
      if index > 0 { lines.y += style.signature.spacing }
      let who = signatory.name.isEmpty ? "signatory \(index + 1)" : signatory.name
      for line in signatureLines(of: signatory, for: party) {
        place(line, of: signatory.signer, who: "\(who) for \(party.name)", in: &lines)
      }
      guard let witness = signatory.witness else { continue }
      for line in signatureLines(of: witness, labels) {
        place(
          line, of: witness.signer, who: "the witness to \(who) for \(party.name)", in: &lines)
      }
    }
    lines.frame.size.height = lines.y + 2
    return lines.frame
  }

  mutating func notary(
    of party: SignatureParty, under opening: SignatureOpening, height: Double
  ) -> Frame {
    guard let notary = party.notary else { return opening.frame }
    let labels = party.labels
    var lines = SignatureLines(
      frame: opening.frame, node: opening.node, y: height,
      labelWidth: labelWidth([
        labels.signature, labels.name, labels.title, labels.place, labels.date,
      ]))
    for line in signatureLines(of: notary, labels) {
      place(line, of: notary.signer, who: "the notary for \(party.name)", in: &lines)
    }
    placeSeal(labels.seal, in: &lines)
    lines.frame.size.height = lines.y + 2
    return lines.frame
  }

  private func signatureLines(
    of signatory: SignatureParty.Signatory, for party: SignatureParty
  ) -> [FieldLine] {
    let labels = party.labels
    let company = fieldLine(labels.company, .company, "eSignCompany", party.name)
    return [
      signatureLine(labels.signature),
      fieldLine(labels.name, .name, "eSignFullName", signatory.name),
      fieldLine(
        labels.title, .title, "eSignTitle", signatory.title, isRequired: !signatory.title.isEmpty),
    ] + (information.hasCompanyLines ? [company] : []) + [
      fieldLine(labels.date, .date, "eSignDateSigned")
    ]
  }

  private func signatureLines(
    of witness: SignatureParty.Witness, _ labels: SignatureParty.Labels
  ) -> [FieldLine] {
    [
      signatureLine(labels.witness, spoken: labels.signature),
      fieldLine(labels.name, .name, "eSignFullName", witness.name),
      fieldLine(labels.address, .text, "eSignText", witness.address),
    ]
  }

  private func signatureLines(
    of notary: SignatureParty.Notary, _ labels: SignatureParty.Labels
  ) -> [FieldLine] {
    [
      signatureLine(labels.signature),
      fieldLine(labels.name, .name, "eSignFullName", notary.name),
      fieldLine(labels.title, .title, "eSignTitle", notary.title),
      fieldLine(labels.place, .text, "eSignText", notary.place),
      fieldLine(labels.date, .date, "eSignDateSigned"),
    ]
  }

  private func signatureLine(_ label: String, spoken: String? = nil) -> FieldLine {
    FieldLine(
      label: label, spoken: spoken ?? label, kind: .signature, purpose: .signature,
      name: "eSignSignHere",
      height: style.signature.signatureHeight)
  }

  private func fieldLine(
    _ label: String, _ purpose: FieldPurpose, _ name: String, _ value: String = "",
    isRequired: Bool = true
  ) -> FieldLine {
    FieldLine(
      label: label, spoken: label, purpose: purpose, name: name, value: value,
      isRequired: isRequired,
      height: style.signature.lineHeight)
  }

  /// The widest of the words before the lines, and a space; nothing where words stand under lines.
  private func labelWidth(_ words: [String]) -> Double {
    guard style.signature.form != .lines else { return 0 }
    return words.map { fieldText($0, style.signature.label, node: .artifact).size.width }
      .max().map { $0 + 8 } ?? 0
  }

  private func fieldText(
    _ text: String, _ look: TextStyle, node: StructureTree.Index
  ) -> Frame {
    setter.setLine(
      spans.build([.text(text)], style: look, node: node),
      style: BlockStyle(look, alignment: .leading))
  }

  /// A label, a rule, and the field that stands on the rule.
  private func place(
    _ line: FieldLine, of signer: Signer, who: String, in lines: inout SignatureLines
  ) {
    let look = style.signature
    let ruleY = lines.y + line.height - look.ruleWidth
    let set = fieldText(line.label, look.label, node: spans.structure.add("P", in: lines.node))
    lines.frame.place(
      set,
      y: look.form == .lines
        ? ruleY + look.ruleWidth + FieldLine.underLine : ruleY - 2.5 - set.baseline)
    let width = lines.frame.size.width - lines.labelWidth
    lines.frame.place(
      .fill(Size(width: width, height: look.ruleWidth), look.ruleColor),
      x: lines.labelWidth, y: ruleY)
    let height = line.kind == .signature ? line.height - 6 : look.fieldSize * 1.5
    let field = Field(
      kind: line.kind, size: Size(width: width, height: height),
      name: "\(line.name)_\(signer.key)", tooltip: "\(line.spoken) of \(who)", value: line.value,
      fontSize: look.fieldSize, signer: signer, isRequired: line.isRequired)
    FieldSetter(style: style, information: information, spans: spans, setter: setter).place(
      field, tag: information.esign.tag(for: line.purpose, signer: signer.number),
      in: lines.node, of: &lines.frame, x: lines.labelWidth, y: ruleY - height)
    lines.y += line.height
    if look.form == .lines { lines.y += FieldLine.underLine + look.label.leading }
  }

  /// Outlines the place for a seal.
  private func placeSeal(_ label: String, in lines: inout SignatureLines) {
    let look = style.signature
    lines.y += look.lineHeight / 2
    let size = Size(width: lines.frame.size.width, height: 3 * look.lineHeight)
    let (across, down) = (
      Size(width: size.width, height: look.ruleWidth),
      Size(width: look.ruleWidth, height: size.height)
    )
    let sides = [
      (across, 0, 0), (across, 0, size.height - look.ruleWidth),
      (down, 0, 0), (down, size.width - look.ruleWidth, 0),
    ]
    for (side, x, y) in sides {
      lines.frame.place(.fill(side, look.ruleColor), x: x, y: lines.y + y)
    }
    let set = fieldText(label, look.label, node: spans.structure.add("P", in: lines.node))
    lines.frame.place(set, x: 5, y: lines.y + 4)
    lines.y += size.height
  }
}

/// Lines one below the other, as far as they have been set.
private struct SignatureLines {
  var frame: Frame
  var node: StructureTree.Index
  /// Where the next line begins.
  var y: Double
  var labelWidth: Double
}

/// A line to fill in.
private struct FieldLine {
  var label: String
  /// What a screen reader calls it.
  var spoken: String
  var kind = Field.Kind.text
  var purpose: FieldPurpose
  var name: String
  var value = ""
  var isRequired = true
  var height: Double

  /// Between a line and the word under it.
  static let underLine = 1.5
}
