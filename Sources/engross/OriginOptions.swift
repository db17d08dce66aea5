import ArgumentParser
import EngrossKit

/// What a PDF was made with, and who is trusted.
struct OriginOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The certificates that you trust (PEM).", valueName: "file"),
    completion: .file(extensions: ["pem", "crt"]))
  var roots: String?

  @Option(
    help: ArgumentHelp(
      "The style it was made with, if not one that comes with Engross.",
      valueName: "name|file.yaml"),
    completion: .file(extensions: ["yaml"]))
  var style: String?

  @Option(
    help: ArgumentHelp(
      "The folder of the template it was made with, if not Engross's own.", valueName: "folder"),
    completion: .directory)
  var template: String?

  @OptionGroup var fonts: FontOptions

  func prover() throws(Failure) -> WordsProver {
    let sheet = try style.map { style throws(Failure) in try chosenStyle(style).value }
    let words = try template.map { folder throws(Failure) in try Template.chosen(folder) }
    return WordsProver(template: words, style: sheet, assets: try fonts.assets())
  }

  func trustRoots() throws(Failure) -> TrustRoots {
    guard let roots else { return TrustRoots([]) }
    let certificates = Certificate.readPEM(try PDFInput.read(roots, atMost: 16 << 20))
    guard !certificates.isEmpty else {
      throw Failure(.badData, "\(roots): there is no certificate in PEM in it")
    }
    return TrustRoots(certificates)
  }
}
