import ArgumentParser
import EngrossKit
import Foundation

/// Where fonts are looked for, and which are taken: `--font-path`, `--unlocked-fonts`.
struct FontOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder in which fonts are looked for first; may be repeated. Then come the folders of the "
        + "variable ENGROSS_FONTS.", valueName: "folder"),
    completion: .directory)
  var fontPath: [String] = []

  @Flag(help: "Take fonts that Engross does not know to the byte; what is made with them says so.")
  var unlockedFonts = false

  /// The assets with what was asked for.
  func assets() throws(Failure) -> Assets {
    var assets = Assets.builtIn
    var isFolder: ObjCBool = false
    for path in fontPath
    where !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      || !isFolder.boolValue
    {
      throw Failure(.noInput, "--font-path \(path): there is no such folder")
    }
    assets.fontFolders = fontPath.map { URL(filePath: $0) } + assets.fontFolders
    assets.takesUnlockedFonts = unlockedFonts
    return assets
  }
}

/// A style that was asked for, the fonts that were found for it, and what else it is set with.
struct ChosenLooks: Sendable {
  var sheet: Located<StyleSheet>
  var fonts: StyleFonts
  var assets: Assets

  /// Reads a style and finds its fonts.
  init(_ style: String, _ options: FontOptions) throws(Failure) {
    let assets = try options.assets()
    let sheet = try chosenStyle(style)
    fonts = try orFail(.badData) { () throws(Faults) in try assets.fonts(of: sheet.value) }
    (self.sheet, self.assets) = (sheet, assets)
  }

  /// Opens the fonts.
  func typesetter() throws(Failure) -> Typesetter {
    try orFail(.badData) { () throws(Faults) in
      try Typesetter(style: sheet.value, fonts: fonts, assets: assets)
    }
  }

  /// What a careful designer would ask of the style; warnings are errors where `strictly`.
  func findings(strictly: Bool) throws(Failure) -> [Diagnostic] {
    let found = try orFail(.badData) { () throws(Faults) in
      try StyleFindings.find(in: sheet, fonts: fonts, assets: assets)
    }
    if strictly, !found.isEmpty { throw Failure(.badData, found.map(\.asError)) }
    return found
  }
}

extension Diagnostic {
  fileprivate var asError: Diagnostic {
    var error = self
    error.severity = .error
    return error
  }
}
