import ArgumentParser
import EngrossKit
import Foundation

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks the signatures of a contract, and what was done to it since.",
    discussion: """
      engross verify acme.pdf
      engross verify acme.pdf --roots ca.pem

      Of each signature it says whether the file is unchanged, whether the certificate leads to \
      one of --roots, what a timestamp proves, how much of the file it covers, and what later \
      revisions did: filling in and signing is named, anything else is a fault. Whether a \
      certificate was revoked is not looked up.

      Exit codes: 0 every signature holds; 1 one does not, or there is none.
      """)

  @Argument(
    help: "The PDF to check, or - for standard input.", completion: .file(extensions: ["pdf"]))
  var file: String

  @Option(
    help: ArgumentHelp("The certificates that you trust (PEM).", valueName: "file"),
    completion: .file(extensions: ["pem", "crt"]))
  var roots: String?

  func run() throws {
    do throws(Failure) {
      let roots = try trustRoots()
      let pdf = try PDFInput(file).bytes
      let reports = try orFail(signing: file) { () throws(SigningError) in
        try SignatureVerifier(roots: roots, at: .now).verify(pdf)
      }
      guard !reports.isEmpty else { throw Failure(.contractFaults, "\(file): nobody has signed") }
      for report in reports { print(report, terminator: "\n\n") }
      let failed = reports.count { !$0.isSound }
      guard failed == 0 else {
        throw Failure(
          .contractFaults, "\(file): \(failed) of \(reports.count) signatures do not hold")
      }
      print(reports.count == 1 ? "the signature holds" : "all \(reports.count) signatures hold")
    } catch {
      tell(Report().text(of: error.diagnostics, outcome: "do not rely on this file"))
      throw error.code
    }
  }

  private func trustRoots() throws(Failure) -> TrustRoots {
    guard let roots else { return TrustRoots([]) }
    let certificates = Certificate.readPEM(try PDFInput.read(roots, atMost: 16 << 20))
    guard !certificates.isEmpty else {
      throw Failure(.badData, "\(roots): there is no certificate in PEM in it")
    }
    return TrustRoots(certificates)
  }
}
