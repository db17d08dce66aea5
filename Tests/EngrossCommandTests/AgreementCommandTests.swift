import Foundation
import TestSupport
import Testing

@Suite final class AgreementCommandTests: CommandTest {
  private func write(_ text: String, as name: String = "nda.md") throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  @Test func `an agreement becomes a PDF beside it, with fields to sign`() async throws {
    try write(
      """
      ---
      title: Paper
      parties: [{name: Acme Ltd, role: Client}]
      ---

      1. Acme Ltd agrees.
      """)
    let result = try await engross("render", "nda.md")
    #expect(result.status == 0)
    #expect(result.errors == "wrote nda.pdf (1 page)\n")
    let inspected = try await engross("inspect", "nda.pdf")
    #expect(inspected.output.contains("eSignSignHere_client_1"))
    let text = try await run("pdftotext", ["nda.pdf", "-"], directory: folder)
    #expect(text.output.contains("Acme Ltd agrees."))
  }

  @Test func `an agreement carries its words, and its draft cannot be signed`() async throws {
    let words = "---\ntitle: P\nparties: [{name: Acme}]\n---\n\n1. Acme agrees.\n"
    try write(words)
    let result = try await engross("render", "nda.md", "--final", "--counterparts", "2")
    #expect(result.errors == "wrote nda-01.pdf to nda-02.pdf (1 page each)\n")
    #expect(try await engross("inspect", "nda-02.pdf", "--source").output == words)
    #expect(try await engross("verify", "nda-02.pdf", "--unsigned").status == 0)
    let terms = try await engross("inspect", "nda-02.pdf", "--terms")
    #expect(terms.status == 65)
    #expect(
      terms.errors.hasPrefix(
        "error: nda-02.pdf: it was made from an agreement in Markdown, not from terms; to write "))
    _ = try await engross("render", "nda.md", "-o", "draft.pdf")
    _ = try await shell(
      "openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=Dana -keyout k -out c")
    let signed = try await engross(
      "sign", "draft.pdf", "--key", "k", "--cert", "c", "--field", "eSignSignHere_party1_1")
    #expect(signed.status == 65)
    #expect(
      signed.errors.hasPrefix(
        "error: draft.pdf: this is a draft; render it with --final, and sign that\n"))
  }

  @Test func `an agreement comes from standard input where it is said to be one`() async throws {
    let paper = Data("# Paper\n\n1. Acme Ltd agrees <b>.\n".utf8)
    let result = try await engross("render", "-", "--agreement", "-o", "nda.pdf", stdin: paper)
    #expect(result.status == 0)
    #expect(
      result.errors == """
        -:3:20: warning: raw HTML is set as it was typed: <b>; write it in Markdown, or remove it \
        [DOC014]
            1. Acme Ltd agrees <b>.
                               ^
        wrote nda.pdf (1 page)

        """)
    let checked = try await engross("check", "-", "--agreement", stdin: paper)
    #expect(checked.status == 0)
    #expect(checked.output.hasSuffix("1 warning\n"))
  }

  @Test func `the lines of an agreement's draft are numbered where that is wanted`() async throws {
    try write("# Paper\n\nWords of a draft.\n")
    try write("extends: house\nlineNumbers: {every: 1}\n", as: "each.yaml")
    let each = try await engross("render", "nda.md", "--line-numbers", "--style", "each.yaml")
    #expect(each.status == 0)
    let numbered = try await run("pdftotext", ["-layout", "nda.pdf", "-"], directory: folder).output
    #expect(numbered.contains(#/(?m)^ *2 +Words of a draft\./#))
    #expect(
      try await engross("verify", "nda.pdf", "--unsigned", "--style", "each.yaml").status == 0)
    let final = try await engross("render", "nda.md", "--line-numbers", "--final")
    #expect(final.status == 64)
    #expect(final.errors.hasPrefix("Error: --line-numbers is for drafts: leave out --final\n"))
  }

  @Test func `what is set as it was typed is named while the PDF is written`() async throws {
    try write("# Paper\n\nOne <b>word</b>.\n")
    let result = try await engross("render", "nda.md")
    #expect(result.status == 0)
    #expect(
      result.errors == """
        nda.md:3:5: warning: raw HTML is set as it was typed: <b>; write it in Markdown, or remove \
        it [DOC014]
            One <b>word</b>.
                ^
        nda.md:3:12: warning: raw HTML is set as it was typed: </b>; write it in Markdown, or remove \
        it [DOC014]
            One <b>word</b>.
                       ^
        wrote nda.pdf (1 page)

        """)
  }

  @Test func `the same agreement gives the same bytes, with a date or without`() async throws {
    for matter in ["", "---\ndate: 2026-11-02\n---\n"] {
      try write(matter + "# Paper\n\nWords.\n")
      _ = try await engross("render", "nda.md", "-o", "a.pdf")
      _ = try await engross("render", "nda.md", "-o", "b.pdf")
      #expect(try contents(of: "a.pdf").isPDF)
      #expect(try contents(of: "a.pdf") == contents(of: "b.pdf"))
    }
  }

  @Test func `a final agreement may have nothing left to fill in`() async throws {
    try write("# Paper\n\nThe fee is [amount].\n")
    let refused = try await engross("render", "nda.md", "--final")
    #expect(refused.status == 1)
    #expect(
      refused.errors == """
        nda.md:3:12: error: "[amount]" is still to be filled in; write what is meant [DOC006]
            The fee is [amount].
                       ^
        1 error; no PDF was written

        """)
    try write("# Paper\n\nThe fee is £5.\n")
    #expect(try await engross("render", "nda.md", "--final").status == 0)
  }

  @Test func `findings in an agreement are waived in its front matter`() async throws {
    try write(
      "---\ntitle: P\nallow: [{rule: DOC014, because: meant}]\n---\nA <b>word</b>.\n")
    let result = try await engross("check", "nda.md")
    #expect(result.output == "no findings; 2 waived\n")
  }

  @Test func `the style of the front matter stands beside the agreement`() async throws {
    try write("extends: house\npage: {orientation: landscape}\n", as: "wide.yaml")
    try write("---\ntitle: P\nstyle: wide.yaml\n---\nWords.\n", as: "nda.md")
    let file = folder.appending(path: "nda.md").path
    #expect(try await engross("render", file, directory: URL(filePath: "/")).status == 0)
    let size = try await run("pdfinfo", ["nda.pdf"], directory: folder).output
    #expect(size.contains("841.89 x 595.276"))
  }

  @Test(arguments: [
    (
      ["render", "nda.md", "--template", "x"],
      "error: nda.md has words of its own, and --template would give it others; leave out --template\n"
    ),
    (
      ["check", "nda.md", "--report"],
      "Error: --report is for terms: nda.md has none\n"
    ),
    (
      ["check", "nda.md", "--template", "x"],
      "Error: nda.md has words of its own: leave out --template\n"
    ),
    (
      ["batch", "nda.md", "--clients", "c.csv", "--out", "out"],
      "Error: nda.md is an agreement without terms, so that a list has nothing to fill in; give a "
        + "batch terms, and the words as a template\n"
    ),
  ])
  func `what an agreement has no use for is misuse`(
    _ arguments: [String], _ message: String
  ) async throws {
    try write("# Paper\n\nWords.\n")
    let result = try await engross(arguments)
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix(message), "\(result.errors)")
  }

  @Test func `front matter with faults is no agreement`() async throws {
    try write("---\ntitel: x\n---\nWords.\n")
    let result = try await engross("render", "nda.md")
    #expect(result.status == 65)
    #expect(
      result.errors == """
        nda.md:2:1: error: unknown key "titel"; did you mean "title"?
            titel: x
            ^
        1 error; no PDF was written

        """)
  }

  @Test func `the schema of the front matter names each key`() async throws {
    let schema = try await engross("schema", "agreement")
    #expect(schema.status == 0)
    for key in ["title", "reference", "date", "language", "style", "contents", "parties"] {
      #expect(schema.output.contains("\"\(key)\""))
    }
  }
}
