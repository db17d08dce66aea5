public import Foundation
public import StrictInput

extension StyleSheet {
  /// Reads the style of a name from a folder of sheets.
  ///
  /// - Throws: `Faults` that hold everything wrong with the sheet and with those it extends.
  public static func load(
    named name: String, in folder: URL
  ) throws(Faults) -> Located<StyleSheet> {
    let file = folder.appending(path: "\(name).yaml")
    guard (try? SheetName(written: name)) != nil, file.isThere else {
      throw Faults(unknown(name, in: [folder]))
    }
    return try load(contentsOf: file, styles: folder)
  }

  /// Reads a style sheet; those it extends stand beside it or in `styles`.
  public static func load(
    contentsOf file: URL, styles: URL
  ) throws(Faults) -> Located<StyleSheet> {
    let tree = try merged(file, styles: styles, below: [])
    var sheet = try StyleSheet.read(tree)
    sheet.value.name = file.sheetName
    sheet.value.source = tree.withoutNames.canonicalText
    return sheet
  }

  /// The tree of a sheet laid over those it extends.
  private static func merged(
    _ file: URL, styles: URL, below: [URL]
  ) throws(Faults) -> SourceNode {
    let sheet = try tree(of: file)
    guard let (name, place) = sheet.parent else { return sheet }
    guard let parent = file.sheet(named: name, orIn: styles) else {
      if name == file.sheetName {
        throw Faults(
          Diagnostic(at: place, "the style \"\(name)\" extends itself", help: "remove extends"))
      }
      throw Faults(unknown(name, in: [file.deletingLastPathComponent(), styles], at: place))
    }
    let chain = below + [file]
    if chain.contains(where: { $0.standardizedFileURL == parent.standardizedFileURL }) {
      let names = (chain + [parent]).map(\.sheetName).joined(separator: " → ")
      throw Faults(
        Diagnostic(
          at: place, "styles extend each other in a circle: \(names)",
          help: "remove one extends"))
    }
    return try merged(parent, styles: styles, below: chain).overlaid(with: sheet)
  }

  private static func tree(of file: URL) throws(Faults) -> SourceNode {
    guard let bytes = try? Data(contentsOf: file) else {
      throw Faults(
        Diagnostic(
          .error, "the style sheet \(file.relativePath) cannot be read", help: "does it exist?"))
    }
    return try SourceNode(bytes: bytes, file: file.relativePath)
  }

  /// A sheet and those it extends, the nearest first, as far as they can be followed.
  public static func files(of file: URL, styles: URL) -> [URL] {
    var files = [file]
    while let last = files.last, let name = (try? tree(of: last))?.parent?.name,
      let parent = last.sheet(named: name, orIn: styles),
      !files.contains(where: { $0.standardizedFileURL == parent.standardizedFileURL })
    {
      files.append(parent)
    }
    return files
  }

  private static func unknown(
    _ name: String, in folders: [URL], at location: SourceLocation? = nil
  ) -> Diagnostic {
    let known = Set(folders.flatMap(names)).subtracting([name]).sorted()
    return Diagnostic(
      at: location, "there is no style \"\(name.shortened)\"",
      help: name.nearest(in: known).map { "did you mean \"\($0)\"?" }
        ?? (known.isEmpty ? nil : "there are: \(known.joined(separator: ", "))"))
  }

  /// The names of the styles in a folder, in alphabetical order.
  public static func names(in folder: URL) -> [String] {
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))
      ?? []
    return files.filter { $0.pathExtension == "yaml" }.map(\.sheetName).sorted()
  }
}

extension SourceNode {
  /// What a sheet says that it extends; any other form of `extends` is reported when the sheet is
  /// read.
  fileprivate var parent: (name: String, place: SourceLocation)? {
    guard let extends = self["extends"], case .text(let name) = extends.content,
      (try? SheetName(written: name)) != nil
    else { return nil }
    return (name, extends.location)
  }

  /// A sheet without what says nothing of its looks.
  fileprivate var withoutNames: SourceNode {
    SourceNode(.record(entries.filter { !["extends", "about"].contains($0.key) }), at: location)
  }
}

extension URL {
  fileprivate var sheetName: String { deletingPathExtension().lastPathComponent }

  /// The sheet of a name beside this one, or else in a folder; never this one itself.
  fileprivate func sheet(named name: String, orIn styles: URL) -> URL? {
    // As the sheet itself is named in messages.
    let folder = relativePath.lastIndex(of: "/").map { relativePath[...$0] } ?? ""
    return [URL(filePath: folder + "\(name).yaml"), styles.appending(path: "\(name).yaml")]
      .first { $0.isThere && $0.standardizedFileURL != standardizedFileURL }
  }

  fileprivate var isThere: Bool {
    FileManager.default.fileExists(atPath: path(percentEncoded: false))
  }
}
