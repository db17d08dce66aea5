import ArgumentParser
import EngrossKit

struct StylesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "styles",
    abstract: "Lists the styles that come with Engross, and explains the keys of a style sheet.",
    discussion: """
      To make a style of your own, write only what differs from another, such as:

        extends: house
        brand:
          fonts: { text: Inter, display: Inter }
          colors: { ink: "#1b3a5c" }

      Save it as acme.yaml, and add to the command render: --style acme.yaml
      """,
    subcommands: [ListCommand.self, ExplainCommand.self], defaultSubcommand: ListCommand.self)

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
      commandName: "explain", abstract: "Explains a key of style sheets, and all keys below it.",
      discussion: """
        engross styles explain page.margins
        engross styles explain widows
        """)

    @Argument(help: "The key, or the end of its path.")
    var key: String

    func run() throws {
      do throws(Failure) {
        let keys = try orFail(.misuse) { () throws(Faults) in try StyleSheet.explain(key) }
        for key in keys { print("\(key.path): \(key.doc)\n    \(key.expectation)") }
      } catch {
        tell(Report().text(of: error.diagnostics, outcome: "nothing was explained"))
        throw error.code
      }
    }
  }
}
