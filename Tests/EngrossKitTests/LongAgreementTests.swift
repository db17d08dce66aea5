import ContractDrafting
import Foundation
import PageLayout
import StrictInput
import TestSupport
import Testing

@testable import EngrossKit

/// An agreement of several hundred pages that holds all that Markdown has, made up word by word.
struct LongAgreementTests {
  /// Writes Markdown, and beside it the words as they are to be read.
  private struct Writer {
    var random = Random(seed: 1)
    var markdown = ""
    /// The words of the text in order, and those of the footnotes.
    var words: [String] = []
    var notes: [String] = []
    private static let vocabulary = """
      the party shall deliver notice within thirty days after receipt of a written request and no \
      obligation under this agreement survives termination except confidentiality indemnification \
      governing jurisdiction responsibilities subcontractors notwithstanding reasonable endeavours
      """.split(separator: " ").map(String.init)

    mutating func sentence(_ count: ClosedRange<Int>) -> String {
      let picked = (0..<Int.random(in: count, using: &random)).map { _ in
        Self.vocabulary.randomElement(using: &random) ?? ""
      }
      return picked.joined(separator: " ")
    }

    mutating func say(_ text: String) -> String {
      words += text.split(separator: " ").map(String.init)
      return text
    }

    mutating func paragraph(_ label: String = "") {
      let text = say(label + (label.isEmpty ? "" : " ") + sentence(5...70) + ".")
      markdown += "\(text)\n\n"
    }

    /// A part with every construct in it; its numbers are typed by hand.
    mutating func part(_ number: Int) {
      let marks = ["#", "##", "###", "####", "#####", "######"]
      markdown += "\(marks[1]) \(say("\(number). " + sentence(1...5)))\n\n"
      for section in 1...3 {
        paragraph("\(number).\(section)")
        for item in ["(a)", "(b)"] { paragraph(item) }
        for item in ["(i)", "(ii)"] { paragraph(item) }
      }
      for level in 2...5 {
        markdown += "\(marks[level]) \(say(sentence(1...4)))\n\n"
        paragraph()
      }
      for depth in 0...3 {
        words.append(depth.isMultiple(of: 2) ? "•" : "–")
        markdown += String(repeating: "  ", count: depth) + "- \(say(sentence(3...20)))\n"
      }
      markdown += "\n> \(say(sentence(10...40)))\n\n"
      let code = "rate_\(number) = \(number)"
      markdown += "```\n\(say(code))\n```\n\n"
      let note = "note " + sentence(4...30)
      notes += note.split(separator: " ").map(String.init)
      let noted = say(sentence(5...20))
      markdown += "\(noted)[^n\(number)]\n\n[^n\(number)]: \(note)\n\n"
      markdown += "| \(say("Item")) | \(say("Sum")) |\n|---|--:|\n"
      for row in 1...4 { markdown += "| \(say("line\(row)")) | \(say("\(row * 100)")) |\n" }
      markdown += "\n\(say("Mind <b>this</b>"))\n\n"
      if number.isMultiple(of: 20) { markdown += "![A plan](plan.svg)\n\n" }
    }
  }

  private func agreement(parts: Int, in folder: URL) throws -> (Agreement, Writer) {
    var writer = Writer()
    writer.words = ["Long"]
    for number in 1...parts { writer.part(number) }
    let file = folder.appending(path: "long.md").path(percentEncoded: false)
    let text = "---\ntitle: Long\n---\n\n" + writer.markdown
    return (try Agreement(text: text, file: file), writer)
  }

  @Test func `every word of a long agreement stands on one page, in order`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(TestPictures.svg("<rect width=\"100\" height=\"50\"/>"))
      .write(to: folder.appending(path: "plan.svg"))
    let (agreement, writer) = try agreement(parts: 150, in: folder)
    let typesetter = try Typesetter(style: try Assets.builtIn.styleSheet("house"))
    let pages = try typesetter.layOut(try agreement.draft().document)
    #expect(pages.pages.count > 200)

    var text = ""
    var notes = ""
    for page in pages.pages {
      page.frame.forEachRun { run, node in
        guard node != .artifact else { return }
        let words = String(decoding: run.text, as: UTF8.self)
        if pages.structure.isNote(node) { notes += words } else { text += words }
      }
    }
    // Footnotes have their marks in the text and before the note.
    #expect(text.bare == writer.words.joined().bare)
    #expect(notes.bare == writer.notes.joined().bare)
    // What is not known is named, and printed as it was typed.
    let unknown = agreement.check().findings.filter { $0.rule == "DOC014" }
    #expect(unknown.count == 300)
  }
}

extension String {
  /// Without blanks, the hyphens at which words were divided, and the marks of footnotes.
  fileprivate var bare: String {
    filter { !$0.isWhitespace && $0 != "\u{AD}" && !"⁰¹²³⁴⁵⁶⁷⁸⁹".contains($0) }
  }
}

extension Frame {
  fileprivate func forEachRun(_ body: (GlyphRun, StructureTree.Index) -> Void) {
    for item in items {
      switch item.content {
      case .glyphs(let run): body(run, item.node)
      case .frame(let frame): frame.forEachRun(body)
      default: continue
      }
    }
  }
}

extension StructureTree {
  /// Whether a node is a footnote, or stands in one.
  fileprivate func isNote(_ index: Index) -> Bool {
    var index: Index? = index
    while let at = index, at != .document, at != .artifact {
      if self[at].role == "Note" { return true }
      index = self[at].parent
    }
    return false
  }
}
