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
