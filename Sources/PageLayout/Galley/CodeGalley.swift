import DocumentModel

/// Lines of code: each as it was typed, with the blanks that it begins with.
extension GalleyBuilder {
  mutating func addCode(_ text: String, in context: Context) {
    let node = spans.structure.add("Code", in: context.node)
    let code = style.blocks.code
    let model = spans.build([.text("x")], style: code.text, node: .artifact)
    let letter = setter.setLine(model, style: code).inkWidth
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      let blanks = line.prefix { $0 == " " }.count
      var block = code
      block.firstIndent += Double(blanks) * letter
      if index > 0 {
        block.before = 0
        require(WidowControl.cost(line: index, of: lines.count, style: style.pageBreaking))
      }
      if index < lines.count - 1 { block.after = 0 }
      let words = line.dropFirst(blanks)
      if words.isEmpty {
        let width = context.x + context.measure
        append(Frame(size: Size(width: width, height: code.text.leading)), source: context.source)
      } else {
        // Spaces of code are kept as they are.
        let kept = Inline.text(String(words.replacing(" ", with: "\u{A0}")))
        addParagraph([kept], style: block, node: node, in: context)
      }
    }
  }
}
