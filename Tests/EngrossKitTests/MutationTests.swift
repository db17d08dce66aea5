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
  let canonical: Data
  let document: Document

  init(_ terms: SourceNode) throws {
    let template = try Template.builtIn()
    (checker, drafter) = (ContractChecker(template: template), Drafter(template: template))
    let contract = try Contract.read(terms).value
    canonical = try contract.canonicalJSON()
    document = try drafter.draft(contract)
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
      let reason = Self.choices.first { slip.path.contains($0.path) }?.reason
      return "harmless: " + (reason ?? "?")
    }
  }

  /// What the parties may choose freely: no other term and no rule depends on it, so that the
  /// contract is as sound, though it is another bargain.
  private static let choices: [(path: String, reason: String)] = [
    ("backup.recovery.exercise", "rehearsed more often than before"),
    ("backup.restoreTest.every", "tested more often than before"),
    (".frequency", "backed up more often than the objective asks"),
    (".retention", "kept for longer"),
    ("rpo and rto", "both objectives are still met by the backups"),
    (".rpo", "a wider objective, which the backups still meet"),
    (".rto", "a tighter objective"),
    ("changeControl.assessedWithin", "a tighter promise"),
    ("hipaa.breachNotice", "a tighter promise, within the law"),
    (
      "dataProtection.regulations",
      "a further law binds the parties besides their own, as where they have customers"
    ),
    ("dataProtection.role", "who decides about the data is a fact that no term shows"),
    ("subprocessorNotice", "a longer notice"),
    ("fees.invoicing.inAdvance", "either is usual"),
    ("fees.late.afterNotice and suspension", "both stay within weeks"),
    ("fees.oneOff", "another bargain: what is paid once has a price, and the totals follow"),
    ("fees.tax.included", "either is usual, and all totals follow"),
    ("incidents.notification.within", "a tighter promise"),
    ("postIncidentReview.within", "a tighter promise"),
    (
      "liability.cap.amount",
      "the fees of the period are the greater limit, or a year's fees at least"
    ),
    ("liability.cap.period", "a wider cap, above a year's fees"),
    ("liability.increasedCaps", "another kind of claim with a cap of its own"),
    ("liability.insurance", "another policy still reaches the highest cap"),
    ("parties.provider and client", "the firms change sides with all that is theirs"),
    ("quality.benchmarks", "measured over another period"),
    ("reporting.dueWithin", "a tighter promise"),
    ("reporting.reviewMeeting", "a meeting within the term"),
    ("scope.covered", "a number that nothing else depends on"),
    ("scope.services", "on site or both: the sites are named, and the travel to them"),
    ("serviceCredits.exclusiveRemedy", "repeated failure still ends the contract"),
    (".clock", "support is given always, so both clocks are one"),
    ("serviceLevels.", "within the times of the priorities beside it"),
    ("signing.", "one copy, several or a notary bind alike, and the clause says which"),
    ("support.afterHours.covers", "a priority that needs no cover may have it"),
    ("support.afterHours", "a charge that nothing else depends on"),
    ("support.delivery", "the services say for themselves where they are given"),
    (
      "support.holidays.covered",
      "with support on holidays or without, the clause says which and the clocks follow"
    ),
    ("support.onsite.arrival", "an earlier arrival"),
    ("term.reviewEvery", "a review within the term"),
    ("termination.survival", "a further clause that outlives the contract"),
  ]
}
