/// Turns columns counted in Unicode scalars, as libyaml counts, into columns counted in characters
/// as a person does: a letter with its accent, or a family of emoji, is one.
struct CharacterColumns {
  /// The lines in which the two differ, which are few.
  private var lines: [Int: Substring] = [:]

  init(_ text: String) {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return }
    let text = text.utf8.contains(0x0D) ? text.replacing("\r\n", with: "\n") : text
    let lines = text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }
    for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 < 0x80 }) {
      let line = Substring(line)
      if line.count != line.unicodeScalars.count { self.lines[index + 1] = line }
    }
  }

  func column(ofScalar column: Int, line: Int) -> Int {
    guard let text = lines[line] else { return column }
    let before = text.unicodeScalars.prefix(column - 1)
    return before.count < column - 1 ? column : text[..<before.endIndex].count + 1
  }
}
