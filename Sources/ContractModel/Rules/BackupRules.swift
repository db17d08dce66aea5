import StrictInput

/// BCK: how data are saved and brought back.
enum BackupRules {
  static let all = [
    oftenEnough, recoveryBeforeResolution, keptLongEnough, safeCopies, recoveryOrder, systemsOnce,
    backupAgreed, deletedAfterReturn, testsInTerm,
  ]

  static let oftenEnough = TermsRule(
    "BCK001", .error, "Backups are made at least as often as the recovery point objective asks.",
    because: "A backup each day cannot limit the loss to one hour.",
    source: "NIST SP 800-53 CP-9 (frequency consistent with recovery objectives)",
    mend: "back up more often, or raise the rpo",
    bad: "backup: {sets: [\(set(frequency: "24 h"))]}",
    good: "backup: {sets: [\(set(frequency: "15 min"))]}"
  ) { review in
    for (index, set) in review.backupSets
    where review.contract.isLonger(set.frequency, than: set.rpo) {
      review.report(
        "\(set.system) is backed up every \(set.frequency.written), but may lose at most "
          + set.rpo.written,
        at: "backup.sets.\(index).frequency",
        see: ["backup.sets.\(index).rpo": "the recovery point objective is here"])
    }
  }

  static let recoveryBeforeResolution = TermsRule(
    "BCK002", .warning, "A system is recovered before the resolution of P1 is due.",
    because: "A lost database is a P1 fault: its recovery cannot take longer than the fix.",
    mend: "shorten the rto, or lengthen the resolution of P1",
    bad: "backup: {sets: [\(set(rto: "24 h"))]}", good: "backup: {sets: [\(set(rto: "2 h"))]}"
  ) { review in
    guard let p1 = review.serviceLevels[.p1] else { return }
    for (index, set) in review.backupSets
    where review.contract.isLonger(set.rto, than: p1.resolution) {
      review.report(
        "\(set.system) is recovered within \(set.rto.written), but a P1 fault is to be resolved "
          + "within \(p1.resolution.written)",
        at: "backup.sets.\(index).rto",
        see: ["serviceLevels.P1.resolution": "the resolution is here"])
    }
  }

  static let keptLongEnough = TermsRule(
    "BCK003", .warning, "A backup is kept until there are later ones, and for a week at least.",
    because: "Damage is often found days later; the last good copy must still be there.",
    mend: "keep backups longer",
    bad: "backup: {sets: [\(set(retention: "2 days"))]}",
    good: "backup: {sets: [\(set(retention: "35 days"))]}"
  ) { review in
    for (index, set) in review.backupSets {
      let path = "backup.sets.\(index)"
      if review.contract.isShorter(set.retention, than: set.frequency) == true {
        review.report(
          "backups of \(set.system) are kept for \(set.retention.written), less than the "
            + "\(set.frequency.written) between two of them",
          at: "\(path).retention", see: ["\(path).frequency": "the interval is here"])
      } else if review.contract.isShorter(set.retention, than: TimeSpan(7, .day)) == true {
        review.report(
          "backups of \(set.system) are kept for \(set.retention.written) only",
          at: "\(path).retention")
      }
    }
  }

  static let safeCopies = TermsRule(
    "BCK004", .warning, "A copy is kept elsewhere, one cannot be changed, and restores are tested.",
    because: "Fire takes both copies of one room; ransomware takes every copy it can write to.",
    mend: "keep an off-site and an immutable copy, and test a restore once a year or more often",
    bad: "backup: {sets: [\(set(safe: "offsite: false, immutable: false"))]}",
    good: "backup: {sets: [\(set())]}"
  ) { review in
    guard let backup = review.backup else { return }
    for (index, set) in backup.sets.enumerated() {
      if !set.offsite {
        review.report(
          "no copy of \(set.system) is kept off site", at: "backup.sets.\(index).offsite")
      }
      if !set.immutable {
        review.report(
          "every copy of \(set.system) can be changed or deleted",
          at: "backup.sets.\(index).immutable")
      }
    }
    if review.contract.isLonger(backup.restoreTest.every, than: TimeSpan(12, .month)) {
      review.report(
        "a restore is tested every \(backup.restoreTest.every.written) only",
        at: "backup.restoreTest.every")
    }
  }

