internal import DocumentModel
internal import Foundation
internal import PDFDrawing
internal import StrictInput

/// Reads pictures from files: ordinary ones, of bounded size.
enum PictureFile {
  /// Reads a picture that is named at `place`.
  static func read(_ path: String, namedAt place: SourceLocation?) throws(Faults) -> Picture {
    do throws(UnfitPicture) {
      let bytes = try bytes(of: path)
      return try Picture(path: path, bytes: bytes, sha256: sha256(Data(bytes)))
    } catch {
      throw Faults(Diagnostic(at: place, "the picture \(path) \(error.why)", help: error.help))
    }
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
