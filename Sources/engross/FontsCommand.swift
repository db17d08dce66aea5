import ArgumentParser
import EngrossKit
import Foundation

struct FontsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fonts",
    abstract: "Lists the fonts that a style may use, with their licences and what they cover.",
    discussion: """
      Only these fonts are ever used, so that a contract looks the same on every machine. \
      Each is known by its SHA-256; --verify compares those that are installed. A style may \
      bring font files of its own: see engross styles explain fonts
      """)

  @Option(
    help: ArgumentHelp(
      "A style whose own font files are listed too.", valueName: "file.yaml"),
    completion: .file(extensions: ["yaml"]))
  var style: String?

  @Flag(help: "Compare the checksum of every installed file.")
  var verify = false

  func run() throws {
    do throws(Failure) {
      let lock = try orFail(.badData) { () throws(Faults) in
        try FontLock.load(from: Assets.builtIn.fonts.appending(path: "fonts.lock"))
      }
      print(lock.families.map(\.lines).joined(separator: "\n"))
      if let style {
        let sheet = try chosenStyle(style).value
        for line in try orFail(.badData, sheet.describeOwnFonts) { print(line) }
      }
      try orFail(.badData) { () throws(Faults) in
        if verify { try lock.verify() } else { try lock.check() }
      }
      if verify { print("every installed file is the one that is locked") }
    } catch {
      tell(
        Report().text(of: error.diagnostics, outcome: "contracts cannot be set as they should be"))
      throw error.code
    }
  }
}

extension FontLock.Family {
  /// The name, the use, the scripts, and what to do where it is missing; then the faces, the
  /// licence, and what is covered.
  fileprivate var lines: String {
    let facts: [String?] = [faces.map(\.style.rawValue).joined(separator: ", "), licence, coverage]
    return "\(line)\n    \(facts.compactMap(\.self).joined(separator: "; "))"
  }

  private var line: String {
    let columns = [name.padded(to: 26), use.rawValue.padded(to: 10)]
    let scripts = scripts.isEmpty ? "" : " (\(self.scripts.joined(separator: ", ")))"
    let state = isInstalled ? "installed" : "missing: apt-get install \(package)"
    return columns.joined(separator: " ") + " " + state + scripts
  }
}

extension String {
  /// The text with spaces behind it, to stand in a column.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
