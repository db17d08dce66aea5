@testable import ContractModel
import DocumentModel
import Foundation
import StrictInput

/// A contract before and after a slip that no rule finds.
struct SlipCase {
  var path: String
  var before: Contract
  var after: Contract
  /// How many clauses and schedules read otherwise than before.
  var clausesChanged: Int
  /// All that the contract says before and after the slip.
  var wordsBefore: String
  var words: String

  fileprivate func lines(of words: String) -> Set<Substring> { Set(words.split(separator: "\n")) }

  /// What the slip changed, in both contracts.
  fileprivate func set(_ contract: Contract) -> BackupSet? {
    let steps = path.split(separator: ".")
    guard steps.count > 2, let index = Int(steps[2]) else { return nil }
    return contract.backup?.sets[index]
  }
}

/// Why a slip that no rule finds leaves a contract that is as sound, with what proves it.
struct Harmlessness: Sendable {
  let path: String
  let reason: String
  let holds: @Sendable (SlipCase) -> Bool

  static let all: [Harmlessness] = [
    .init("backup.sets.", "backed up more often than before, and than the objective asks") {
      guard let (old, new) = $0.sets else { return false }
      return $0.after.isShorter(new.frequency, than: old.frequency) == true
        && $0.after.isShorter(new.frequency, than: new.rpo) == true
    },
    .init("backup.sets.", "an objective that the backups still meet") {
      guard let (old, new) = $0.sets else { return false }
      return new.rpo != old.rpo
        && $0.after.isShorter(new.frequency, than: new.rpo) == true
    },
    .init("backup.sets.", "kept for longer than before") {
      guard let (old, new) = $0.sets else { return false }
      return $0.after.isShorter(old.retention, than: new.retention) == true
    },
    .init("dataProtection.regulations", "a law named as an example of \u{201C}all law\u{201D}") {
      // The law where the client is stays on the list.
      $0.words.contains("which is all law on privacy or data security")
        && $0.after.parties.client.address.country == "United States"
        && $0.after.dataProtection?.regulations.contains(.hipaa) == true
    },
    .init("dataProtection.role", "said in one place, which no other term is about") {
      $0.clausesChanged == 1 && $0.words.contains("sub-processor")
    },
    .init("fees.oneOff", "a price above nothing, which its total follows") {
      guard let total = $0.after.fees.oneOffTotal else { return false }
      return total.amount > 0 && total.amount < $0.before.fees.oneOffTotal!.amount
        && $0.clausesChanged == 1 && $0.words.contains(total.number)
    },
    .init("liability.cap", "a cap above a year\u{2019}s fees, below the increased ones") { slip in
      guard let cap = slip.after.generalCap else { return false }
      return cap.amount >= slip.after.yearlyFees.amount
        && slip.after.liability.increasedCaps.allSatisfy { $0.amount.amount > cap.amount }
    },
    .init("liability.insurance", "another policy still reaches the highest cap") {
      let liability = $0.after.liability
      let caps = liability.increasedCaps.map(\.amount.amount) + [$0.after.generalCap!.amount]
      return liability.insurance.map(\.amount.amount).max()! >= caps.max()!
    },
    .init("scope.services", "on site or both: the sites are named, and the travel to them") {
      !$0.after.scope.sites.isEmpty && $0.after.support.onsite != nil && $0.clausesChanged == 1
    },
    .init(".clock", "support is given always, so both clocks are one") {
      $0.after.support.hours == .always
    },
    .init("serviceLevels.", "its times are in order, and within those of the priorities beside it")
    {
      slip in
      let contract = slip.after
      func isInOrder(_ first: TimeSpan?, _ second: TimeSpan?) -> Bool {
        guard let first, let second else { return true }
        return !contract.isLonger(first, than: second)
      }
      let levels = contract.serviceLevels.map(\.value)
      return levels.allSatisfy {
        isInOrder($0.response, $0.resolution) && isInOrder($0.updates, $0.resolution)
      }
        && zip(levels, levels.dropFirst()).allSatisfy {
          isInOrder($0.response, $1.response) && isInOrder($0.resolution, $1.resolution)
            && isInOrder($0.updates, $1.updates)
        }
    },
    .init("signing.notary", "a page for the notary and what says so, and all else stays") { slip in
      let (before, after) = (slip.lines(of: slip.wordsBefore), slip.lines(of: slip.words))
      return before.subtracting(after).count <= 1 && slip.words.contains("notary")
    },
    .init("signing.", "said in one place, which no other term is about") { $0.clausesChanged == 1 },
    .init("support.holidays.covered", "said in one place, which no other term is about") {
      $0.clausesChanged == 1
    },
  ]

  private init(_ path: String, _ reason: String, _ holds: @escaping @Sendable (SlipCase) -> Bool) {
    (self.path, self.reason, self.holds) = (path, reason, holds)
  }
}

extension SlipCase {
  fileprivate var sets: (before: BackupSet, after: BackupSet)? {
    guard let old = set(before), let new = set(after) else { return nil }
    return (old, new)
  }
}

extension Money {
  /// The whole units with a separator, as the contract prints them.
  fileprivate var number: String {
    written.split(separator: " ")[0].split(separator: ".")[0].description
  }
}

extension Document {
  /// How many clauses and schedules are not as in another document; all if they are other ones.
  func clauses(otherThanIn other: Document) -> Int {
    let (own, theirs) = (clauses, other.clauses)
    guard own.count == theirs.count else { return max(own.count, theirs.count) }
    return zip(own, theirs).count { $0 != $1 }
  }

  private var clauses: [[String]] {
    blocks.reduce(into: [[]]) { clauses, block in
      if case .heading(let heading) = block.content, heading.level == 1 { clauses.append([]) }
      clauses[clauses.count - 1].append(
        Document(information: DocumentInformation(title: ""), blocks: [block]).description)
    }
  }

  /// All that it says, as one text.
  var plainText: String { description }
}
