import ArgumentParser
import EngrossKit

/// `engross styles check acme.yaml`
struct CheckStylesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says where text is hard to see and pictures are coarse, and whether fonts are there."
  )

  @Argument(
    help: ArgumentHelp(
      "Styles that come with Engross, or files of your own; all that come with it without any.",
      valueName: "name|file.yaml"), completion: .file(extensions: ["yaml"]))
  var styles: [String] = []

  @OptionGroup var fonts: FontOptions

  @Flag(help: "Let warnings count as errors.")
  var strict = false

  func run() throws {
    do throws(Failure) {
      for style in styles.isEmpty ? Assets.builtIn.styleNames : styles {
        let looks = try ChosenLooks(style, fonts)
        _ = try looks.typesetter()
        let found = try looks.findings(strictly: strict)
        tell(Report().text(of: found))
        if found.isEmpty { print("\(style): no findings") }
      }
    } catch {
      tell(Report().text(of: error.diagnostics, outcome: "the style is not fit to be used"))
      throw error.code
    }
  }
}
