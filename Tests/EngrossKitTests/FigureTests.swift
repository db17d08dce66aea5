import ContractDrafting
import ContractModel
import EngrossKit
import Foundation
import StrictInput
import TestSupport
import Testing

/// Pictures in the words of a template, to the PDF.
@Suite final class FigureTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "engross-figures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["photo.jpg", "gray.jpg", "logo.png"] {
      try write(TestPictures.bytes(name), name)
    }
    try write(TestPictures.svg("<circle cx='50' cy='25' r='20' opacity='.5'/>"), "plan.svg")
    try write(Array("title: A\nclauses: [a.md]\n".utf8), "template.yaml")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  /// Sets a contract whose only clause holds `words`.
  private func set(_ words: String) throws -> [UInt8] {
    try write(
      Array("## Plan\n\n\(words)\n\n```signatures\n```\n".utf8), "a.md")
    let terms = ProjectFiles.root.appending(path: "Samples/architects.yaml")
    let contract = try Contract.read(bytes: Data(contentsOf: terms), file: "terms.yaml").value
    return try Engrosser(
      style: Assets.builtIn.styleSheet("house"), template: Template(folder: folder)
    ).engross(contract).bytes
  }

  /// What is said about a contract, its files named without their folder.
  private func faults(_ words: String) throws -> String {
    do {
      _ = try set(words)
      return ""
    } catch let faults as Faults {
      return faults.description.replacing(folder.path(percentEncoded: false) + "/", with: "")
    }
  }

  @Test func `figures of every kind are drawn, and a photograph goes in as it is`() async throws {
    let words = """
      ![The plan](plan.svg "The floor")

      ![A photograph](photo.jpg){width=50%}

      ![Grey](gray.jpg){width=20mm}

      ![The logo](logo.png)
      """
    let bytes = try set(words)
    #expect(try set(words) == bytes)
    let pdf = folder.appending(path: "a.pdf")
    try Data(bytes).write(to: pdf)
    let kinds = try await run("pdfimages", ["-list", pdf.path]).output.split(separator: "\n")
      .dropFirst(2).map { line in
        let columns = line.split(separator: " ")
        return "\(columns[2]) \(columns[3])x\(columns[4]) \(columns[8])"
      }
    #expect(
      kinds == ["image 120x60 jpeg", "image 120x60 jpeg", "image 90x30 image", "smask 90x30 image"])
    let structure = try await run("pdfinfo", ["-struct", pdf.path]).output
    #expect(structure.count(of: "Figure") == 4, "\(structure)")
  }

  @Test func `a figure that cannot be drawn is named with its line`() throws {
    try write(Array(TestPictures.bytes("logo.png").dropLast(20)), "cut.png")
    #expect(
      try faults("![The logo](cut.png)")
        == "a.md:3:1: error: the picture cut.png is cut off; save it anew")
    #expect(
      try faults("![](plan.svg)") == """
        a.md:3:1: error: the image plan.svg has no words for those who cannot see it; \
        say what it shows: ![what it shows](plan.svg)
        """)
    #expect(
      try faults("![The plan](plan.svg){width=600%}") == """
        a.md:3:1: error: {width=600%} is no width; write a part of the line, {width=60%}, \
        or a length, {width=80mm}
        """)
  }

  @Test func `pixels that turn out to be damaged are named when they are drawn`() throws {
    var png = try TestPictures.bytes("logo.png")
    png[png.count - 40] ^= 0xFF
    try write(png, "damaged.png")
    #expect(try faults("![The logo](damaged.png)").contains("damaged.png is damaged: "))
    try write(Array(TestPictures.bytes("photo.jpg").dropLast(200)), "damaged.jpg")
    #expect(
      try faults("![A photograph](damaged.jpg)").contains(
        "damaged.jpg is damaged: Premature end of JPEG file; save it anew"))
  }

  @Test func `only ordinary files are read`() throws {
    let loop = folder.appending(path: "loop.svg").path
    try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
    #expect(
      try faults("![Loop](loop.svg)").hasPrefix("a.md:3:9: error: there is no image "))
    try #require(mkfifo(folder.appending(path: "pipe.svg").path, 0o600) == 0)
    #expect(
      try faults("![Pipe](pipe.svg)") == "a.md:3:1: error: the picture pipe.svg is no file")
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "endless.svg").path, withDestinationPath: "/dev/zero")
    #expect(
      try faults("![Zeros](endless.svg)") == "a.md:3:1: error: the picture endless.svg is no file")
  }
}

extension String {
  fileprivate func count(of word: String) -> Int { components(separatedBy: word).count - 1 }
}
