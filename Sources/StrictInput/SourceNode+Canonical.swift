extension SourceNode {
  /// The values alone in one form, the keys of each record in alphabetical order: two files that
  /// say the same have the same, whatever their layout and comments. For digests.
  public var canonicalText: String {
    switch content {
    case .record(let entries):
      "{"
        + entries.sorted { $0.key < $1.key }
        .map { "\($0.key.quoted):\($0.value.canonicalText)" }.joined(separator: ",") + "}"
    case .list(let items): "[" + items.map(\.canonicalText).joined(separator: ",") + "]"
    case .text(let text): text.quoted
    case .absent: "null"
    }
  }
}

extension String {
  /// The text in quotes, with nothing in it that could end them.
  fileprivate var quoted: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
