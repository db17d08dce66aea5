import ArgumentParser
import Dispatch
import EngrossKit
import Foundation

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Renders a contract again whenever its terms, words or looks are saved.",
    discussion: """
      engross watch acme.yaml
      engross watch acme.yaml --template acme --style brand.yaml -o out/acme.pdf

      What is watched: the terms, the folder of the template, the style and those it extends, \
      its logos, pictures and fonts. Each time it says which pages have changed, which of them \
      begin elsewhere, and what 'engross check' and 'engross styles check' find now that they \
      did not, or no longer. While something is wrong, that is said, and the PDF stays as it \
      was. Ctrl-C ends it.
      """)

  @Argument(
    help: "The terms of the contract (YAML or JSON).",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var terms: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The PDF to write; else it stands beside the terms.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var looks: StyleOption
  @OptionGroup var words: TemplateOption

  func validate() throws {
    guard terms != "-", output != "-" else {
      throw ValidationError("only files can be watched and written again; give their names")
    }
    guard try OutputFormat.chosen(nil, for: output) == .pdf else {
      throw ValidationError("only a PDF is written again and again; let -o end in .pdf")
    }
    if let output, output.isSameFile(as: terms) {
      throw ValidationError("\(output) would be written over its own terms")
    }
  }

  func run() throws {
    let interruption = Interruption()
    let stop = DispatchSemaphore(value: 0)
    interruption.onSignal(saying: "") { stop.signal() }
    let pdf = output ?? terms.withEnding("pdf")
    var watch = Watch(terms: terms, pdf: pdf, looks: looks, words: words)
    try watch.begin()
    while stop.wait(timeout: .now() + .milliseconds(50)) == .timedOut { watch.look() }
  }
}

/// The files of one contract, and how it was when it was last rendered.
private struct Watch {
  let terms: String
  let pdf: String
  let looks: StyleOption
  let words: TemplateOption
  private var files: WatchedFiles
  private var engrosser: Engrosser?
  /// What is to be said of the style that the engrosser has.
  private var styleFindings: [Diagnostic] = []
  private var last: Rendering?
  /// Changes that were seen, but may not be all of what an editor or a script is about to save.
  private var pending: [String] = []

  init(terms: String, pdf: String, looks: StyleOption, words: TemplateOption) {
    self.terms = terms
    self.pdf = pdf
    self.looks = looks
    self.words = words
    files = WatchedFiles([terms, words.template].compactMap(\.self))
  }

  /// Renders for the first time; ends the command where a file is not there.
  mutating func begin() throws {
    if let failure = render(), failure.code == .noInput || failure.code == .misuse {
      throw failure.code
    }
    let others = files.count - 1
    let rest = others == 1 ? "1 other file" : "\(others) other files"
    tell("watching \(terms) and \(rest); Ctrl-C ends\n")
  }

  /// Renders once what has changed stays as it is from one look to the next.
  mutating func look() {
    let changes = files.takeChanges()
    if changes.isEmpty, !pending.isEmpty {
      if pending != [terms] { engrosser = nil }
      pending = []
      _ = render()
    } else {
      pending = Set(pending + changes).sorted()
    }
  }

  /// Renders, writes and tells; what is wrong is told and given back.
  private mutating func render() -> Failure? {
    var report = Report()
    do throws(Failure) {
      try Destination.file(pdf).refuseSigned()
      let clock = ContinuousClock()
      let start = clock.now
      let input = try TermsInput(terms)
      report.texts[input.name] = input.text
      let now = try rendering(of: input)
      try orFail { () throws(WriteFailure) in try AtomicWrite.write(now.pdf.bytes, to: pdf) }
      tell(account(of: now, after: clock.now - start))
      last = now
      return nil
    } catch {
      let outcome = last == nil ? "no PDF was written" : "\(pdf) is as it was"
      tell(report.text(of: error.diagnostics, outcome: outcome))
      return error
    }
  }

  private mutating func rendering(of input: TermsInput) throws(Failure) -> Rendering {
    let engrosser = if let kept = self.engrosser { kept } else { try makeEngrosser() }
    self.engrosser = engrosser
    let terms = try orFail(.contractFaults) { () throws(Faults) in
      try Contract.read(try SourceNode(bytes: input.bytes, file: input.name))
    }
    var now = try orFail(.contractFaults) { () throws(Faults) in try engrosser.render(terms) }
    now.findings = styleFindings + now.findings
    return now
  }

  /// Reads words and looks, and watches every file that has to do with them; what is not as it
  /// must be is watched too, until it is mended.
  private mutating func makeEngrosser() throws(Failure) -> Engrosser {
    var paths = [terms, words.template].compactMap(\.self)
    paths += Assets.builtIn.styleFiles(looks.name).map { $0.relativePath }
    files.watch(paths)
    let style = try chosenStyle(looks.name).value
    files.watch(paths + (style.pictureFiles + style.fonts).map(\.path))
    let template = try words.chosen()
    let chosen = try looks.chosen()
    let engrosser = Engrosser(try chosen.typesetter(), template: template)
    styleFindings = try chosen.findings(strictly: false)
    return engrosser
  }

  // MARK: What is told

  private func account(of now: Rendering, after time: Duration) -> String {
    let pages = now.pdf.pageCount == 1 ? "1 page" : "\(now.pdf.pageCount) pages"
    let seconds = String(format: "%.2f", time / .seconds(1))
    let wrote = "wrote \(pdf) (\(pages)) in \(seconds) s"
    let report = Report()
    guard let last else {
      let count = now.findings.count - styleFindings.count
      let found = count == 1 ? "1 finding" : "\(count) findings"
      return report.text(of: styleFindings) + wrote
        + (count == 0 ? "\n" : "; \(found): engross check \(terms)\n")
    }
    let changes = now.changes(since: last)
    var text = wrote + ": \(ranges(changes.pages, of: now.pdf.pageCount)) changed\n"
    for moved in changes.moved {
      text += "  page \(moved.page) begins \"\(moved.opening)\", not \"\(moved.before)\"\n"
    }
    if !changes.new.isEmpty { text += report.text(of: changes.new) }
    for finding in changes.gone {
      text += "gone: \(finding.message)\(finding.rule.map { " [\($0)]" } ?? "")\n"
    }
    return text
  }

  /// `no page`, `page 3`, `pages 3 to 5 and 9`, `all pages`.
  private func ranges(_ pages: [Int], of count: Int) -> String {
    guard let first = pages.first else { return "no page" }
    if pages.count == count, count > 1 { return "all pages" }
    var runs = [first...first]
    for page in pages.dropFirst() {
      let last = runs[runs.count - 1]
      if page == last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...page
      } else {
        runs.append(page...page)
      }
    }
    let words = runs.map { run in
      run.count == 1
        ? "\(run.lowerBound)"
        : run.count == 2
          ? "\(run.lowerBound), \(run.upperBound)" : "\(run.lowerBound) to \(run.upperBound)"
    }
    return (pages.count == 1 ? "page " : "pages ") + words.joined(separator: ", ")
  }
}
