internal import Foundation
public import Testing

/// Whether this run records goldens; such a run fails, so that none is accepted unseen.
package let acceptsGoldens = ProcessInfo.processInfo.environment["ENGROSS_ACCEPT_GOLDENS"] == "1"

/// Expects a text to be that of `Goldens/<sample>/<stage>.txt`.
///
/// The text that differs is left in `out/goldens`.
public func expectGolden(
  _ text: String, named stage: String, in sample: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let golden = GoldenFile(sample: sample, name: stage, type: "txt")
  if acceptsGoldens {
    return try golden.record(Data(text.utf8), sourceLocation)
  }
  guard let expected = try? String(contentsOf: golden.expected, encoding: .utf8) else {
    return try golden.reject(Data(text.utf8), "has not been recorded", sourceLocation)
  }
  guard text != expected else { return golden.forgetActual() }
  try golden.reject(
    Data(text.utf8), "differs\n\(firstDifference(expected, text))", sourceLocation)
}

/// Shows the first lines that differ, `-` from the golden and `+` as they are now.
package func firstDifference(
  _ expected: String, _ actual: String, lines shown: Int = 3
) -> String {
  let golden = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let now = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let first = zip(golden, now).prefix { $0 == $1 }.count
  var report = ["line \(first + 1):"]
  report += golden[..<first].suffix(2).map { "  \($0)" }
  report += golden[first...].prefix(shown).map { "- \($0)" }
  report += now[first...].prefix(shown).map { "+ \($0)" }
  return report.joined(separator: "\n")
}

/// One golden: where it is kept, and where a person finds what came instead.
///
/// Where a release of the system must draw otherwise than Debian 12, the golden is kept twice: for
/// Debian 13 as `<name>.debian13.<type>`. Goldens/README.md says which and why.
struct GoldenFile {
  var name: String
  var expected: URL
  var actual: URL

  private static let release: String = {
    let facts = (try? String(contentsOfFile: "/etc/os-release", encoding: .utf8)) ?? ""
    let lines = facts.split(separator: "\n")
    return ["ID=", "VERSION_ID="].map { key in
      lines.first { $0.hasPrefix(key) }?.dropFirst(key.count).filter { $0 != "\"" } ?? ""
    }.joined()
  }()

  init(sample: String, name: String, type: String) {
    let own = "\(sample)/\(name).\(Self.release).\(type)"
    let hasOwn = FileManager.default.fileExists(
      atPath: ProjectFiles.goldens.appending(path: own).path)
    self.name = hasOwn ? own : "\(sample)/\(name).\(type)"
    expected = ProjectFiles.goldens.appending(path: self.name)
    actual = ProjectFiles.actuals.appending(path: "\(sample)/\(name).actual.\(type)")
  }

  func record(_ contents: Data, _ location: SourceLocation) throws {
    try write(contents, to: expected)
    forgetActual()
    Issue.record("golden \(name) was recorded; look at it and run again", sourceLocation: location)
  }

  func reject(_ contents: Data, _ reason: String, _ location: SourceLocation) throws {
    try write(contents, to: actual)
    Issue.record(
      """
      golden \(name) \(reason)
      now: \(actual.path(percentEncoded: false)); to accept it: make goldens
      """, sourceLocation: location)
  }

  func forgetActual() {
    try? FileManager.default.removeItem(at: actual)
  }

  func write(_ contents: Data, to url: URL) throws {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try contents.write(to: url)
  }
}
