public import StrictInput

/// One key of style sheets, with what it is for and what may stand there.
public struct StyleKey: Sendable, Hashable {
  /// Such as `blocks.title.size`; `*` stands for a name of one's own or the index of a list.
  public var path: String
  /// One sentence for those who write sheets.
  public var doc: String
  /// Such as "a length such as 10.5 pt or 25 mm".
  public var expectation: String

  public init(path: String, doc: String, expectation: String) {
    self.path = path
    self.doc = doc
    self.expectation = expectation
  }
}

extension StyleSheet {
  /// Every key of a style sheet, in the order of the house style; made from the declarations that
  /// read them.
  public static let keys: [StyleKey] = keys(of: schema, under: "")

  /// The keys that a path or the end of one names, and all below it: `size`, `title.size`, `page`.
  ///
  /// - Throws: `Faults` that name the nearest key.
  public static func explain(_ path: String) throws(Faults) -> [StyleKey] {
    let found =
      keys.first { $0.path == path }.map { exact in
        [exact] + keys.filter { $0.path.hasPrefix(path + ".") }
      } ?? keys.filter { $0.path.hasSuffix("." + path) }
    guard found.isEmpty else { return found }
    let last = path.split(separator: ".").last.map(String.init) ?? path
    let near =
      path.nearest(in: keys.map(\.path))
      ?? last.nearest(in: keys.compactMap { $0.path.split(separator: ".").last.map(String.init) })
    throw Faults(
      Diagnostic(
        .error, "style sheets have no key \"\(path.shortened)\"",
        help: near.map { "did you mean \"\($0)\"?" }))
  }

  private static func keys(of schema: Schema, under path: String) -> [StyleKey] {
    schema.fields.flatMap { field in
      let inner = path.isEmpty ? field.key : "\(path).\(field.key)"
      let key = StyleKey(path: inner, doc: field.doc, expectation: field.type.expectation)
      return [key] + keys(of: field.type, under: inner)
    }
  }
}
