public import Foundation
internal import Mustache
public import StrictInput

/// The words of a contract, clause by clause, checked against the terms once for all contracts.
public struct Template: Sendable {
  /// Printed for contracts whose terms give no title.
  public let title: String
  /// The language of its words, such as `en`; nil for a template that does not say.
  public let language: String?
  /// That of its folder.
  public let name: String
  /// The names and contents of its files, of which a digest tells two templates apart.
  public let source: Data
  let clauses: [Clause]
  let library: MustacheLibrary
  let written: SourceLines
  /// Every name that a tag mentions.
  let namesInTags: Set<String>

  /// One file of the template.
  struct Clause: Sendable {
    var file: String
    /// One after the other, all that it prints.
    var pieces: [MustacheTemplate]
  }

  /// Reads a folder with a `template.yaml`; throws every fault of every file.
  public init(folder: URL) throws(Faults) {
    try self.init(files: try TemplateFiles(folder: folder))
  }

  init(files: TemplateFiles) throws(Faults) {
    var faults: [Diagnostic] = []
    let manifest = try TemplateManifest.read(text: files.manifest, file: files.manifestFile)
    title = manifest.title
    (name, source) = (files.name, files.source)
    language = manifest.language
    faults += files.faults(of: manifest)

    var written = SourceLines()
    var library = MustacheLibrary()
    var partials: [String: [MustacheNode]] = [:]
    func compile(
      _ name: String, asOne: Bool = false
    ) -> (pieces: [MustacheTemplate], nodes: [MustacheNode]) {
      let file = files.path(name)
      let text = files.texts[name] ?? ""
      let tags = MustacheTags(text, file: file, firstLine: written.append(text, file: file))
      let (nodes, nesting) = tags.tree()
      faults += tags.faults + nesting
      do {
        let pieces = asOne ? [tags.pieces.joined()] : tags.pieces
        return (try pieces.map { try MustacheTemplate(string: $0) }, nodes)
      } catch {
        if tags.faults.isEmpty, nesting.isEmpty {
          faults.append(Diagnostic(at: .init(file: file, line: 1, column: 1), "Mustache: \(error)"))
        }
        return ([], nodes)
      }
    }
    for name in files.partials {
      let (pieces, nodes) = compile("partials/\(name).md", asOne: true)
      partials[name] = nodes
      if let mustache = pieces.first { library.register(mustache, named: name) }
    }
    var clauses: [Clause] = []
    var check = StrictMustache(terms: .contract, partials: partials)
    for name in manifest.clauses where files.texts[name] != nil {
      let (pieces, nodes) = compile(name)
      check.check(nodes)
      clauses.append(Clause(file: files.path(name), pieces: pieces))
    }
    faults += check.faults
    if written.lines.count > MustacheTags.limit {
      faults.append(
        Diagnostic(
          at: SourceLocation(file: files.manifestFile, line: 1, column: 1),
          "the template has \(written.lines.count) lines, more than \(MustacheTags.limit)"))
    }
    guard faults.isEmpty else { throw Faults(faults) }
    (self.clauses, self.library, self.written) = (clauses, library, written)
    namesInTags = written.namesInTags
  }
}

/// `template.yaml`: the order of the clauses.
struct TemplateManifest: StrictRecord {
  var title: String
  var language: String?
  var clauses: [String]

  init(from fields: inout FieldReader) {
    title = fields.required("title", "The title of contracts whose terms give none.")
    language = fields.optional(
      "language", "The language of its words, such as en; terms in another are refused.")
    clauses = fields.list(
      "clauses", "The files of the contract, in its order.", atLeast: 1)
  }
}
