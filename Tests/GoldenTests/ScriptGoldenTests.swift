import ContractDrafting
import ContractModel
import DocumentModel
import EngrossKit
import Foundation
import StrictInput
import TestSupport
import Testing

/// Contracts in Hebrew and Arabic, from templates of their own: pages that run from right to left.
@Suite struct ScriptGoldenTests {
  private static let root = ProjectFiles.root.appending(path: "Tests/Scripts")

  private static func style(_ script: String) throws -> StyleSheet {
    try StyleSheet.load(
      contentsOf: root.appending(path: "\(script)/style.yaml"),
      styles: ProjectFiles.root.appending(path: "Styles")
    ).value
  }

  static func hasFonts(_ script: String) -> Bool {
    (try? Typesetter(style: style(script))) != nil
  }

  private func document(_ script: String) throws -> Document {
    let folder = Self.root.appending(path: script)
    let terms = try Contract.read(
      bytes: Data(contentsOf: folder.appending(path: "terms.yaml")), file: "\(script)/terms.yaml")
    return try Drafter(template: try Template(folder: folder)).draft(terms.value)
  }

  @Test(
    .enabled(if: hasFonts("he") && hasFonts("ar"), "fonts are missing: make setup-scripts"),
    arguments: ["he", "ar"])
  func `every frame of a contract from right to left stands where it stood`(
    _ script: String
  ) throws {
    let typesetter = try Typesetter(style: try Self.style(script))
    try expectGolden(
      try typesetter.describePages(of: try document(script)), named: "pages", in: script)
  }

  @Test(
    .enabled(if: hasFonts("he") && hasFonts("ar"), "fonts are missing: make setup-scripts"),
    arguments: [("he", "הספק ישיב לכל פנייה"), ("ar", "تخضع هذه الاتفاقية لقوانين دولة")])
  func `its words are copied in the order in which they are read`(
    _ script: String, _ words: String
  ) async throws {
    let pdf = try Typesetter(style: try Self.style(script)).typeset(try document(script))
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pdf")
    try Data(pdf.bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let text = try await run("pdftotext", [file.path, "-"]).output
    let isMark: (Unicode.Scalar) -> Bool = { (0x202A...0x202C).contains($0.value) }
    let plain = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isMark($0) }))
    #expect(plain.contains(words))
    #expect(try await run("pdfinfo", ["-struct-text", file.path]).output.contains(words))
    // Its pages are turned from the left.
    #expect(try await run("qpdf", ["--qdf", file.path, "-"]).output.contains("/Direction /R2L"))
  }
}
