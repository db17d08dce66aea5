import StrictInput

/// A record with a field of each kind.
struct Shelf: StrictRecord, Equatable {
  var name: String
  var isFull: Bool?
  var books: [Book]
  var colour: Colour?

  init(from fields: inout FieldReader) {
    name = fields.required("name", "The name on the shelf.")
    isFull = fields.optional("isFull", "Whether no book fits any more.")
    books = fields.list("books", "The books, from the left.", atLeast: 1)
    colour = fields.optional("colour", "The colour.")
  }
}

struct Book: StrictRecord, Equatable {
  var title: String
  var pages: Int

  init(from fields: inout FieldReader) {
    title = fields.required("title", "The title.")
    pages = fields.required("pages", "How many pages.")
    if fields.isSound, pages < 1 {
      fields.report("a book has pages", at: "pages", help: "count them")
    }
  }
}

enum Colour: String, StrictChoice {
  case red, green

  static var example: Colour { .red }
}

/// The faults of a text read as a type, one a line.
func faults<Value: StrictValue>(_ type: Value.Type, _ text: String) -> String {
  do {
    return "accepted \(try Value.read(text: text, file: "f").value)"
  } catch {
    return error.description
  }
}

/// A record of one text, to look at what becomes of a scalar.
struct Words: StrictRecord {
  var text: String?

  init(from fields: inout FieldReader) {
    text = fields.optional("text", "Any text.")
  }
}

/// The text that a YAML or JSON document gives for the key `text`.
func words(_ document: String) throws -> String? {
  try Words.read(text: document, file: "f").text
}
