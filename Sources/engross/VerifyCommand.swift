import ArgumentParser
import EngrossKit
import Foundation

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks the words of a contract, its signatures, and what was done to it since.",
    discussion: """
      engross verify acme.pdf
      engross verify acme.pdf --roots ca.pem --style acme.yaml --template acme
      engross verify acme.pdf --unsigned

      A contract carries the terms it was made from. It is made from them once more, and must \
      come out the same to the byte, but for what was signed and filled in; else each page that \
      shows other words is named with them. Styles and templates that come with Engross are \
      found by their names, others are given by --style and --template.

      Of each signature it says whether the file is unchanged, whether the certificate leads to \
      one of --roots, what a timestamp proves, how much of the file it covers, and what later \
      revisions did: filling in and signing is named, anything else is a fault. Whether a \
      certificate was revoked is not looked up.

      Exit codes: 0 every signature holds, and the words are those of the terms; 1 not so, or \
      nobody has signed.
      """)

  @Argument(
    help: "The PDF to check, or - for standard input.", completion: .file(extensions: ["pdf"]))
  var file: String

  @OptionGroup var origin: OriginOptions

  @Flag(help: "The contract is not signed yet: check its words alone.")
  var unsigned = false

  @Flag(help: "Check the signatures alone, not the words that were signed.")
  var signaturesOnly = false

  func validate() throws {
    if unsigned, signaturesOnly {
      throw ValidationError("--unsigned and --signatures-only leave nothing to check")
    }
  }

  func run() throws {
    do throws(Failure) {
      let roots = try origin.trustRoots()
      let pdf = try PDFInput(file).bytes
      let reports = try orFail(signing: file) { () throws(SigningError) in
        try SignatureVerifier(roots: roots, at: .now).verify(pdf)
      }
      for report in reports { print(report, terminator: "\n\n") }
      var faults: [String] = []
      if reports.isEmpty, !unsigned { faults.append(whyUnsigned(pdf)) }
      let failed = reports.count { !$0.isSound }
      if failed > 0 { faults.append("\(failed) of \(reports.count) signatures do not hold") }
      if !signaturesOnly, let fault = try faultOfWords(in: pdf) { faults.append(fault) }
      guard faults.isEmpty else {
        throw Failure(.contractFaults, faults.map { Diagnostic(.error, "\(file): \($0)") })
      }
      if reports.isEmpty { return }
      try tellMissing(in: pdf)
      print(reports.count == 1 ? "the signature holds" : "all \(reports.count) signatures hold")
    } catch {
      tell(Report().text(of: error.diagnostics, outcome: "do not rely on this file"))
      throw error.code
    }
  }

  private func whyUnsigned(_ pdf: [UInt8]) -> String {
    let source = try? WordsProver.attachedSource(of: pdf)
    let isCopy = source?.record.copy.conformed != nil
    return (isCopy ? "this is a conformed copy, which nobody signs" : "nobody has signed")
      + "; to hold only its words, add --unsigned"
  }

  /// Names those who have yet to sign.
  private func tellMissing(in pdf: [UInt8]) throws(Failure) {
    let inspection = try orFail(signing: file) { () throws(SigningError) in
      try PDFInspection(of: pdf)
    }
    let missing = inspection.fields.filter { $0.kind == .signature(isSigned: false) }.map(\.name)
    if !missing.isEmpty { print("not signed yet: \(missing.joined(separator: ", "))") }
  }

  /// Makes the contract once more, and says what is wrong with its words; nil where nothing is.
  private func faultOfWords(in pdf: [UInt8]) throws(Failure) -> String? {
    let prover = try origin.prover()
    do {
      let proof = try prover.prove(pdf)
      print(proof)
      return proof.isProven ? nil : "it does not say what the terms in it give"
    } catch {
      return "the words are not proven: \(error)"
    }
  }
}
