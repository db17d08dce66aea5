import DocumentModel

/// Puts a field in its place: to be filled in, with the tag of a service where one is wanted, or, in
/// a conformed copy, as the words that were filled in.
struct FieldSetter {
  let style: StyleSheet
  let information: DocumentInformation
  let spans: SpanBuilder
  let setter: ParagraphSetter

  /// Between the side of a field and what stands in it.
  private static let padding = 2.0

  func place(
    _ field: Field, tag: String?, in parent: StructureTree.Index, of frame: inout Frame, x: Double,
    y: Double
  ) {
    if let filledIn = information.filledIn {
      place(filledIn[field.name] ?? "", as: field, in: parent, of: &frame, x: x, y: y)
      return
    }
    let form = spans.structure.add(
      .init(role: "Form", parent: parent, alternativeText: field.tooltip))
    frame.place(.field(field), x: x, y: y, node: form)
    if let tag { place(tag: tag, in: &frame, x: x, y: y + field.size.height - 8) }
  }

  /// Writes the tag of a service into a field: white, small, in one run, and no part of the text.
  private func place(tag: String, in frame: inout Frame, x: Double, y: Double) {
    var look = style.signature.label
    (look.size, look.leading) = (4, 4)
    look.color = Color(red: 1, green: 1, blue: 1)
    look.hasSmallCaps = false
    look.letterSpacing = 0
    frame.place(line(tag, look, node: .artifact), x: x + Self.padding, y: y)
  }

  /// Prints what was filled in on the line, smaller where it would not fit.
  private func place(
    _ words: String, as field: Field, in parent: StructureTree.Index, of frame: inout Frame,
    x: Double, y: Double
  ) {
    guard !words.isEmpty else { return }
    var look = style.blocks.body.text
    (look.size, look.leading) = (field.fontSize, field.fontSize * 1.2)
    look.isHyphenated = false
    let room = field.size.width - 2 * Self.padding
    let natural = line(words, look, node: .artifact).size.width
    look.size *= min(1, room / max(natural, 1))
    let set = line(words, look, node: spans.structure.add("P", in: parent))
    frame.place(
      set, x: x + Self.padding, y: y + field.size.height - look.size * 0.35 - set.baseline)
  }

  private func line(_ text: String, _ look: TextStyle, node: StructureTree.Index) -> Frame {
    setter.setLine(
      spans.build([.text(text)], style: look, node: node),
      style: BlockStyle(look, alignment: .leading))
  }
}
