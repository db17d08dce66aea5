import ArgumentParser
import EngrossKit

struct StylesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "styles",
    abstract: "Shows the styles that come with Engross, and helps to make one of your own.",
    discussion: """
      engross styles sheet              draws all styles beside each other: styles.pdf
      engross styles new acme           writes acme.yaml, a style to change
      engross styles explain margins    says what a key of it does
      """,
    subcommands: [
      ListCommand.self, SheetCommand.self, NewCommand.self, CheckStylesCommand.self,
      ExplainCommand.self,
    ], defaultSubcommand: ListCommand.self)

  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the styles that come with Engross.")

    func run() throws {
      do throws(Failure) {
        for name in Assets.builtIn.styleNames {
          let sheet = try orFail(.badData) { () throws(Faults) in
            try Assets.builtIn.styleSheet(name)
          }
          print("\(name.padded(to: 12)) \(sheet.about)")
        }
      } catch {
        tell(Report().text(of: error.diagnostics, outcome: "not all styles were listed"))
        throw error.code
      }
    }
  }

  struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain",
      abstract: "Explains a key of style sheets, and all keys below it; without a key, all.",
      discussion: """
        engross styles explain page.margins
        engross styles explain widows
        engross styles explain table.headGround --style acme.yaml
        """)

    @Argument(help: "The key, or the end of its path.")
    var key: String?

    @Option(
      help: ArgumentHelp(
        "The style whose names for colours, sizes and fonts are listed.",
        valueName: "name|file.yaml"), completion: .file(extensions: ["yaml"]))
    var style = "house"

    func run() throws {
      do throws(Failure) {
        let keys = try orFail(.misuse) { () throws(Faults) in
          try key.map(StyleSheet.explain) ?? StyleSheet.keys
        }
        let names = brandNames(for: keys, in: try chosenStyle(style))
        for key in keys { print("\(key.path): \(key.doc)\n    \(key.expectation)") }
        for line in names { print(line) }
      } catch {
        tell(Report().text(of: error.diagnostics, outcome: "nothing was explained"))
        throw error.code
      }
    }

    /// The names that may stand for values of these keys.
    private func brandNames(
      for keys: [StyleKey], in sheet: Located<StyleSheet>
    ) -> [String] {
      [("colors", "colours"), ("sizes", "sizes"), ("fonts", "fonts")].compactMap { shelf, noun in
        let names = sheet.source[path: "brand.\(shelf)"]?.entries.map { "$\($0.key)" } ?? []
        guard keys.contains(where: { $0.expectation.contains("brand.\(shelf)") }), !names.isEmpty
        else { return nil }
        return "\(noun) of \(sheet.value.name): \(names.sorted().joined(separator: ", "))"
      }
    }
  }
}
