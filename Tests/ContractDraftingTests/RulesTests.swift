@testable import ContractDrafting
import ContractModel
import DocumentModel
import Foundation
import StrictInput
import TestSupport
import Testing

@Suite struct RulesTests {
  @Test func `a template that is sound has no findings`() throws {
    #expect(try findings("").map(\.description) == [])
  }

  @Test(arguments: DocumentRule.all)
  func `a bad example breaks its own rule only`(_ rule: DocumentRule) throws {
    let found = try findings(rule.rule.bad, of: rule.rule.id)
    #expect(Set(found.compactMap(\.rule)) == [rule.rule.id], "\(found)")
  }

  @Test(arguments: DocumentRule.all)
  func `a good example breaks no rule`(_ rule: DocumentRule) throws {
    #expect(try findings(rule.rule.good, of: rule.rule.id).map(\.description) == [])
  }

  @Test func `what is found in the bad examples is said word for word`() throws {
    let reports = try DocumentRule.all.flatMap { rule in
      try findings(rule.rule.bad, of: rule.rule.id).map { finding in
        ([finding.description] + finding.related.map { "  \($0.location): \($0.message)" })
          .joined(separator: "\n")
      }
    }
    let text = reports.joined(separator: "\n") + "\n"
    let file = ProjectFiles.root.appending(path: "Tests/ContractDraftingTests/Rules/findings.txt")
    if ProcessInfo.processInfo.environment["ENGROSS_ACCEPT_GOLDENS"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("the findings were recorded; read them and run again")
    }
    #expect(text == (try? String(contentsOf: file, encoding: .utf8)))
  }

  @Test(arguments: ["architects", "clinic", "manufacturer"])
  func `the samples in the words of the built-in template have no findings`(
    _ name: String
  ) throws {
    let file = ProjectFiles.root.appending(path: "Samples/\(name).yaml")
    let terms = try Contract.read(
      text: try String(contentsOf: file, encoding: .utf8), file: "\(name).yaml")
    let drafter = Drafter(template: try Template.builtIn())
    let found = drafter.findings(in: try drafter.draft(terms.value), of: terms)
    #expect(found.map(\.message) == [])
  }

  @Test func `a finding in a value points at the terms`() throws {
    let found = try findings("", terms: "fees: {expenses: \"to be agreed [TBD]\"}")
    #expect(
      found.map(\.description) == [
        "more.yaml:1:18: error: \"[TBD]\" is still to be filled in; write what is meant [DOC006]"
      ])
  }

  @Test(arguments: [
    "[insert name]", "TBD", "____", "{{name}}", "???", "lorem ipsum", "TODO",
  ])
  func `what is left to be filled in is found in any of its forms`(_ words: String) throws {
    let found = try findings("", terms: "fees: {expenses: \"they are \(words)\"}")
    #expect(found.map(\.rule) == ["DOC006"])
  }

  @Test(arguments: [
    "twenty-one (21)", "one hundred and five (105)", "the sum (12)", "(a) and (b)",
    "ISO 9001 (2015)",
  ])
  func `numbers that agree, and brackets that are none, are no finding`(_ words: String) throws {
    #expect(try findings("## Use\n\nIt is \(words) here.\n").map(\.description) == [])
  }

  @Test func `a word for a number in another language is held against its figures`() throws {
    let found = try findings(
      "## Use\n\nEs sind dreißig (20) Tage.\n", terms: "language: de-DE")
    #expect(found.map(\.rule) == ["DOC011"])
  }

  @Test(arguments: [
    "the Secretary of State", "the Companies Act 2006", "the European Union",
    "the Tickets of the "
      + "Provider's Client", "a Monday", "the VPN",
  ])
  func `names and the forms of defined terms are not undefined terms`(_ words: String) throws {
    let text = "## Use\n\n**\"Ticket\"** means a report. It concerns \(words) and each Ticket.\n"
    #expect(try findings(text).map(\.description) == [])
  }
}

// MARK: A template that is sound but for an example

/// The clauses of the sound template; an example takes the place of the clause whose heading it
/// has, else it comes before the signatures.
private let clauses = [
  """
  ## Parties {-}

  {{parties.provider.name}}, {{parties.provider.form}} (the **"Provider"**), and \
  {{parties.client.name}}, {{parties.client.form}} (the **"Client"**).

  """,
  "## Confidentiality\n\nThe parties keep secrets.\n",
  """
  ## Data protection

  {{#dataProtection}}{{#processing}}{{and(categories)}} {{and(dataSubjects)}} {{purpose}} \
  {{subject}} {{duration}}{{/processing}}{{/dataProtection}}{{^dataProtection}}None.{{/dataProtection}}

  """,
  "## Order\n\nThe law of {{governingLaw.law}}. The clauses prevail.\n",
  """
  ## Terms {-}

  {{! Mentioned: reference parties governingLaw term scope support serviceLevels security \
  confidentiality liability incidents termination }}The Provider and the Client agree. \
  {{#fees.expenses}}Expenses: {{.}}.{{/fees.expenses}}

  """,
  "## Signatures {-}\n\n```signatures\nSigned for and on behalf of\n```\n",
]

/// What some rules need in the terms before they ask anything.
private let termsOfRules = [
  "SEC003": "dataProtection: {regulations: [hipaa], role: processor, \(processing)}",
  "SEC004": "dataProtection: {regulations: [gdpr], role: processor, \(processing)}",
  "DOC013": "quality: {standards: [ISO 9001]}",
]

private let processing =
  "breachNotice: 24 h, returnWithin: 30 days, processing: {subject: support, purpose: mending, "
  + "categories: [names], dataSubjects: [staff], duration: the term, location: Ireland}"

private func findings(_ example: String, of rule: String = "", terms: String = "")
  throws -> [Diagnostic]
{
  let file = ProjectFiles.root.appending(path: "Tests/ContractModelTests/Terms/small.yaml")
  let small = try SourceNode(
    text: try String(contentsOf: file, encoding: .utf8), file: "small.yaml")
  let more = termsOfRules[rule] ?? terms
  let contract = try Contract.read(
    more.isEmpty ? small : small.overlaid(with: try SourceNode(text: more, file: "more.yaml")))
  let heading = example.split(separator: "\n").first { $0.hasPrefix("#") }.map(String.init)
  var text = clauses
  let isOptional = example.hasPrefix("{{#dataProtection}}")
  let own = isOptional ? "## Data protection" : heading
  if let index = text.firstIndex(where: { own != nil && $0.hasPrefix(own ?? "") }) {
    text[index] = example
  } else if rule == "TRM004" {
    text[1] = example
  } else if heading?.hasPrefix("# ") == true || example.contains("\n# ") {
    text.append(example)
  } else {
    text.insert(example, at: text.count - 1)
  }
  do {
    let drafter = Drafter(template: try template(text.joined(separator: "\n")))
    return drafter.findings(in: try drafter.draft(contract.value), of: contract)
  } catch {
    return error.diagnostics
  }
}

extension DocumentRule: CustomTestStringConvertible {
  public var testDescription: String { rule.id }
}
