import Yams

/// A value of which YAML reads less than the person wrote.
struct YAMLSlip {
  let message: String
  let help: String

  fileprivate init(message: String, help: String) {
    self.message = message
    self.help = help
  }
}

// MARK: Commas

extension YAMLSlip {
  /// `{price: 35,00}`: YAML ends the value at the comma, and takes `00` for a key without a value.
  ///
  /// Makes one of a key of a record in braces, its value, and the value before it.
  init?(key: Node, value: Node, after previous: SourceNode?) {
    guard case .text(let before)? = previous?.content, before.last?.isWholeNumber == true,
      case .scalar(let digits) = key, digits.style == .plain,
      digits.string.first?.isWholeNumber == true,
      case .scalar(let nothing) = value, nothing.style == .plain, nothing.string.isEmpty
    else { return nil }
    let written = "\(before),\(digits.string)"
    let figures = digits.string.prefix { $0.isWholeNumber || $0 == "." }
    let isThousands = figures.prefix { $0 != "." }.count == 3
    let meant = before + (isThousands ? "" : ".") + digits.string
    message = "within { } a comma ends the value, so that \"\(written.shortened)\" is two"
    help = "write \(meant.shortened), or put text with a comma in quotes"
  }
}

// MARK: Comments

/// The lines of a text in which a comment may have taken the end of a value.
struct CommentSlips {
  /// Empty where no line is suspicious.
  private let lines: [Substring.UnicodeScalarView]

  init(_ text: String) {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    self.lines =
      lines.contains(where: Self.isSuspicious) ? lines.map { Substring($0).unicodeScalars } : []
  }

  /// `name: Client #1 Ltd`: YAML reads `Client`, for a `#` after a space begins a comment. One that
  /// is meant begins after two spaces, or has one behind the mark.
  func slip(in value: String, at mark: Mark) -> YAMLSlip? {
    guard !value.isEmpty, let rest = rest(after: value, at: mark), Self.begins(rest) else {
      return nil
    }
    let comment = String(rest.dropFirst()).trimmingBlanks
    return YAMLSlip(
      message: "\"\(comment.shortened)\" is a comment to YAML, and no part of the value",
      help: "put the value in quotes; a comment begins with two spaces and \"# \"")
  }

  /// What stands in the last line of a value without quotes behind it.
  private func rest(after value: String, at mark: Mark) -> Substring.UnicodeScalarView? {
    var words = value.unicodeScalars.split { $0 == " " || $0 == "\n" || $0 == "\t" }[...]
    var (line, column) = (mark.line - 1, mark.column - 1)
    while lines.indices.contains(line) {
      var rest = lines[line].dropFirst(column)
      while let word = words.first {
        let text = rest.drop { $0 == " " || $0 == "\t" }
        guard text.starts(with: word) else { break }
        rest = text.dropFirst(word.count)
        words.removeFirst()
      }
      if words.isEmpty { return rest }
      (line, column) = (line + 1, 0)
    }
    return nil
  }

  private static func isSuspicious(_ line: Substring.UTF8View) -> Bool {
    line.indices.contains { index in
      line[index] == UInt8(ascii: "#") && index > line.startIndex
        && begins(Substring(line[line.index(before: index)...]).unicodeScalars)
    }
  }

  /// Whether a text begins with one space, the mark, and what a name goes on with.
  private static func begins(_ text: Substring.UnicodeScalarView) -> Bool {
    let start = Array(text.prefix(3))
    return start.count == 3 && start[0] == " " && start[1] == "#"
      && (start[2].properties.isAlphabetic || start[2].properties.numericType != nil)
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
