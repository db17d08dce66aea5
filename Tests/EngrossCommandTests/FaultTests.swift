import Foundation
import TestSupport
import Testing

/// What a person reads when the input cannot be used, word for word, and the exit code.
@Suite final class FaultTests: CommandTest {
  @Test func `a fault in the terms is shown with its line`() async throws {
    try copySample(replacing: ["language: en-GB": "language: en_GB", "  effective:": "  efective:"])
    let result = try await engross("render", "terms.yaml")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(
      result.errors.hasPrefix(
        """
        terms.yaml:3:11: error: expected a language such as en-GB, found "en_GB"; \
        write it with a hyphen, such as en-GB
            language: en_GB
                      ^

        """))
    #expect(result.errors.contains("\n      efective: 2026-12-14\n      ^\n"))
    #expect(result.errors.hasSuffix("\n3 errors; no PDF was written\n"))
    #expect(try files == ["terms.yaml"])
  }

  @Test func `terms from standard input are shown too`() async throws {
    let result = try await engross("render", "-", stdin: Data("reference: @home\n".utf8))
    #expect(result.status == 65)
    #expect(result.standardOutput == Data())
    #expect(
      result.errors == """
        -:1:12: error: a value cannot begin with "@"; put the value in quotes
            reference: @home
                       ^
        1 error; no PDF was written

        """)
  }

  @Test func `the caret stands under its character, wide ones and tabs before it or not`()
    async throws
  {
    let result = try await engross(
      "render", "-", stdin: Data("{reference: \"東京\",\t\"colour\": 1, title: \"a\u{85}b\"}".utf8))
    #expect(result.status == 1)
    #expect(
      result.errors.contains(
        """
            {reference: "東京",\t"colour": 1, title: "a·b"}
                               \t^
        """))
  }

  @Test func `a long line is cut around the fault`() async throws {
    let words = Array(repeating: "word", count: 40).joined(separator: " ")
    let result = try await engross(
      "render", "-", stdin: Data("{title: \"\(words)\", colour: red, x: \"\(words)\"}\n".utf8))
    let lines = result.errors.split(separator: "\n")
    let index = try #require(lines.firstIndex { $0.contains("unknown key \"colour\"") })
    #expect(lines[index + 1].hasPrefix("    …"))
    #expect(lines[index + 1].hasSuffix("…"))
    let caret = try #require(lines[index + 2].firstIndex(of: "^"))
    let offset = lines[index + 2].distance(from: lines[index + 2].startIndex, to: caret)
    #expect(lines[index + 1].dropFirst(offset).hasPrefix("colour"))
  }

  @Test func `colour is for terminals whose user has nothing against it`() async throws {
    let line = "script --quiet --return --command '$engross render no.yaml' /dev/null"
    #expect(try await shell(line).output.hasPrefix("\u{1B}[1;31merror:\u{1B}[0m there is no file"))
    for plain in ["NO_COLOR=1", "TERM=dumb"] {
      #expect(try await shell("\(plain) \(line)").output.hasPrefix("error: there is no file"))
    }
    #expect(try await shell("$engross render no.yaml").errors.hasPrefix("error: there is no file"))
  }

  @Test func `a fault in the template is shown with its line, and is none of the terms`()
    async throws
  {
    _ = try await engross("init", "acme")
    try Data("## Fees\n\nThe fee is {{fees.totl}}.\n".utf8)
      .write(to: folder.appending(path: "acme/fees.md"))
    let result = try await engross("render", "acme/terms.yaml", "--template", "acme")
    #expect(result.status == 65)
    #expect(result.errors.contains("acme/fees.md:3:12: error: "))
    #expect(result.errors.contains("\n    The fee is {{fees.totl}}.\n               ^\n"))
    #expect(try !files.contains("acme/terms.pdf"))
  }

  @Test func `a fault in the style is shown with its line`() async throws {
    try copySample()
    try Data("extends: house\ncolour: red\n".utf8).write(to: folder.appending(path: "acme.yaml"))
    let result = try await engross("render", "terms.yaml", "--style", "acme.yaml")
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("acme.yaml:2:1: error: unknown key \"colour\""))
    #expect(result.errors.hasSuffix("\n    colour: red\n    ^\n1 error; no PDF was written\n"))
    #expect(try files == ["acme.yaml", "terms.yaml"])
  }

  @Test(arguments: [
    (["no.yaml"], "there is no file no.yaml; to begin one, run: engross init"),
    (["."], ". cannot be read; give a file that you may read"),
    (
      ["terms.yaml", "--template", "no"],
      "there is no folder no; to make one, run: engross init no"
    ),
    (
      ["terms.yaml", "--style", "no"],
      "there is no style no; \(knownStyles)"
    ),
    (
      ["terms.yaml", "--style", "no.yaml"],
      "there is no style no.yaml; \(knownStyles)"
    ),
  ])
  func `a missing file is named`(_ arguments: [String], _ message: String) async throws {
    try copySample()
    let result = try await engross(["render"] + arguments)
    #expect(result.status == 66)
    #expect(result.errors == "error: \(message)\n1 error; no PDF was written\n")
    #expect(try files == ["terms.yaml"])
  }
}

private let knownStyles =
  "choose counsel, house, ledger, northwind, or give a file such as acme.yaml"
