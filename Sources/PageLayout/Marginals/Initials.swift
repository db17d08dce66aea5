import DocumentModel

/// The lines in the foot of each page on which the parties put their initials; a cover has none.
extension Marginals {
  func addInitials(of parties: [SignatureParty], to pages: inout [Page]) {
    guard let first = parties.first, information.hasInitials else { return }
    let word = line(first.labels.initials)
    for index in pages.indices where !hasCover || index > 0 {
      let page = style.page.turned(to: pages[index].frame.size)
      let plan = InitialsPlan(
        parties: parties.count, measure: page.measure - word.size.width, text: style.marginals.text)
      let ruleY = page.size.height - style.marginals.footTop - InitialsPlan.below
      let baseline = ruleY - 2.5
      let labels = parties.map { shortened($0.shortName, to: plan.label) }
      let width =
        labels.map { InitialsPlan.gap + $0.size.width + InitialsPlan.space + plan.box }.reduce(0, +)
      var x = page.size.width - page.margins.right - width
      pages[index].frame.place(word, x: x - word.size.width, y: baseline - word.baseline)
      for (party, label) in zip(parties, labels) {
        x += InitialsPlan.gap
        pages[index].frame.place(label, x: x, y: baseline - label.baseline)
        x += label.size.width + InitialsPlan.space
        addBox(
          of: party, width: plan.box, page: pages[index].number, to: &pages[index].frame, x: x,
          ruleY: ruleY)
        x += plan.box
      }
    }
  }

  /// Whoever signs first for a party initials for it.
  private func addBox(
    of party: SignatureParty, width: Double, page: Int, to frame: inout Frame, x: Double,
    ruleY: Double
  ) {
    guard let signatory = party.signatories.first else { return }
    let look = style.signature
    frame.place(
      .fill(Size(width: width, height: look.ruleWidth), look.ruleColor), x: x, y: ruleY)
    let who = signatory.name.isEmpty ? party.name : "\(signatory.name) for \(party.name)"
    let field = Field(
      kind: .text, size: Size(width: width, height: InitialsPlan.height),
      name: "eSignInitialHere_\(party.key)_p\(page)",
      tooltip: "\(party.labels.initials) of \(who) on page \(page - unnumbered)",
      fontSize: min(look.fieldSize, InitialsPlan.height / 1.5), signer: signatory.signer)
    FieldSetter(style: style, information: information, spans: spans, setter: setter).place(
      field,
      tag: information.esign.tag(for: .initials, signer: signatory.signer.number, page: page),
      in: .document, of: &frame, x: x, y: ruleY - field.size.height)
  }

  /// The words of a line, as many as fit; none where not one does.
  private func shortened(_ text: String, to width: Double) -> Frame {
    var text: String? = text
    while let words = text {
      let set = line(words)
      if set.size.width <= width { return set }
      text = words.withoutLastWord
    }
    return Frame(size: .zero)
  }
}

/// How the room of a line is divided among those who initial; lengths are points.
struct InitialsPlan {
  /// What one writes on.
  let box: Double
  /// What is left for a name before it.
  let label: Double

  /// The height of a field.
  static let height = 15.0
  /// Between the line and the foot.
  static let below = 6.0
  /// Between the text of the page and the fields.
  static let above = 8.0
  static let space = 4.0
  static let gap = 14.0

  init(parties: Int, measure: Double, text: TextStyle) {
    let share = measure / Double(max(1, parties)) - Self.gap
    box = min(44, max(share * 0.4, min(22, share)))
    label = max(0, share - box - Self.space)
  }
}

extension StyleSheet {
  /// The same with room for initials between the text and the foot.
  var withInitials: StyleSheet {
    var style = self
    let room =
      marginals.footTop + InitialsPlan.below + InitialsPlan.height + InitialsPlan.above
    style.page.margins.bottom = max(page.margins.bottom, room)
    return style
  }
}
