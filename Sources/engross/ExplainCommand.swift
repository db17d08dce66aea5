import ArgumentParser
import EngrossKit

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a rule: why it is asked, how to mend what breaks it, with examples.",
    discussion: "engross explain SLA001")

  @Argument(
    help: ArgumentHelp("The identifier of a rule, as findings name it.", valueName: "rule"),
    completion: .list(Rule.all.map(\.id)))
  var rule: String

  func run() throws {
    guard let rule = Rule.named(rule.uppercased()) else {
      let help = rule.uppercased().nearest(in: Rule.all.map(\.id)).map { "did you mean \($0)?" }
      let unknown = Diagnostic(
        .error, "there is no rule \(rule)", help: help ?? "to see all rules, run: engross rules")
      tell(Report().text(of: [unknown], outcome: "nothing was explained"))
      throw ExitCode.misuse
    }
    print(rule.explanation)
  }
}

extension Rule {
  fileprivate var explanation: String {
    let paragraphs = [
      "\(id) (\(severity.rawValue)): \(statement)",
      "Why: \(reason)",
      source.map { "Source: \($0)" },
      "What to do: \(remedy).",
      "Broken by:\n\n\(bad.indented)",
      "Kept by:\n\n\(good.indented)",
      (bad + good).contains("~") ? "In an example, ~ stands for a key that is left out." : nil,
      canBeWaived
        ? "To accept it, say so in the terms: allow: [{rule: \(id), because: ...}]" : nil,
    ]
    return paragraphs.compactMap(\.self).joined(separator: "\n\n")
  }
}

extension String {
  /// The lines moved to the right, without empty ones at the end.
  fileprivate var indented: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
  }
}
