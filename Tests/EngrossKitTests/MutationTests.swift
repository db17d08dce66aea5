import EngrossKit
import Foundation
import TestSupport
import Testing

/// Makes slips of the pen in every sample: each is found, or is harmless for a reason.
///
/// The list is in `Mutations/`, a file a sample; with `ENGROSS_ACCEPT_GOLDENS=1` it is written anew, and
/// the run fails so that nobody takes it unread.
@Suite struct MutationTests {
  @Test(arguments: ["architects", "clinic", "manufacturer"])
  func `every slip in a sample is found, or is harmless for a reason`(_ sample: String) throws {
    let file = ProjectFiles.root.appending(path: "Samples/\(sample).yaml")
    let terms = try SourceNode(text: try String(contentsOf: file, encoding: .utf8), file: sample)
    let judge = try Judge(terms)
    // A prime step, so that every kind of slip and every part of the terms has its turn.
    let slips = Mutation.all(of: terms).enumerated().filter { $0.offset.isMultiple(of: 5) }
      .map(\.element)
    let lines = try slips.map { "\($0.kind) \($0.path): \(try judge.outcome(of: $0))" }
    #expect(lines.count >= 70)
    #expect(lines.filter { $0.hasSuffix("?") } == [])

    let text = lines.joined(separator: "\n") + "\n"
    let list = ProjectFiles.root.appending(path: "Tests/EngrossKitTests/Mutations/\(sample).txt")
    if ProcessInfo.processInfo.environment["ENGROSS_ACCEPT_GOLDENS"] == "1" {
      try Data(text.utf8).write(to: list)
      Issue.record("the slips of \(sample) were recorded; read them and run again")
    }
    #expect(text == (try? String(contentsOf: list, encoding: .utf8)))
  }
}

/// Says of a slip whether it is found, and why it is harmless if it is not.
private struct Judge {
  let checker: ContractChecker
  let drafter: Drafter
  let before: Contract
  let canonical: Data
  let document: Document

  init(_ terms: SourceNode) throws {
    let template = try Template.builtIn()
    (checker, drafter) = (ContractChecker(template: template), Drafter(template: template))
    before = try Contract.read(terms).value
    canonical = try before.canonicalJSON()
    document = try drafter.draft(before)
  }

  func outcome(of slip: Mutation) throws -> String {
    let terms: Located<Contract>
    do {
      terms = try Contract.read(slip.terms)
    } catch {
      return "found: \(error.diagnostics[0].message)"
    }
    let rules = Set(checker.check(terms).findings.compactMap(\.rule)).sorted()
    if !rules.isEmpty { return "found: \(rules.joined(separator: " "))" }
    if try terms.value.canonicalJSON() == canonical { return "harmless: the same contract" }
    let written = try drafter.draft(terms.value)
    if written == document { return "harmless: it is not printed" }
    switch slip.kind {
    case .drop: return "harmless: it is optional, and the contract is written without it"
    case .reverse: return "harmless: the same entries in another order"
    case .unit, .scale, .swap, .flip:
      let slipped = SlipCase(
        path: slip.path, before: before, after: terms.value,
        clausesChanged: written.clauses(otherThanIn: document), wordsBefore: document.plainText,
        words: written.plainText)
      let proof = Harmlessness.all.first { slip.path.contains($0.path) && $0.holds(slipped) }
      return "harmless: " + (proof?.reason ?? "?")
    }
  }
}
