import Foundation
import TestSupport
import Testing

@Suite final class StylesTests: CommandTest {
  @Test(arguments: ["counsel", "house", "ledger", "northwind"])
  func `a new style is explained key by key, and looks like the one it is made from`(
    parent: String
  ) async throws {
    try copySample()
    let made = try await engross("styles", "new", "acme", "--from", parent)
    #expect(made.status == 0)
    #expect(
      made.errors == "wrote acme.yaml\nnext: engross render TERMS.yaml --style acme.yaml\n")
    let text = String(decoding: try contents(of: "acme.yaml"), as: UTF8.self)
    #expect(text.contains("\nextends: \(parent)\n"))
    #expect(text.contains("# From the paper's edge to the text.\n  margins: { top: "))
    let lines = text.split(separator: "\n")
    for (before, line) in zip(lines, lines.dropFirst()) where !line.contains("# ") {
      #expect(before.contains("# ") || line.hasPrefix("    "), "no comment on \(line)")
    }
    _ = try await engross("render", "terms.yaml", "--style", "acme.yaml", "-o", "acme.pdf")
    _ = try await engross("render", "terms.yaml", "--style", parent, "-o", "parent.pdf")
    #expect(try await places(in: "acme.pdf") == places(in: "parent.pdf"))
  }

  @Test func `a style that is there already is never overwritten`() async throws {
    _ = try await engross("styles", "new", "acme")
    let first = try contents(of: "acme.yaml")
    let again = try await engross("styles", "new", "acme", "--from", "counsel")
    #expect(again.status == 73)
    #expect(again.errors.hasSuffix("1 error; nothing was written\n"))
    #expect(try contents(of: "acme.yaml") == first)
    let child = try await engross("styles", "new", "child", "--from", "acme")
    #expect(child.status == 0)
    #expect(
      String(decoding: try contents(of: "child.yaml"), as: UTF8.self).contains("extends: acme\n"))
  }

  @Test func `a style that a new one cannot begin with is named`() async throws {
    let result = try await engross("styles", "new", "acme", "--from", "hause")
    #expect(result.status == 65)
    #expect(
      result.errors == """
        error: there is no style "hause"; did you mean "house"?
        1 error; nothing was written

        """)
    #expect(try files == [])
  }

  @Test func `one sheet shows all styles, those of the folder too, and twice alike`() async throws {
    try copySample()
    _ = try await engross("styles", "new", "acme", "--from", "northwind")
    for name in ["first.pdf", "second.pdf"] {
      let result = try await engross("styles", "sheet", "-o", name)
      #expect(result.errors == "wrote \(name)\n")
      #expect(result.status == 0)
    }
    #expect(try contents(of: "first.pdf") == contents(of: "second.pdf"))
    let text = try await run("pdftotext", ["-layout", "first.pdf", "-"], directory: folder).output
    for style in ["counsel", "house", "ledger", "northwind", "acme"] {
      #expect(text.contains(style), "\(style)")
    }
    let facts = try await run("pdfinfo", ["first.pdf"], directory: folder).output
    #expect(facts.contains(/Pages: +2\n/))
  }

  @Test func `a sheet of two styles is a picture, with a contract of one's own`() async throws {
    try copySample()
    let result = try await engross(
      "styles", "sheet", "house", "counsel", "-o", "s.png", "--terms", "terms.yaml", "--ppi", "36")
    #expect(result.errors == "wrote s.png\n")
    #expect(try contents(of: "s.png").isPNG)
  }

  @Test func `every key is listed, and the names that a brand gives to values`() async throws {
    let all = try await engross("styles", "explain")
    #expect(all.output.contains("page.margins.top: Above.\n"))
    #expect(all.output.contains("pageBreaking.widows: "))
    let color = try await engross("styles", "explain", "table.headGround", "--style", "northwind")
    #expect(
      color.output.hasPrefix(
        """
        table.headGround: The ground of the head.
            a colour such as "#1b3a5c", or a $name of brand.colors, or none
        colours of northwind: $accent, $ground, $hairline, $ink,
        """))
  }
}
