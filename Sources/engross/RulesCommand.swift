import ArgumentParser
import EngrossKit

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Lists the rules by which contracts are checked.",
    discussion: """
      engross rules            all of them, a line each
      engross rules SLA        those of one family
      engross explain SLA001   one of them, with examples
      """)

  @Argument(
    help: ArgumentHelp("The letters before the number of a rule.", valueName: "family"),
    completion: .list(Rule.families))
  var family: String?

  func run() throws {
    let rules = Rule.all.filter { family == nil || $0.family == family }
    guard !rules.isEmpty else {
      let unknown = Diagnostic(
        .error, "there is no family \(family ?? "")",
        help: "there are \(Rule.families.joined(separator: ", "))")
      tell(Report().text(of: [unknown], outcome: "no rule was listed"))
      throw ExitCode.misuse
    }
    for rule in rules {
      let severity = rule.severity.rawValue
      print("\(rule.id)  \(severity)\(severity.count < 7 ? "  " : "")  \(rule.statement)")
    }
  }
}
