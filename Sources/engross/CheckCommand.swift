import ArgumentParser
import EngrossKit
import Foundation

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says what a careful reader would ask to change before signing.",
    discussion: """
      engross check acme.yaml                       the terms, and the contract they make
      engross check acme.yaml --template acme       in the words of the folder acme
      engross check acme.yaml --strict              where warnings count as errors
      engross check nda.md                          an agreement of your own
      engross check acme.yaml --report              with what is promised and what is waived
      engross check acme.yaml --diagnostic-format sarif > acme.sarif

      Each finding names its rule, such as SLA001; to learn why: engross explain SLA001. To \
      accept one, say so in the terms: allow: [{rule: SCP003, because: ...}]

      These are checks of drafting, not legal advice. Exit codes: 0 no errors; 1 errors; \
      the others are those of engross render.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human, short, json, sarif
  }

  @Argument(
    help:
      "The terms of the contract (YAML or JSON), or - for standard input; or an agreement (.md).",
    completion: .file(extensions: ["yaml", "yml", "json", "md"]))
  var terms: String

  @OptionGroup var kind: InputKind

  @OptionGroup var words: TemplateOption

  @Option(
    help: ArgumentHelp("A style to be checked too.", valueName: "name|file.yaml"),
    completion: .file(extensions: ["yaml"]))
  var style: String?

  @OptionGroup var fonts: FontOptions

  @Flag(help: "Let warnings count as errors.")
  var strict = false

  @Flag(help: "Print the service levels and the waivers, too.")
  var report = false

  @Option(help: ArgumentHelp("How findings are written.", valueName: "format"))
  var diagnosticFormat = Format.human

  func validate() throws {
    if report, [.json, .sarif].contains(diagnosticFormat) {
      throw ValidationError("--report is for people: leave out --diagnostic-format")
    }
    if kind.isAgreement(terms), report {
      throw ValidationError("--report is for terms: \(terms) has none")
    }
    if kind.isAgreement(terms), words.template != nil {
      throw ValidationError("\(terms) has words of its own: leave out --template")
    }
  }

  func run() throws {
    var writer = Report(isColoured: Report.takesColour(STDOUT_FILENO))
    do throws(Failure) {
      let input = try TermsInput(terms, isAgreement: kind.isAgreement(terms))
      writer.texts[input.name] = input.text
      var checked = try check(input)
      if let style {
        checked.result.findings += try ChosenLooks(style, fonts).findings(strictly: false)
      }
      try show(checked.result, of: checked.contract, writer)
      if checked.result.fails(strictly: strict) { throw ExitCode.contractFaults.asFailure }
    } catch {
      if !error.diagnostics.isEmpty {
        tell(Report().text(of: error.diagnostics, outcome: "nothing was checked"))
      }
      throw error.code
    }
  }

  /// Reads and checks the terms; what keeps them from being read is found, too.
  private func check(
    _ input: TermsInput
  ) throws(Failure) -> (result: CheckResult, contract: Contract?) {
    if input.isAgreement {
      let agreement = try orFail(.badData) { () throws(Faults) in
        try Agreement(bytes: input.bytes, file: input.name)
      }
      return (agreement.check(), nil)
    }
    let checker = ContractChecker(template: try words.chosen())
    let source = try orFail(.badData) { () throws(Faults) in
      try SourceNode(bytes: input.bytes, file: input.name)
    }
    do {
      let contract = try Contract.read(source)
      return (checker.check(contract), contract.value)
    } catch {
      return (CheckResult(findings: error.diagnostics), nil)
    }
  }

  private func show(
    _ result: CheckResult, of contract: Contract?, _ writer: Report
  ) throws(Failure) {
    switch diagnosticFormat {
    case .human:
      try print(writer.text(of: result.findings) + "\(result.summary)\n")
    case .short:
      try print(result.findings.map { "\($0)\n" }.joined() + "\(result.summary)\n")
    case .json: try print(orInternal { try result.json() })
    case .sarif:
      try print(orInternal { try result.sarif(version: Engross.configuration.version) })
    }
    if report, let contract { try print("\n" + result.report(on: contract)) }
  }

  private func print(_ text: String) throws(Failure) {
    try orFail { () throws(WriteFailure) in
      try AtomicWrite.write(Array(text.utf8), to: STDOUT_FILENO, named: "standard output")
    }
  }

  /// The text of what is encoded, which is always possible.
  private func orInternal(_ encode: () throws -> Data) throws(Failure) -> String {
    do {
      return String(decoding: try encode(), as: UTF8.self) + "\n"
    } catch {
      throw Failure(.internalFault, "the findings cannot be written: \(error)")
    }
  }
}

extension ExitCode {
  /// The end of a command that has said all it has to say.
  fileprivate var asFailure: Failure { Failure(self, []) }
}

extension CheckResult {
  func fails(strictly: Bool) -> Bool {
    count(.error) > 0 || strictly && count(.warning) > 0
  }

  /// `2 errors, 1 warning; 1 waived`
  var summary: String {
    func number(_ count: Int, _ word: String) -> String? {
      count == 0 ? nil : "\(count) \(word)\(count == 1 ? "" : "s")"
    }
    let counts = [
      number(count(.error), "error"), number(count(.warning), "warning"),
      number(count(.note), "note"),
    ].compactMap(\.self)
    let waived = waivers.reduce(0) { $0 + $1.findings.count }
    return (counts.isEmpty ? "no findings" : counts.joined(separator: ", "))
      + (waived == 0 ? "" : "; \(waived) waived")
  }
}
