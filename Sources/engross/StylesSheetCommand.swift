import ArgumentParser
import EngrossKit
import Foundation

extension StylesCommand {
  struct SheetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sheet",
      abstract:
        "Draws pages of one contract in all styles beside each other, to choose by looking.",
      discussion: """
        engross styles sheet                            writes styles.pdf
        engross styles sheet -o styles.png              as a picture
        engross styles sheet house acme.yaml            these two
        engross styles sheet --terms acme/terms.yaml    with a contract of your own

        Unless styles are named, all that come with Engross are shown, and those in this \
        folder.
        """)

    @Argument(
      help: "Styles that come with Engross, or files of your own.",
      completion: .file(extensions: ["yaml"]))
    var styles: [String] = []

    @Option(
      help: ArgumentHelp(
        "The terms of the contract to show; else those that 'engross init' writes.",
        valueName: "file"), completion: .file(extensions: ["yaml", "yml", "json"]))
    var terms: String?

    @Option(
      name: [.short, .long],
      help: ArgumentHelp("The PDF or PNG to write.", valueName: "file"), completion: .file())
    var output = "styles.pdf"

    @OptionGroup var fonts: FontOptions

    @Option(help: ArgumentHelp("The dots an inch of a PNG."))
    var ppi = 144

    func validate() throws {
      guard try OutputFormat.chosen(nil, for: output) != .svg else {
        throw ValidationError("a sheet is written as .pdf or .png")
      }
      if !(18...600).contains(ppi) {
        throw ValidationError("--ppi is \(ppi); give a number from 18 to 600")
      }
    }

    func run() throws {
      do throws(Failure) {
        let comparison = try comparison()
        var files: [(path: String, bytes: [UInt8])] = []
        if output.ending?.lowercased() == "png" {
          let pictures = try orFail(.badData) { () throws(Faults) in
            try comparison.pictures(resolution: Double(ppi))
          }
          files = pictures.enumerated().map { index, bytes in
            (pictures.count == 1 ? output : output.numbered(index + 1, ending: "png"), bytes)
          }
        } else {
          let pdf = try orFail(.badData) { () throws(Faults) in try comparison.pdf() }
          files = [(output, pdf)]
        }
        try orFail { () throws(WriteFailure) in try AtomicWrite.write(files) }
        let names =
          files.count == 1 ? [output] : [files.first?.path, files.last?.path].compactMap(\.self)
        tell("wrote \(names.joined(separator: " to "))\n")
      } catch {
        tell(Report().text(of: error.diagnostics, outcome: "no sheet was written"))
        throw error.code
      }
    }

    private func comparison() throws(Failure) -> StyleComparison {
      let names = styles.isEmpty ? Assets.builtIn.styleNames + stylesHere : styles
      var sheets: [StyleSheet] = []
      for name in names { sheets.append(try chosenStyle(name).value) }
      let captions = try chosenStyle("house").value
      let assets = try fonts.assets()
      let input = try TermsInput(
        terms
          ?? Assets.builtIn.templateFolder().appending(path: "terms.yaml").path(
            percentEncoded: false))
      return try orFail(.contractFaults) { () throws(Faults) in
        let contract = try Contract.read(try SourceNode(bytes: input.bytes, file: input.name))
        return try StyleComparison(
          of: contract.value, template: try .builtIn(), in: sheets, captions: captions,
          assets: assets)
      }
    }

    /// The files of this folder that say which style they extend.
    private var stylesHere: [String] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: ".")) ?? []
      return names.filter { $0.hasSuffix(".yaml") }.sorted().filter { name in
        guard let input = try? TermsInput(name),
          let node = try? SourceNode(bytes: input.bytes, file: name)
        else { return false }
        return node["extends"] != nil
      }
    }
  }
}
