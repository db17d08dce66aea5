internal import Foundation
internal import StrictInput

/// The files of a template's folder, as they are read.
struct TemplateFiles {
  let folder: String
  var manifest: String
  /// By their path within the folder: `fees.md`, `partials/address.md`.
  var texts: [String: String]
  /// Pictures that the clauses may show.
  var pictures: [String: Data] = [:]

  init(folder: String, manifest: String, texts: [String: String]) {
    self.folder = folder
    self.manifest = manifest
    self.texts = texts
  }

  init(folder url: URL) throws(Faults) {
    folder = url.relativePath
    texts = [:]
    manifest = try TemplateFiles.read(
      url.appending(component: "template.yaml"), as: url.relativePath)
    var faults: [Diagnostic] = []
    for subfolder in ["", "partials"] {
      let place = subfolder.isEmpty ? url : url.appending(component: subfolder)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
      for name in names.sorted() where name.hasSuffix(".md") && !name.hasPrefix(".") {
        do throws(Faults) {
          let text = try TemplateFiles.read(place.appending(component: name), as: folder)
          texts[subfolder.isEmpty ? name : "\(subfolder)/\(name)"] = text
        } catch {
          faults += error.diagnostics
        }
      }
    }
    if !faults.isEmpty { throw Faults(faults) }
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: url.path)) ?? []
    for name in names where Self.pictureEndings.contains(where: name.lowercased().hasSuffix) {
      pictures[name] = FileManager.default.contents(atPath: url.appending(path: name).path)
    }
  }

  private static let pictureEndings = [".svg", ".png", ".jpg", ".jpeg"]

  /// The name of the folder; that of the built-in template is `it-support`.
  var name: String { folder.split(separator: "/").last.map(String.init) ?? folder }

  /// Each file with its length before it, sorted, so that no two templates have the same.
  var source: Data {
    var all = texts.mapValues { Data($0.utf8) }
    all["template.yaml"] = Data(manifest.utf8)
    all.merge(pictures) { text, _ in text }
    return all.sorted { $0.key < $1.key }.reduce(into: Data()) { source, file in
      source += Data("\(file.key) \(file.value.count)\n".utf8) + file.value
    }
  }

  private static func read(_ url: URL, as folder: String) throws(Faults) -> String {
    let file = url.relativePath
    let place = SourceLocation(file: file, line: 1, column: 1)
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw Faults(
        Diagnostic(
          at: place, "the file is missing or cannot be read",
          help: "a template is a folder with a template.yaml and the clauses it lists"))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Faults(Diagnostic(at: place, "the file is not UTF-8", help: "save it as UTF-8"))
    }
    let body = text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
    guard body.utf8.contains(UInt8(ascii: "\r")) else { return body }
    return body.replacingOccurrences(of: "\r\n", with: "\n")
  }

  var manifestFile: String { path("template.yaml") }

  var partials: [String] {
    texts.keys.filter { $0.hasPrefix("partials/") }.map { String($0.dropFirst(9).dropLast(3)) }
      .sorted()
  }

  func path(_ name: String) -> String { folder.isEmpty ? name : "\(folder)/\(name)" }

  /// What the list of clauses and the folder do not agree on.
  func faults(of manifest: Located<TemplateManifest>) -> [Diagnostic] {
    let clauses = manifest.value.clauses
    let present = texts.keys.filter { !$0.contains("/") && $0 != "README.md" }.sorted()
    var faults: [Diagnostic] = []
    var seen: Set<String> = []
    for (index, name) in clauses.enumerated() {
      let place = manifest.location(of: "clauses.\(index)")
      if !seen.insert(name).inserted {
        faults.append(Diagnostic(at: place, "\(name) is listed twice", help: "remove one"))
      } else if texts[name] == nil {
        faults.append(
          Diagnostic(
            at: place, "there is no file \(name.shortened)",
            help: name.nearest(in: present).map { "did you mean \($0)?" }))
      }
    }
    for name in present where !clauses.contains(name) {
      faults.append(
        Diagnostic(
          at: manifest.location(of: "clauses"), "\(name) is in the folder, but not in the list",
          help: "add it to clauses, or remove the file"))
    }
    return faults
  }
}
