import Yams

extension Diagnostic {
  /// A fault of YAML syntax in the words of the person who writes the file.
  ///
  /// libyaml says what its scanner expected; the commonest of its sentences are turned round into
  /// what is wrong with the line.
  init(_ error: YamlError, in text: String, place: (Mark?) -> SourceLocation) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let next = text.character(line: mark.line, column: mark.column)
      let (message, help, isAtOpening) = Self.explain(problem, next: next)
      let opening = context.map { place($0.mark) }
      self.init(
        at: isAtOpening ? opening ?? place(mark) : place(mark), message, help: help)
    case .reader(let problem, _, _, _):
      self.init(at: place(nil), "the file is not text: \(problem)")
    default:
      self.init(at: place(nil), "the file cannot be read: \(error)")
    }
  }

  /// What is wrong, what to do, and whether it is best shown where the open part begins.
  private static func explain(
    _ problem: String, next: Character?
  ) -> (message: String, help: String?, isAtOpening: Bool) {
    if problem.hasPrefix("Maximum nesting level") {
      return (
        "nested more than \(SourceNode.deepestNesting) levels deep", "flatten it", false
      )
    }
    switch problem {
    case "found character that cannot start any token" where next == "\t",
      "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return ("a tab is used for indentation", "indent with spaces", false)
    case "found character that cannot start any token":
      let shown = next.map { "\"\($0)\"" } ?? "this character"
      return ("a value cannot begin with \(shown)", "put the value in quotes", false)
    case "mapping values are not allowed in this context":
      return (
        "a \":\" stands where no key can be",
        "put a value that contains \": \" in quotes, or check the indentation", false
      )
    case "did not find expected key" where next == "}" || next == "]":
      return ("this bracket closes nothing", "remove it, or add the one that opens it", false)
    case "did not find expected key" where next == ":":
      return ("a key is empty", "write \"key: value\"", false)
    case "did not find expected key", "did not find expected '-' indicator":
      return (
        "this line does not fit the lines above it",
        "check the indentation, and put text that goes on after a quotation mark in quotes", false
      )
    case "could not find expected ':'":
      return ("a key without a value", "write \"key: value\"", true)
    case "found unexpected end of stream", "found unexpected document indicator":
      return ("a quotation mark is opened here and never closed", "close it", true)
    case "did not find expected ',' or ']'":
      return ("the list that is opened here is not closed", "add \"]\", or a missing comma", true)
    case "did not find expected ',' or '}'":
      return ("the record that is opened here is not closed", "add \"}\", or a missing comma", true)
    case "block sequence entries are not allowed in this context":
      return (
        "a list cannot begin here", "begin each \"- \" on a line of its own", false
      )
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return (
        "the text in quotes has an unknown escape after \"\\\"",
        "write \"\\\\\" for a backslash, or use single quotes", false
      )
    case "did not find expected alphabetic or numeric character":
      return ("a value cannot begin with \"&\"", "put the value in quotes", true)
    case "but found another document":
      return ("a second document begins here", "write one contract a file, without \"---\"", false)
    case "did not find expected <document start>":
      return ("the text goes on after its end", "check the indentation and the brackets", false)
    case "found undefined tag handle":
      return (
        "a value cannot begin with \"!\"", "put the value in quotes", false
      )
    case "did not find expected node content":
      return ("a value is missing here", "add it, or remove the comma", false)
    case "found unexpected ':'":
      return ("a \":\" stands inside a value", "put the value in quotes", false)
    default:
      return ("this is not YAML: \(problem)", nil, false)
    }
  }
}

extension String {
  /// The character at a line and column, both counted from 1.
  fileprivate func character(line: Int, column: Int) -> Character? {
    let lines = split(separator: "\n", maxSplits: line, omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return nil }
    return lines[line - 1].unicodeScalars.dropFirst(column - 1).first.map(Character.init)
  }
}
