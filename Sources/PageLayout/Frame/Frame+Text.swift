extension Frame {
  /// The words of all glyph runs, in the order in which they are drawn: what the text layer says.
  package var text: String {
    items.map { item in
      switch item.content {
      case .glyphs(let run): String(decoding: run.text, as: UTF8.self)
      case .frame(let frame): frame.text
      default: ""
      }
    }.joined()
  }
}
