/// Turns columns counted in Unicode scalars, as libyaml counts, into columns counted in characters
/// as a person does: a letter with its accent, or a family of emoji, is one.
struct CharacterColumns {
  /// The lines in which the two differ, which are few.
  private var lines: [Int: Substring] = [:]

  init(_ text: String) {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return }
    let lines = text.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }
    for (index, line) in lines.enumerated() where line.count != line.unicodeScalars.count {
      self.lines[index + 1] = line
    }
  }

  func column(ofScalar column: Int, line: Int) -> Int {
    guard let text = lines[line] else { return column }
    let before = text.unicodeScalars.prefix(column - 1)
    return before.count < column - 1 ? column : text[..<before.endIndex].count + 1
  }
}
