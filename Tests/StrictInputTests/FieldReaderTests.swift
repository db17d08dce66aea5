import Foundation
import StrictInput
import Testing

@Suite struct FieldReaderTests {
  @Test func `a sound record is read`() throws {
    let shelf = try Shelf.read(
      text: "name: Poetry\nisFull: false\nbooks: [{title: Odes, pages: 90}]\n", file: "f")
    #expect(shelf.name == "Poetry")
    #expect(shelf.isFull == false)
    #expect(shelf.books.map(\.pages) == [90])
    #expect(shelf.colour == nil)
  }

  @Test func `all faults are told in the order of the file`() {
    let text = """
      isFull: maybe
      books:
        - {title: Odes, pages: many}
        - {pages: 0, titel: Epodes}
        - Satires
      colour: gren
      shade: dark
      """
    #expect(
      faults(Shelf.self, text) == """
        f:1:1: error: missing key "name"; name: the name on the shelf
        f:1:9: error: expected true or false, found "maybe"
        f:3:26: error: expected a whole number, found "many"
        f:4:5: error: missing key "title" in books.1; title: the title
        f:4:16: error: unknown key "titel" in books.1; did you mean "title"?
        f:5:5: error: expected a record with the keys title, pages, found "Satires"
        f:6:9: error: expected one of red, green, found "gren"; did you mean "green"?
        f:7:1: error: unknown key "shade"; known here: name, isFull, books, colour
        """)
  }

  @Test func `fields are compared only when all of them were read`() {
    #expect(
      faults(Book.self, "{title: Odes, pages: 0}")
        == "f:1:22: error: a book has pages; count them")
    #expect(
      faults(Book.self, "{title: [Odes], pages: 0}")
        == "f:1:9: error: expected text, found a list")
  }

  @Test func `a list that must hold something is told when it does not`() {
    #expect(
      faults(Shelf.self, "{name: a, books: []}")
        == "f:1:18: error: the list is empty; give at least 1")
    #expect(
      faults(Shelf.self, "{name: a}")
        == "f:1:1: error: missing key \"books\"; books: the books, from the left")
  }

  @Test func `a found value is shortened to one line of forty characters`() {
    let message = faults(
      Book.self, "title: a\npages: |\n  one\n  two \(String(repeating: "x", count: 99))")
    #expect(
      message
        == "f:2:8: error: expected a whole number, found \"one two xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\""
    )
  }

  @Test(arguments: [
    ("1", 1), ("-20", -20), ("0", 0), ("1000000000", 1_000_000_000),
  ])
  func `whole numbers are read`(_ text: String, _ value: Int) throws {
    #expect(try Int(written: text) == value)
  }

  @Test(arguments: ["", "-", "+1", "01", "1.0", "1e3", "0x1", "1_0", "٣", "1000000001", " 1"])
  func `nothing else is a whole number`(_ text: String) {
    #expect(throws: Misfit.self) { try Int(written: text) }
  }

  @Test(arguments: ["12.5", "-0.01", "0", "99999999999999999.99"])
  func `decimals are exact`(_ text: String) throws {
    #expect(try Decimal(written: text).description == text)
  }

  @Test(arguments: ["", ".5", "5.", "1.2.3", "1e3", "NaN", "1,5", "--1", "123456789012345678901"])
  func `nothing else is a decimal`(_ text: String) {
    #expect(throws: Misfit.self) { try Decimal(written: text) }
  }
}
