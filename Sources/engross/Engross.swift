import ArgumentParser
import EngrossKit

@main
struct Engross: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engross",
    abstract: "Typesets IT-support contracts as PDFs that are ready to be signed.",
    discussion: """
      Begin with terms to fill in, then render them:

        engross init acme
        engross render acme/terms.yaml

      The first command writes acme/terms.yaml, every key of it explained, and the words \
      of the contract, clause by clause. The second writes acme/terms.pdf. To change the \
      words, edit the clauses and add: --template acme

      Exit codes: 0 done; 1 the terms have faults; 64 the command was misused; 65 a file \
      cannot be read for what it should be: the terms are not YAML or JSON, or the \
      template, the style or a font is unfit; 66 a file is missing; 69 a timestamping \
      authority does not answer; 70 a fault of Engross itself; 73 the output cannot be \
      written. No file is written unless the code is 0.

      For completions of your shell: engross --generate-completion-script zsh
      """,
    version: version,
    subcommands: [
      RenderCommand.self, WatchCommand.self, BatchCommand.self, CheckCommand.self,
      RulesCommand.self, ExplainCommand.self, InitCommand.self, SignCommand.self,
      VerifyCommand.self, ConformCommand.self, InspectCommand.self, StylesCommand.self,
      FontsCommand.self, SchemaCommand.self, ManifestCommand.self, DoctorCommand.self,
    ])

  static let version = Engrosser.version

  /// Runs the command on the main thread, whether it waits for others or not.
  @MainActor static func main() async {
    Typesetter.leaveOutSystemFonts()
    do {
      var command = try parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch {
      exit(withError: error)
    }
  }
}
