@testable import ContractDrafting
import ContractModel
import DocumentModel
import Foundation
import StrictInput
import Testing

@Suite struct NumberingStyleTests {
  private static let words = """
    ## Fees {#fees}

    1. See [clause](#fees), [Clause](#tax) and [](#late), clauses [#](#fees) to [#](#tax), and
       [paragraph](#late) above.
       1. Late. {#late}
          1. Deep. {#deep}
       1. See [paragraph](#late), [clause](#deep) and [clauses](#fees) and [#](#tax).

    ## Tax {#tax}

    1. As [Schedule](#schedule-more) says, in [](#rule).

    # Schedule: More {#schedule-more}

    ## Rules {#rules}

    1. A rule under [](#fees). {#rule}
    """

  private func numbered(
    _ change: (inout NumberingStyle) throws -> Void, in language: String = "en-GB"
  ) throws -> [String] {
    var style = NumberingStyle()
    try change(&style)
    let template = try template(Self.words)
    let document = try Drafter(template: template, numbering: style)
      .draft(try contract(in: language))
    let blocks = Document(information: DocumentInformation(title: ""), blocks: document.blocks)
    var lines: [String] = []
    for line in blocks.description.split(separator: "\n").dropFirst(2) {
      let bare = String(line.drop { $0 == " " })
      if bare.hasPrefix("list") { continue }
      // The anchors are the same whatever the numbers are.
      let words = bare.split(separator: " → #").enumerated().map { index, part in
        index == 0 ? part : part[(part.firstIndex(of: "]") ?? part.startIndex)...]
      }
      let line = words.joined().replacing("\u{A0}", with: "~")
      lines.append(line.components(separatedBy: " #")[0])
    }
    return lines
  }

  @Test func `clauses are 1, 1.1, (a), (i) unless the style says otherwise`() throws {
    #expect(
      try numbered { _ in } == [
        "h1 1. Fees", "1.1",
        "p See [clause~1], [Clause~2] and [clause~1.1(a)], clauses [1] to [2], and "
          + "[paragraph~(a)] above.",
        "(a)", "p Late.", "(i)", "p Deep.", "(b)",
        "p See [paragraph~(a)], [clause~1.1(a)(i)] and [clauses~1] and [2].",
        "h1 2. Tax", "2.1", "p As [Schedule~A] says, in [paragraph~1.1 of Schedule~A].",
        "h1 schedule Schedule~A More", "h2 1. Rules", "1.1", "p A rule under [clause~1].",
      ])
  }

  @Test func `articles and sections have their words in references, and schedules their numbers`()
    throws
  {
    let lines = try numbered {
      $0.levels[0] = try NumberPattern(written: "Article I")
      $0.levels[1] = try NumberPattern(written: "Section 1.01")
      $0.schedule = try NumberPattern(written: "1")
    }
    #expect(
      lines == [
        "h1 Article~I Fees", "Section~1.01",
        "p See [Article~I], [Article~II] and [Section~1.01(a)], Articles~[I] to [II], and "
          + "[paragraph~(a)] above.",
        "(a)", "p Late.", "(i)", "p Deep.", "(b)",
        "p See [paragraph~(a)], [Section~1.01(a)(i)] and [Articles~I] and [II].",
        "h1 Article~II Tax", "Section~2.01",
        "p As [Schedule~1] says, in [paragraph~1.1 of Schedule~1].",
        "h1 schedule Schedule~1 More", "h2 1. Rules", "1.1", "p A rule under [Article~I].",
      ])
  }

  @Test func `a number without its word in the label may have it in references`() throws {
    let lines = try numbered {
      $0.levels[0] = try NumberPattern(written: "Article I")
      $0.levels[1] = try NumberPattern(written: "1.01")
      $0.references[1] = try NumberPattern(written: "Section 1.01")
    }
    #expect(lines[1] == "1.01")
    #expect(lines[2].contains("[Section~1.01(a)]"))
  }

  @Test func `paragraphs of German statutes are counted in brackets`() throws {
    let lines = try numbered {
      $0.levels[0] = try NumberPattern(written: "§ 1")
      $0.levels[1] = try NumberPattern(written: "(1)")
      $0.levels[2] = try NumberPattern(written: "1.")
      $0.levels[3] = try NumberPattern(written: "a)")
      $0.joint = .space
    }
    #expect(
      lines.prefix(9) == [
        "h1 §~1 Fees", "(1)",
        "p See [§~1], [§~2] and [§~1~(1)~1], §§~[1] to [2], and [paragraph~1] above.",
        "1.", "p Late.", "a)", "p Deep.", "2.",
        "p See [paragraph~1], [§~1~(1)~1~a)] and [§§~1] and [2].",
      ])
  }

  @Test func `the words of a style are written in the language of the contract`() throws {
    var style = NumberingStyle()
    style.levels[0] = try NumberPattern(written: "Article I")
    let words = try template("## Preis\n\nNach [Ziffer](#preis).\n")
    let document = try Drafter(template: words, numbering: style)
      .draft(try contract(in: "de-DE"))
    #expect(document.blocks.last?.content.references == ["Artikel\u{A0}I"])
    let dutch = try #require(LegalWords(language: "nl"))
    #expect(dutch.local("Article") == "Artikel")
    #expect(dutch.plural(of: "Artikel") == "Artikelen")
    #expect(dutch.isPluralOfClause("artikelen"))
  }

  @Test(arguments: [
    ("1.", [12], "12.", "12"), ("1.1", [4, 2], "4.2", "4.2"),
    ("Article I", [4], "Article~IV", "IV"),
    ("Section 1.01", [4, 2], "Section~4.02", "4.02"), ("(a)", [28], "(bb)", "(bb)"),
    ("§ 1", [3], "§~3", "3"), ("(i)", [9], "(ix)", "(ix)"), ("A.", [3], "C.", "C"),
  ])
  func `a pattern writes later numbers as it writes the first`(
    _ pattern: String, _ counts: [Int], _ label: String, _ number: String
  ) throws {
    let pattern = try NumberPattern(written: pattern)
    #expect(pattern.label(counts).replacing("\u{A0}", with: "~") == label)
    #expect(pattern.number(counts) == number)
  }

  @Test(arguments: [
    (
      "numbering: {level1: Article}",
      "expected a first number such as 1.1, (a) or Article I, found \"Article\"; write it as the "
        + "first number: 1.1, (a), Article I, § 1"
    ),
    (
      "numbering: {level3: 1.1}", "level3 has 2 numbers in \"1.1\"; write one, such as (a)"
    ),
    (
      "numbering: {reference2: Section 1}",
      "reference2 has not as many numbers as level2; write it like \"1.1\""
    ),
    (
      "numbering: {schedule: Annex A}",
      "\"Annex A\" is more than the number of a schedule; write A, 1 or I: the template has the "
        + "word before it"
    ),
  ])
  func `what is no numbering is refused at its place`(_ text: String, _ message: String) {
    let faults = #expect(throws: Faults.self) {
      _ = try StyleSheet.read(text: text, file: "s.yaml")
    }
    #expect(faults?.diagnostics.first?.location?.line == 1)
    #expect(faults?.description.hasSuffix("error: \(message)") == true, "\(faults as Any)")
  }
}

extension Block.Content {
  /// The words of the references in a paragraph.
  fileprivate var references: [String] {
    guard case .paragraph(let inlines) = self else { return [] }
    return inlines.compactMap { inline in
      if case .reference(let words, _) = inline { words.plainText } else { nil }
    }
  }
}
