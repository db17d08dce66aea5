import StrictInput
import Testing

@Suite struct SourceNodeTests {
  private let text = "name: a\nbooks:\n  - title: Odes\n    pages: 90\n"

  @Test func `a located value tells where each of its parts stands`() throws {
    let shelf = try Shelf.read(text: text, file: "f")
    #expect(shelf.location(of: "books.0.pages").description == "f:4:12")
    #expect(shelf.keyLocation(of: "books.0.pages")?.description == "f:4:5")
    #expect(shelf.keyLocation(of: "books.0") == nil)
    #expect(shelf.isWritten("books.0.title"))
    #expect(!shelf.isWritten("colour"))
  }

  @Test func `a value that is not there is sought where its record stands`() throws {
    let shelf = try Shelf.read(text: text, file: "f")
    #expect(shelf.location(of: "books.0.author").description == "f:3:5")
    #expect(shelf.location(of: "colour").description == "f:1:1")
  }

  @Test func `a cell laid over a value is read in its place, and its faults are the cell's`() throws
  {
    let cell = StrictInput.SourceLocation(file: "clients.csv", line: 7, column: 3)
    let node = overlaid(try SourceNode(text: text, file: "f"), cell, "name", "Prose")
    let painted = overlaid(node, cell, "colour", "red")
    #expect(try Shelf.read(painted).name == "Prose")
    #expect(try Shelf.read(painted).colour == .red)

    let spoilt = overlaid(node, cell, "books.0.pages", "few")
    let faults = #expect(throws: Faults.self) { try Shelf.read(spoilt) }
    #expect(
      faults?.description == "clients.csv:7:3: error: expected a whole number, found \"few\"")
  }

  @Test func `an overlay makes the records on its way`() throws {
    let cell = StrictInput.SourceLocation(file: "c", line: 1, column: 1)
    var node = SourceNode(.absent, at: cell)
    for (path, value) in [("name", "a"), ("books.0.title", "Odes"), ("books.0.pages", "9")] {
      node = overlaid(node, cell, path, value)
    }
    #expect(try Shelf.read(node).books.map(\.title) == ["Odes"])
  }

  @Test(arguments: ["name.first", "books.5.title", "books.last.title"])
  func `an overlay that leads nowhere changes nothing`(_ path: String) throws {
    var node = try SourceNode(text: text, file: "f")
    let before = node
    let isSet = node.set(path, to: SourceNode(.text("x"), at: node.location))
    #expect(!isSet)
    #expect(node == before)
  }

  private func overlaid(
    _ node: SourceNode, _ cell: StrictInput.SourceLocation, _ path: String, _ text: String
  ) -> SourceNode {
    var node = node
    let isSet = node.set(path, to: SourceNode(.text(text), at: cell))
    #expect(isSet)
    return node
  }
}
