import ArgumentParser
import EngrossKit
import Foundation

/// The style that is asked for, with the tree it was read from.
func chosenStyle(_ style: String) throws(Failure) -> Located<StyleSheet> {
  guard let file = Assets.builtIn.styleFile(style) else {
    // Says which styles there are.
    _ = try orFail(.noInput) { () throws(Faults) in try Assets.builtIn.styleSheet(style) }
    throw Failure(.noInput, "there is no style \(style)")
  }
  return try orFail(.badData) { () throws(Faults) in
    try StyleSheet.load(contentsOf: file, styles: Assets.builtIn.styles)
  }
}

/// The template in a folder, or the one that comes with Engross.
func chosenTemplate(_ folder: String?) throws(Failure) -> Template {
  guard let folder else {
    return try orFail(.badData) { () throws(Faults) in try Template.builtIn() }
  }
  guard FileManager.default.fileExists(atPath: folder) else {
    throw Failure(
      .noInput, "there is no folder \(folder)", help: "to make one, run: engross init \(folder)")
  }
  return try orFail(.badData) { () throws(Faults) in try Template(folder: URL(filePath: folder)) }
}
