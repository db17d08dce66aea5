import EngrossKit
import Foundation

extension Template {
  /// The template of a folder, or the one that comes with Engross.
  static func chosen(_ folder: String?) throws(Failure) -> Template {
    if let folder, !FileManager.default.fileExists(atPath: folder) {
      throw Failure(
        .noInput, "there is no folder \(folder)",
        help: "to make one, run: engross init \(folder)")
    }
    return try orFail(.badData) { () throws(Faults) in
      guard let folder else { return try Template.builtIn() }
      return try Template(folder: URL(filePath: folder))
    }
  }
}
