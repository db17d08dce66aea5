import StrictInput
import Testing

@Suite struct SchemaTests {
  @Test func `a schema has every field in the order of its reading`() {
    #expect(Shelf.schema.fields.map(\.key) == ["name", "isFull", "books", "colour"])
    #expect(Shelf.schema.fields.map(\.isRequired) == [true, false, true, false])
    #expect(Shelf.schema.fields.first?.doc == "The name on the shelf.")
    #expect(Shelf.schema[path: "colour"] == .choice(["red", "green"]))
  }

  @Test func `paths are listed with a star for each index`() {
    #expect(
      Shelf.schema.paths == [
        "name", "isFull", "books", "books.*", "books.*.title", "books.*.pages", "colour",
      ])
  }

  @Test func `a path leads to its type`() {
    #expect(Shelf.schema[path: "books.3.pages"]?.expectation == "a whole number")
    #expect(Shelf.schema[path: "books.*"] == Book.schema)
    #expect(Shelf.schema[path: "books.x"] == nil)
    #expect(Shelf.schema[path: "books.0.author"] == nil)
  }

  @Test func `a specimen has every optional part`() {
    #expect(Shelf.specimen.colour == .red)
    #expect(Shelf.specimen.books.count == 1)
  }

  @Test(arguments: [
    ("signatorys", "signatories"), ("nmae", "name"), ("NAME", "name"), ("p1", "P1"),
    ("postCode", "postcode"),
  ])
  func `a misspelt word is recognised`(_ word: String, _ meant: String) {
    #expect(word.nearest(in: ["signatories", "name", "P1", "P2", "postcode"]) == meant)
  }

  @Test(arguments: ["P9", "colour", "x", "", String(repeating: "name", count: 40)])
  func `a word that is like none is not guessed at`(_ word: String) {
    #expect(word.nearest(in: ["signatories", "name", "P1", "P2", "postcode"]) == nil)
  }
}
