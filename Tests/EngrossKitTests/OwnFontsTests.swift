import EngrossKit
import Foundation
import TestSupport
import Testing

/// Font files that a style brings itself.
@Suite struct OwnFontsTests {
  /// A font that Engross does not know: Lato by the name of Acme.
  private func acme(embedding: UInt8 = 0) throws -> [UInt8] {
    var bytes = Array(
      try Data(contentsOf: URL(filePath: "/usr/share/fonts/truetype/lato/Lato-Regular.ttf")))
    for (old, new) in [("Lato", "Acme"), ("\0L\0a\0t\0o", "\0A\0c\0m\0e")] {
      let (old, new) = (Array(old.utf8), Array(new.utf8))
      var from = 0
      while let start = bytes.firstRange(of: old, from: from) {
        bytes.replaceSubrange(start..<start + old.count, with: new)
        from = start + old.count
      }
    }
    let entry = try #require(bytes.firstRange(of: Array("OS/2".utf8), from: 0))
    let table = bytes[entry + 8..<entry + 12].reduce(0) { $0 << 8 | Int($1) }
    bytes[table + 9] = embedding
    return bytes
  }

  private func brand() throws -> BrandFolder {
    try BrandFolder(
      """
      extends: house
      fonts: [Acme.ttf]
      brand: { fonts: { display: Acme } }
      """)
  }

  @Test func `a family of the style's own files is used, and embedded`() async throws {
    let brand = try brand()
    try brand.write(acme(), "Acme.ttf")
    #expect(brand.findings() == [])
    try Data(
      contentsOf: ProjectFiles.root.appending(path: "Samples/architects.yaml")
    ).write(to: brand.folder.appending(path: "terms.yaml"))
    let result = try await run(
      ProjectFiles.product("engross"), ["render", "terms.yaml", "--style", "acme.yaml"],
      directory: brand.folder)
    #expect(result.status == 0, "\(result.errors)")
    let fonts = try await run(
      "pdffonts", [brand.folder.appending(path: "terms.pdf").path]
    ).output
    #expect(fonts.contains("+Acme"), "\(fonts)")
    let listed = try await run(
      ProjectFiles.product("engross"), ["fonts", "--style", "acme.yaml"], directory: brand.folder)
    #expect(listed.output.contains("Acme, from Acme.ttf\n    400; "), "\(listed.output)")
  }

  @Test func `a font that may not be embedded is refused by its name`() throws {
    let brand = try brand()
    try brand.write(acme(embedding: 2), "Acme.ttf")
    #expect(
      brand.findings() == [
        "acme.yaml:2:9: error: the font Acme.ttf (Acme) cannot be used: its licence forbids to "
          + "embed it; choose another, or ask its maker"
      ])
  }

  @Test func `what is no font is refused, and a family of nobody is named`() throws {
    let brand = try brand()
    #expect(
      brand.findings() == [
        "acme.yaml:2:9: error: the font Acme.ttf cannot be read: No such file or directory"
      ])
    try brand.write(Array("not a font".utf8), "Acme.ttf")
    #expect(
      brand.findings() == [
        "acme.yaml:2:9: error: the font Acme.ttf is no font that can be read; "
          + "give a .ttf or an .otf file"
      ])
    let nobody = try BrandFolder("extends: house\nbrand: { fonts: { display: Acme } }\n")
    let said = nobody.findings().joined()
    #expect(
      said.hasPrefix(
        "error: the style \"acme\" wants the font family \"Acme\", which is not locked; "
          + "name its files beside the style with fonts: [...], or choose one of: Linux"), "\(said)"
    )
  }
}

extension [UInt8] {
  fileprivate func firstRange(of bytes: [UInt8], from start: Int) -> Int? {
    guard start + bytes.count <= count else { return nil }
    return (start...count - bytes.count).first { place in
      self[place] == bytes[0] && self[place..<place + bytes.count].elementsEqual(bytes)
    }
  }
}
