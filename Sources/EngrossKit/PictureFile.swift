internal import DocumentModel
internal import Foundation
internal import PDFDrawing
internal import StrictInput

/// Reads pictures from files: ordinary ones, of bounded size.
enum PictureFile {
  /// Reads a picture that is named at `place`.
  static func read(_ path: String, namedAt place: SourceLocation?) throws(Faults) -> Picture {
    try orFault(path, place) { () throws(UnfitPicture) in
      let bytes = try bytes(of: path)
      return try Picture(path: path, bytes: bytes, sha256: sha256(Data(bytes)))
    }
  }

  /// Reads a picture that was kept elsewhere than in a file.
  static func read(_ bytes: [UInt8], named name: String, sha256: String) throws(Faults) -> Picture {
    try orFault(name, nil) { () throws(UnfitPicture) in
      try Picture(path: name, bytes: bytes, sha256: sha256)
    }
  }

  private static func orFault(
    _ name: String, _ place: SourceLocation?, _ read: () throws(UnfitPicture) -> Picture
  ) throws(Faults) -> Picture {
    do {
      return try read()
    } catch {
      throw Faults(Diagnostic(at: place, "the picture \(name) \(error.why)", help: error.help))
    }
  }

  /// Reads the figures of a document, by their paths.
  static func read(figuresOf document: Document) throws(Faults) -> [String: Picture] {
    try read(document.figures.map { ($0.figure.path, $0.source) })
  }

  /// Reads pictures by their paths; throws what is wrong with each.
  static func read(
    _ files: [(path: String, place: SourceLocation?)]
  ) throws(Faults) -> [String: Picture] {
    var pictures: [String: Picture] = [:]
    var faults: [Diagnostic] = []
    for file in files where pictures[file.path] == nil {
      do throws(Faults) {
        pictures[file.path] = try read(file.path, namedAt: file.place)
      } catch {
        faults += error.diagnostics
      }
    }
    if !faults.isEmpty { throw Faults(faults) }
    return pictures
  }

  private static func bytes(of path: String) throws(UnfitPicture) -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw UnfitPicture("cannot be read: \(String(cString: strerror(errno)))")
    }
    // A pipe or a device may never end.
    guard status.st_mode & S_IFMT == S_IFREG else { throw UnfitPicture("is no file") }
    guard status.st_size <= Picture.mostBytes else {
      throw UnfitPicture(
        "has more than \(Picture.mostBytes / 1_000_000) MB", help: "make it smaller")
    }
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw UnfitPicture("cannot be read: may this user read it?")
    }
    return Array(data)
  }
}
