import DocumentModel
import Foundation
import PDFDrawing
import PageLayout
import TestSupport
import Testing

/// The fonts that were added are all that there are, whatever the system has.
@Suite struct FontBookTests {
  private let fontconfig: String
  /// Of this machine.
  private let shelf: FontShelf

  init() throws {
    fontconfig = try String(
      contentsOf: ProjectFiles.root.appending(path: "Fonts/fonts.conf"), encoding: .utf8)
    shelf = FontShelf(folder: nil, fontconfig: fontconfig)
  }

  private func file(of family: String) throws -> String {
    try #require(
      shelf.faces(of: family).first { $0.weight == 400 && !$0.isItalic && $0.isPlain }
    ).path
  }

  private func book(_ families: [String], files: [String]) throws -> FontBook {
    var parts = FontFamilies()
    (parts.body, parts.heading, parts.mono, parts.fallback) = (families, families, families, [])
    return try FontBook(
      FontBook.Configuration(
        fontconfig: fontconfig, files: files, dictionaries: [:], families: parts))
  }

  @Test func `a family that was not added is not there, though the system has it`() throws {
    let files = [try file(of: "Liberation Sans")]
    _ = try book(["Liberation Sans"], files: files)
    _ = try file(of: "DejaVu Sans")
    #expect(throws: DrawingError.missingFamily("DejaVu Sans")) {
      try book(["Liberation Sans", "DejaVu Sans"], files: files)
    }
  }

  @Test func `a character that only another font of the system has is missing`() throws {
    let (liberation, dejaVu) = (try file(of: "Liberation Sans"), try file(of: "DejaVu Sans"))
    let alone = try book(["Liberation Sans"], files: [liberation])
    let font = alone.font(for: TextStyle(), language: "en")
    #expect(alone.shape("a☃", in: font, isRightToLeft: false).missing == ["☃"])
    let both = try book(["Liberation Sans"], files: [liberation, dejaVu])
    let second = both.font(for: TextStyle(), language: "en")
    #expect(both.shape("a☃", in: second, isRightToLeft: false).missing == [])
  }
}
