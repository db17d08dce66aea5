import Foundation
import TestSupport
import Testing

/// The command as a process of its own, while files change under it.
@Suite final class WatchTests: CommandTest {
  @Test func `a change of the terms is rendered, and what changed is told`() async throws {
    try copySample()
    let watch = try await Watching(["terms.yaml"], in: folder)
    defer { watch.end() }
    try await watch.expect(/wrote terms\.pdf \(\d+ pages\) in \d+\.\d\d s/)
    try await watch.expect(/watching terms\.yaml and \d+ other files?; Ctrl-C ends\n/)
    let before = try contents(of: "terms.pdf")

    try replace("YO1 7VK", with: "YO1 7VL")
    try await watch.expect(/wrote terms\.pdf \(\d+ pages\) in \d+\.\d\d s: pages? .*changed\n/)
    #expect(try contents(of: "terms.pdf") != before)

    try replace("YO1 7VL", with: "YO1 7VK")
    try await watch.expect(/changed\n/)
    #expect(try contents(of: "terms.pdf") == before)
  }

  @Test func `faults are told while one types, and the PDF stays as it was`() async throws {
    try copySample()
    let watch = try await Watching(["terms.yaml"], in: folder)
    defer { watch.end() }
    try await watch.expect(/Ctrl-C ends\n/)
    let before = try contents(of: "terms.pdf")
    let terms = try contents(of: "terms.yaml")

    try save("parties: {", "terms.yaml")
    try await watch.expect(
      /terms\.yaml:\d+:\d+: error: .*\n(.*\n)*1 error; terms\.pdf is as it was\n/)
    #expect(try contents(of: "terms.pdf") == before)

    try FileManager.default.removeItem(at: folder.appending(path: "terms.yaml"))
    try await watch.expect(/there is no file terms\.yaml/)
    try save(String(decoding: terms, as: UTF8.self), "terms.yaml")
    try await watch.expect(/wrote terms\.pdf .*: no page changed\n/)
  }

  @Test func `a change of the style is rendered, and the pages that begin elsewhere are named`()
    async throws
  {
    try copySample()
    try save("extends: house\n", "acme.yaml")
    let watch = try await Watching(
      ["terms.yaml", "--style", "acme.yaml", "-o", "a.pdf"], in: folder)
    defer { watch.end() }
    try await watch.expect(/Ctrl-C ends\n/)
    try save("extends: house\npage: {margins: {top: 30 mm}}\n", "acme.yaml")
    try await watch.expect(/: all pages changed\n  page \d+ begins ".+", not ".+"\n/)
  }

  @Test func `a logo, a style that is extended and a font are watched too`() async throws {
    try copySample()
    let font = try await run("fc-match", ["--format=%{file}", "DejaVu Sans:style=Book"]).output
    // The firm's sheet says nothing that the brand's does not say again.
    try save("extends: house\nlogo: {file: firm.svg, alt: Firm}\n", "firm.yaml")
    try save("extends: firm\nlogo: {file: acme.svg, alt: Acme}\n", "acme.yaml")
    let watch = try await Watching(["terms.yaml", "--style", "acme.yaml"], in: folder)
    defer { watch.end() }
    try await watch.expect(/the picture acme\.svg cannot be read.*\n(.*\n)*.*Ctrl-C ends\n/)
    func saveLogo(_ logo: String) throws {
      let bytes = TestPictures.svg("<path d='\(logo)'/>")
      try save(String(decoding: bytes, as: UTF8.self), "acme.svg")
    }
    try saveLogo("M0 0h90v40z")
    try await watch.expect(/wrote terms\.pdf/)
    try saveLogo("M0 0h80v40z")
    try await watch.expect(/: page 1 changed\n/)
    try save("extends: house\nlogo: {file: firm.svg, alt: Firm}\nfonts: [no.ttf]\n", "firm.yaml")
    try await watch.expect(/the font no\.ttf cannot be read/)
    try FileManager.default.copyItem(
      at: URL(filePath: font), to: folder.appending(path: "no.ttf"))
    try await watch.expect(/wrote terms\.pdf .*: no page changed\n/)
  }

