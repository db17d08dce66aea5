internal import ContractModel
public import StrictInput
internal import Synchronization

/// An agreement as somebody wrote it, in Markdown with hand-typed numbers: it needs no terms.
public struct Agreement: Sendable {
  /// What stands above the words; a file may do without.
  public let frontMatter: Located<AgreementFrontMatter>
  /// The file as it was read.
  public let bytes: [UInt8]
  /// The words: all lines below the front matter.
  let source: MarkdownSource
  /// The names of its pictures, where they are at hand; nil where they are files beside it.
  var pictures: Set<String>?
  let drafting = Drafting()

  /// What the words were written out as: they are checked and set, and written out once for both.
  final class Drafting: Sendable {
    private let draft = Mutex<Result<Draft, Faults>?>(nil)

    func once(_ write: () throws(Faults) -> Draft) throws(Faults) -> Draft {
      try draft.withLock { draft in
        let result = draft ?? Result(catching: write)
        draft = result
        return result
      }.get()
    }
  }

  /// Reads the bytes of a file, which must be UTF-8; `file` is its path, for messages and for
  /// pictures that stand beside it.
  ///
  /// Throws what is wrong with the front matter. The words are read when they are set: whatever
  /// they hold is printed.
  public init(bytes: some Collection<UInt8>, file: String) throws(Faults) {
    self.bytes = Array(bytes)
    let text = try SourceText.decode(bytes, file: file)
    (frontMatter, source) = try Self.read(text, file: file)
  }

  /// Reads the text of a file.
  public init(text: String, file: String) throws(Faults) {
    bytes = Array(text.utf8)
    (frontMatter, source) = try Self.read(text, file: file)
  }

  /// Reads a file that was kept with its pictures.
  package init(
    bytes: some Collection<UInt8>, file: String, pictures: Set<String>
  ) throws(Faults) {
    try self.init(bytes: bytes, file: file)
    self.pictures = pictures
  }

  private static func read(
    _ text: String, file: String
  ) throws(Faults) -> (Located<AgreementFrontMatter>, MarkdownSource) {
    let text = try SourceText.check(text, file: file).withUnixLines
    var written = SourceLines()
    written.append(text, file: file)
    let end = try Agreement.endOfFrontMatter(written, file)
    let frontMatter = try Agreement.readFrontMatter(written.lines.prefix(end).map(\.text), file)
    let body = written.lines.indices.dropFirst(end)
    let source = MarkdownSource(
      bytes: Array(body.map { written.lines[$0].text }.joined(separator: "\n").utf8),
      lineOrigins: Array(body), written: written, values: [])
    return (frontMatter, source)
  }

  /// The style that the front matter asks for.
  public var style: String? { frontMatter.value.style }

  /// How many lines the front matter has, with those above and below it.
  private static func endOfFrontMatter(
    _ written: SourceLines, _ file: String
  ) throws(Faults) -> Int {
    guard written.lines.first?.text.withoutBlanksAtEnd == "---" else { return 0 }
    let end = written.lines.dropFirst().firstIndex {
      ["---", "..."].contains($0.text.withoutBlanksAtEnd)
    }
    guard let end else {
      throw Faults(
        Diagnostic(
          at: SourceLocation(file: file, line: 1, column: 1), "the front matter never ends",
          help: "write a line --- below its last key"))
    }
    return end + 1
  }

  private static func readFrontMatter(
    _ lines: [String], _ file: String
  ) throws(Faults) -> Located<AgreementFrontMatter> {
    // An empty line stands for the one above the keys, so that places are those of the file.
    let keys = lines.dropFirst().dropLast()
    let place = SourceLocation(file: file, line: 1, column: 1)
    let isEmpty = keys.allSatisfy { line in
      line.allSatisfy(\.isWhitespace) || line.drop(while: \.isWhitespace).hasPrefix("#")
    }
    guard !isEmpty else { return try AgreementFrontMatter.read(SourceNode(.record([]), at: place)) }
    return try AgreementFrontMatter.read(
      text: ([""] + keys).joined(separator: "\n"), file: file)
  }
}

extension String {
  fileprivate var withoutBlanksAtEnd: String { trimmingSuffix(" ") }

  fileprivate var withUnixLines: String {
    utf8.contains(UInt8(ascii: "\r")) ? replacing("\r\n", with: "\n") : self
  }
}
