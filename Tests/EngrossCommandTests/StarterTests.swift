import Foundation
import TestSupport
import Testing

@Suite final class StarterTests: CommandTest {
  @Test func `the starter is rendered as it stands, in its own words and in the built-in ones`()
    async throws
  {
    let result = try await engross("init", "new/acme")
    #expect(result.status == 0)
    let count = try files.filter { $0.hasSuffix(".md") || $0.hasSuffix("template.yaml") }.count
    #expect(
      result.errors == """
        wrote new/acme/terms.yaml and the \(count) files of its template
        next: engross render new/acme/terms.yaml --template new/acme

        """)
    let own = try await engross("render", "new/acme/terms.yaml", "--template", "new/acme")
    #expect(own.status == 0)
    let builtIn = try await engross("render", "new/acme/terms.yaml", "-o", "built-in.pdf")
    #expect(builtIn.status == 0)
    #expect(try await places(in: "new/acme/terms.pdf") == places(in: "built-in.pdf"))
  }

  @Test func `a changed clause is in the contract`() async throws {
    _ = try await engross("init", ".")
    let clause = folder.appending(path: "general.md")
    let text = try String(contentsOf: clause, encoding: .utf8)
    try Data("\(text)\n1. Pigeons carry nothing.\n".utf8).write(to: clause)
    #expect(try await engross("render", "terms.yaml", "--template", ".").status == 0)
    let words = try await run("pdftotext", ["terms.pdf", "-"], directory: folder)
    #expect(words.output.contains("Pigeons carry nothing."))
  }

  @Test func `nothing is overwritten, and nothing is written beside it`() async throws {
    try Data("mine".utf8).write(to: folder.appending(path: "terms.yaml"))
    let result = try await engross("init", ".")
    #expect(result.status == 73)
    #expect(
      result.errors == """
        error: cannot write ./terms.yaml: it is there already; move it away, or choose another \
        folder
        1 error; nothing was written

        """)
    #expect(try files == ["terms.yaml"])
    #expect(try contents(of: "terms.yaml") == Data("mine".utf8))
  }

  @Test func `a folder that cannot be made is named`() async throws {
    try Data("mine".utf8).write(to: folder.appending(path: "acme"))
    let result = try await engross("init", "acme/inner")
    #expect(result.status == 73)
    #expect(
      result.errors == """
        error: cannot write acme/inner/: acme/inner is not a folder; choose another place
        1 error; nothing was written

        """)
  }

  @Test func `all optional parts of the starter together have no findings`() async throws {
    _ = try await engross("init", ".")
    let terms = folder.appending(path: "terms.yaml")
    var text = try String(contentsOf: terms, encoding: .utf8)
    // What the comments beside them ask for.
    text = text.replacing("regulations: [ukGDPR]", with: "regulations: [ukGDPR, hipaa]")
      .replacing(/\ +- backup of Client Data .*\n/, with: "")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let all = lines.map { line in
      line.contains(/^#([a-z]|  +[^ ])/) ? line.dropFirst() : line
    }
    #expect(all != lines)
    try Data(all.joined(separator: "\n").utf8).write(to: terms)
    let result = try await engross("check", "terms.yaml", "--diagnostic-format", "short")
    #expect(result.errors == "")
    #expect(result.output == "no findings\n")
  }
}