  static let recoveryOrder = TermsRule(
    "BCK005", .warning, "The order of recovery names every backup set.",
    because: "What is not in the order is recovered last, or forgotten.",
    mend: "add it to backup.recovery.order, by the same name",
    bad: "backup: {recovery: {order: [file shares]}}",
    good: "backup: {recovery: {order: [network, ERP database]}}"
  ) { review in
    guard let order = review.backup?.recovery?.order else { return }
    let named = order.map { $0.lowercased() }
    for (index, set) in review.backupSets
    where !named.contains(where: { $0.contains(set.system.lowercased()) }) {
      review.report(
        "the order of recovery leaves out \(set.system)", at: "backup.recovery.order",
        see: ["backup.sets.\(index).system": "the set is here"])
    }
  }

  static let systemsOnce = TermsRule(
    "BCK006", .error, "Each system has one backup set.",
    because: "Of two sets for one system, nobody knows which objectives hold.",
    mend: "join them, or name what each of them saves",
    bad: "backup: {sets: [\(set()), \(set(frequency: "5 min"))]}",
    good: "backup: {sets: [\(set())]}"
  ) { review in
    review.reportRepeated(
      review.backupSets.map(\.set.system), under: "backup.sets", key: "system"
    ) { "there are two backup sets for \($0)" }
  }

  static let backupAgreed = TermsRule(
    "BCK007", .warning, "Backup is either agreed in full or excluded.",
    because: "A client who reads 'backup' among the services believes that it is done.",
    mend: "add the terms of the backup, or exclude it from the scope",
    bad: "scope: {exclusions: [software development, backup of Client Data]}",
    good: "scope: {exclusions: [software development]}"
  ) { review in
    guard review.contract.isInEnglish else { return }
    func saysBackup(_ text: String) -> Bool {
      text.lowercased().hasPrefix("backup") || text.lowercased().hasPrefix("back-up")
    }
    for (index, exclusion) in review.scope.exclusions.enumerated()
    where review.backup != nil && saysBackup(exclusion) {
      review.report(
        "\(exclusion) is excluded, but its terms are agreed", at: "scope.exclusions.\(index)",
        mend: "remove the exclusion, or the terms of the backup",
        see: ["backup": "the terms of the backup are here"])
    }
    for (index, service) in review.scope.services.enumerated()
    where review.backup == nil && saysBackup(service.name) {
      review.report(
        "\(service.name) is a service, but its terms are not agreed",
        at: "scope.services.\(index).name", mend: "add backup, with its sets and objectives")
    }
  }

  static let deletedAfterReturn = TermsRule(
    "BCK008", .warning, "Backups are deleted only after the data are returned.",
    because: "Until the client has its data, the backup is the only copy that is safe.",
    mend: "delete the backups later, or return the data sooner",
    bad: "backup: {deletionAfterExit: 10 days}", good: "backup: {deletionAfterExit: 60 days}"
  ) { review in
    guard let deletion = review.backup?.deletionAfterExit else { return }
    let dataReturn = review.termination.exit.dataReturn
    if review.contract.isLonger(deletion, than: TimeSpan(12, .month)) {
      review.report(
        "backups are deleted within \(deletion.written) after the end",
        at: "backup.deletionAfterExit", mend: "delete them within a year")
    }
    if review.contract.isShorter(deletion, than: dataReturn) == true {
      review.report(
        "backups are deleted within \(deletion.written) after the end, but the data may be "
          + "returned within \(dataReturn.written)",
        at: "backup.deletionAfterExit",
        see: ["termination.exit.dataReturn": "the return of the data is here"])
    }
  }

  static let testsInTerm = TermsRule(
    "BCK009", .warning, "Restores and recovery are rehearsed within the term.",
    because: "A rehearsal that falls after the end of the contract is never held.",
    mend: "rehearse more often",
    bad: "backup: {recovery: {exercise: 5 years}}",
    good: "backup: {recovery: {exercise: 12 months}}"
  ) { review in
    guard let exercise = review.backup?.recovery?.exercise,
      review.contract.isLonger(exercise, than: review.term.initial)
    else { return }
    review.report(
      "recovery is exercised every \(exercise.written), but the initial term is "
        + review.term.initial.written,
      at: "backup.recovery.exercise", see: ["term.initial": "the term is here"])
  }

  /// A backup set that is sound but for what is given.
  private static func set(
    frequency: String = "15 min", retention: String = "35 days", rto: String = "2 h",
    safe: String = "offsite: true, immutable: true"
  ) -> String {
    "{system: ERP database, procedure: snapshots, location: Leeds, frequency: \(frequency), "
      + "rpo: 15 min, rto: \(rto), retention: \(retention), \(safe)}"
  }
}

extension TermsReview {
  /// The backup sets with their places in the list.
  fileprivate var backupSets: [(index: Int, set: BackupSet)] {
    (self.backup?.sets ?? []).enumerated().map { (index: $0, set: $1) }
  }
}
