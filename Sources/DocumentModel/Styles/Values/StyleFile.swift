public import StrictInput

/// A file that a style sheet names, found beside the sheet that names it: a logo, a font.
public struct StyleFile: Sendable, Hashable {
  /// As it can be opened.
  public var path: String
  /// Where the sheet names it.
  public var source: SourceLocation?

  public init(path: String, source: SourceLocation? = nil) {
    self.path = path
    self.source = source
  }
}

extension StyleFile: StrictValue {
  public static func read(_ reader: ValueReader) -> StyleFile? {
    guard case .text(let name) = reader.node.content else {
      reader.reportWrongType(expected: expectation)
      return nil
    }
    let place = reader.node.location
    let folder = place.file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let path =
      name.hasPrefix("/") ? name : (folder.map(String.init) + [name]).joined(separator: "/")
    return StyleFile(path: path, source: place)
  }

  public static func describe() -> Described<StyleFile> {
    let scalar = Schema.Scalar(name: "StyleFile", expectation: expectation, example: "acme.svg")
    return Described(schema: .scalar(scalar), specimen: StyleFile(path: "acme.svg"))
  }

  private static let expectation = "the name of a file beside the style sheet, such as acme.svg"
}

extension FieldReader {
  /// Reads names of files; an empty list takes away what was there.
  mutating func files(_ files: inout [StyleFile], _ key: String, _ doc: String) {
    let read = list(key, doc, of: StyleFile.self)
    if gives(key) { files = read }
  }

  /// Reads the name of a file, or `none`.
  mutating func file(_ file: inout StyleFile?, _ key: String, _ doc: String) {
    reportIfEmpty(key, help: "name a file, or write none")
    guard let read: OrNone<StyleFile> = optional(key, doc) else { return }
    file = read.value
  }
}
