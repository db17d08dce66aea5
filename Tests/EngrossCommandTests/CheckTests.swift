import Foundation
import TestSupport
import Testing

@Suite final class CheckTests: CommandTest {
  @Test(arguments: ["architects", "clinic", "manufacturer"])
  func `the samples pass, strictly and without waivers`(_ sample: String) async throws {
    try copySample(sample)
    let result = try await engross("check", "terms.yaml", "--strict")
    #expect(result.output == "no findings\n")
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test func `a finding shows its line, and the place that explains it`() async throws {
    try copySample(replacing: ["response: 8 business hours": "response: 6 business days"])
    let line = try line(of: "response: 6")
    let result = try await engross("check", "terms.yaml")
    #expect(result.status == 1)
    #expect(
      result.output == """
        terms.yaml:\(line + 1):17: error: P3 resolution (5 business days) is shorter than its response (6 business days); swap the two, or correct their units [SLA001]
                resolution: 5 business days
                            ^
        terms.yaml:\(line):15: note: the response is here
                response: 6 business days
                          ^
        1 error

        """)
  }

  @Test func `a line a finding is the short form`() async throws {
    try copySample(replacing: ["response: 8 business hours": "response: 6 business days"])
    let line = try line(of: "response: 6")
    let result = try await engross("check", "terms.yaml", "--diagnostic-format", "short")
    #expect(
      result.output == """
        terms.yaml:\(line + 1):17: error: P3 resolution (5 business days) is shorter than its response (6 business days); swap the two, or correct their units [SLA001]
        1 error

        """)
  }

  @Test func `terms that cannot be read are findings, too`() async throws {
    try copySample(replacing: ["serviceStart: 2027-01-04": "serviceStart: soon"])
    let result = try await engross("check", "terms.yaml", "--diagnostic-format", "short")
    #expect(result.status == 1)
    #expect(
      result.output == """
        terms.yaml:\(try line(of: "soon")):17: error: expected a date such as 2026-12-01, found "soon"
        1 error

        """)
  }

  @Test func `strictly, a warning fails`() async throws {
    try copySample(replacing: ["limit: 3 %, notice: 90 days": "limit: 3 %, notice: 30 days"])
    let result = try await engross("check", "terms.yaml")
    #expect(result.status == 0)
    #expect(result.output.hasSuffix("\n1 warning\n"))
    #expect(try await engross("check", "terms.yaml", "--strict").status == 1)
  }

  @Test func `a waiver accepts a finding, and the report tells it`() async throws {
    try copySample(
      replacing: [
        "limit: 3 %, notice: 90 days": "limit: 3 %, notice: 30 days",
        "signing: {": "allow: [{rule: FEE003, because: the client asked for it}]\nsigning: {",
      ])
    let result = try await engross("check", "terms.yaml", "--strict", "--report")
    #expect(result.status == 0)
    #expect(
      result.output.hasPrefix(
        """
        no findings; 1 waived

        Service levels
          Priority     Response          Resolution        Clock          Promised
          P1 Critical  1 business hour   8 business hours  support hours  95 %
          P2 High      2 business hours  2 business days   support hours  90 %
          P3 Normal    8 business hours  5 business days   support hours  90 %

        Capacity

        """))
    #expect(
      result.output.hasSuffix(
        """

        Waivers
          FEE003: the client asked for it
            a rise of the fees is announced 30 days before, but a renewal is prevented 60 days before

        """))
  }

  @Test func `a waiver of nothing is a finding`() async throws {
    try copySample(
      replacing: [
        "signing: {": """
        allow:
          - {rule: SCP03, because: a slip}
          - {rule: SLA001, because: it was agreed}
          - {rule: DOC005, because: it cannot be}
        signing: {
        """
      ])
    let result = try await engross("check", "terms.yaml", "--diagnostic-format", "short")
    #expect(result.status == 1)
    #expect(
      result.output.split(separator: "\n").map { $0.drop { $0 != " " } } == [
        " error: there is no rule SCP03 to waive; did you mean SCP003? [ALW001]",
        " warning: SLA001 is waived, but nothing breaks it; remove the waiver [ALW002]",
        " error: there is no rule DOC005 to waive; did you mean DOC001? [ALW001]",
        " errors, 1 warning",
      ])
  }

  @Test func `a template of one's own is checked, too`() async throws {
    try copySample()
    #expect(try await engross("init", "own").status == 0)
    let clause = folder.appending(path: "own/staff.md")
    let text = try String(contentsOf: clause, encoding: .utf8)
    try Data((text + "\nEach Specialist has [number] years of experience.\n").utf8)
      .write(to: clause)
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).count + 1
    let result = try await engross(
      "check", "terms.yaml", "--template", "own", "--diagnostic-format", "short")
    #expect(
      result.output == """
        own/staff.md:\(line):6: error: "Specialist" is written like a defined term, but nothing defines it; define it, or write it in small letters [DOC001]
        own/staff.md:\(line):21: error: "[number]" is still to be filled in; write what is meant [DOC006]
        2 errors

        """)
  }

  @Test func `findings as JSON hold what a program needs`() async throws {
    try copySample(
      replacing: [
        "limit: 3 %, notice: 90 days": "limit: 3 %, notice: 30 days",
        "response: 8 business hours": "response: 6 business days",
        "signing: {": "allow: [{rule: FEE003, because: the client asked for it}]\nsigning: {",
      ])
    let result = try await engross("check", "terms.yaml", "--diagnostic-format", "json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: result.standardOutput) as? [String: Any])
    #expect(json["errors"] as? Int == 1)
    #expect(json["waived"] as? Int == 1)
    let findings = try #require(json["findings"] as? [[String: Any]])
    #expect(findings.map { $0["rule"] as? String } == ["SLA001", "FEE003"])
    #expect(findings[1]["waivedBecause"] as? String == "the client asked for it")
    let place = try #require(findings[0]["location"] as? [String: Any])
    #expect(place["file"] as? String == "terms.yaml")
    #expect(place["line"] as? Int == (try line(of: "response: 6")) + 1)
    #expect(place["column"] as? Int == 17)
  }

  @Test func `findings as SARIF point to rules, places and suppressions`() async throws {
    try copySample(
      as: "my terms.yaml",
      replacing: [
        "limit: 3 %, notice: 90 days": "limit: 3 %, notice: 30 days",
        "response: 8 business hours": "response: 6 business days",
        "signing: {": "allow: [{rule: FEE003, because: the client asked for it}]\nsigning: {",
      ])
    let result = try await engross("check", "my terms.yaml", "--diagnostic-format", "sarif")
    #expect(result.status == 1)
    let log = try #require(
      try JSONSerialization.jsonObject(with: result.standardOutput) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let driver = try #require(
      (run["tool"] as? [String: [String: Any]])?["driver"])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 2)
    for finding in results {
      let index = try #require(finding["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == finding["ruleId"] as? String)
      #expect(["error", "warning", "note"].contains(finding["level"] as? String))
      #expect((finding["message"] as? [String: String])?["text"]?.isEmpty == false)
      let place = try #require((finding["locations"] as? [[String: Any]])?.first)
      let physical = try #require(place["physicalLocation"] as? [String: [String: Any]])
      #expect(physical["artifactLocation"]?["uri"] as? String == "my%20terms.yaml")
      #expect((physical["region"]?["startLine"] as? Int ?? 0) > 0)
    }
    #expect(results[0]["suppressions"] == nil)
    #expect(
      results[1]["suppressions"] as? [[String: String]]
        == [["kind": "inSource", "justification": "the client asked for it"]])
  }

  @Test func `findings are coloured on a terminal, unless it is not wanted`() async throws {
    try copySample(replacing: ["response: 8 business hours": "response: 6 business days"])
    let terminal = "script --quiet --return --command"
    let coloured = try await shell("\(terminal) '$engross check terms.yaml' /dev/null")
    #expect(coloured.output.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    let plain = try await shell(
      "NO_COLOR=1 \(terminal) '$engross check terms.yaml' /dev/null")
    #expect(plain.output.contains("error:"))
    #expect(!plain.output.contains("\u{1B}"))
  }

  @Test func `the final contract is refused while there are errors, and is no draft`() async throws
  {
    try copySample(replacing: ["response: 8 business hours": "response: 6 business days"])
    let refused = try await engross("render", "terms.yaml", "--final")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("[SLA001]"))
    #expect(refused.errors.hasSuffix("\n1 error; no PDF was written\n"))
    #expect(try files == ["terms.yaml"])
    #expect(try await engross("render", "terms.yaml", "-o", "draft.pdf").status == 0)

    try copySample()
    #expect(try await engross("render", "terms.yaml", "-o", "final.pdf", "--final").status == 0)
    let (draft, final) = (try contents(of: "draft.pdf"), try contents(of: "final.pdf"))
    #expect(draft.isPDF && final.isPDF && draft != final)
  }

  /// The line of the terms in which some text stands.
  private func line(of text: String) throws -> Int {
    let lines = String(decoding: try contents(of: "terms.yaml"), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.contains(text) }) + 1
  }

  @Test func `a missing file or folder is told as for render`() async throws {
    let file = try await engross("check", "acme.yaml")
    #expect(file.status == 66)
    #expect(file.errors.hasPrefix("error: there is no file acme.yaml"))
    try copySample()
    let folder = try await engross("check", "terms.yaml", "--template", "own")
    #expect(folder.status == 66)
    #expect(folder.errors.hasPrefix("error: there is no folder own"))
  }
}
