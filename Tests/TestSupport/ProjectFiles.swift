public import Foundation

/// Where things are in the clone that is under test.
public enum ProjectFiles {
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  public static let goldens = root.appending(path: "Tests/GoldenTests/Goldens")

  /// Ignored by git; what a failed golden test leaves for a person to look at.
  public static let actuals = root.appending(path: "out/goldens")

  /// An executable of this package, such as `engross`, from the build that runs the tests.
  public static func product(_ name: String) -> URL {
    let runner = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return runner.deletingLastPathComponent().appending(path: name)
  }

  /// A command that `make setup-tests` installs from PyPI, such as `pyhanko`.
  public static func pythonTool(_ name: String) -> URL {
    root.appending(path: ".venv/bin").appending(path: name)
  }
}
