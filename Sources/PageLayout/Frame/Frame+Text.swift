extension Frame {
  /// The words of all glyph runs, in order.
  var plainText: String {
    items.map { item in
      switch item.content {
      case .glyphs(let run): String(decoding: run.text, as: UTF8.self)
      case .frame(let frame): frame.plainText
      default: ""
      }
    }.joined()
  }
}
