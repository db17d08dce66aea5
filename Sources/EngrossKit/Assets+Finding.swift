internal import Foundation
internal import StrictInput

extension Assets {
  /// The folder of the assets that come with Engross.
  ///
  /// The first of these: the one that `ENGROSS_ASSETS` names; `share/engross` beside the folder of
  /// the running program; what SwiftPM has put beside the program that it built. It may be missing:
  /// whoever reads an asset that is not there says which.
  static var builtInFolder: URL {
    if let named = ProcessInfo.processInfo.environment["ENGROSS_ASSETS"], !named.isEmpty {
      return URL(filePath: named)
    }
    let folder = programFolder
    let installed = folder.deletingLastPathComponent().appending(path: "share/engross")
    let built = folder.appending(path: "engross_EngrossKit.resources")
    let isBuilt =
      !FileManager.default.fileExists(atPath: installed.path(percentEncoded: false))
      && FileManager.default.fileExists(atPath: built.path(percentEncoded: false))
    return isBuilt ? built : installed
  }

  /// Where the running program is, links followed.
  private static var programFolder: URL {
    #if os(Linux)
      let program = URL(filePath: "/proc/self/exe")
    #else
      let program = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    #endif
    return program.resolvingSymlinksInPath().deletingLastPathComponent()
  }
}

extension Diagnostic {
  /// Says that a file or folder that comes with Engross is not there.
  static func missingAsset(_ url: URL) -> Diagnostic {
    Diagnostic(
      .error, "\(url.path(percentEncoded: false)), which comes with Engross, is missing",
      help: "install Engross again, or let ENGROSS_ASSETS name the folder that holds its "
        + "Fonts, Styles and Templates")
  }
}
