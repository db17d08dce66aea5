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
      engross inspect nda.pdf --source > nda.md       the Markdown of an agreement
      engross inspect acme.pdf --fields json          each field with its page, place and signer

      It shows what the file says; 'engross verify' checks its signatures.
      """)

  @Argument(
    help: "The PDF to look into, or - for standard input.", completion: .file(extensions: ["pdf"]))
  var file: String

  enum FieldFormat: String, ExpressibleByArgument, CaseIterable { case json }

  @Flag(help: "Write out the terms that the contract was made from, and nothing else.")
  var terms = false

  @Flag(help: "Write out what it was made from, terms or the Markdown of an agreement.")
  var source = false

  @Option(help: "Write out the fields, with their pages and rectangles, and nothing else.")
  var fields: FieldFormat?

  func validate() throws {
    if [terms, source, fields != nil].count(where: \.self) > 1 {
      throw ValidationError("--terms, --source or --fields: one at a time")
    }
  }

  func run() throws {
    do throws(Failure) {
      let pdf = try PDFInput(file).bytes
      if terms || source {
        let made = try origin(of: pdf)
        if terms, made.isAgreement {
          throw Failure(
            .badData, "\(file): it was made from an agreement in Markdown, not from terms",
            help: "to write that out, use --source")
        }
        print(String(decoding: made.terms, as: UTF8.self), terminator: made.isAgreement ? "" : "\n")
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

  private func origin(of pdf: [UInt8]) throws(Failure) -> ContractSource {
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
    var required: Bool
    var signer: String?
    var role: String?
    var order: Int?
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
        name: field.name, tooltip: field.tooltip, kind: kind, page: field.page, rect: field.rect,
        required: field.isRequired, signer: field.signer, role: field.role, order: field.order)
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