  @Test func `what is found in the style is told, and what is mended`() async throws {
    try copySample()
    func saveQuiet(_ color: String) throws {
      try save("extends: house\nbrand: {colors: {quiet: \"\(color)\"}}\n", "acme.yaml")
    }
    try saveQuiet("#999999")
    let watch = try await Watching(["terms.yaml", "--style", "acme.yaml"], in: folder)
    defer { watch.end() }
    try await watch.expect(/acme\.yaml:2:25: warning: .* \[STY001\]\n(.*\n)*.*Ctrl-C ends\n/)
    try saveQuiet("#595959")
    try await watch.expect(/changed\ngone: the text of signature.label .* \[STY001\]\n/)
    try saveQuiet("#8a8a8a")
    try await watch.expect(/changed\n.*acme\.yaml:2:25: warning: .* \[STY001\]\n/)
  }

  @Test func `a finding that comes or goes is told`() async throws {
    try copySample()
    let watch = try await Watching(["terms.yaml"], in: folder)
    defer { watch.end() }
    try await watch.expect(/Ctrl-C ends\n/)
    try replace("response: 1 business hour", with: "response: 9 business hours")
    try await watch.expect(/terms\.yaml:\d+:\d+: .*\[SLA\d+\]/)
    try replace("response: 9 business hours", with: "response: 1 business hour")
    try await watch.expect(/gone: .* \[SLA\d+\]\n/)
  }

  @Test func `Ctrl-C ends it at once and without a fault`() async throws {
    try copySample()
    let watch = try await Watching(["terms.yaml"], in: folder)
    defer { watch.end() }
    try await watch.expect(/Ctrl-C ends\n/)
    #expect(try await watch.interrupt() == 0)
    #expect(try files == ["terms.pdf", "terms.yaml"])
  }

  @Test func `what is not there when it begins ends it`() async throws {
    let result = try await engross("watch", "no.yaml")
    #expect(result.status == 66)
    #expect(
      result.errors == """
        error: there is no file no.yaml; to begin one, run: engross init
        1 error; no PDF was written

        """)
  }

  private func replace(_ old: String, with new: String) throws {
    let text = String(decoding: try contents(of: "terms.yaml"), as: UTF8.self)
    try #require(text.contains(old), "the terms have no \(old)")
    try save(text.replacing(old, with: new), "terms.yaml")
  }

  /// Saves a file whole, so that no half of it is seen where the machine is busy.
  private func save(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name), options: .atomic)
  }
}

/// A process that watches, in a place of its own until it ends, and what it has said so far.
private final class Watching {
  private let process = Process()
  private let log: URL
  private var told = 0

  init(_ arguments: [String], in folder: URL) async throws {
    log = FileManager.default.temporaryDirectory.appending(
      path: "engross-watch-\(UUID().uuidString).txt")
    try Data().write(to: log)
    process.executableURL = ProjectFiles.product("engross")
    process.arguments = ["watch"] + arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: log)
    await CommandPlaces.shared.take()
    do { try process.run() } catch {
      CommandPlaces.shared.giveBack()
      throw error
    }
  }

  /// Waits until the process says something that it had not said when this was last asked.
  func expect(
    _ words: some RegexComponent, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    var text = ""
    for _ in 0..<Self.looks {
      let isRunning = process.isRunning
      text = String(decoding: try Data(contentsOf: log).dropFirst(told), as: UTF8.self)
      if let match = text.firstMatch(of: words) {
        told += text[..<match.range.upperBound].utf8.count
        return
      }
      guard isRunning else { break }
      try await Task.sleep(for: Self.pause)
    }
    Issue.record("it said only: \(text)", sourceLocation: sourceLocation)
  }

  /// Sends what Ctrl-C sends, and gives back the exit code.
  func interrupt() async throws -> Int32 {
    process.interrupt()
    for _ in 0..<Self.looks where process.isRunning { try await Task.sleep(for: Self.pause) }
    return process.isRunning ? -1 : process.terminationStatus
  }

  func end() {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
    CommandPlaces.shared.giveBack()
    try? FileManager.default.removeItem(at: log)
  }

  private static let pause: Duration = .milliseconds(20)
  private static let looks = Int(hangingCommand / pause)
}
