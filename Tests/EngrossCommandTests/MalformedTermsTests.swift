import Foundation
import TestSupport
import Testing

/// The malformed terms of `ContractModelTests`, given to the command.
@Suite final class MalformedTermsTests: CommandTest {
  @Test(arguments: try malformedFiles())
  func `malformed terms give their messages, the right code and no PDF`(_ name: String) async throws
  {
    let output = folder.appending(path: "a.pdf").path(percentEncoded: false)
    let result = try await engross("render", name, "-o", output, directory: malformed)
    let url = malformed.appending(path: name).deletingPathExtension()
    let messages = try String(contentsOf: url.appendingPathExtension("txt"), encoding: .utf8)
      .split(separator: "\n")

    #expect(result.status == (unreadable.contains(url.lastPathComponent) ? 65 : 1))
    #expect(result.output == "")
    let lines = result.errors.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix(name) && !$0.contains(": note: ") } == messages)
    let count = messages.count == 1 ? "1 error" : "\(messages.count) errors"
    #expect(lines.last == "\(count); no PDF was written")
    #expect(try files == [])
  }
}

private let malformed = ProjectFiles.root.appending(path: "Tests/ContractModelTests/Malformed")

private func malformedFiles() throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: malformed.path(percentEncoded: false))
    .filter { !$0.hasSuffix(".txt") }.sorted()
}

/// Those that are not text, or not YAML or JSON as it is read here.
private let unreadable: Set<String> = [
  "anchors-and-aliases", "at-sign", "bad-escape", "binary", "colon-in-value", "deep-block",
  "deep-list", "deeper-list", "duplicate-key", "duplicate-keys-everywhere", "empty-file",
  "escape-byte", "json-lone-surrogate", "json-truncated", "json-with-faults", "key-without-value",
  "latin-1", "laughs", "laughs-in-a-key", "list-as-key", "lone-surrogate", "markdown-bullets",
  "merge-key", "money-with-a-comma", "nul-byte", "null-escape", "only-comments", "structured-key",
  "tab-indentation", "tag", "text-after-quote", "truncated", "two-documents", "unclosed-list",
  "unclosed-quote", "unclosed-record", "utf-16", "wrong-indentation",
]
