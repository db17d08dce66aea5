import ArgumentParser
import EngrossKit
import Foundation

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says what Engross has on this machine, what is missing, and what cures it.",
    discussion: """
      It names the versions of Engross and its libraries, the fonts and the hyphenation \
      dictionaries. Each thing that is wrong comes with the command that puts it right. The exit \
      code is 1 where contracts cannot be made as they should be. With a report of a fault, send \
      what engross doctor --format json prints.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: "How to print it.")
  var format = Format.text

  @OptionGroup var fonts: FontOptions

  func run() throws {
    do throws(Failure) {
      let installation = Installation(assets: try fonts.assets())
      switch format {
      case .text: print(installation.lines.joined(separator: "\n"))
      case .json: print(installation.json)
      }
      if !installation.isSound { throw Failure(.contractFaults, []) }
    } catch {
      if !error.diagnostics.isEmpty { tell(Report().text(of: error.diagnostics, outcome: "")) }
      throw error.code
    }
  }
}

extension Installation {
  fileprivate var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Texts, lists and truth values: nothing that JSON cannot say.
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  fileprivate var lines: [String] {
    let optional = fonts.filter { $0.isOptional && !$0.isInstalled }.map(\.family)
    var lines = [
      "Engross \(engine), with its files in \(assets), on \(system)",
      "libraries     " + libraries.map { "\($0.name) \($0.version)" }.joined(separator: ", "),
      "fonts         " + fonts.filter(\.isInstalled).map(\.family).joined(separator: ", "),
    ]
    if !optional.isEmpty {
      lines.append("not installed " + optional.joined(separator: ", ") + " (for other scripts)")
    }
    lines.append(
      "hyphenation   "
        + dictionaries.filter(\.isInstalled).map(\.language).joined(separator: ", "))
    for finding in findings {
      lines.append("\(finding.severity.rawValue): \(finding.message)")
      if let cure = finding.cure { lines.append("      cure it with: \(cure)") }
    }
    if findings.isEmpty { lines.append("nothing is wrong") }
    return lines
  }
}
