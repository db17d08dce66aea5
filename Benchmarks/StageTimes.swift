import ContractDrafting
import ContractModel
import DocumentModel
import EngrossKit
import Foundation
import StrictInput

/// Times each stage of warm renders, in one process and on one core, by the processor's time.
///
///     engross-bench RUNS TERMS.yaml …
@main
struct StageTimes {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "sign" { return try SigningTimes.run(Array(arguments.dropFirst())) }
    guard let runs = arguments.first.flatMap(Int.init), runs > 0, arguments.count > 1 else {
      FileHandle.standardError.write(Data("usage: engross-bench RUNS TERMS.yaml ...\n".utf8))
      exit(64)
    }
    let template = try Template.builtIn()
    let (drafter, checker) = (Drafter(template: template), ContractChecker(template: template))
    let typesetter = try Typesetter(style: try Assets.builtIn.styleSheet("house"))
    print(
      "sample            pages    kB   terms   draft  layout    draw  finish   total ms   /s   check"
    )
    for file in arguments.dropFirst() {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      var columns: [[Double]] = Array(repeating: [], count: 5)
      var checks: [Double] = []
      var last: TypesetDocument?
      for _ in 0..<runs {
        let start = ProcessorTime.now
        let terms = try Contract.read(text: text, file: file)
        let contract = terms.value
        let read = ProcessorTime.now
        let document = try drafter.draft(contract)
        let drafted = ProcessorTime.now
        let (typeset, stages) = try typesetter.timed(document)
        last = typeset
        let times =
          [read - start, drafted - read] + [stages.layout, stages.draw, stages.finish]
        let checking = ProcessorTime.now
        _ = checker.check(terms)
        checks.append((ProcessorTime.now - checking) / .milliseconds(1))
        for (column, time) in times.enumerated() {
          columns[column].append(time / .milliseconds(1))
        }
      }
      let medians = columns.map { $0.sorted()[$0.count / 2] }
      let total = medians.reduce(0, +)
      let name = URL(filePath: file).deletingPathExtension().lastPathComponent
      let cells = medians.map { String(format: "%8.1f", $0) }.joined()
      print(
        name.padding(toLength: 17, withPad: " ", startingAt: 0)
          + String(format: "%6d%6d", last?.pageCount ?? 0, (last?.bytes.count ?? 0) / 1000)
          + cells + String(format: "%11.1f%6.1f", total, 1000 / total)
          + String(format: "%8.1f", checks.sorted()[checks.count / 2]))
    }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print("peak memory \(usage.ru_maxrss / 1024) MB")
  }
}
