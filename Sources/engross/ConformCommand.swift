import ArgumentParser
import EngrossKit
import Foundation

struct ConformCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conform",
    abstract: "Makes a conformed copy of a signed contract: /s/ and the names of who signed.",
    discussion: """
      engross conform acme.pdf                        writes acme-conformed.pdf
      engross conform acme.pdf --roots ca.pem -o copy.pdf

      The copy shows the names and dates of the signatures and what was filled in, as words. It \
      has no fields, says on each page that it is a copy, and carries the SHA-256 of its \
      original, which alone proves who signed. All must have signed, and every signature must \
      hold.
      """)

  @Argument(help: "The signed PDF.", completion: .file(extensions: ["pdf"]))
  var file: String

  @Option(
    name: [.short, .long], help: ArgumentHelp("The file to write.", valueName: "file"),
    completion: .file(extensions: ["pdf"]))
  var output: String?

  @OptionGroup var origin: OriginOptions

  func run() throws {
    do throws(Failure) {
      let verifier = SignatureVerifier(roots: try origin.trustRoots(), at: .now)
      let pdf = try PDFInput(file).bytes
      let prover = try origin.prover()
      let copy: TypesetDocument
      do {
        copy = try prover.conform(pdf, verifier: verifier)
      } catch {
        throw Failure(.contractFaults, "\(file): \(error)")
      }
      let name = output ?? file.conformedName
      let destination = Destination.file(name)
      try destination.refuseSigned()
      try orFail { () throws(WriteFailure) in try AtomicWrite.write(copy.bytes, to: name) }
      tell("wrote \(name) (\(copy.pageCount == 1 ? "1 page" : "\(copy.pageCount) pages"))\n")
    } catch {
      tell(Report().text(of: error.diagnostics, outcome: "no copy was written"))
      throw error.code
    }
  }
}

extension String {
  /// `acme-conformed.pdf` for `acme.pdf`.
  fileprivate var conformedName: String {
    (lowercased().hasSuffix(".pdf") ? String(dropLast(4)) : self) + "-conformed.pdf"
  }
}
