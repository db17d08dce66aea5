internal import StrictInput

/// The lines that a person wrote, of all files that make up one document.
struct SourceLines: Sendable {
  struct Line: Sendable {
    var file: String
    /// Counted from 1 in its file.
    var number: Int
    var text: String
  }

  private(set) var lines: [Line] = []
  private var firstLine: [String: Int] = [:]

  /// Adds a file and returns the index of its first line.
  @discardableResult
  mutating func append(_ text: String, file: String) -> Int {
    let first = lines.count
    firstLine[file] = first
    for (index, line) in text.lines.enumerated() {
      lines.append(Line(file: file, number: index + 1, text: String(line)))
    }
    return first
  }

  /// The place where some characters stand in one line, or the column given where they do not.
  func location(ofLine index: Int, column: Int, near text: String? = nil) -> SourceLocation {
    let line = lines[index]
    let found = text.flatMap { line.text.range(ofText: $0) }
    return SourceLocation(
      file: line.file, line: line.number,
      column: found.map { line.text.distance(from: line.text.startIndex, to: $0) + 1 } ?? column)
  }

  /// The first place of some characters from a line on to the end of its paragraph.
  func location(of text: String, from start: SourceLocation) -> SourceLocation? {
    guard let first = firstLine[start.file] else { return nil }
    for index in (first + start.line - 1)..<lines.count {
      guard lines[index].file == start.file, !lines[index].text.allSatisfy(\.isWhitespace) else {
        return nil
      }
      LookUps.count(lines[index].text.utf8.count)
      if lines[index].text.range(ofText: text) != nil {
        return location(ofLine: index, column: 1, near: text)
      }
    }
    return nil
  }
}

extension String {
  /// Where a text first begins within this one.
  fileprivate func range(ofText text: String) -> String.Index? {
    guard let first = text.first else { return nil }
    var start = startIndex
    while let index = self[start...].firstIndex(of: first) {
      if self[index...].hasPrefix(text) { return index }
      start = self.index(after: index)
    }
    return nil
  }
}

extension SourceLines {
  /// Every name that stands in a tag, such as `fees` and `late` of `{{#fees.late}}`.
  var namesInTags: Set<String> {
    var names: Set<String> = []
    for line in lines where line.text.utf8.contains(UInt8(ascii: "{")) {
      var isInTag = false
      var name = String.UnicodeScalarView()
      var last: Unicode.Scalar = " "
      for scalar in line.text.unicodeScalars {
        if scalar == "{", last == "{" { isInTag = true }
        if scalar == "}" { isInTag = false }
        if isInTag, scalar.properties.isAlphabetic {
          name.append(scalar)
        } else if !name.isEmpty {
          names.insert(String(name))
          name = String.UnicodeScalarView()
        }
        last = scalar
      }
    }
    return names
  }
}

extension String {
  /// What stands between its line feeds.
  var lines: some Sequence<Substring> {
    utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .lazy.map { Substring($0) }
  }
}
