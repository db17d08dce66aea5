import DocumentModel
import Foundation
import StrictInput
import TestSupport
import Testing

@Suite struct `The shipped styles` {
  static let folder = ProjectFiles.root.appending(path: "Styles")

  @Test func `are four`() {
    #expect(StyleSheet.names(in: Self.folder) == ["counsel", "house", "ledger", "northwind"])
  }

  @Test(arguments: ["counsel", "house", "ledger", "northwind"])
  func `load, with a sentence about each`(name: String) throws {
    let sheet = try StyleSheet.load(named: name, in: Self.folder)
    #expect(sheet.name == name)
    #expect(sheet.about.hasSuffix("."))
    #expect(sheet.isWritten("about"))
  }

  @Test func `differ`() throws {
    let looks = try StyleSheet.names(in: Self.folder).map { name in
      var sheet = try StyleSheet.load(named: name, in: Self.folder).value
      (sheet.name, sheet.about) = ("", "")
      return sheet
    }
    #expect(Set(looks).count == looks.count)
  }

  @Test func `begin with a house that says every key`() throws {
    let house = try StyleSheet.load(named: "house", in: Self.folder)
    let notSaid = StyleSheet.keys.map(\.path).filter { path in
      !house.isWritten(path) && !path.contains("*") && !path.hasPrefix("blocks.")
        && !path.hasPrefix("contents.") && !path.hasPrefix("signature.")
        && !path.hasPrefix("marginals.text.") && !path.hasPrefix("lineNumbers.text.")
        && !path.hasPrefix("marginals.first.foot") && !path.hasPrefix("marginals.even")
        && !path.hasPrefix("marginals.schedule")
        && !path.hasPrefix("cover.title.")
        && !path.hasPrefix("cover.line.") && !path.hasSuffix(".alt")
    }
    // What else it leaves out it takes from `type`, which says all there is to say of text, or
    // from the head and foot of other pages; and without a picture there are no words for one.
    #expect(notSaid == ["extends", "brand.sizes"])
  }

  @Test func `begin with a house that looks as it says`() throws {
    let house = try StyleSheet.load(named: "house", in: Self.folder).value
    #expect(house.page.size.width.rounded() == 595)
    #expect(house.page.size.height.rounded() == 842)
    #expect(house.families.body == ["Linux Libertine O"])
    #expect(house.families.fallback == ["Gentium Plus", "DejaVu Sans"])
    #expect(house.blocks.body.text.size == 10.5)
    #expect(house.blocks.body.alignment == .justified)
    #expect(house.blocks.headings[0].text.weight == 700)
    #expect(house.blocks.headings[5].text.isItalic)
    #expect(house.blocks.tableHead.text.weight == 600)
    #expect(house.blocks.tableHead.text.size == house.blocks.tableCell.text.size)
    #expect(house.marginals.head == .init(left: "{title}", right: "{reference}"))
    #expect(
      house.marginals.foot
        == .init(left: "{reference} · {digest}", right: "{pageOfPages}"))
    #expect(house.table.headGround == nil)
    #expect(house.lineBreaking == LineBreakingStyle())
    #expect(house.pageBreaking == PageBreakingStyle())
  }
}

@Suite struct `The keys of style sheets` {
  @Test func `are all known to the schema`() throws {
    let folder = ProjectFiles.root.appending(path: "Styles")
    for name in StyleSheet.names(in: folder) {
      let source = try StyleSheet.load(named: name, in: folder).source
      for path in source.leafPaths { #expect(StyleSheet.schema[path: path] != nil, "\(path)") }
    }
  }

  @Test func `can be read wherever the schema has one`() throws {
    for path in StyleSheet.schema.paths where !path.contains("*") {
      let sheet = path.split(separator: ".").enumerated()
        .map { String(repeating: "  ", count: $0) + $1 + ":" }.joined(separator: "\n")
      let said = try faults(in: sheet + " [[]]\n")
      #expect(said.contains("acme.yaml") && !said.contains("unknown key"), "\(path): \(said)")
    }
  }

  @Test func `are each explained in a sentence`() {
    #expect(StyleSheet.keys.count > 300)
    for key in StyleSheet.keys {
      #expect(key.doc.hasSuffix(".") && !key.doc.contains("\n"), "\(key.path)")
      #expect(!key.expectation.isEmpty)
    }
  }

  @Test func `are all found by their own path`() throws {
    let known = StyleSheet.keys.map(\.path)
    for path in StyleSheet.schema.paths where !path.contains("*") {
      #expect(known.contains(path), "\(path)")
      #expect(try StyleSheet.explain(path).first?.path == path)
    }
  }

  @Test func `are found by their path or its end`() throws {
    #expect(
      try StyleSheet.explain("page.margins.top") == [
        StyleKey(
          path: "page.margins.top", doc: "Above.",
          expectation: "a length such as 10.5 pt or 25 mm, or a $name of brand.sizes")
      ])
    #expect(try StyleSheet.explain("heading3.weight").map(\.path) == ["blocks.heading3.weight"])
    #expect(try StyleSheet.explain("clauses").count == 7)
    let faults = #expect(throws: Faults.self) { try StyleSheet.explain("page.margin") }
    #expect(
      faults?.description == """
        error: style sheets have no key "page.margin"; did you mean "page.margins"?
        """)
  }
}

extension SourceNode {
  fileprivate var leafPaths: [String] {
    entries.flatMap { entry in
      entry.value.entries.isEmpty
        ? [entry.key] : entry.value.leafPaths.map { "\(entry.key).\($0)" }
    }
  }
}
