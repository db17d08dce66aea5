import DocumentModel
import EngrossKit
import Foundation
import StrictInput
import TestSupport
import Testing

/// A brand in a folder of its own.
final class BrandFolder {
  let folder: URL

  init(_ style: String = "extends: house\n") throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "engross-brand-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(Array(style.utf8), "acme.yaml")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  func style() throws -> Located<StyleSheet> {
    try StyleSheet.load(
      contentsOf: folder.appending(path: "acme.yaml"), styles: Assets.builtIn.styles)
  }

  /// What is found in the style, or keeps it from being used; files named without their folder.
  func findings() -> [String] {
    let found: [Diagnostic]
    do {
      let style = try style()
      _ = try Typesetter(style: style.value)
      found = try StyleFindings.find(in: style)
    } catch let faults as Faults {
      found = faults.diagnostics
    } catch {
      return ["\(error)"]
    }
    return found.map {
      $0.description.replacing(folder.path(percentEncoded: false) + "/", with: "")
    }
  }
}

@Suite struct StyleFindingsTests {
  @Test(arguments: Assets.builtIn.styleNames)
  func `a style that comes with Engross has nothing to be found`(name: String) throws {
    let style = try StyleSheet.load(named: name, in: Assets.builtIn.styles)
    #expect(try StyleFindings.find(in: style) == [])
  }

  @Test func `pale text is found where its colour is named, with a shade that would do`() throws {
    let brand = try BrandFolder(
      """
      extends: house
      brand: { colors: { quiet: "#999999" } }
      table: { headGround: "#0b4f7a" }
      blocks:
        heading1: { color: "#e8862e", size: 20 pt, leading: 24 pt }
      """)
    #expect(
      brand.findings() == [
        "acme.yaml:2:27: warning: the text of signature.label and 2 more is #999999 on #ffffff: "
          + "a contrast of 2.8:1, where 4.5:1 is the least; #767676 would do [STY001]",
        "acme.yaml:3:22: warning: the text of blocks.tableHead is #000000 on #0b4f7a: "
          + "a contrast of 2.4:1, where 4.5:1 is the least; #bdbdbd would do [STY001]",
        "acme.yaml:5:22: warning: the text of blocks.heading1 is #e8862e on #ffffff: "
          + "a contrast of 2.6:1, where 3:1 is the least; #d87d2b would do [STY001]",
        "acme.yaml:5:22: warning: the text of blocks.heading2 and 4 more is #e8862e on #ffffff: "
          + "a contrast of 2.6:1, where 4.5:1 is the least; #ac6322 would do [STY001]",
      ])
  }

  @Test func `what a font does not have is found where the style asks for it`() throws {
    let brand = try BrandFolder(
      """
      extends: house
      blocks:
        heading1: { family: mono, smallCaps: true }
        quote: { smallCaps: true, figures: oldStyle }
        code: { figures: tabularOldStyle }
      """)
    #expect(
      brand.findings() == [
        "acme.yaml:3:40: warning: the font JetBrains Mono has no small capitals, for which "
          + "blocks.heading1 and 5 more ask; choose another family, or take the key out [STY003]",
        "acme.yaml:5:20: warning: the font JetBrains Mono has no old-style figures, for which "
          + "blocks.code asks; choose another family, or take the key out [STY003]",
      ])
  }

  @Test func `a coarse logo is found, with the pixels that it needs`() throws {
    let brand = try BrandFolder("extends: house\nlogo: { file: logo.png, alt: Acme }\n")
    try brand.write(TestPictures.bytes("logo.png"), "logo.png")
    #expect(
      brand.findings() == [
        "acme.yaml:2:15: warning: the picture logo.png has 63 dots to the inch where it is "
          + "36 mm wide, and 200 are the least; give one that is 284 pixels wide, or an SVG, "
          + "or make it smaller [STY002]"
      ])
  }

  @Test func `a mark that is another firm's is found, wherever it is left`() throws {
    let cover =
      "warning: the logo on the cover is that of northwind; give cover.logo.file, or write "
      + "cover.logo: { file: none } [STY004]"
    let brand = try BrandFolder("extends: northwind\nlogo: { file: logo.svg, alt: Acme }\n")
    try brand.write(TestPictures.svg("<path d='M0 0h9v9z'/>"), "logo.svg")
    #expect(brand.findings() == ["acme.yaml:2:7: \(cover)"])
    let colours = try BrandFolder(
      "extends: northwind\nbrand: { colors: { accent: \"#0f766e\" } }\ncover: { inset: 20 mm }\n")
    #expect(
      colours.findings() == [
        "acme.yaml:1:10: warning: the logo is that of northwind; give logo.file, or write "
          + "logo: { file: none } [STY004]", "acme.yaml:3:8: \(cover)",
      ])
    let none = try BrandFolder(
      "extends: northwind\nlogo: { file: none }\ncover: { shown: false }\n")
    #expect(none.findings() == [])
  }

  @Test func `a logo that cannot be drawn is named where the style names it`() throws {
    let brand = try BrandFolder("extends: house\nlogo: { file: logo.svg, alt: Acme }\n")
    #expect(
      brand.findings() == [
        "acme.yaml:2:15: error: the picture logo.svg cannot be read: No such file or directory"
      ])
    try brand.write(TestPictures.svg("<text>Acme</text>"), "logo.svg")
    #expect(
      brand.findings() == [
        "acme.yaml:2:15: error: the picture logo.svg has the element <text>, which is not drawn; "
          + "turn letters into outlines; in Inkscape: Path, Object to Path"
      ])
  }

  @Test func `a logo needs words, and a place of its own`() throws {
    let brand = try BrandFolder("extends: house\nlogo: { file: logo.svg }\n")
    #expect(
      brand.findings() == [
        "acme.yaml:2:15: error: the picture has no words for those who cannot see it; "
          + "say what it shows, such as alt: Acme Ltd"
      ])
    let crowded = try BrandFolder(
      "extends: house\nlogo: { file: logo.svg, alt: Acme, pages: all, height: 15 mm }\n")
    #expect(
      crowded.findings() == [
        "acme.yaml:2:7: error: the logo stands where the running head has words on the left; "
          + "change logo.position, or write marginals.head.left: none"
      ])
  }
}
