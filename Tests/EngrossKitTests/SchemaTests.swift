import EngrossKit
import Foundation
import TestSupport
import Testing

/// Holds the printed JSON Schema against the reader: what one knows, both know.
@Suite struct SchemaTests {
  private static let schema = Contract.schema.jsonSchema(title: "terms")

  @Test(arguments: [Contract.schema, StyleSheet.schema])
  func `the schema has the keys of the reader, and no other`(_ schema: Schema) throws {
    let json = try object(schema.jsonSchema(title: "any"))
    #expect(Set(paths(json)) == Set(schema.paths.filter { !$0.isEmpty }))
  }

  @Test(arguments: ["architects", "clinic", "manufacturer"])
  func `every value of a sample is known to the schema, with its form`(_ name: String) throws {
    let file = ProjectFiles.root.appending(path: "Samples/\(name).yaml")
    let source = try SourceNode(text: try String(contentsOf: file, encoding: .utf8), file: name)
    #expect(try misfits(source, try object(Self.schema), at: "") == [])
  }

  @Test func `a key that the reader refuses, the schema refuses`() throws {
    let file = ProjectFiles.root.appending(path: "Samples/architects.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let keys = text.matches(of: /(?m)^ *(?:- )?([a-z][A-Za-z]+):/).map { String($0.1) }
    for key in Set(keys).sorted() {
      let changed = text.replacing("\(key):", with: "\(key)Wrong:")
      #expect(throws: Faults.self) { try Contract.read(text: changed, file: name(key)) }
      let source = try SourceNode(text: changed, file: "changed.yaml")
      #expect(try misfits(source, try object(Self.schema), at: "") != [], "\(key)")
    }
  }

  private func name(_ key: String) -> String { "\(key).yaml" }

  /// The paths of all properties, with `*` for the index of a list and for any name.
  private func paths(_ schema: [String: Any], under path: String = "") -> [String] {
    func join(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    var found: [String] = []
    for (key, value) in schema["properties"] as? [String: [String: Any]] ?? [:] {
      found += [join(key)] + paths(value, under: join(key))
    }
    for inner in [schema["items"], schema["additionalProperties"]] {
      guard let inner = inner as? [String: Any] else { continue }
      found += [join("*")] + paths(inner, under: join("*"))
    }
    for form in schema["anyOf"] as? [[String: Any]] ?? [] { found += paths(form, under: path) }
    return found
  }

  /// What a validator would object to: unknown and missing keys, values of another form.
  private func misfits(
    _ node: SourceNode, _ schema: [String: Any], at path: String
  ) throws -> [String] {
    if let forms = schema["anyOf"] as? [[String: Any]] {
      let each = try forms.map { try misfits(node, $0, at: path) }
      return each.contains([]) ? [] : each[0]
    }
    switch node.content {
    case .record(let entries):
      guard schema["type"] as? String == "object" else { return ["\(path): a record"] }
      let known = schema["properties"] as? [String: [String: Any]] ?? [:]
      let missing = (schema["required"] as? [String] ?? []).filter { key in
        !entries.contains { $0.key == key }
      }
      return try missing.map { "\(path).\($0): missing" }
        + entries.flatMap { entry in
          guard let value = known[entry.key] else { return ["\(path).\(entry.key): unknown"] }
          return try misfits(entry.value, value, at: "\(path).\(entry.key)")
        }
    case .list(let items):
      guard let element = schema["items"] as? [String: Any] else { return ["\(path): a list"] }
      let isShort = items.count < schema["minItems"] as? Int ?? 0
      return try (isShort ? ["\(path): too short"] : [])
        + items.enumerated().flatMap { try misfits($1, element, at: "\(path).\($0)") }
    case .text(let text):
      if let words = schema["enum"] as? [String] {
        return words.contains(text) ? [] : ["\(path): \(text)"]
      }
      guard schema["type"] is [String] else { return ["\(path): text"] }
      guard let pattern = schema["pattern"] as? String else { return [] }
      // A number without quotes is no text to a validator, which asks the pattern of text only.
      if Double(text) != nil { return [] }
      return try text.contains(Regex(pattern)) ? [] : ["\(path): \(text)"]
    case .absent: return ["\(path): nothing"]
    }
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
