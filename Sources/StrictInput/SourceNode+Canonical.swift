extension SourceNode {
  /// The values alone in one form, the keys of each record in alphabetical order: two files that
  /// say the same have the same, whatever their layout and comments. For digests.
  public var canonicalText: String {
    var text = ""
    writeCanonically(to: &text)
    return text
  }

  private func writeCanonically(to text: inout String) {
    switch content {
    case .record(let entries):
      text += "{"
      for (index, entry) in entries.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { text += "," }
        text.append(quoted: entry.key)
        text += ":"
        entry.value.writeCanonically(to: &text)
      }
      text += "}"
    case .list(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        item.writeCanonically(to: &text)
      }
      text += "]"
    case .text(let value): text.append(quoted: value)
    case .absent: text += "null"
    }
  }
}

extension String {
  /// Appends a text in quotes, with nothing in it that could end them.
  fileprivate mutating func append(quoted text: String) {
    self += "\""
    if text.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }) {
      self += text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    } else {
      self += text
    }
    self += "\""
  }
}
