import ArgumentParser
import EngrossKit
import Foundation

extension StylesCommand {
  struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract:
        "Writes a style of your own to change, every common key with a line on what it does.",
      discussion: """
        engross styles new acme                  writes acme.yaml
        engross styles new acme --from counsel
        engross render terms.yaml --style acme.yaml

        The style looks like the other until something in it is changed. A file that is \
        there already is never overwritten.
        """)

    @Argument(help: "The name of the brand, and of the file.")
    var brand: String

    @Option(
      help: ArgumentHelp(
        "The style to begin with: one that comes with Engross, or one beside the new file.",
        valueName: "name"))
    var from = "house"

    private var path: String { brand.hasSuffix(".yaml") ? brand : "\(brand).yaml" }
    private var file: URL { URL(filePath: path) }
    private var name: String { file.deletingPathExtension().lastPathComponent }

    func validate() throws {
      let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      guard isName, !name.isEmpty, name.utf8.count <= 100 else {
        throw ValidationError(
          "'\(brand)' cannot be the name of a style; take letters, figures, - and _")
      }
      guard name != from else {
        throw ValidationError("a style cannot begin with itself; give another name, or --from")
      }
    }

    func run() throws {
      do throws(Failure) {
        let beside = file.deletingLastPathComponent()
        let isBeside = StyleSheet.names(in: beside).contains(from)
        let parent = try orFail(.badData) { () throws(Faults) in
          isBeside
            ? try StyleSheet.load(
              contentsOf: beside.appending(path: "\(from).yaml"), styles: Assets.builtIn.styles)
            : try StyleSheet.load(named: from, in: Assets.builtIn.styles)
        }
        let text = StyleSheet.starter(named: name, from: parent)
        try orFail { () throws(WriteFailure) in
          if FileManager.default.fileExists(atPath: path) { throw .exists(path) }
          try AtomicWrite.write([(path, Array(text.utf8))], replacing: false)
        }
        tell("wrote \(path)\nnext: engross render TERMS.yaml --style \(path)\n")
      } catch {
        tell(Report().text(of: error.diagnostics, outcome: "nothing was written"))
        throw error.code
      }
    }
  }
}
