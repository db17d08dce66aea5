import EngrossKit
import Foundation
import TestSupport
import Testing

/// `--font-path`, `ENGROSS_FONTS` and `--unlocked-fonts`.
@Suite final class FontOptionsTests: CommandTest {
  /// Copies Linux Libertine into a folder of the test's; with `more` behind each file, it is drawn as
  /// before, and is not known.
  private func copyLibertine(to name: String, more: String = "") throws {
    let family = try #require(
      try Assets.builtIn.findFonts().first { $0.family.name == "Linux Libertine O" })
    let copies = folder.appending(path: name)
    try FileManager.default.createDirectory(at: copies, withIntermediateDirectories: true)
    for face in family.faces {
      try (Data(contentsOf: URL(filePath: face.path)) + Data(more.utf8))
        .write(to: copies.appending(path: face.face.fileName))
    }
  }

  @Test func `the same files give the same bytes, wherever they are`() async throws {
    try copySample()
    try copyLibertine(to: "named")
    try copyLibertine(to: "set")
    let variable = ["ENGROSS_FONTS": "/no/such/folder:\(folder.path)/set"]
    let listed = try await engross("fonts", environment: variable)
    #expect(listed.output.contains("\n    \(folder.path)/set\nLinux Libertine Display O "))
    let named = try await engross("fonts", "--font-path", "named", environment: variable)
    #expect(named.output.contains("\n    \(folder.path)/named\nLinux Libertine Display O "))

    _ = try await engross("render", "terms.yaml", "-o", "a.pdf")
    _ = try await engross("render", "terms.yaml", "-o", "b.pdf", environment: variable)
    _ = try await engross("render", "terms.yaml", "-o", "c.pdf", "--font-path", "named")
    #expect(try contents(of: "b.pdf") == contents(of: "a.pdf"))
    #expect(try contents(of: "c.pdf") == contents(of: "a.pdf"))
  }

  @Test func `files that are not known are taken where that is asked for, and verify says so`()
    async throws
  {
    try copySample()
    try copyLibertine(to: "other", more: "!")
    _ = try await engross("render", "terms.yaml", "-o", "known.pdf")
    let passedOver = try await engross(
      "render", "terms.yaml", "-o", "passed-over.pdf", "--font-path", "other")
    #expect(passedOver.status == 0, "\(passedOver.errors)")
    #expect(try contents(of: "passed-over.pdf") == contents(of: "known.pdf"))

    let taken = try await engross(
      "render", "terms.yaml", "--font-path", "other", "--unlocked-fonts")
    #expect(taken.status == 0, "\(taken.errors)")
    let shown = try await engross("inspect", "terms.pdf")
    #expect(shown.output.contains("of which Engross does not know these: Linux Libertine O"))
    let verified = try await engross("verify", "terms.pdf", "--unsigned", "--font-path", "other")
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(
      verified.output.hasSuffix(
        """
        , the same to the byte
        it was made with fonts that Engross does not know, and the same are here: Linux Libertine O

        """))
    let elsewhere = try await engross("verify", "terms.pdf", "--unsigned")
    #expect(elsewhere.status == 1)
    #expect(
      elsewhere.errors.hasPrefix(
        "error: terms.pdf: the words are not proven: it was made with other fonts: its digest is "))
    #expect(
      elsewhere.errors.hasSuffix(
        """
         in the file; Engross does not know those of Linux Libertine O: name the folder that has them \
        with --font-path
        1 error; do not rely on this file

        """))
  }

  @Test func `fonts that are not known fail where all are compared`() async throws {
    try copyLibertine(to: "other", more: "!")
    let listed = try await engross("fonts", "--font-path", "other", "--unlocked-fonts")
    #expect(listed.status == 0)
    #expect(
      listed.output.hasPrefix(
        "Linux Libertine O          serif      installed, but not known: see --verify\n"))
    let verified = try await engross(
      "fonts", "--font-path", "other", "--unlocked-fonts", "--verify")
    #expect(verified.status == 65)
    #expect(
      verified.errors.contains(
        "font \"Linux Libertine O\": \(folder.path)/other/LinLibertine_R.otf"))
    #expect(verified.errors.hasSuffix("\n6 errors; contracts cannot be set as they should be\n"))
  }

  @Test(arguments: [
    ["render", "terms.yaml"], ["check", "terms.yaml", "--style", "house"],
    ["styles", "check", "house"], ["styles", "sheet"], ["fonts"],
  ])
  func `a folder that is not there is named`(_ arguments: [String]) async throws {
    try copySample()
    let result = try await engross(arguments + ["--font-path", "no"])
    #expect(result.status == 66)
    #expect(
      result.errors.split(separator: "\n").first
        == "error: --font-path no: there is no such folder")
  }
}
