import ArgumentParser
import EngrossKit
import Foundation

struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Writes a contract for each client of a list.",
    usage: "engross batch <terms> --clients <list> --out <folder> [<options>]",
    discussion: """
      engross batch terms.yaml --clients clients.csv --out out
      engross batch terms.yaml --clients clients.csv --out out --resume
      engross batch terms.yaml --clients clients.csv --out out --final
      engross batch terms.yaml --clients clients.csv --out out --dry-run

      The terms are what all contracts have in common; each row of the list lays its values \
      over them. A column is named by the path of its value, such as client.name, \
      client.address.city or fees.lines.0.price; other names are explained in the terms, \
      such as columns: {Company: client.name, Notes: ignore}. An empty cell keeps what the \
      terms say, except for the client itself: there it means that there is none.

      The list is CSV, TSV, a JSON array or JSON Lines. It is checked as a whole before \
      anything is drawn; then a row with faults, or with errors by engross check, is reported and left out. What was done is \
      written to manifest.jsonl in the folder, so that a batch that was ended, however it \
      was ended, goes on with --resume and gives the same files.

      Many machines share a list by --shard 0/4 and so on, or by the index that Kubernetes, \
      Slurm or AWS Batch gives each of them; then engross manifest merge makes one manifest. \
      Within a pipe, --clients - --manifest - reads rows and writes what became of them.
      """)

  @Argument(
    help: "The terms that all contracts have in common (YAML or JSON).",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var terms: String

  @Option(
    help: ArgumentHelp("The list of clients, or - for standard input.", valueName: "list"),
    completion: .file(extensions: ["csv", "tsv", "json", "jsonl"]))
  var clients: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The folder to write to; it is made if need be.", valueName: "folder"),
    completion: .directory)
  var out: String

  @Option(
    help: ArgumentHelp(
      "How files are named: by {paths} of the terms, {client.slug} for the client's name in "
        + "plain letters, {row} for the number of the row.", valueName: "pattern"))
  var name = "{client.slug}-{reference}.pdf"

  @OptionGroup(title: "How the list is written") var reading: ListOptions
  @OptionGroup(title: "How the batch runs") var running: RunOptions

  @OptionGroup var looks: StyleOption
  @OptionGroup var words: TemplateOption

  @Option(
    help: ArgumentHelp(
      "The date of the PDFs, in seconds since 1970-01-01 in UTC.", valueName: "seconds"),
    transform: Timestamp.init)
  var creationTimestamp: Timestamp?

  mutating func validate() throws {
    creationTimestamp = try creationTimestamp ?? Timestamp.fromEnvironment()
    if terms.isAgreement {
      throw ValidationError(
        "\(terms) is an agreement without terms, so that a list has nothing to fill in; give a batch "
          + "terms, and the words as a template")
    }
    if terms == "-", clients == "-" {
      throw ValidationError("only one of the terms and the list can be standard input")
    }
    if running.manifest == "-", running.resume {
      throw ValidationError("--resume needs a manifest in the folder: leave out --manifest -")
    }
  }

  func run() throws {
    // A limit on the size of files is then an error of writing, and not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    var report = Report()
    var outcome = "no contract was written"
    do {
      let batch = try makeBatch(&report)
      let code = try run(batch, &outcome)
      if code != .success { throw code }
    } catch let failure as Failure {
      tell(report.text(of: failure.diagnostics, outcome: outcome))
      throw failure.code
    }
  }

  private func makeBatch(_ report: inout Report) throws(Failure) -> Batch {
    let names = try orFail(.misuse) { () throws(Faults) in try OutputNames(name) }
    let shard = try orFail(.misuse) { () throws(Faults) in try running.chosenShard() }
    let input = try TermsInput(terms)
    report.texts[input.name] = input.text
    let source = try orFail(.badData) { () throws(Faults) in
      try SourceNode(bytes: input.bytes, file: input.name)
    }
    let common = try orFail(.badData) { () throws(Faults) in try CommonTerms(source) }
    let bytes = try reading.bytes(of: clients)
    if clients == "-" { report.texts["-"] = String(decoding: bytes, as: UTF8.self) }
    let list = try orFail(.badData) { () throws(Faults) in
      try ClientList(
        bytes: bytes, file: clients, renamed: common.renamed, options: reading.options)
    }
    if let warning = common.leftOver(from: list) { tell("\(warning)\n") }
    var batch = try makeBatch(common, list, names)
    batch.shard = shard
    return batch
  }

  private func makeBatch(
    _ common: CommonTerms, _ list: ClientList, _ names: OutputNames
  ) throws(Failure) -> Batch {
    let looks = try looks.chosen()
    let folder = words.template.map { URL(filePath: $0) } ?? Assets.builtIn.templateFolder()
    let template = try words.chosen()
    // Once, for they are the same in all rows.
    tell(Report().text(of: try looks.findings(strictly: false)))
    var batch = Batch(
      terms: common, list: list, template: template, style: looks.sheet.value, fonts: looks.fonts,
      digests: BatchDigests(
        templateFolder: folder, style: looks.sheet.source, fonts: looks.fonts,
        tool: "engross \(Engross.version)"),
      names: names, folder: out)
    batch.created = creationTimestamp?.written
    batch.isDraft = !running.isFinal
    batch.jobs = running.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    batch.resumes = running.resume
    batch.stopsAtFirstFailure = running.failFast
    batch.isDryRun = running.dryRun
    if running.manifest == "-" {
      batch.manifest = .stream { record throws(WriteFailure) in
        try AtomicWrite.write(record.line, to: STDOUT_FILENO, named: "standard output")
      }
    }
    return batch
  }

  /// Runs the batch and says how it went.
  private func run(_ batch: Batch, _ outcome: inout String) throws(Failure) -> ExitCode {
    let progress = BatchProgress(running.progress)
    let totals: BatchTotals
    let interruption = Interruption()
    do throws(BatchFailure) {
      let runner = try BatchRunner(batch) { progress.show($0) }
      interruption.onSignal(saying: "finishing the rows that are being drawn\n") { runner.stop() }
      outcome = "the batch stopped; to go on, run the same command with --resume"
      totals = try runner.run()
      progress.clear()
    } catch {
      progress.clear()
      throw Failure(error)
    }
    if let errors = running.errors, !totals.failures.isEmpty {
      outcome = "the failed rows are not kept"
      let rows = try orFail(.badData) { () throws(Faults) in
        try batch.list.excerpt(totals.failures)
      }
      try orFail { () throws(WriteFailure) in try AtomicWrite.write(rows, to: errors) }
      tell("the failed rows are in \(errors)\n")
    }
    if totals.left == 0, totals.ok + totals.skipped > 0 { try pack(batch, &outcome) }
    if totals.left > 0 {
      let rows = totals.left == 1 ? "1 row is" : "\(totals.left) rows are"
      tell("stopped; \(rows) left: to go on, run the same command with --resume\n")
    }
    tell("ok \(totals.ok) failed \(totals.failed) skipped \(totals.skipped)\n")
    if let signal = interruption.signal { return ExitCode(128 + signal) }
    return totals.failed > 0 ? .contractFaults : .success
  }

  /// Makes one file of all contracts for those who want one.
  private func pack(_ batch: Batch, _ outcome: inout String) throws(Failure) {
    outcome = "all contracts are in \(out); to try again, run the same command with --resume"
    do throws(BatchFailure) {
      if let zip = running.zip { tell("\(try batch.zip(to: zip)) contracts are in \(zip)\n") }
      if let merge = running.merge {
        tell("\(try batch.merge(to: merge)) contracts are joined in \(merge)\n")
      }
    } catch {
      throw Failure(error)
    }
  }
}

extension Failure {
  fileprivate init(_ failure: BatchFailure) {
    switch failure {
    case .list(let faults): self.init(.badData, faults)
    case .terms(let faults): self.init(.contractFaults, faults)
    case .style(let faults): self.init(.badData, faults)
    case .write(let failure): self.init(failure)
    case .part(let file, let reason):
      self.init(
        .cannotWrite, "the contracts cannot be put together: \(file): \(reason)",
        help: "with --resume, what is missing or damaged in the folder is drawn again")
    case .locked(let folder):
      self.init(
        .cannotWrite, "another batch is writing to \(folder)", help: "wait until it has ended")
    case .notResumed(let manifest):
      self.init(
        .cannotWrite, "\(manifest) is there already",
        help: "add --resume to go on with that batch, or choose another folder")
    }
  }
}
