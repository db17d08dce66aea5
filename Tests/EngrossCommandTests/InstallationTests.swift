import Foundation
import TestSupport
import Testing

@testable import EngrossKit

/// The command where it was installed, and moved to.
final class InstallationTests: CommandTest {
  /// Lays the command and its assets out in a folder as `make install` does.
  private func install(in name: String) throws -> (program: URL, assets: URL) {
    let root = folder.appending(path: name)
    let program = root.appending(path: "bin/engross")
    let assets = root.appending(path: "share/engross")
    for place in [program.deletingLastPathComponent(), assets] {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(at: ProjectFiles.product("engross"), to: program)
    let built = Assets.builtIn
    for (from, to) in [
      (built.fonts, "Fonts"), (built.styles, "Styles"), (built.templates, "Templates"),
    ] {
      try FileManager.default.copyItem(at: from, to: assets.appending(path: to))
    }
    return (program, assets)
  }

  private func engross(_ program: URL, _ arguments: String...) async throws -> CommandResult {
    try await run(
      program, arguments,
      environment: ["SOURCE_DATE_EPOCH": nil, "HOME": nil, "ENGROSS_ASSETS": nil],
      directory: folder)
  }

  @Test func `an installed command works wherever it is moved, and gives the same bytes`()
    async throws
  {
    try copySample()
    let (program, _) = try install(in: "usr")
    let first = try await engross(program, "render", "terms.yaml", "-o", "first.pdf")
    #expect(first.status == 0, "\(first.errors)")
    try FileManager.default.moveItem(
      at: folder.appending(path: "usr"), to: folder.appending(path: "moved"))
    let moved = folder.appending(path: "moved/bin/engross")
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "link"), withDestinationURL: moved)
    let second = try await engross(
      folder.appending(path: "link"), "render", "terms.yaml", "-o", "second.pdf")
    #expect(second.status == 0, "\(second.errors)")
    #expect(try contents(of: "first.pdf") == contents(of: "second.pdf"))
    let begun = try await engross(moved, "init", "acme")
    #expect(begun.status == 0, "\(begun.errors)")
  }

  @Test func `an asset that was deleted is named, and nothing is written`() async throws {
    try copySample()
    let (program, assets) = try install(in: "usr")
    for name in ["Templates/it-support", "Fonts/fonts.conf", "Fonts/fonts.lock", "Styles"] {
      let asset = assets.appending(path: name)
      let kept = folder.appending(path: "kept")
      try FileManager.default.moveItem(at: asset, to: kept)
      let result = try await engross(program, "render", "terms.yaml")
      #expect([65, 66].contains(result.status), "\(name): \(result.status)")
      let path = asset.path(percentEncoded: false)
      #expect(
        result.errors == """
          error: \(path), which comes with Engross, is missing; install Engross again, or let \
          ENGROSS_ASSETS name the folder that holds its Fonts, Styles and Templates
          1 error; no PDF was written

          """)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "terms.pdf").path))
      try FileManager.default.moveItem(at: kept, to: asset)
    }
  }

  @Test func `the folder of the assets can be given`() async throws {
    try copySample()
    let (_, assets) = try install(in: "usr")
    let elsewhere = folder.appending(path: "elsewhere")
    try FileManager.default.moveItem(at: assets, to: elsewhere)
    let given = try await engross(
      "render", "terms.yaml",
      environment: ["ENGROSS_ASSETS": elsewhere.path(percentEncoded: false)])
    #expect(given.status == 0, "\(given.errors)")
    let wrong = try await engross(
      "render", "terms.yaml", environment: ["ENGROSS_ASSETS": "/no/such"])
    #expect(wrong.errors.contains("error: /no/such/"), "\(wrong.errors)")
  }

  @Test func `the doctor names versions, fonts and dictionaries, and finds nothing wrong`()
    async throws
  {
    let result = try await engross("doctor")
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.hasPrefix("Engross \(Engrosser.version), with its files in /"))
    for word in ["Cairo 1.", "Linux Libertine O, ", "en-GB", "nothing is wrong\n"] {
      #expect(result.output.contains(word), "\(word): \(result.output)")
    }
    let json = try await engross("doctor", "--format", "json")
    let read = try JSONDecoder().decode(Installation.self, from: json.standardOutput)
    #expect(read == Installation())
    #expect(read.isSound)
  }

  @Test func `the doctor says which command cures what is missing`() async throws {
    let (program, assets) = try install(in: "usr")
    let lock = assets.appending(path: "Fonts/fonts.lock")
    let text = try String(contentsOf: lock, encoding: .utf8)
    try Data(
      text.replacing("/LinLibertine_RI.otf", with: "/None.otf")
        .replacing("name: Linux Libertine O", with: "name: No Such Family").utf8
    ).write(to: lock)
    try FileManager.default.removeItem(at: assets.appending(path: "Styles/house.yaml"))
    let result = try await engross(program, "doctor")
    #expect(result.status == 1)
    #expect(
      result.output.contains("cure it with: apt-get install fonts-linuxlibertine\n"),
      "\(result.output)")
    #expect(
      result.output.contains(
        "error: \(assets.path(percentEncoded: false))/Styles/house.yaml, which comes with Engross, "
          + "is missing\n      cure it with: apt-get install --reinstall engross\n"),
      "\(result.output)")
    #expect(!result.output.contains("nothing is wrong"))
  }

  @Test func `the changelog begins with this version`() throws {
    let changelog = try String(
      contentsOf: ProjectFiles.root.appending(path: "CHANGELOG.md"), encoding: .utf8)
    let first = changelog.split(separator: "\n").first { $0.hasPrefix("## [") }
    #expect(first?.hasPrefix("## [\(Engrosser.version)]") == true)
  }
}
