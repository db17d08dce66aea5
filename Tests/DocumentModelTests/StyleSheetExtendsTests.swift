import DocumentModel
import Foundation
import StrictInput
import Testing

@Suite struct `A style sheet that extends another` {
  static let base = """
    brand:
      colors: { ink: "#000000", accent: "#ff0000" }
      sizes: { text: 10 pt }
      fonts: { text: [Inter, Lato] }
    families: { body: $text, heading: [Linux Libertine O, $text] }
    type: { size: $text, leading: 13 pt, color: $ink }
    blocks:
      heading1: { size: 12 pt, leading: 15 pt, weight: bold, color: $accent }
      heading2: { italic: true }
    table: { headGround: $accent }
    marginals: { head: { left: "{title}" } }
    """

  func sheet(_ text: String) throws -> StyleSheet {
    try StyleSheetFiles(["base": Self.base, "acme": "extends: base\n" + text]).load("acme")
  }

  @Test func `is the same where it says nothing`() throws {
    var base = try StyleSheetFiles(["base": Self.base]).load("base")
    base.name = "acme"
    #expect(try sheet("") == base)
  }

  @Test func `changes what it says and keeps what stands beside it`() throws {
    let acme = try sheet("blocks:\n  heading1: { size: 14 pt }\n")
    #expect(acme.blocks.headings[0].text.size == 14)
    #expect(acme.blocks.headings[0].text.leading == 15)
    #expect(acme.blocks.headings[0].text.weight == 700)
  }

  @Test func `gives the names of the brand other values wherever they are used`() throws {
    let acme = try sheet(
      """
      brand:
        colors: { accent: "#0b4f7a" }
        sizes: { text: 11 pt }
        fonts: { text: Gentium Plus }
      """)
    let accent = try #require(Color(hex: "#0b4f7a"))
    #expect(acme.blocks.headings[0].text.color == accent)
    #expect(acme.table.headGround == accent)
    #expect(acme.blocks.body.text.color == .black)
    #expect(acme.blocks.body.text.size == 11)
    #expect(acme.families.body == ["Gentium Plus"])
    #expect(acme.families.heading == ["Linux Libertine O", "Gentium Plus"])
  }

  @Test func `takes away with none`() throws {
    let acme = try sheet("table: { headGround: none }\nmarginals: { head: { left: none } }\n")
    #expect(acme.table.headGround == nil)
    #expect(acme.marginals.head.left == "")
  }

  @Test func `hands type down to blocks, and a heading to the one below`() throws {
    let acme = try sheet("type: { smallCaps: true, figures: oldStyle }\n")
    #expect(acme.blocks.footnote.text.hasSmallCaps)
    #expect(acme.signature.label.figures == .oldStyle)
    #expect(acme.marginals.text.size == 10)
    let second = acme.blocks.headings[1].text
    #expect(second.size == 12 && second.weight == 700 && second.isItalic)
    #expect(acme.blocks.headings[5].text == second)
    #expect(acme.blocks.code.text.family == .mono)
  }

  @Test func `is told of faults in the file they are in`() throws {
    let files = try StyleSheetFiles([
      "base": "type: { size: large }\n", "acme": "extends: base\ntype: { leading: wide }\n",
    ])
    #expect(
      files.faults("acme") == """
        acme.yaml:2:18: error: expected a length such as 10.5 pt or 25 mm, found "wide"
        base.yaml:1:15: error: expected a length such as 10.5 pt or 25 mm, found "large"
        """)
  }

  @Test func `must name a style that is there`() throws {
    let files = try StyleSheetFiles([
      "house": "about: x", "acme": "extends: hosue", "own": "extends: own",
      "path": "extends: styles/house.yaml", "list": "extends: [house]",
    ])
    #expect(
      files.faults("acme")
        == "acme.yaml:1:10: error: there is no style \"hosue\"; did you mean \"house\"?")
    #expect(
      files.faults("own")
        == "own.yaml:1:10: error: the style \"own\" extends itself; remove extends")
    #expect(
      files.faults("path") == """
        path.yaml:1:10: error: expected the name of a style such as house, \
        found "styles/house.yaml"; write house
        """)
    #expect(
      files.faults("list") == """
        list.yaml:1:10: error: expected the name of a style such as house, found a list
        """)
    #expect(
      files.faults("counsel") == """
        error: there is no style "counsel"; there are: acme, house, list, own, path
        """)
  }

  @Test func `may not come back to itself`() throws {
    let files = try StyleSheetFiles(["a": "extends: b", "b": "extends: c", "c": "extends: a"])
    #expect(
      files.faults("a") == """
        c.yaml:1:10: error: styles extend each other in a circle: a → b → c → a; remove one extends
        """)
  }

  @Test func `finds a shipped style from elsewhere, even one of its own name`() throws {
    let shipped = try StyleSheetFiles(["house": "table: { before: 9 pt }"])
    let own = try StyleSheetFiles(["house": "extends: house\ntable: { after: 8 pt }"])
    let sheet = try StyleSheet.load(
      contentsOf: own.folder.appending(path: "house.yaml"), styles: shipped.folder)
    #expect(sheet.table.before == 9)
    #expect(sheet.table.after == 8)
  }
}

@Suite struct `A style sheet` {
  @Test func `that is not there is named`() {
    let faults = #expect(throws: Faults.self) {
      try StyleSheet.load(
        contentsOf: URL(filePath: "/no/such/acme.yaml"), styles: URL(filePath: "/no/such"))
    }
    #expect(
      faults?.description
        == "error: the style sheet /no/such/acme.yaml cannot be read; does it exist?")
  }

  @Test func `takes any unit and either way up`() throws {
    let sheet = try StyleSheetFiles([
      "acme": """
      page: { size: Letter, orientation: landscape, margins: { left: 2.5 cm, right: 1 in } }
      table: { before: 36pt }
      """
    ]).load("acme")
    #expect(sheet.page.size == Size(width: 792, height: 612))
    #expect(abs(sheet.page.margins.left - 70.866) < 0.001)
    #expect(sheet.page.margins.right == 72)
    #expect(sheet.table.before == 36)
  }

  @Test func `has one canonical text, however it is laid out`() throws {
    let block = try StyleSheetFiles(["acme": "# Ours\ntable:\n  after: 8 pt\n  before: 9 pt\n"])
    let flow = try StyleSheetFiles(["acme": "table: { before: 9 pt, after: \"8 pt\" }"])
    for files in [block, flow] {
      let text = try StyleSheet.load(named: "acme", in: files.folder).source.canonicalText
      #expect(text == #"{"table":{"after":"8 pt","before":"9 pt"}}"#)
    }
  }
}
