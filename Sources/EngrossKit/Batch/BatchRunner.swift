internal import ContractDrafting
internal import ContractModel
internal import Dispatch
internal import Foundation
internal import StrictInput
internal import Synchronization

/// Runs a batch on several workers, each with fonts and shaped words of its own.
public final class BatchRunner: Sendable {
  private let batch: Batch
  private let report: @Sendable (BatchEvent) -> Void
  private let earlier: ManifestFile.EarlierRuns
  private let plan: Batch.Plan
  private let checker: ContractChecker
  private let state: Mutex<State>
  /// Of the whole list.
  private var rows: Int {
    batch.list.isPart ? max(batch.list.total, earlier.rows) : batch.list.count
  }

  /// What the workers share.
  private struct State {
    var queue: ArraySlice<Int> = []
    var totals = BatchTotals()
    var manifest: ManifestFile?
    let lock: FolderLock?
    var isStopped = false
    var failure: BatchFailure?
  }

  /// Makes everything ready for the first row: locks the folder, reads what an earlier run has
  /// done, and finds what makes the batch as a whole unfit. `report` is called for one row at a time.
  public init(
    _ batch: Batch, report: @escaping @Sendable (BatchEvent) -> Void
  ) throws(BatchFailure) {
    self.batch = batch
    self.report = report
    checker = ContractChecker(
      drafter: Drafter(template: batch.template, numbering: batch.style.numbering))
    // The whole batch is checked before a folder is made for it.
    guard !batch.isDryRun else {
      earlier = .init()
      plan = try batch.plan(earlier)
      state = Mutex(State(lock: nil))
      return
    }
    if !FileManager.default.fileExists(atPath: batch.folder) { _ = try batch.plan(.init()) }
    do {
      try StarterFiles.makeFolder(batch.folder)
      var streams = false
      if case .stream = batch.manifest { streams = true }
      guard let lock = try FolderLock(batch.folder, shard: batch.shard, isShared: streams) else {
        throw BatchFailure.locked(batch.folder)
      }
      let path = batch.manifestPath
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      if !streams, !batch.resumes, let size = attributes?[.size] as? Int, size > 0 {
        throw BatchFailure.notResumed(path)
      }
      // Others that share the folder may be at a file, but not for an hour.
      let isShared = streams || batch.shard?.isWhole == false
      AtomicWrite.removeLeftovers(in: batch.folder, quietFor: isShared ? 3600 : -1)
      let manifest = streams ? nil : try ManifestFile(path: path)
      earlier = try manifest?.readEarlier() ?? .init()
      plan = try batch.plan(earlier)
      state = Mutex(State(manifest: manifest, lock: lock))
    } catch let failure as BatchFailure {
      throw failure
    } catch let failure as WriteFailure {
      throw .write(failure)
    } catch {
      throw .list([Diagnostic(.error, "\(error)")])
    }
  }

  /// Lets the workers finish the rows they are at, and begin no others.
  public func stop() { state.withLock { $0.isStopped = true } }

  /// Runs all rows; a failed row stops the others only where the batch says so.
  ///
  /// A file that cannot be written stops them always.
  public func run() throws(BatchFailure) -> BatchTotals {
    report(.begun(plan.rows.count + plan.suspects.count))
    state.withLock { $0.queue = plan.rows[...] }
    DispatchQueue.concurrentPerform(iterations: max(1, batch.jobs)) { _ in work(alone: false) }
    // One of these may have ended an earlier run; alone, it cannot take others with it.
    if !plan.suspects.isEmpty {
      state.withLock { $0.queue = plan.suspects[...] }
      work(alone: true)
    }
    return try finish()
  }

  private func finish() throws(BatchFailure) -> BatchTotals {
    let (totals, failure) = state.withLock { state -> (BatchTotals, BatchFailure?) in
      let ended = state.totals.ok + state.totals.failed + state.totals.skipped
      state.totals.left = plan.rows.count + plan.suspects.count - ended
      guard state.failure == nil, state.totals.left == 0, let manifest = state.manifest else {
        return (state.totals, state.failure)
      }
      if batch.list.isPart {
        for known in earlier.ended { manifest.keep(row: known.row, known.place) }
      }
      do throws(WriteFailure) {
        try manifest.finish()
        return (state.totals, nil)
      } catch {
        return (state.totals, .write(error))
      }
    }
    if let failure { throw failure }
    return totals
  }
}

// MARK: One worker

extension BatchRunner {
  private func work(alone: Bool) {
    var engrosser: Engrosser?
    while let index = next() {
      do throws(BatchFailure) {
        try doRow(index, with: &engrosser, alone: alone)
      } catch {
        state.withLock { $0.failure = $0.failure ?? error }
      }
    }
  }

  private func next() -> Int? {
    state.withLock { $0.isStopped || $0.failure != nil ? nil : $0.queue.popFirst() }
  }

