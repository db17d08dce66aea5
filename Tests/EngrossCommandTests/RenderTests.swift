import Foundation
import TestSupport
import Testing

@Suite final class RenderTests: CommandTest {
  @Test func `a PDF is written beside its terms, and the user is told where`() async throws {
    try copySample()
    let result = try await engross("render", "terms.yaml")
    #expect(result.status == 0)
    #expect(result.output == "")
    #expect(result.errors.wholeMatch(of: /wrote terms\.pdf \(\d+ pages\)\n/) != nil)
    #expect(try files == ["terms.pdf", "terms.yaml"])
    #expect(try contents(of: "terms.pdf").isPDF)
  }

  @Test func `the same bytes come in any place, time zone, language and folder`() async throws {
    try copySample()
    let options = ["--final", "--esign", "docusign"]
    _ = try await engross(["render", "terms.yaml", "-o", "first.pdf"] + options)
    let first = try contents(of: "first.pdf")
    let places: [[String: String?]] = [
      ["TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"],
      ["TZ": "America/Los_Angeles", "LANG": "ar_EG.UTF-8", "HOME": "/nonexistent"],
      ["USER": "nobody", "LOGNAME": "nobody", "HOSTNAME": "elsewhere", "TMPDIR": "/nonexistent"],
      ["TZ": nil, "LANG": nil, "LC_ALL": "C", "HOME": nil, "USER": nil, "PATH": nil],
    ]
    for environment in places {
      let terms = folder.appending(path: "terms.yaml").path(percentEncoded: false)
      let result = try await engross(
        ["render", terms, "-o", "-"] + options, environment: environment,
        directory: URL(filePath: "/"))
      #expect(result.status == 0)
      #expect(result.errors == "")
      #expect(result.standardOutput == first, "\(environment)")
    }
  }

  @Test func `terms come from standard input and the PDF goes to standard output`() async throws {
    try copySample()
    let result = try await engross("render", "-", stdin: try contents(of: "terms.yaml"))
    #expect(result.status == 0)
    #expect(result.errors == "")
    _ = try await engross("render", "terms.yaml")
    #expect(try result.standardOutput == contents(of: "terms.pdf"))
  }

  @Test func `terms that arrive slowly are read to their end`() async throws {
    try copySample()
    let result = try await shell(
      "(head -c 1000 terms.yaml; sleep 0.2; tail -c +1001 terms.yaml) | $engross render - > a.pdf")
    #expect(result.status == 0)
    #expect(try contents(of: "a.pdf").isPDF)
  }

  @Test func `the PDF dates from the day on which the contract takes effect`() async throws {
    try copySample()
    #expect(try await creationDate() == "2026-12-14T00:00:00Z")
  }

