import ContractModel
import Foundation
import StrictInput

/// The folder of these tests.
let testFolder = URL(filePath: #filePath).deletingLastPathComponent()

/// The text of a file in `Terms`.
func terms(_ name: String) throws -> String {
  try String(contentsOf: testFolder.appending(path: "Terms/\(name).yaml"), encoding: .utf8)
}

/// The contract of a file in `Terms`, perhaps with some of its text replaced.
func contract(
  _ name: String, replacing replacements: KeyValuePairs<String, String> = [:]
) throws -> Located<Contract> {
  var text = try terms(name)
  for (old, new) in replacements { text = text.replacing(old, with: new) }
  return try Contract.read(text: text, file: "\(name).yaml")
}

/// What is said of a text that does not fit a type.
func fault<Value: StrictScalar>(_ type: Value.Type, _ text: String) -> String {
  do {
    let value = try Value.read(SourceNode(.text(text), at: .init(file: "f", line: 1, column: 1)))
    return "accepted as \(value.value.written)"
  } catch {
    return error.description.replacing("f:1:1: error: ", with: "")
  }
}