  private func doRow(
    _ index: Int, with engrosser: inout Engrosser?, alone: Bool
  ) throws(BatchFailure) {
    let clock = ContinuousClock()
    let start = clock.now
    let number = batch.list.starts[index].number
    var record = ManifestRecord(
      row: number, rows: rows, status: .failed, output: "", input: "",
      digests: batch.digests)
    do {
      let row = try batch.list.row(at: index)
      let source = try batch.terms.overlaid(with: row)
      let name = try batch.names.name(of: source, row: row)
      let input = [batch.created ?? "", batch.isDraft ? "draft" : "final", source.canonicalText]
      record = ManifestRecord(
        row: number, rows: rows, status: .failed, output: name,
        input: sha256(Data(input.joined(separator: "\n").utf8)), digests: batch.digests)
      if try skip(record) { return }
      try refuseDeadly(record)
      do {
        try draw(source, &record, &engrosser, alone: alone)
      } catch let faults as Faults {
        throw Faults(row.explaining(faults.diagnostics))
      }
      record.status = .ok
    } catch let failure as BatchFailure {
      throw failure
    } catch let failure as WriteFailure {
      throw .write(failure)
    } catch let faults as Faults {
      record.findings = faults.diagnostics
    } catch {
      record.findings = [Diagnostic(.error, "row \(number): \(error)")]
    }
    record.ms = Int((clock.now - start) / .milliseconds(1))
    try end(record, index)
  }

  /// Reads, checks, draws and writes one contract.
  private func draw(
    _ source: SourceNode, _ record: inout ManifestRecord, _ engrosser: inout Engrosser?,
    alone: Bool
  ) throws {
    let contract = try Contract.read(source)
    let (result, document) = checker.checkDrafting(contract)
    let errors = result.findings.filter { $0.severity == .error }
    // What cannot be written out is an error, so there is a document where there is none.
    guard errors.isEmpty, let document else { throw Faults(errors) }
    record.findings = result.findings
    guard !batch.isDryRun else { return }
    if engrosser == nil {
      do throws(Faults) {
        engrosser = Engrosser(
          try Typesetter(style: batch.style, fonts: batch.fonts), template: batch.template)
      } catch {
        throw BatchFailure.style(error.diagnostics)
      }
    }
    guard let engrosser else { return }
    try begin(record, alone: alone)
    let pdf = try contract.placing { () throws(Faults) in
      try engrosser.engross(
        document, of: contract.value, as: ContractCopy(isDraft: batch.isDraft),
        created: batch.created)
    }
    try write(pdf.bytes, to: path(of: record))
    record.sha256 = sha256(Data(pdf.bytes))
    record.bytes = pdf.bytes.count
    record.pages = pdf.pageCount
    record.fields = pdf.fields
  }

  /// Writes an output; those who read a list by parts cannot know that two rows have one name, so
  /// none of them replaces a file by another.
  private func write(_ bytes: [UInt8], to path: String) throws {
    guard case .stream = batch.manifest else { return try AtomicWrite.write(bytes, to: path) }
    do throws(WriteFailure) {
      try AtomicWrite.write([(path, bytes)], replacing: false)
    } catch {
      guard case .exists = error else { throw error }
      guard FileManager.default.contents(atPath: path) == Data(bytes) else {
        throw Faults(Diagnostic(.error, "\(path) is there already, and is another contract"))
      }
    }
  }

  private func path(of record: ManifestRecord) -> String { "\(batch.folder)/\(record.output)" }

  /// What an earlier run knew last about the output of a row, if it depends on the same.
  private func lastRecord(like record: ManifestRecord) -> ManifestRecord? {
    guard let known = earlier[record.output],
      let last = state.withLock({ $0.manifest?.record(at: known.place) }),
      last.output == record.output, last.origin == record.origin
    else { return nil }
    return last
  }

  /// Returns whether an earlier run has written the output, and it is still as it was written.
  private func skip(_ record: ManifestRecord) throws -> Bool {
    guard let known = earlier[record.output], var kept = lastRecord(like: record),
      kept.status == .ok,
      let contents = try? Data(contentsOf: URL(filePath: path(of: record))),
      sha256(contents) == kept.sha256
    else { return false }
    try state.withLock { state in
      if kept.row != record.row || kept.rows != record.rows {
        (kept.row, kept.rows) = (record.row, record.rows)
        try state.manifest?.append(kept)
      } else {
        state.manifest?.keep(row: record.row, known.place)
      }
      state.totals.skipped += 1
      report(.skipped)
    }
    return true
  }

  /// Throws for a row during which Engross has died twice, though nothing else was drawn.
  private func refuseDeadly(_ record: ManifestRecord) throws(Faults) {
    guard let known = earlier[record.output], known.deaths >= 2, lastRecord(like: record) != nil
    else { return }
    throw Faults(
      Diagnostic(
        .error, rule: ManifestFile.deadlyRule,
        "row \(record.row): Engross died each time it drew this row, and does not try again",
        help: "please report it, with the row; to try again, change the row"))
  }

  private func begin(_ record: ManifestRecord, alone: Bool) throws(WriteFailure) {
    var started = record
    started.status = .started
    started.findings = nil
    started.alone = alone ? true : nil
    try append(started)
  }

  private func append(_ record: ManifestRecord) throws(WriteFailure) {
    let result = state.withLock { state -> Result<Void, WriteFailure> in
      Result { () throws(WriteFailure) in try state.manifest?.append(record) }
    }
    try result.get()
  }

  /// Counts and tells the end of a row, and writes it down.
  private func end(_ record: ManifestRecord, _ index: Int) throws(BatchFailure) {
    let result = state.withLock { state -> Result<Void, WriteFailure> in
      if record.status == .ok {
        state.totals.ok += 1
      } else {
        state.totals.failed += 1
        state.totals.failures[index] = record.findings?.first?.message ?? ""
        if batch.stopsAtFirstFailure { state.isStopped = true }
      }
      report(record.status == .ok ? .done(record) : .failed(record))
      return Result { () throws(WriteFailure) in
        if case .stream(let write) = batch.manifest, !batch.isDryRun { try write(record) }
        try state.manifest?.append(record)
      }
    }
    do {
      try result.get()
    } catch {
      throw .write(error)
    }
  }
}
