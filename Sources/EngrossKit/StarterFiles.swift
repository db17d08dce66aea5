public import Foundation
internal import StrictInput

/// The annotated terms and the template that a user copies to begin with.
public enum StarterFiles {
  /// Copies them into a folder, which is made if need be, and returns the paths of the copies.
  ///
  /// Overwrites nothing: throws `WriteFailure.exists` for the first file that is there already,
  /// and then copies none.
  public static func write(
    to folder: String, from source: URL = Assets.builtIn.templateFolder()
  ) throws(WriteFailure) -> [String] {
    let copies = try? names(in: source).map { name in
      let contents = try Data(contentsOf: source.appending(path: name))
      return (path: "\(folder)/\(name)", bytes: [UInt8](contents))
    }
    guard let copies, !copies.isEmpty else {
      throw .other(folder, reason: "\(Diagnostic.missingAsset(source).message)")
    }
    if let first = copies.first(where: { FileManager.default.fileExists(atPath: $0.path) }) {
      throw .exists(first.path)
    }
    for place in Set(copies.map { EngrossKit.folder(of: $0.path) }).sorted() {
      try makeFolder(place)
    }
    try AtomicWrite.write(copies, replacing: false)
    return copies.map(\.path)
  }

  /// The files of a folder and its subfolders, by their paths within it.
  private static func names(in folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".md") || $0.hasSuffix(".yaml")
    }.sorted()
  }

  /// Makes a folder, and those around it, where they are not there yet.
  static func makeFolder(_ path: String) throws(WriteFailure) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    let outer = EngrossKit.folder(of: path)
    guard errno == ENOENT, outer != path else { throw WriteFailure(errno, writing: "\(path)/") }
    try makeFolder(outer)
    guard mkdir(path, 0o777) == 0 else { throw WriteFailure(errno, writing: "\(path)/") }
  }
}
