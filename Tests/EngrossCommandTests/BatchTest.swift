import EngrossKit
import Foundation
import TestSupport

/// The terms, the list and the folder of a batch that is under test.
class BatchTest: CommandTest {
  /// Copies the terms and the first rows of the list of clients.
  func prepare(rows: Int) throws {
    try copySample()
    let list = try String(
      contentsOf: ProjectFiles.root.appending(path: "Samples/clients.csv"), encoding: .utf8)
    let lines = list.split(separator: "\n").prefix(rows + 1)
    try write("clients.csv", lines.joined(separator: "\n") + "\n")
  }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func batch(_ arguments: String..., stdin: Data = Data()) async throws -> CommandResult {
    try await engross(
      ["batch", "terms.yaml", "--progress", "none"] + arguments, stdin: stdin)
  }

  /// The files of a folder with their digests; of a manifest without the times.
  func state(of name: String) throws -> [String: String] {
    let place = folder.appending(path: name)
    var state: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: place.path) {
      let bytes = try Data(contentsOf: place.appending(path: file))
      if file.hasSuffix(".jsonl") {
        state[file] = try records(of: "\(name)/\(file)").map { record in
          var record = record
          record.ms = nil
          return String(decoding: record.line, as: UTF8.self)
        }.joined()
      } else {
        state[file] = bytes.base64EncodedString()
      }
    }
    return state
  }

  func records(of name: String) throws -> [ManifestRecord] {
    try contents(of: name).split(separator: 10).compactMap { ManifestRecord(line: $0) }
  }
}
