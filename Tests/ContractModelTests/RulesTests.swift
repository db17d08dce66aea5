@testable import ContractModel
import Foundation
import StrictInput
import TestSupport
import Testing

@Suite struct RulesTests {
  @Test func `terms that are sound have no findings`() throws {
    let sound = try contract("sound")
    #expect(TermsRule.allFindings(in: sound).map(\.description) == [])
  }

  @Test(arguments: TermsRule.all)
  func `a bad example breaks its own rule only`(_ rule: TermsRule) throws {
    let terms = try laidOver(rule.rule.bad)
    let found = TermsRule.allFindings(in: terms)
    #expect(Set(found.compactMap(\.rule)) == [rule.rule.id], "\(found)")
  }

  @Test(arguments: TermsRule.all)
  func `a good example breaks no rule`(_ rule: TermsRule) throws {
    let terms = try laidOver(rule.rule.good)
    #expect(TermsRule.allFindings(in: terms).map(\.description) == [])
  }

  @Test func `what is found in the bad examples is said word for word`() throws {
    let reports = try TermsRule.all.flatMap { rule in
      rule.findings(in: try laidOver(rule.rule.bad)).map(\.inFull)
    }
    try expect(reports.joined(separator: "\n") + "\n", isRecordedIn: "Rules/findings.txt")
  }

  @Test func `every rule has an identifier of its own`() {
    let ids = TermsRule.all.map(\.rule.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[A-Z]{3}\d{3}/) != nil })
  }

  @Test(arguments: ["architects", "clinic", "manufacturer"])
  func `the terms of the samples have no findings`(_ name: String) throws {
    let file = ProjectFiles.root.appending(path: "Samples/\(name).yaml")
    let terms = try Contract.read(
      text: try String(contentsOf: file, encoding: .utf8), file: "\(name).yaml")
    #expect(TermsRule.allFindings(in: terms).map(\.description) == [])
  }
}

/// Expects a text to be that of a file in the folder of these tests; `ENGROSS_ACCEPT_GOLDENS=1`
/// records it anew, and fails so that nobody takes it unread.
func expect(_ text: String, isRecordedIn file: String) throws {
  let url = testFolder.appending(path: file)
  if ProcessInfo.processInfo.environment["ENGROSS_ACCEPT_GOLDENS"] == "1" {
    try Data(text.utf8).write(to: url)
    Issue.record("\(file) was recorded; read it and run again")
  }
  #expect(text == (try? String(contentsOf: url, encoding: .utf8)))
}

/// An example of a rule laid over terms that are sound otherwise.
private func laidOver(_ example: String) throws -> Located<Contract> {
  let sound = try SourceNode(text: try terms("sound"), file: "sound.yaml")
  return try Contract.read(
    sound.overlaid(with: try SourceNode(text: example, file: "example.yaml")))
}

extension Diagnostic {
  /// The diagnostic with the places that explain it.
  fileprivate var inFull: String {
    ([description] + related.map { "  \($0.location): \($0.message)" }).joined(separator: "\n")
  }
}

extension TermsRule: CustomTestStringConvertible {
  public var testDescription: String { rule.id }
}
