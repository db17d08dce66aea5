import ContractDrafting
import ContractModel
import DocumentModel
import EngrossKit
import Foundation
import StrictInput

/// Times each stage of warm renders, in one process and on one core, by the processor's time.
///
///     engross-bench RUNS [CLIENTS] FILE …
///
/// A file is terms (YAML) or an agreement (Markdown). With a list of clients (CSV) each run has the
/// client of another row, as in a batch; without one, all runs are alike. Beside the stages stand
/// what Cairo alone takes for the same glyphs, what the check takes and, where `allocations.so` is
/// loaded before the program, how often memory is asked for.
@main
struct StageTimes {
  static func main() throws {
    var arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "sign" { return try SigningTimes.run(Array(arguments.dropFirst())) }
    let runs = arguments.popFirst().flatMap(Int.init) ?? 0
    let list = arguments.first?.hasSuffix(".csv") == true ? arguments.popFirst() : nil
    guard runs > 0, !arguments.isEmpty else {
      FileHandle.standardError.write(Data("usage: engross-bench RUNS [CLIENTS] FILE ...\n".utf8))
      exit(64)
    }
    let bench = try StageTimes()
    print(heads)
    for file in arguments { print(try bench.row(of: file, clients: list, runs)) }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print("peak memory \(usage.ru_maxrss / 1024) MB")
  }

  private let drafter: Drafter
  private let checker: ContractChecker
  private let typesetter: Typesetter

  private init() throws {
    let template = try Template.builtIn()
    (drafter, checker) = (Drafter(template: template), ContractChecker(template: template))
    typesetter = try Typesetter(style: try Assets.builtIn.styleSheet("house"))
  }

  private static let heads =
    "milliseconds      pages    kB   terms   draft  layout    draw  finish"
    + "      total    /s   Cairo   check allocations"

  /// What the stages before layout do, so that each can be timed.
  private struct Writing {
    var draft: () throws -> Document
    var check: () -> Void
  }

  /// One render of one file.
  private struct Sample {
    var times: [Duration]
    var check: Duration
    var allocations: UInt64
    var pdf: TypesetDocument
    var document: Document
  }

  private func row(of file: String, clients: String?, _ runs: Int) throws -> String {
    let read = try reader(of: file, clients: clients)
    // So many fill the caches, which in a batch are full for most of it.
    let first = runs / 5
    for run in 0..<first { _ = try sample(run, read) }
    var times: [[Duration]] = []
    var measured: Sample?
    for run in first..<first + runs {
      let sample = try sample(run, read)
      times.append(
        sample.times + [sample.check, try typesetter.timeOfGlyphsAlone(sample.document)])
      measured = sample
    }
    guard let last = measured else { return "" }
    let means = last.times.indices.map { stage in mean(times.map { $0[stage] }) }
    let total = means.reduce(0, +)
    let name = URL(filePath: file).deletingPathExtension().lastPathComponent
    return name.padding(toLength: 17, withPad: " ", startingAt: 0)
      + String(format: "%6d%6d", last.pdf.pageCount, last.pdf.bytes.count / 1000)
      + means.map { String(format: "%8.1f", $0) }.joined()
      + String(format: "%11.1f%6.1f%8.1f", total, 1000 / total, mean(times.map { $0[6] }))
      + String(format: "%8.1f%12d", mean(times.map { $0[5] }), last.allocations)
  }

  /// Reads what a run is to render.
  private func reader(of file: String, clients: String?) throws -> (Int) throws -> Writing {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    guard !file.hasSuffix(".md") else {
      return { _ in
        let agreement = try Agreement(text: text, file: file)
        return Writing(
          draft: { try agreement.draft().document }, check: { _ = agreement.check() })
      }
    }
    guard let clients else { return { _ in writing(try Contract.read(text: text, file: file)) } }
    let terms = try CommonTerms(try SourceNode(text: text, file: file))
    let list = try ClientList(
      bytes: [UInt8](try Data(contentsOf: URL(filePath: clients))), file: clients)
    return { run in
      let row = try list.row(at: run % list.count)
      return writing(try Contract.read(try terms.overlaid(with: row)))
    }
  }

  private func writing(_ terms: Located<Contract>) -> Writing {
    Writing(
      draft: { try drafter.draft(terms.value) }, check: { _ = checker.check(terms) })
  }

  private func sample(_ run: Int, _ read: (Int) throws -> Writing) throws -> Sample {
    let (before, start) = (allocations(), ProcessorTime.now)
    let writing = try read(run)
    let wasRead = ProcessorTime.now
    let document = try writing.draft()
    let drafted = ProcessorTime.now
    let (pdf, stages) = try typesetter.timed(document)
    let after = allocations()
    let checking = ProcessorTime.now
    writing.check()
    return Sample(
      times: [wasRead - start, drafted - wasRead, stages.layout, stages.draw, stages.finish],
      check: ProcessorTime.now - checking, allocations: after - before, pdf: pdf,
      document: document)
  }

  private func mean(_ times: [Duration]) -> Double {
    times.reduce(.zero, +) / .milliseconds(1) / Double(times.count)
  }

  /// How often memory was asked for since the program began; zero where nobody counts.
  private func allocations() -> UInt64 {
    guard let count = dlsym(nil, "allocations") else { return 0 }
    return unsafeBitCast(count, to: (@convention(c) () -> UInt64).self)()
  }
}
