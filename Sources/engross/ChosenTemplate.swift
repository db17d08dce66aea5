import ArgumentParser
import EngrossKit
import Foundation

/// The words that are asked for: `--template`.
struct TemplateOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of a template of your own, as 'engross init' makes it.", valueName: "folder"),
    completion: .directory)
  var template: String?

  /// The template of the folder, or the one that comes with Engross.
  func chosen() throws(Failure) -> Template { try Template.chosen(template) }
}

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
