public import ContractDrafting
internal import ContractModel
public import DocumentModel
public import StrictInput

/// A contract for each row of a client list: what is to be drawn, and where it goes.
public struct Batch: Sendable {
  public var terms: CommonTerms
  public var list: ClientList
  public var template: Template
  public var style: StyleSheet
  public var fonts: StyleFonts
  public var digests: BatchDigests
  public var names: OutputNames
  /// The folder of the PDFs.
  public var folder: String
  public var manifest: Manifest = .file
  public var shard: Shard?
  /// As `Engrosser.engross` takes it.
  public var created: String?
  /// How many contracts are drawn at once.
  public var jobs = 1
  /// Whether to go on with what an earlier run left in the folder.
  public var resumes = false
  public var stopsAtFirstFailure = false
  /// Whether everything is done but drawing and writing.
  public var isDryRun = false
  /// Whether each page says that the contract is a draft.
  public var isDraft = false

  /// Where the records of the rows go.
  public enum Manifest: Sendable {
    /// `manifest.jsonl` in the folder, or one of its own for a shard.
    case file
    /// Whoever reads them as they come; nothing can be resumed from there.
    case stream(@Sendable (ManifestRecord) throws(WriteFailure) -> Void)
  }

  public init(
    terms: CommonTerms, list: ClientList, template: Template, style: StyleSheet,
    fonts: StyleFonts, digests: BatchDigests, names: OutputNames, folder: String
  ) {
    self.terms = terms
    self.list = list
    self.template = template
    self.style = style
    self.fonts = fonts
    self.digests = digests
    self.names = names
    self.folder = folder
  }

  /// The manifest of the folder, or of the shard in it.
  public var manifestPath: String {
    guard let shard, !shard.isWhole else { return "\(folder)/manifest.jsonl" }
    return "\(folder)/manifest-\(shard.index)-of-\(shard.count).jsonl"
  }
}

/// Why a batch ended before all of its rows were tried, or did not begin.
public enum BatchFailure: Error, Sendable {
  /// The list as a whole is unfit, or two rows would have one file.
  case list([Diagnostic])
  /// The common terms have faults that no row mends.
  case terms([Diagnostic])
  /// The fonts of the style cannot be had.
  case style([Diagnostic])
  case write(WriteFailure)
  /// The contracts cannot be put together in one file.
  case part(String, reason: String)
  /// Another batch has the folder.
  case locked(String)
  /// The folder holds an earlier batch that was not to be resumed.
  case notResumed(String)
}

/// What a batch tells while it runs, one thing at a time.
public enum BatchEvent: Sendable {
  /// So many rows are to be done.
  case begun(Int)
  case done(ManifestRecord)
  case failed(ManifestRecord)
  /// The output is there already, as an earlier run has written it.
  case skipped
}

/// How many rows came to which end.
public struct BatchTotals: Sendable, Hashable {
  public var ok = 0
  public var failed = 0
  public var skipped = 0
  /// The rows that were not tried, because the batch was stopped.
  public var left = 0
  /// What is wrong with each failed row, by its index in the list.
  public var failures: [Int: String] = [:]
}

// MARK: Before anything is drawn

extension Batch {
  /// The rows of the shard, once nothing is wrong with the batch as a whole.
  struct Plan: Sendable {
    var rows: [Int] = []
    /// Those that an earlier run began and did not end: one of them may have ended it.
    var suspects: [Int] = []
  }

  func plan(_ earlier: ManifestFile.EarlierRuns) throws(BatchFailure) -> Plan {
    let missing = terms.missing(from: list)
    guard missing.isEmpty else { throw .list(missing) }
    var plan = Plan()
    var collisions = NameCollisions()
    var faults: [Diagnostic] = []
    var isFirst = true
    for index in 0..<list.count {
      // A row that cannot be read or named is reported when its turn comes.
      guard let row = try? list.row(at: index), let terms = try? terms.overlaid(with: row) else {
        if shard?.holds(index) ?? true { plan.rows.append(index) }
        continue
      }
      if isFirst { try checkCommonTerms(with: terms) }
      isFirst = false
      let name = try? names.name(of: terms, row: row)
      if let name, let first = collisions.row(before: index, named: name), faults.count < 20 {
        let start = list.starts[first]
        faults.append(
          Diagnostic(
            at: row.location,
            "rows \(start.number) and \(row.number) would both be written to \(name)",
            help: "tell them apart, or add {row} to --name",
            related: [
              .init(
                location: SourceLocation(file: list.file, line: start.line, column: 1),
                message: "row \(start.number) is here")
            ]))
      }
      guard shard?.holds(index) ?? true else { continue }
      if let name, let known = earlier[name], !known.hasEnded {
        plan.suspects.append(index)
      } else {
        plan.rows.append(index)
      }
    }
    guard faults.isEmpty else { throw .list(faults) }
    return plan
  }

  /// Throws faults of the common terms that a row, and so presumably every row, leaves as they are.
  private func checkCommonTerms(with row: SourceNode) throws(BatchFailure) {
    func faults(_ source: SourceNode) -> [Diagnostic] {
      do {
        _ = try Contract.read(source)
        return []
      } catch {
        return error.diagnostics
      }
    }
    let found = faults(row).filter { $0.location?.file == terms.source.location.file }
    guard !found.isEmpty else { return }
    let common = Set(faults(terms.source)).intersection(found)
    if !common.isEmpty { throw .terms(Faults(sorting: Array(common)).diagnostics) }
  }
}
