@testable import ContractDrafting
import ContractModel
import DocumentModel
import Foundation
import StrictInput
import Testing

struct DrafterTests {
  /// Texts that mean something to Mustache, Markdown, HTML, or the reader itself.
  static let nasty = [
    "*bold* _it_ `code` ~~no~~", "<b>x</b> & &amp; <!-- -->", "a | b | c", "[x](#fees) ![y](z)",
    "# Heading", "- item", "1. item", "> quote", "```", "{{name}} {{#x}} }}", "{#anchor}",
    "\\ \\* \\|", "---", "https://example.com www.example.com", "[^1]: note",
    "\"quoted\" 'x' -- ...",
    "\u{100000}\u{100000}", "\u{F0001}", "عربي \u{202E}", "👩‍👩‍👧 é", "Table: x", "**\"Term\"**", " a ",
  ]

  private let clauses = """
    ```title
    {{parties.client.name}}
    A {{parties.client.name}}
    ```

    ## {{parties.client.name}}

    {{parties.client.name}} begins, **{{parties.client.name}}**, *{{parties.client.name}}*.

    1. {{parties.client.name}}
       - {{parties.client.name}}

    | {{parties.client.name}} | b |
    |---|---|
    | {{parties.client.name}} | **{{parties.client.name}}** |

    > {{parties.client.name}}

    [{{parties.client.name}}](#end)[^1]

    [^1]: {{parties.client.name}}

    ## End
    """

  @Test(arguments: nasty) func `a value is printed, never interpreted`(_ name: String) throws {
    func drafted(_ name: String) throws -> String {
      try blocks(clauses, of: contract { $0.parties.client.name = name })
        .replacing("‹\(name)›", with: "‹NAME›")
    }
    let plain = try drafted("Plain").split(separator: "\n")
    let lines = try drafted(name).split(separator: "\n")
    #expect(plain.filter { $0.contains("‹NAME›") }.count == 10)
    // Only the slug of the heading is made of the name.
    let slug = { (line: Substring) in !line.hasPrefix("h1 1.") }
    #expect(lines.filter(slug) == plain.filter(slug))
  }

  @Test func `any mixture of characters is printed as it stands`() throws {
    var random = SystemRandomNumberGenerator()
    let alphabet = Array("*_`<>|[](){}#!-+.1\\\"'&~:^ \u{A0}aé\u{100001}\u{F0002}")
    let drafter = try Drafter(template: template(clauses))
    for _ in 0..<60 {
      let length = Int.random(in: 1...24, using: &random)
      let name =
        "x" + String((0..<length).map { _ in alphabet.randomElement(using: &random) ?? "x" })
      let document = try drafter.draft(contract { $0.parties.client.name = name })
      #expect(document.blocks.count == 8, "\(name)")
      guard case .title(let title) = document.blocks[0].content else {
        Issue.record("no title for \(name)")
        continue
      }
      #expect(title.title == [.value(name, path: "parties.client.name")])
    }
  }

  @Test func `the document's information comes from the terms`() throws {
    let document = try Drafter(template: template("x")).draft(
      contract {
        $0.title = nil
        $0.reference = "HL-1"
        $0.signing = nil
      })
    #expect(
      document.information
        == DocumentInformation(
          title: "Agreement", reference: "HL-1", language: "en-GB",
          parties: ["Harbour Light IT Ltd", "Fenwick Castings plc"],
          author: "Harbour Light IT Ltd",
          subject: "Harbour Light IT Ltd – Fenwick Castings plc", date: "2026-12-01"))
  }

  @Test func `capacities are printed with the title, and witnesses have their lines`() throws {
    let document = try Drafter(template: template("```signatures\n```")).draft(
      contract {
        $0.parties.client.signatories = [
          Contract.specimen.parties.client.signatories[0]
        ]
        $0.parties.client.signatories[0].title = "Partner"
        $0.parties.client.signatories[0].capacity = "designated member"
        $0.signing?.witnesses = true
      })
    guard case .signatures(let parties) = document.blocks[0].content else {
      Issue.record("no signatures")
      return
    }
    #expect(parties[1].signatories.map(\.title) == ["Partner (designated member)"])
    #expect(parties.allSatisfy { $0.signatories.allSatisfy { $0.witness != nil } })
    #expect(parties[1].labels.witness == "Witness")
  }

  @Test func `each value keeps its path in the terms`() throws {
    let document = try Drafter(
      template: template(
        "{{#scope.services}}{{name}}{{/scope.services}}{{#serviceLevels}}{{name}}{{/serviceLevels}}"
      )
    ).draft(contract())
    guard case .paragraph(let inlines) = document.blocks[0].content else {
      Issue.record("no paragraph")
      return
    }
    #expect(inlines.first == .value("text", path: "scope.services.0.name"))
    #expect(inlines.dropFirst().first == .value("text", path: "serviceLevels.P1.name"))
  }

  @Test func `the same contract makes the same document every time`() throws {
    let drafter = try Drafter(template: template(clauses))
    #expect(try drafter.draft(contract()) == drafter.draft(contract()))
  }

  @Test func `a language without words is a fault`() {
    #expect(
      throws: Faults(
        Diagnostic(
          at: nil, "no words are known for contracts in the language pl-PL",
          help: "known are ar, de, en, es, fr, he, it, nl; an agreement in Markdown may be in da, "
            + "ja, pl, pt, sv, zh too"))
    ) {
      _ = try Drafter(template: template("x")).draft(contract(in: "pl-PL"))
    }
  }
}
