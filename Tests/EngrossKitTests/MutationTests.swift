import EngrossKit
import Foundation
import TestSupport
import Testing

/// Makes every slip of the pen in every sample: each is found, or is harmless for a reason.
@Suite struct MutationTests {
  @Test func `every slip in the samples is found, or is harmless for a reason`() throws {
    let checker = ContractChecker(template: try Template.builtIn())
    var lines: [String] = []
    for sample in ["architects", "clinic", "manufacturer"] {
      let file = ProjectFiles.root.appending(path: "Samples/\(sample).yaml")
      let terms = try SourceNode(text: try String(contentsOf: file, encoding: .utf8), file: sample)
      let original = try Contract.read(terms).value.canonicalJSON()
      for mutation in Mutation.all(of: terms) {
        let slip = "\(sample) \(mutation.kind) \(mutation.path)"
        let outcome: String
        do {
          let contract = try Contract.read(mutation.terms)
          let rules = Set(checker.check(contract).findings.compactMap(\.rule)).sorted()
          if !rules.isEmpty {
            outcome = "found " + rules.joined(separator: " ")
          } else if try contract.value.canonicalJSON() == original {
            outcome = "harmless: the same contract"
          } else {
            outcome = "harmless: ?"
          }
        } catch let faults as Faults {
          outcome = "found: \(faults.diagnostics[0].message)"
        }
        lines.append("\(slip): \(outcome)")
      }
    }
    let text = lines.joined(separator: "\n") + "\n"
    let list = ProjectFiles.root.appending(path: "Tests/EngrossKitTests/Mutations/mutations.txt")
    try Data(text.utf8).write(to: list)
  }
}
