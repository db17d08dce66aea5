package import PageLayout

extension Frame {
  /// What the text layer says, in the order in which it is drawn.
  package var text: String {
    items.map { item in
      switch item.content {
      case .frame(let frame): frame.text
      case .glyphs(let run): String(decoding: run.text, as: UTF8.self)
      default: ""
      }
    }.joined()
  }
}