  @Test func `SOURCE_DATE_EPOCH sets the date, and --creation-timestamp sets it before all`()
    async throws
  {
    try copySample()
    let epoch: [String: String?] = ["SOURCE_DATE_EPOCH": "1796083201", "TZ": "Asia/Tokyo"]
    #expect(try await creationDate(environment: epoch) == "2026-12-01T00:00:01Z")
    #expect(
      try await creationDate("--creation-timestamp", "0", environment: epoch)
        == "1970-01-01T00:00:00Z")
  }

  @Test func `each page becomes a picture with the number of its page`() async throws {
    try copySample()
    let result = try await engross(
      "render", "terms.yaml", "--format", "png", "--pages", "2-3", "--ppi", "36")
    #expect(result.errors == "wrote terms-02.png to terms-03.png (2 pictures)\n")
    #expect(try files == ["terms-02.png", "terms-03.png", "terms.yaml"])
    #expect(try contents(of: "terms-02.png").isPNG)
    #expect(try contents(of: "terms-02.png") != contents(of: "terms-03.png"))
  }

  @Test func `pages are drawn as SVG, one a file, and twice alike`() async throws {
    try copySample()
    let result = try await engross(
      "render", "terms.yaml", "--format", "svg", "--pages", "1-3", "-o", "page.svg")
    #expect(result.errors == "wrote page-01.svg to page-03.svg (3 pictures)\n")
    #expect(try files == ["page-01.svg", "page-02.svg", "page-03.svg", "terms.yaml"])
    let again = try await engross(
      "render", "terms.yaml", "-o", "-", "--format", "svg", "--pages", "2")
    #expect(try again.standardOutput == contents(of: "page-02.svg"))
    let page = again.output
    #expect(page.contains(#"width="595.275591pt" height="841.889764pt""#), "\(page.prefix(300))")
    #expect(page.hasSuffix("</svg>\n"))
  }

  @Test func `one page is one picture, in the format that the ending asks for`() async throws {
    try copySample()
    let result = try await engross(
      "render", "terms.yaml", "-o", "page.png", "--pages", "1", "--ppi", "36")
    #expect(result.errors == "wrote page.png (1 picture)\n")
    let toOutput = try await engross(
      "render", "terms.yaml", "-o", "-", "--format", "png", "--pages", "1", "--ppi", "36")
    #expect(try toOutput.standardOutput == contents(of: "page.png"))
  }

  @Test func `a page that the contract does not have is an error, and none is drawn`() async throws
  {
    try copySample()
    let result = try await engross("render", "terms.yaml", "-o", "a.png", "--pages", "1-99")
    #expect(result.status == 64)
    let message =
      /error: the contract has no page \d\d; ask for fewer with --pages\n1 error; no picture was written\n/
    #expect(result.errors.wholeMatch(of: message) != nil)
    #expect(try files == ["terms.yaml"])
  }

  @Test func `the breaks of a contract are explained, a page a line, and the PDF is written`()
    async throws
  {
    try copySample()
    let result = try await engross("render", "terms.yaml", "--explain-breaks")
    #expect(result.status == 0)
    let pages = result.output.split(separator: "\n")
    #expect(result.errors == "wrote terms.pdf (\(pages.count) pages)\n")
    #expect(pages.enumerated().allSatisfy { $1.hasPrefix("page \($0 + 1): ") })
    #expect(pages.last?.contains("ends with the document") == true)
  }

  /// The date that a PDF of the terms says it was created on.
  private func creationDate(
    _ arguments: String..., environment: [String: String?] = [:]
  ) async throws -> String {
    let result = try await engross(
      ["render", "terms.yaml", "-o", "dated.pdf"] + arguments, environment: environment)
    #expect(result.status == 0)
    let facts = try await run(
      "pdfinfo", ["-isodates", "dated.pdf"], environment: ["TZ": "UTC"], directory: folder)
    let line = facts.output.firstMatch(of: /CreationDate: +(\S+)/)
    return try String(#require(line).1)
  }

  @Test func `a character that no font has is named where the terms have it`() async throws {
    try copySample(replacing: [
      "name: Fenwright Systems Ltd": "name: Fenwright \u{0E01} Systems Ltd"
    ])
    let result = try await engross("render", "terms.yaml")
    #expect(result.status == 1)
    #expect(
      result.errors == """
        terms.yaml:16:11: error: no font of the style has the character "\u{0E01}" (U+0E01) in \
        "\u{0E01}"; Noto Serif Thai has it: install the package fonts-noto-core (make \
        setup-scripts) and add the family to families.fallback in the style sheet
                name: Fenwright \u{0E01} Systems Ltd
                      ^
        1 error; no PDF was written

        """)
  }

  @Test func `a draft with numbered lines proves its words`() async throws {
    try copySample()
    #expect(try await engross("render", "terms.yaml", "--line-numbers").status == 0)
    let proof = try await engross("verify", "terms.pdf", "--unsigned")
    #expect(
      proof.output
        == "the words are those of the terms in the file: 12 pages, the same to the byte\n")
  }
}
