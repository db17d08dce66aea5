import ArgumentParser
import EngrossKit
import Foundation

/// The looks that are asked for: `--style`, and the fonts.
struct StyleOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A style that comes with Engross, or a file of your own; else house.",
      valueName: "name|file.yaml"),
    completion: .file(extensions: ["yaml"]))
  var style: String?

  @OptionGroup var fonts: FontOptions

  var name: String { style ?? "house" }

  /// The style with its fonts.
  func chosen() throws(Failure) -> ChosenLooks { try ChosenLooks(name, fonts) }
}

/// The style of a name or a file, with the tree it was read from.
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
