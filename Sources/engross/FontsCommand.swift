import ArgumentParser
import EngrossKit
import Foundation

struct FontsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fonts",
    abstract: "Lists the fonts that a style may use, with their licences and what they cover.",
    discussion: """
      Only these fonts are ever used, so that a contract looks the same on every machine. \
      They are looked for in the folders of --font-path and of the variable ENGROSS_FONTS, \
      where Debian keeps them, and wherever fontconfig has them. Each is known by its SHA-256, \
      and --verify fails where another is found. A style may bring font files of its own: see \
      engross styles explain fonts
      """)

  @Option(
    help: ArgumentHelp(
      "A style whose own font files are listed too.", valueName: "file.yaml"),
    completion: .file(extensions: ["yaml"]))
  var style: String?

  @OptionGroup var fonts: FontOptions

  @Flag(help: "Fail where a file is found that is not known.")
  var verify = false

  func run() throws {
    do throws(Failure) {
      let assets = try fonts.assets()
      let families = try orFail(.badData, assets.findFonts)
      print(families.map(\.lines).joined(separator: "\n"))
      if let style {
        let sheet = try chosenStyle(style).value
        for line in try orFail(.badData, sheet.describeOwnFonts) { print(line) }
      }
      var faults = families.filter { !$0.family.isOptional }.compactMap(\.missingFault)
      if verify { faults += families.flatMap(\.unlockedFaults) }
      guard faults.isEmpty else { throw Failure(.badData, faults) }
      if verify { print("every file that was found is known") }
    } catch {
      tell(
        Report().text(of: error.diagnostics, outcome: "contracts cannot be set as they should be"))
      throw error.code
    }
  }
}

extension FoundFamily {
  /// The name, the use, the scripts, and what to do where it is missing; then the faces, the
  /// licence and what is covered, and where the files are.
  fileprivate var lines: String {
    let styles = family.faces.map(\.style.rawValue).joined(separator: ", ")
    let facts = [styles, family.licence, coverage].compactMap(\.self).joined(separator: "; ")
    return ([line, facts] + folders).joined(separator: "\n    ")
  }

  private var line: String {
    let columns = [family.name.padded(to: 26), family.use.rawValue.padded(to: 10)]
    let scripts = family.scripts.isEmpty ? "" : " (\(family.scripts.joined(separator: ", ")))"
    let state =
      missingFault != nil
      ? "missing: apt-get install \(family.package)"
      : unlockedFaults.isEmpty ? "installed" : "installed, but not known: see --verify"
    return columns.joined(separator: " ") + " " + state + scripts
  }
}

extension String {
  /// The text with spaces behind it, to stand in a column.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
