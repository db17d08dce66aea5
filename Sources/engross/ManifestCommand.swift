import ArgumentParser
import EngrossKit
import Foundation

struct ManifestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manifest", abstract: "Works with the manifests of batches.",
    subcommands: [MergeCommand.self])

  struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge", abstract: "Makes one manifest out of those of all shards.",
      discussion: """
        engross manifest merge out/manifest-*.jsonl -o out/manifest.jsonl

        The rows come in the order of the list. A row that is in two manifests, or in none, is \
        an error.
        """)

    @Argument(help: "The manifests of the shards.", completion: .file(extensions: ["jsonl"]))
    var manifests: [String]

    @Option(
      name: [.short, .long],
      help: ArgumentHelp("The file to write, or - for standard output.", valueName: "file"),
      completion: .file())
    var output = "-"

    func run() throws {
      do {
        var shards: [(file: String, bytes: [UInt8])] = []
        for file in manifests {
          guard let data = FileManager.default.contents(atPath: file) else {
            throw Failure(.noInput, "there is no file \(file)")
          }
          shards.append((file, [UInt8](data)))
        }
        let merged = try orFail(.badData) { () throws(Faults) in
          try ManifestMerge.merge(shards)
        }
        try orFail { () throws(WriteFailure) in
          if output == "-" {
            try AtomicWrite.write(merged.bytes, to: STDOUT_FILENO, named: "standard output")
          } else {
            try AtomicWrite.write(merged.bytes, to: output)
          }
        }
        tell("ok \(merged.ok) failed \(merged.failed)\n")
        if merged.failed > 0 { throw ExitCode.contractFaults }
      } catch let failure as Failure {
        tell(Report().text(of: failure.diagnostics, outcome: "no manifest was written"))
        throw failure.code
      }
    }
  }
}
