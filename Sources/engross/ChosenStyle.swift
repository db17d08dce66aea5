import ArgumentParser
import EngrossKit
import Foundation

/// The looks that are asked for: `--style`.
struct StyleOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A style that comes with Engross, or a file of your own; else house.",
      valueName: "name|file.yaml"),
    completion: .file(extensions: ["yaml"]))
  var style: String?

  var name: String { style ?? "house" }

  /// The style, with the tree it was read from.
  func chosen() throws(Failure) -> Located<StyleSheet> { try chosenStyle(name) }
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

/// What a careful designer would ask of a style; warnings are errors where `strictly`.
func findings(of style: Located<StyleSheet>, strictly: Bool) throws(Failure) -> [Diagnostic] {
  let found = try orFail(.badData) { () throws(Faults) in try StyleFindings.find(in: style) }
  if strictly, !found.isEmpty { throw Failure(.badData, found.map(\.asError)) }
  return found
}

extension Diagnostic {
  fileprivate var asError: Diagnostic {
    var error = self
    error.severity = .error
    return error
  }
}
