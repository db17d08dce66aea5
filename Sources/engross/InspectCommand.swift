import ArgumentParser
import EngrossKit
import Foundation

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows the fields, signatures, standards and attachments of a PDF.",
    discussion: """
      engross inspect acme.pdf

      It shows what the file says; 'engross verify' checks its signatures.
      """)

  @Argument(
    help: "The PDF to look into, or - for standard input.", completion: .file(extensions: ["pdf"]))
  var file: String

  func run() throws {
    do throws(Failure) {
      let pdf = try PDFInput(file).bytes
      print(try orFail(signing: file) { () throws(SigningError) in try PDFInspection(of: pdf) })
    } catch {
      tell(Report().text(of: error.diagnostics, outcome: "nothing can be shown"))
      throw error.code
    }
  }
}
