import ContractDrafting
import ContractModel
import DocumentModel
import EngrossKit
import Foundation
import StrictInput

/// Times each stage of warm renders, in one process and on one core, by the processor's time.
///
///     engross-bench RUNS FILE …
///
/// A file is terms (YAML) or an agreement (Markdown). Beside the stages stand what Cairo alone
/// takes for the same glyphs, what the check takes and, where `allocations.so` is loaded before
/// the program, how often memory is asked for.
@main
struct StageTimes {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "sign" { return try SigningTimes.run(Array(arguments.dropFirst())) }
    guard let runs = arguments.first.flatMap(Int.init), runs > 0, arguments.count > 1 else {
      FileHandle.standardError.write(Data("usage: engross-bench RUNS FILE ...\n".utf8))
      exit(64)
    }
    let bench = try StageTimes()
    print(heads)
    for file in arguments.dropFirst() { print(try bench.row(of: file, runs)) }
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

  /// One render of one file.
  private struct Sample {
    var times: [Duration]
    var check: Duration
    var allocations: UInt64
    var pdf: TypesetDocument
    var document: Document
  }

  private func row(of file: String, _ runs: Int) throws -> String {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let samples = try (0..<runs).map { _ in try sample(text, file) }
    guard let last = samples.last else { return "" }
    let medians = last.times.indices.map { stage in median(samples.map { $0.times[stage] }) }
    let total = medians.reduce(0, +)
    let floor = try median(
      (0..<runs).map { _ in try typesetter.timeOfGlyphsAlone(last.document) })
    let name = URL(filePath: file).deletingPathExtension().lastPathComponent
    return name.padding(toLength: 17, withPad: " ", startingAt: 0)
      + String(format: "%6d%6d", last.pdf.pageCount, last.pdf.bytes.count / 1000)
      + medians.map { String(format: "%8.1f", $0) }.joined()
      + String(format: "%11.1f%6.1f%8.1f", total, 1000 / total, floor)
      + String(format: "%8.1f%12d", median(samples.map(\.check)), last.allocations)
  }

  private func sample(_ text: String, _ file: String) throws -> Sample {
    file.hasSuffix(".md") ? try agreement(text, file) : try contract(text, file)
  }

  private func contract(_ text: String, _ file: String) throws -> Sample {
    let (before, start) = (allocations(), ProcessorTime.now)
    let terms = try Contract.read(text: text, file: file)
    let read = ProcessorTime.now
    let document = try drafter.draft(terms.value)
    let drafted = ProcessorTime.now
    let (pdf, stages) = try typesetter.timed(document)
    let after = allocations()
    let checking = ProcessorTime.now
    _ = checker.check(terms)
    return Sample(
      times: [read - start, drafted - read, stages.layout, stages.draw, stages.finish],
      check: ProcessorTime.now - checking, allocations: after - before, pdf: pdf,
      document: document)
  }

  private func agreement(_ text: String, _ file: String) throws -> Sample {
    let (before, start) = (allocations(), ProcessorTime.now)
    let agreement = try Agreement(text: text, file: file)
    let read = ProcessorTime.now
    let document = try agreement.draft().document
    let drafted = ProcessorTime.now
    let (pdf, stages) = try typesetter.timed(document)
    let after = allocations()
    let checking = ProcessorTime.now
    _ = agreement.check()
    return Sample(
      times: [read - start, drafted - read, stages.layout, stages.draw, stages.finish],
      check: ProcessorTime.now - checking, allocations: after - before, pdf: pdf,
      document: document)
  }

  private func median(_ times: [Duration]) -> Double {
    times.sorted()[times.count / 2] / .milliseconds(1)
  }

  /// How often memory was asked for since the program began; zero where nobody counts.
  private func allocations() -> UInt64 {
    guard let count = dlsym(nil, "allocations") else { return 0 }
    return unsafeBitCast(count, to: (@convention(c) () -> UInt64).self)()
  }
}
