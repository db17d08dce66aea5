import ArgumentParser
import EngrossKit

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes terms to fill in, and the words of the contract to change.",
    discussion: """
      engross init acme
      engross render acme/terms.yaml --template acme

      In the folder, terms.yaml explains every key of the terms; template.yaml lists the \
      clauses in their order, and each has a .md file of its own. Files that are there \
      already are never overwritten.
      """)

  @Argument(help: "The folder to write to; it is made if need be.", completion: .directory)
  var folder: String

  func validate() throws {
    if folder.isEmpty { throw ValidationError("the folder has no name; give one, such as acme") }
  }

  func run() throws {
    do throws(Failure) {
      let files = try starterFiles()
      tell("wrote \(folder)/terms.yaml and the \(files.count - 1) files of its template\n")
      tell("next: engross render \(folder)/terms.yaml --template \(folder)\n")
    } catch {
      tell(Report().text(of: error.diagnostics, outcome: "nothing was written"))
      throw error.code
    }
  }

  private func starterFiles() throws(Failure) -> [String] {
    do {
      return try StarterFiles.write(to: folder)
    } catch {
      throw Failure(error)
    }
  }
}
