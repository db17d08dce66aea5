import Foundation
import TestSupport
import Testing

/// The printed schemas, held against what they describe by somebody else's validator.
@Suite struct SchemaSamplesTests {
  @Test(arguments: [("terms", "Samples"), ("style", "Styles")])
  func `a schema accepts every sample, and refuses a key that nobody knows`(
    kind: String, folder: String
  ) async throws {
    let schema = FileManager.default.temporaryDirectory.appending(
      path: "engross-schema-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: schema) }
    let printed = try await run(ProjectFiles.product("engross"), ["schema", kind])
    try printed.standardOutput.write(to: schema)

    let validate = """
      import glob, json, sys, yaml, jsonschema
      # Dates stay text, as in YAML 1.2.
      class Loader(yaml.SafeLoader): pass
      Loader.yaml_implicit_resolvers = {
          first: [(tag, test) for tag, test in tests if tag != "tag:yaml.org,2002:timestamp"]
          for first, tests in yaml.SafeLoader.yaml_implicit_resolvers.items()}
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      for path in sorted(glob.glob(sys.argv[2] + "/*.yaml")):
          value = yaml.load(open(path, encoding="utf-8"), Loader)
          for fault in validator.iter_errors(value):
              print(path, fault.json_path, fault.message[:200])
          value["nobodyKnows"] = 1
          if validator.is_valid(value):
              print(path, "an unknown key is accepted")
          print("read", path)
      """
    let result = try await run(
      ProjectFiles.pythonTool("python3"), ["-c", validate, schema.path, folder])
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.filter { !$0.hasPrefix("read ") } == [])
    #expect(lines.filter { $0.hasPrefix("read ") }.count >= 3)
  }
}
