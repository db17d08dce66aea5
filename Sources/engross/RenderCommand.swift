import ArgumentParser
import EngrossKit
import Foundation

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Writes a contract out from its terms, as a PDF ready to be signed.",
    usage: "engross render <terms> [--output <file>] [<options>]",
    discussion: """
      engross render acme.yaml                      writes acme.pdf
      engross render acme.yaml -o out/acme.pdf      writes it elsewhere
      engross render acme.yaml --final              without DRAFT across each page
      engross render acme.yaml --template acme      in the words of the folder acme
      engross render acme.yaml --style acme.yaml    in the looks of another style
      engross render acme.yaml --format png         acme-01.png, acme-02.png, ...
      engross render acme.yaml -o a.png --pages 1   one page as one picture
      engross render acme.yaml --explain-breaks     says why each page ends
      engross render - < acme.yaml > acme.pdf       within a pipe
      engross render - --agreement < nda.md > nda.pdf
      engross render nda.md                         an agreement of your own

      The same terms, template and style give the same bytes, wherever and whenever they \
      are rendered: the date of the PDF is the day on which the contract takes effect, or \
      that of --creation-timestamp, or that of the variable SOURCE_DATE_EPOCH.
      """)

  @Argument(
    help:
      "The terms of the contract (YAML or JSON), or - for standard input; or an agreement (.md).",
    completion: .file(extensions: ["yaml", "yml", "json", "md"]))
  var terms: String

  @OptionGroup var kind: InputKind

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file to write, or - for standard output; else it stands beside the terms.",
      valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var looks: StyleOption
  @OptionGroup var words: TemplateOption

  @Flag(
    name: .customLong("final"),
    help: "Leave out the word DRAFT; refused while 'engross check' finds errors.")
  var isFinal = false

  @Flag(help: "Number the lines of a draft in the outer margin, as lineNumbers of the style says.")
  var lineNumbers = false

  @Flag(help: "Refuse a style whose text is hard to see or whose pictures are coarse.")
  var strict = false

  @Option(help: "What to write; else the ending of --output tells, and without one it is a PDF.")
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp("The pages to picture, such as 3 or 1-3; PNG and SVG.", valueName: "range"),
    transform: PageRange.init)
  var pages: PageRange?

  @Option(help: ArgumentHelp("The dots an inch of pictures, 144 unless given; PNG only."))
  var ppi: Int?

  @Option(
    help: "The standards of the PDF: archival and accessible, or none, and then it is untagged.")
  var pdfStandard = PDFStandard.archival

  @Option(
    help: ArgumentHelp(
      "The service that will send it to be signed: its tags are written into the fields, unseen.",
      valueName: ESignService.allCases.map(\.rawValue).joined(separator: "|")),
    transform: ESignService.named)
  var esign = ESignService.none

  @Option(
    help: ArgumentHelp(
      "Write so many originals, acme-01.pdf and on, each marked with its number.",
      valueName: "number"))
  var counterparts: Int?

  @Option(
    help: ArgumentHelp(
      "The date of the PDF, in seconds since 1970-01-01 in UTC.", valueName: "seconds"),
    transform: Timestamp.init)
  var creationTimestamp: Timestamp?

  @Flag(
    help: ArgumentHelp(
      """
      Say why each page ends where it does, and what the best other places would cost: points as \
      in pageBreaking of the style, and the square of the percentage that stays empty.
      """))
  var explainBreaks = false

  /// The copies that are asked for: one, or each counterpart.
  var copies: [ContractCopy] {
    (1...(counterparts ?? 1)).map { number in
      ContractCopy(
        isDraft: !isFinal, isArchival: pdfStandard == .archival, esign: esign,
        counterpart: counterparts.map { .init(number, of: $0) },
        numbersLines: lineNumbers ? true : nil)
    }
  }

  private var chosenFormat: OutputFormat {
    get throws { try OutputFormat.chosen(format, for: output == "-" ? nil : output) }
  }

  private func destination(_ format: OutputFormat) -> Destination {
    Destination(output, terms: terms, format: format)
  }

  mutating func validate() throws {
    creationTimestamp = try creationTimestamp ?? Timestamp.fromEnvironment()
    let format = try chosenFormat
    if lineNumbers, isFinal {
      throw ValidationError("--line-numbers is for drafts: leave out --final")
    }
    if format == .pdf, pages != nil {
      throw ValidationError("--pages is for pictures: a contract is signed whole")
    }
    if format != .png, ppi != nil {
      throw ValidationError("--ppi is for pictures of dots: add --format png")
    }
    if let ppi, !(18...1200).contains(ppi) {
      throw ValidationError("--ppi is \(ppi); give a number from 18 to 1200")
    }
    if let counterparts, format != .pdf || !(2...20).contains(counterparts) {
      throw ValidationError("--counterparts is for PDFs: give a number from 2 to 20")
    }
    switch destination(format) {
    case .standardOutput:
      if explainBreaks {
        throw ValidationError("--explain-breaks prints to standard output: add -o and a file")
      }
      if counterparts != nil {
        throw ValidationError("standard output takes one PDF: leave out --counterparts")
      }
      if format != .pdf, pages?.pages.count != 1 {
        throw ValidationError("standard output takes one picture: add --pages 1")
      }
      if isatty(STDOUT_FILENO) == 1 {
        let name = format.rawValue.uppercased()
        throw ValidationError("a \(name) is not for the screen: add -o and a file")
      }
    case .file(let file) where file.isSameFile(as: terms):
      throw ValidationError("\(file) would be written over its own terms")
    case .file: break
    }
  }

  func run() throws {
    let format = try chosenFormat
    var report = Report()
    do throws(Failure) {
      if format == .pdf { try destination(format).refuseSigned() }
      let input = try TermsInput(terms, isAgreement: kind.isAgreement(terms))
      report.texts[input.name] = input.text
      if input.isAgreement {
        try render(agreement: input, as: format, report)
      } else {
        try render(input, as: format)
      }
    } catch {
      let outcome = format == .pdf ? "no PDF was written" : "no picture was written"
      tell(report.text(of: error.diagnostics, outcome: outcome))
      throw error.code
    }
  }

  /// Reads, sets and writes one contract; the steps in their order.
  private func render(_ input: TermsInput, as format: OutputFormat) throws(Failure) {
    let words = Ahead { [words] () throws(Failure) in try words.chosen() }
    // To know some 8 MB of fonts by their digest takes longer than to read the terms.
    let looks = Ahead { [looks] () throws(Failure) in try looks.chosen() }
    let source = try orFail(.badData) { () throws(Faults) in
      try SourceNode(bytes: input.bytes, file: input.name)
    }
    let terms = try orFail(.contractFaults) { () throws(Faults) in try Contract.read(source) }
    let engrosser = try makeEngrosser(words, looks)
    if isFinal { try refuseErrors(engrosser.check(terms)) }
    let contract = terms.value
    if explainBreaks {
      try printBreaks { () throws(Faults) in
        try terms.placing { () throws(Faults) in
          try engrosser.explainBreaks(of: contract, as: copies[0])
        }
      }
    }
    try write(as: format) { () throws(Faults) in
      try terms.placing { () throws(Faults) in
        try copies.map { copy throws(Faults) in
          try engrosser.engross(contract, as: copy, created: creationTimestamp?.written)
        }
      }
    } pictures: { look throws(Faults) in
      try terms.placing { () throws(Faults) in
        try engrosser.pictures(
          of: contract, copy: copies[0], created: creationTimestamp?.written,
          pages: pages?.pages, as: look)
      }
    }
  }

  func printBreaks(_ explain: () throws(Faults) -> [String]) throws(Failure) {
    print(try orFail(.contractFaults, explain).joined(separator: "\n"))
  }

  /// Sets what is asked for, a PDF or pictures, and writes it.
  func write(
    as format: OutputFormat, pdfs: () throws(Faults) -> [TypesetDocument],
    pictures: (PictureFormat) throws(Faults) -> [[UInt8]]
  ) throws(Failure) {
    let look: PictureFormat
    switch format {
    case .pdf:
      let pdfs = try orFail(.contractFaults) { () throws(Faults) in try pdfs() }
      let count = pdfs[0].pageCount
      return try write(
        pdfs.map(\.bytes), as: format,
        (count == 1 ? "1 page" : "\(count) pages") + (pdfs.count == 1 ? "" : " each"))
    case .png: look = .png(resolution: Double(ppi ?? 144))
    case .svg: look = .svg
    }
    let drawn = try orFail(.contractFaults) { () throws(Faults) in try pictures(look) }
    if let wanted = pages?.pages, drawn.count < wanted.count {
      throw Failure(
        .misuse, "the contract has no page \(wanted.lowerBound + drawn.count)",
        help: "ask for fewer with --pages")
    }
    try write(drawn, as: format, drawn.count == 1 ? "1 picture" : "\(drawn.count) pictures")
  }

  /// Refuses a contract to be signed while `engross check` has errors.
  func refuseErrors(_ result: CheckResult) throws(Failure) {
    let errors = result.findings.filter { $0.severity == .error }
    if !errors.isEmpty { throw Failure(.contractFaults, errors) }
  }

  private func makeEngrosser(
    _ words: Ahead<Template>, _ looks: Ahead<ChosenLooks>
  ) throws(Failure) -> Engrosser {
    let looks = try looks.value()
    let engrosser = Engrosser(try looks.typesetter(), template: try words.value())
    // Never released: to take it apart takes longer than to leave it to the end of the process.
    _ = Unmanaged.passRetained(engrosser)
    tell(Report().text(of: try looks.findings(strictly: strict)))
    return engrosser
  }

  /// Writes one file, or a numbered one for each picture, and says where.
  private func write(
    _ contents: [[UInt8]], as format: OutputFormat, _ amount: String
  ) throws(Failure) {
    switch destination(format) {
    case .standardOutput:
      try orFail { () throws(WriteFailure) in
        for bytes in contents {
          try AtomicWrite.write(bytes, to: STDOUT_FILENO, named: "standard output")
        }
      }
    case .file(let name):
      let isOne = format == .pdf ? counterparts == nil : pages?.pages.count == 1
      let first = pages?.pages.lowerBound ?? 1
      let files = contents.enumerated().map { index, bytes in
        (
          path: isOne ? name : name.numbered(first + index, ending: format.rawValue),
          bytes: bytes
        )
      }
      if format == .pdf { for file in files { try Destination.file(file.path).refuseSigned() } }
      try orFail { () throws(WriteFailure) in try AtomicWrite.write(files) }
      let names = isOne ? [name] : [files.first?.path, files.last?.path].compactMap(\.self)
      tell("wrote \(names.joined(separator: " to ")) (\(amount))\n")
    }
  }
}
