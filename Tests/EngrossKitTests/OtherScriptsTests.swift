import DocumentModel
import EngrossKit
import Foundation
import TestSupport
import Testing

/// Names in other scripts amid English text, set with real fonts and copied out of the PDF.
@Suite struct OtherScriptsTests {
  private static func style(_ families: [String]) -> StyleSheet {
    var style = StyleSheet()
    style.families.fallback = families + style.families.fallback
    return style
  }

  private static func has(_ families: String...) -> Bool {
    (try? Typesetter(style: style(families))) != nil
  }

  @Test(
    .enabled(if: has("Noto Serif Hebrew"), "Noto Serif Hebrew is missing: make setup-scripts"),
    arguments: ["דוד כהן", "חברת מחשבים (ישראל) בע״מ", "כהן, לוי ושות׳", "רחוב הרצל 12"])
  func `Hebrew names are read in their order`(_ name: String) async throws {
    let found = try await characters(of: name, with: "Noto Serif Hebrew")
    #expect(found == name.solid)
  }

  @Test(
    .enabled(if: has("Amiri"), "Amiri is missing: make setup-scripts"),
    arguments: ["أحمد بن علي", "شركة الحاسوب (دبي) المحدودة", "مؤسسة النور، الرياض"])
  func `Arabic names are read in their order`(_ name: String) async throws {
    let found = try await characters(of: name, with: "Amiri")
    #expect(found == name.solid)
  }

  @Test(
    .enabled(if: has("Noto Serif CJK JP"), "Noto Serif CJK JP is missing: make setup-scripts"),
    arguments: ["株式会社東京計算機", "山田「太郎」様、東京都千代田区丸の内一丁目"])
  func `Japanese names are read in their order`(_ name: String) async throws {
    let found = try await characters(of: name, with: "Noto Serif CJK JP")
    #expect(found == name.solid)
  }

  @Test(
    .enabled(if: has("Noto Serif Hebrew"), "Noto Serif Hebrew is missing: make setup-scripts"))
  func `a name stands on the page from right to left`() async throws {
    // Without options, pdftotext reads the page by its looks.
    let text = try await text("The Client is דוד כהן and nobody else.", with: "Noto Serif Hebrew")
    #expect(text.contains("דוד כהן"))
  }

  @Test func `a character that no font of the style has is named with the package that has it`()
    throws
  {
    let document = Document(
      information: DocumentInformation(title: "Names", date: "2026-01-01"),
      blocks: [Block(.paragraph([.text("Thai: ก")]))])
    var style = StyleSheet()
    style.families.fallback = ["Gentium Plus"]
    let typesetter = try Typesetter(style: style)
    do {
      _ = try typesetter.typeset(document)
      Issue.record("nothing was missing")
    } catch {
      #expect(
        error.diagnostics.map(\.description) == [
          """
          error: no font of the style has the character "ก" (U+0E01) in "ก"; Noto Serif Thai has \
          it: install the package fonts-noto-core (make setup-scripts) and add the family to \
          families.fallback in the style sheet
          """
        ])
    }
  }

  /// The characters of `name` in the order in which the PDF has them.
  private func characters(of name: String, with family: String) async throws -> String {
    let text = try await text(
      "The Client’s representative is [\(name)] and nobody else.", with: family, "-raw")
    return String(text.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }).solid
  }

  /// What pdftotext finds in a PDF of one paragraph.
  private func text(
    _ text: String, with family: String, _ options: String...
  ) async throws -> String {
    let document = Document(
      information: DocumentInformation(title: "Names", date: "2026-01-01"),
      blocks: [Block(.paragraph([.text(text)]))])
    let pdf = try Typesetter(style: Self.style([family])).typeset(document)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pdf")
    try Data(pdf.bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let path = file.path(percentEncoded: false)
    let found = try await run("pdftotext", options + [path, "-"]).output
    // It marks the direction of each run.
    let isMark: (Unicode.Scalar) -> Bool = { (0x202A...0x202C).contains($0.value) }
    return String(String.UnicodeScalarView(found.unicodeScalars.filter { !isMark($0) }))
  }
}

extension String {
  /// Without white space.
  fileprivate var solid: String { filter { !$0.isWhitespace } }
}
