@testable import ContractDrafting
import ContractModel
import DocumentModel
import StrictInput

/// A contract that has every part, and two parties with names.
func contract(_ change: (inout Contract) -> Void = { _ in }) -> Contract {
  var contract = Contract.specimen
  contract.parties.provider.name = "Harbour Light IT Ltd"
  contract.parties.client.name = "Fenwick Castings plc"
  change(&contract)
  return contract
}

/// The same contract in another language.
func contract(in language: String) throws -> Contract {
  let tag = try LanguageTag(written: language)
  return contract { $0.language = tag }
}

/// A template of one clause file `a.md`.
func template(
  _ text: String, partials: [String: String] = [:]
) throws(Faults) -> Template {
  var texts = ["a.md": text]
  for (name, partial) in partials { texts["partials/\(name).md"] = partial }
  return try Template(
    files: TemplateFiles(
      folder: "", manifest: "title: Agreement\nclauses: [a.md]\n", texts: texts))
}

/// The blocks that a clause file makes, as text without the lines on the document itself.
func blocks(
  _ text: String, partials: [String: String] = [:], of contract: Contract = contract()
) throws(Faults) -> String {
  let document = try Drafter(template: template(text, partials: partials)).draft(contract)
  var body = Document(information: DocumentInformation(title: ""), blocks: document.blocks)
    .description.split(separator: "\n", omittingEmptySubsequences: false)
  body.removeFirst(2)
  return body.joined(separator: "\n")
}

/// What is said about a faulty clause file, a line for each fault and each related place.
func faults(
  _ text: String, partials: [String: String] = [:], of contract: Contract = contract()
) -> String {
  do {
    _ = try Drafter(template: template(text, partials: partials)).draft(contract)
    return ""
  } catch {
    return error.diagnostics.map { fault in
      ([fault.description] + fault.related.map { "  \($0.location): \($0.message)" })
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
