import ContractDrafting
import ContractModel
import DocumentModel
import EngrossKit
import Foundation
import PageLayout
import TestSupport
import Testing

/// Every sample in every style, typeset once for all tests that look at them.
struct StyledSample: Sendable, CustomTestStringConvertible {
  static let styles = ["counsel", "house", "ledger", "northwind"]

  var sample: String
  var style: String
  var sheet: StyleSheet
  var document: Document
  var pages: LaidOutDocument
  var pdf: TypesetDocument
  /// What stands before the words of headings, in the style's own way of counting.
  var headingLabels: Set<String>

  var testDescription: String { "\(sample) in \(style)" }

  /// By `sample/style`; a fault in one of them is thrown to whoever asks for it.
  private static let all: [String: Result<StyledSample, any Error>] = {
    var all: [String: Result<StyledSample, any Error>] = [:]
    for style in styles {
      for sample in SampleGoldenTests.samples {
        all["\(sample)/\(style)"] = Result { try typeset(sample, style) }
      }
    }
    return all
  }()

  static func find(_ sample: String, _ style: String) throws -> StyledSample {
    try all["\(sample)/\(style)"]!.get()
  }

  private static func typeset(_ sample: String, _ style: String) throws -> StyledSample {
    let sheet = try Assets.builtIn.styleSheet(style)
    let file = "Samples/\(sample).yaml"
    let text = try String(contentsOf: ProjectFiles.root.appending(path: file), encoding: .utf8)
    let document = try Drafter(template: try Template.builtIn(), numbering: sheet.numbering)
      .draft(try Contract.read(text: text, file: file).value)
    let typesetter = try Typesetter(style: sheet)
    return StyledSample(
      sample: sample, style: style, sheet: sheet, document: document,
      pages: try typesetter.layOut(document),
      pdf: try typesetter.typeset(document),
      headingLabels: Set(
        document.blocks.compactMap { block in
          if case .heading(let heading) = block.content { heading.label } else { nil }
        }))
  }
}
