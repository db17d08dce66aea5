import Foundation
import TestSupport
import Testing

/// Findings as SARIF, held against the schema that OASIS published for it.
@Suite final class SARIFSchemaTests: CommandTest {
  @Test func `findings of every severity, with related places and waivers, are a SARIF log`()
    async throws
  {
    try copySample(
      as: "my terms.yaml",
      replacing: [
        "limit: 3 %, notice: 90 days": "limit: 3 %, notice: 30 days",
        "response: 8 business hours": "response: 6 business days",
        "handlingTime: {P1: 2 h": "handlingTime: {P1: 12 h",
        "signing: {": """
        allow:
          - {rule: FEE003, because: the client asked for it}
          - {rule: SLA009, because: nothing breaks it}
        signing: {
        """,
      ])
    try await initTemplate("own", adding: "Each Specialist has [number] laptops (see.")
    let log = try await log(of: "my terms.yaml", "--template", "own")
    #expect(Set(log.results.map(\.level)) == ["error", "warning", "note"])
    #expect(log.results.contains { $0.relatedLocations?.isEmpty == false })
    #expect(log.results.contains { $0.suppressions?.isEmpty == false })
    #expect(
      Set(log.results.flatMap(\.locations).map(\.physicalLocation.artifactLocation.uri))
        == ["my%20terms.yaml", "own/staff.md"])
    #expect(try await misfits(log) == "")
  }

  @Test(arguments: [false, true])
  func `terms that cannot be read, by any path, are a SARIF log`(isAbsolute: Bool) async throws {
    try copySample(as: "größe #1.yaml", replacing: ["serviceStart: 2027-01-04": "serviceStart: x"])
    let file = isAbsolute ? folder.appending(path: "größe #1.yaml").path : "größe #1.yaml"
    let log = try await log(of: file)
    #expect(log.results.count == 1)
    #expect(try await misfits(log) == "")
  }

  @Test func `no findings are a SARIF log`() async throws {
    try copySample()
    let log = try await log(of: "terms.yaml")
    #expect(log.results.isEmpty)
    #expect(try await misfits(log) == "")
  }
}

extension SARIFSchemaTests {
  private struct Log: Decodable {
    struct Run: Decodable { var results: [Result] }
    struct Result: Decodable {
      var level: String
      var locations: [Location]
      var relatedLocations: [Location]?
      var suppressions: [[String: String]]?
    }
    struct Location: Decodable { var physicalLocation: PhysicalLocation }
    struct PhysicalLocation: Decodable { var artifactLocation: Artifact }
    struct Artifact: Decodable { var uri: String }

    var runs: [Run]
    var bytes = Data()
    var results: [Result] { runs.flatMap(\.results) }

    enum CodingKeys: CodingKey { case runs }
  }

  private func log(of arguments: String...) async throws -> Log {
    let checked = try await engross(["check", "--diagnostic-format", "sarif"] + arguments)
    var log = try JSONDecoder().decode(Log.self, from: checked.standardOutput)
    log.bytes = checked.standardOutput
    return log
  }

  private func initTemplate(_ name: String, adding text: String) async throws {
    #expect(try await engross("init", name).status == 0)
    let clause = folder.appending(path: "\(name)/staff.md")
    let words = try String(contentsOf: clause, encoding: .utf8)
    try Data("\(words)\n\(text)\n".utf8).write(to: clause)
  }

  /// What the schema refuses in a log, a line each.
  private func misfits(_ log: Log) async throws -> String {
    let file = folder.appending(path: "log.sarif")
    try log.bytes.write(to: file)
    let schema = ProjectFiles.root.appending(path: ".venv/sarif-schema-2.1.0.json")
    let validate = """
      import json, sys, jsonschema
      schema, log = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
      checker = jsonschema.Draft7Validator.FORMAT_CHECKER
      assert "uri-reference" in checker.checkers, "places are not checked"
      validator = jsonschema.Draft7Validator(schema, format_checker=checker)
      for fault in validator.iter_errors(log):
          print(fault.json_path, fault.message[:200])
      del log["runs"][0]["tool"]["driver"]["name"]
      assert not validator.is_valid(log), "a tool without a name is accepted"
      """
    let result = try await run(
      ProjectFiles.pythonTool("python3"), ["-c", validate, schema.path, file.path])
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }
}
