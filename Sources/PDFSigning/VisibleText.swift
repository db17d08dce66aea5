/// Text of a file, fit to be shown: control characters would write over the report.
func visible(_ text: String) -> String {
  String(
    String.UnicodeScalarView(text.unicodeScalars.map { $0.isVisible ? $0 : "\u{FFFD}" }))
}

extension Unicode.Scalar {
  /// Neither a control character nor one that turns the direction of writing about.
  var isVisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
