import ArgumentParser
import EngrossKit
import Foundation

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows the terms, fields, signatures, standards and attachments of a PDF.",
    discussion: """
      engross inspect acme.pdf
      engross inspect acme.pdf --terms > acme.json    the terms, to be rendered once more
      engross inspect acme.pdf --fields json          each field with its page and rectangle

      It shows what the file says; 'engross verify' checks its signatures.
      """)

  @Argument(
    help: "The PDF to look into, or - for standard input.", completion: .file(extensions: ["pdf"]))
  var file: String

  enum FieldFormat: String, ExpressibleByArgument, CaseIterable { case json }

  @Flag(help: "Write out the terms that the contract was made from, and nothing else.")
  var terms = false

  @Option(help: "Write out the fields, with their pages and rectangles, and nothing else.")
  var fields: FieldFormat?

  func validate() throws {
    if terms, fields != nil { throw ValidationError("--terms or --fields: one at a time") }
  }

  func run() throws {
    do throws(Failure) {
      let pdf = try PDFInput(file).bytes
      if terms {
        print(String(decoding: try source(of: pdf).terms, as: UTF8.self))
        return
      }
      let inspection = try orFail(signing: file) { () throws(SigningError) in
        try PDFInspection(of: pdf)
      }
      if fields != nil {
        print(try json(of: inspection.fields))
        return
      }
      print(inspection)
      if let source = try? WordsProver.attachedSource(of: pdf) { print(source) }
    } catch {
      tell(Report().text(of: error.diagnostics, outcome: "nothing can be shown"))
      throw error.code
    }
  }

  private func source(of pdf: [UInt8]) throws(Failure) -> ContractSource {
    do {
      return try WordsProver.attachedSource(of: pdf)
    } catch {
      throw Failure(.badData, "\(file): \(error)")
    }
  }

  /// Points from the bottom left corner of the page: left, bottom, right, top.
  private struct FieldRecord: Encodable {
    var name: String
    var tooltip: String
    var kind: String
    var page: Int?
    var rect: [Double]
  }

  private func json(of fields: [PDFInspection.Field]) throws(Failure) -> String {
    let records = fields.map { field in
      let kind =
        switch field.kind {
        case .signature: "signature"
        case .text: "text"
        case .other(let kind): kind
        }
      return FieldRecord(
        name: field.name, tooltip: field.tooltip, kind: kind, page: field.page, rect: field.rect)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(records), as: UTF8.self)
    } catch {
      throw Failure(.badData, "\(file): the rectangle of a field is no rectangle")
    }
  }
}
