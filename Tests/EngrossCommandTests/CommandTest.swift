import Foundation
import TestSupport
import Testing

/// A folder for one test and the command that is under test.
class CommandTest {
  let folder: URL

  init() throws {
    // Resolved, so that paths compare where the temporary folder is a symbolic link.
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "engross-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Runs `engross` in the folder of the test, with 80 columns and no date in the environment.
  func engross(
    _ arguments: String..., stdin: Data = Data(), environment: [String: String?] = [:],
    directory: URL? = nil
  ) async throws -> CommandResult {
    try await engross(arguments, stdin: stdin, environment: environment, directory: directory)
  }

  func engross(
    _ arguments: [String], stdin: Data = Data(), environment: [String: String?] = [:],
    directory: URL? = nil
  ) async throws -> CommandResult {
    try await run(
      ProjectFiles.product("engross"), arguments, stdin: stdin,
      environment: ["COLUMNS": "80", "SOURCE_DATE_EPOCH": nil]
        .merging(environment) { $1 },
      directory: directory ?? folder)
  }

  /// Runs a line of shell in the folder of the test; `$engross` is the command.
  func shell(_ line: String) async throws -> CommandResult {
    try await run(
      "sh", ["-c", line],
      environment: [
        "engross": ProjectFiles.product("engross").path(percentEncoded: false),
        "SOURCE_DATE_EPOCH": nil, "NO_COLOR": nil, "TERM": "xterm",
      ], directory: folder)
  }

  /// Copies a sample into the folder, perhaps with some of its text replaced.
  func copySample(
    _ sample: String = "architects", as name: String = "terms.yaml",
    replacing replacements: KeyValuePairs<String, String> = [:]
  ) throws {
    let url = ProjectFiles.root.appending(path: "Samples/\(sample).yaml")
    var text = try String(contentsOf: url, encoding: .utf8)
    for (old, new) in replacements {
      try #require(text.contains(old), "\(sample).yaml has no \(old)")
      text = text.replacing(old, with: new)
    }
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// Every word of a PDF with its place, as poppler finds them, but for the digest of what the PDF
  /// was made from; sorted, for the order in which poppler reads depends on its width.
  func places(in name: String) async throws -> [Substring] {
    let words = try await run("pdftotext", ["-bbox", name, "-"], directory: folder)
    #expect(words.status == 0)
    return words.output.split(separator: "\n").filter { !$0.contains(#/>[0-9a-f]{12}</#) }.sorted()
  }

  func contents(of name: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: name))
  }

  /// All files and folders of the folder, hidden ones included.
  var files: [String] {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
        .sorted()
    }
  }
}

extension Data {
  var isPDF: Bool { starts(with: Data("%PDF-1.".utf8)) }
  var isPNG: Bool { starts(with: [0x89, 0x50, 0x4E, 0x47]) }
}
