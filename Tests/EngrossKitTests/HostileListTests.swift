import EngrossKit
import Testing

/// Lists that would do harm if they were read carelessly: each gives the rows that were meant, or
/// says what is wrong and where.
struct HostileListTests {
  struct List: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var file: String
    var options = ClientList.Options()
    /// What is said against the list; else what each row says, or what is wrong with it.
    var outcome: [String]
    var testDescription: String { name }
  }

  @Test(arguments: lists) func `a hostile list gives the right rows or the right error`(
    _ list: List
  ) throws {
    #expect(try outcome(of: list) == list.outcome)
  }

  @Test func `there are at least 57 hostile lists, each unlike the others`() {
    let names =
      BatchListTests.bad.map(\.name) + Self.lists.map(\.name) + HostileNameTests.pairs.map(\.name)
    #expect(names.count >= 57)
    #expect(Set(names).count == names.count)
  }

  private func outcome(of example: List) throws -> [String] {
    let common = try CommonTerms(SourceNode(text: "{}", file: "t.yaml"))
    do {
      let list = try ClientList(
        bytes: example.bytes, file: example.file, options: example.options)
      return (0..<list.count).map { index in
        do throws(Faults) {
          return try common.overlaid(with: try list.row(at: index)).canonicalText
        } catch {
          return error.description
        }
      }
    } catch {
      return error.diagnostics.map(\.description)
    }
  }

  private static func table(
    _ name: String, _ text: String, _ outcome: String..., locale: String? = nil
  ) -> List {
    List(
      name: name, bytes: Array(text.utf8), file: "c.csv",
      options: .init(locale: locale.flatMap { ListLocale($0) }), outcome: outcome)
  }

  private static func bytes(
    _ name: String, _ bytes: [UInt8], _ outcome: String, encoding: ListEncoding? = nil
  ) -> List {
    List(
      name: name, bytes: bytes, file: "c.csv", options: .init(encoding: encoding),
      outcome: [outcome])
  }

  private static func lines(_ name: String, _ text: String, _ outcome: String...) -> List {
    List(name: name, bytes: Array(text.utf8), file: "c.jsonl", outcome: outcome)
  }

  private static func array(_ name: String, _ text: String, _ outcome: String...) -> List {
    List(name: name, bytes: Array(text.utf8), file: "c.json", outcome: outcome)
  }

  /// The terms of a row that gives a client's name, and what else it says.
  private static func client(_ name: String, _ rest: String = "") -> String {
    "{\"parties\":{\"client\":{\"name\":\"\(name)\"}}\(rest)}"
  }

  private static func utf16(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  private static let header = Array("client.name\n".utf8)
  private static let notText = "which is not text; remove it"
  private static let notUTF8 =
    "error: the list is not UTF-8 text; save it as UTF-8, or say how it is written, such as "
    + "--encoding windows-1252"
  private static let nothing = "error: the terms have nothing called"
  private static let ignore =
    "to leave the column out, write it into the terms as columns: {\"…\": ignore}"
  private static let noRecord =
    "is not a record of values; write it like {\"client.name\": \"Acme Ltd\"}"
  private static let noPlace =
    "the terms have no place for it; an entry can only follow the last one of its list"

  static let lists: [List] = encodings + tables + cells + columns + records

  private static let encodings: [List] = [
    bytes(
      "UTF-16 that nobody told of", utf16("client.name\nA\n"),
      "c.csv:1:2: error: the list holds the character U+0000, which is not text; "
        + "if it is UTF-16, add --encoding utf-16le; else remove it"),
    bytes(
      "half a pair in UTF-16", utf16("\u{FEFF}client.name\nA") + [0x00, 0xD8, 0x0A, 0x00],
      "c.csv:1:1: error: the list is not UTF-16 text; save it as UTF-8"),
    bytes(
      "UTF-16 with its bytes swapped", utf16("client.name\nA\n"),
      "c.csv:1:1: \(nothing) \"挀氀椀攀渀琀⸀渀愀洀攀਀䄀਀\"; \(ignore)", encoding: .utf16BigEndian),
    bytes(
      "UTF-32", [0xFF, 0xFE, 0, 0, 0x63, 0, 0, 0],
      "c.csv:1:1: error: the list is written in UTF-32; save it as CSV in UTF-8"),
    bytes("a slash in two bytes of UTF-8", header + [0xC0, 0xAF, 0x0A], "c.csv:2:1: \(notUTF8)"),
    bytes("half a pair in UTF-8", header + [0xED, 0xA0, 0x80, 0x0A], "c.csv:2:1: \(notUTF8)"),
    bytes(
      "a byte that Windows-1252 does not have", header + [0x41, 0x81, 0x0A],
      "c.csv:1:1: error: the list is not Windows-1252 text; save it as UTF-8",
      encoding: .windows1252),
    bytes(
      "a workbook", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00],
      "c.csv:1:1: error: the list is a workbook or an archive, not text; save it as CSV in UTF-8"),
    bytes(
      "only a byte order mark", [0xEF, 0xBB, 0xBF],
      "c.csv:1:1: error: the list is empty; write the names of its columns in the first line"),
    table(
      "lists that were joined, each with its mark", "client.name\nA\n\u{FEFF}client.name\nB\n",
      "c.csv:3:1: error: the list holds the character U+FEFF, which is not text; "
        + "where lists were joined, remove it and the names of columns after it"),
    table(
      "a control character of eight bits", "client.name\nA\u{9B}31m\n",
      "c.csv:2:2: error: the list holds the character U+009B, \(notText)"),
    table(
      "a line break that few know", "client.name\nA\u{85}B\n",
      "c.csv:2:2: error: the list holds the character U+0085, \(notText)"),
    table(
      "what is no character", "client.name\nA\u{FFFE}\n",
      "c.csv:2:2: error: the list holds the character U+FFFE, \(notText)"),
    table(
      "what is no character, of another plane", "client.name\nA\u{1FFFF}\n",
      "c.csv:2:2: error: the list holds the character U+1FFFF, \(notText)"),
    List(
      name: "JSON Lines in UTF-16", bytes: utf16("\u{FEFF}{\"client.name\": \"Å\"}\n"),
      file: "c.jsonl", outcome: [client("Å")]),
  ]

  private static let tables: [List] = [
    table(
      "all line ends at once", "client.name\r\nA\nB\rC\n\rD", client("A"), client("B"),
      client("C"), client("D")),
    table(
      "a hundred thousand blank lines", "client.name\n\(String(repeating: "\n", count: 100_000))A",
      client("A")),
    table(
      "a quote that is open far down",
      "client.name\n\(String(repeating: "A\n", count: 5000))\"B\n\(String(repeating: "A\n", count: 5000))",
      "c.csv:5002:1: error: the quote that begins this cell is never closed; close it"),
    table(
      "an open quote at the end", "client.name\n\"",
      "c.csv:2:1: error: the quote that begins this cell is never closed; close it"),
    table(
      "quotes with backslashes", "client.name\n\"a\\\"b\"\n",
      "c.csv:2:5: error: there is text after the closing quote of a cell; "
        + "write a quote within a quoted cell twice"),
    table(
      "quotes that are not those of a list", "client.name,reference\n“Acme, Inc”,1\n",
      "c.csv:2:1: error: the row has 3 cells, but the list has 2 columns; "
        + "put a cell that holds a delimiter in quotes"),
    table(
      "delimiters within quotes alone", "\"client.name\"\n\"a;b,c|d\"\n", client("a;b,c|d")),
    table(
      "one column, and a comma", "client.name\nAcme, Inc.\n",
      "c.csv:2:1: error: the row has 2 cells, but the list has 1 column; "
        + "put a cell that holds a delimiter in quotes"),
    table(
      "a delimiter at the end of rows alone", "client.name,reference\nA,1,\n",
      "c.csv:2:1: error: the row has 3 cells, but the list has 2 columns; "
        + "put a cell that holds a delimiter in quotes"),
    table(
      "the hint of Excel with old line ends", "sep=;\rclient.name;reference\rA,B;1\r",
      client("A,B", ",\"reference\":\"1\"")),
    table(
      "the hint of Excel alone", "sep=;",
      "c.csv:1:1: error: the list is empty; write the names of its columns in the first line"),
    table(
      "the hint of Excel that hints at nothing", "sep=\nclient.name\nA\n",
      "c.csv:1:1: \(nothing) \"sep=\"; \(ignore)"),
    table(
      "the hint of Excel that hints at quotes", "sep=\"\nclient.name\"reference\nA\"1\n",
      "c.csv:1:5: error: there is a quote within a cell that has none around it; "
        + "put the whole cell in quotes, and write the quote within it twice"),
    table(
      "delimiters alone", ";\n;\n",
      "c.csv:1:1: error: a column has no name; name it, or remove the delimiter at the end of the lines",
      "c.csv:1:2: error: a column has no name; name it, or remove the delimiter at the end of the lines"
    ),
    table(
      "JSON by the name of a table", "[{\"client.name\": \"A\"}]",
      "c.csv:1:3: error: there is a quote within a cell that has none around it; "
        + "put the whole cell in quotes, and write the quote within it twice"),
  ]

  private static let cells: [List] = [
    table("a cell of a megabyte", "client.name\n\(megabyte)\n", client(megabyte)),
    table(
      "a row of spaces that do not break", "client.name,reference\n\u{A0},\u{A0}\n",
      "c.csv:2:1: error: the row is empty; remove it"),
    table(
      "a row that cannot be seen", "client.name\n\u{200B}\n",
      "c.csv:2:1: error: the row is empty; remove it"),
    table(
      "marks that turn the direction of text", "client.name\nA\u{202E}gpj\u{202C}\n",
      client("A\u{202E}gpj\u{202C}")),
    table("old line ends within quotes", "client.name\n\"a\rb\"\n", client("a\nb")),
    table(
      "numbers of rows that are none",
      "row,client.name\n0,A\n-1,B\n1.5,C\n99999999999999999999,D\n",
      "c.csv:2:1: error: expected the number of a row, found \"0\"",
      "c.csv:3:1: error: expected the number of a row, found \"-1\"",
      "c.csv:4:1: error: expected the number of a row, found \"1.5\"",
      "c.csv:5:1: error: expected the number of a row, found \"99999999999999999999\""),
    table("numbers of rows with spaces around", "row,client.name\n 7 ,A\n", client("A")),
    table(
      "a sum as another country writes it", "client.name;fees.lines.0.price\nA;1,250.00\n",
      "c.csv:2:3: error: row 1, column fees.lines.0.price, value \"1,250.00\": "
        + "expected a number such as 1.250,00 (--locale de-DE)", locale: "de-DE"),
    table(
      "a year of two digits", "client.name;term.effective\nA;1.12.26\n",
      "c.csv:2:3: error: row 1, column term.effective, value \"1.12.26\": "
        + "expected a date with a year of four digits (--locale de-DE)", locale: "de-DE"),
  ]

  private static let megabyte = String(repeating: "x", count: 1 << 20)

  private static let columns: [List] = [
    table(
      "a column under a value", "reference.x\nA\n",
      "c.csv:1:1: \(nothing) \"reference.x\"; did you mean \"reference\"?"),
    table(
      "an entry before the first", "fees.lines.-1.price\n1\n",
      "c.csv:1:1: \(nothing) \"fees.lines.-1.price\"; did you mean \"fees.lines.0.price\"?"),
    table(
      "an entry by two names", "clientDuties.0,clientDuties.00\na,b\n",
      "c.csv:1:16: \(nothing) \"clientDuties.00\"; did you mean \"clientDuties.0\"?"),
    table(
      "an entry with a sign", "clientDuties.+1\na\n",
      "c.csv:1:1: \(nothing) \"clientDuties.+1\"; did you mean \"clientDuties.1\"?"),
    table(
      "an entry beyond all numbers", "clientDuties.99999999999999999999\na\n",
      "c.csv:1:1: \(nothing) \"clientDuties.99999999999999999999\"; \(ignore)"),
    table(
      "an entry far from the others", "client.name,clientDuties.1000000\nA,a\n",
      "c.csv:2:3: error: row 1, column clientDuties.1000000: \(noPlace)"),
    table(
      "entries out of order", "clientDuties.2,clientDuties.0,clientDuties.1\nc,a,b\n",
      "{\"clientDuties\":[\"a\",\"b\",\"c\"]}"),
    table(
      "a name in capitals", "Client.Name\nA\n",
      "c.csv:1:1: \(nothing) \"Client.Name\"; did you mean \"client.name\"?"),
    table(
      "a name with dots too many", "client..name,.reference,reference.\nA,1,2\n",
      "c.csv:1:1: \(nothing) \"client..name\"; did you mean \"client.name\"?",
      "c.csv:1:14: \(nothing) \".reference\"; did you mean \"reference\"?",
      "c.csv:1:25: \(nothing) \"reference.\"; did you mean \"reference\"?"),
    table(
      "a name in two lines", "\"client.\nname\"\nA\n",
      "c.csv:1:1: \(nothing) \"client. name\"; did you mean \"client.name\"?"),
    table(
      "the numbers of rows twice", "row,row,client.name\n1,1,A\n",
      "c.csv:1:5: error: the column \"row\" is given twice; remove one"),
  ]

  private static let records: [List] = [
    lines(
      "a character in two escapes", #"{"client.name": "\ud83d\ude00 Co"}"#, client("😀 Co")),
    lines(
      "half a character in an escape", #"{"client.name": "\ud83d Co"}"#,
      "c.jsonl:1:20: error: the text in quotes has an unknown escape after \"\\\"; "
        + "write \"\\\\\" for a backslash, or use single quotes"),
    lines(
      "a control character in an escape", #"{"client.name": "A\u001b[31m"}"#,
      "c.jsonl:1:17: error: the text holds the character U+001B, which cannot be printed; remove it"
    ),
    lines(
      "a key twice in the second line",
      "{\"client.name\": \"A\"}\n{\"client.name\": \"B\", \"client.name\": \"C\"}",
      "c.jsonl:2:22: error: \"client.name\" is given twice in one record; "
        + "keep one of them, the first is on line 2"),
    lines(
      "a client twice", #"{"client": {"name": "A"}, "parties": {"client": {"name": "B"}}}"#,
      "c.jsonl:1:58: error: row 1 gives \"parties.client.name\" twice; remove one"),
    lines(
      "a list and its first entry",
      #"{"client.address.lines": ["a"], "client.address.lines.0": "b"}"#,
      "c.jsonl:1:59: error: row 1 gives \"client.address.lines\" and \"client.address.lines.0\", "
        + "a value and a part of it; remove one"),
    lines(
      "records within records, five thousand deep",
      String(repeating: "{\"a\":", count: 5000) + "1" + String(repeating: "}", count: 5000),
      "c.jsonl:1:4996: error: nested more than 64 levels deep; flatten it"),
    lines(
      "an array among lines", "{\"client.name\": \"A\"}\n [\"B\"]\n",
      "c.jsonl:2:2: error: row 2 \(noRecord)"),
    lines("YAML for JSON", "client.name: A\n", "c.jsonl:1:1: error: row 1 \(noRecord)"),
    lines(
      "a comment among lines", "# clients\n{\"client.name\": \"A\"}\n",
      "c.jsonl:1:1: error: row 1 \(noRecord)"),
    lines(
      "a line that was cut off", "{\"client.name\": \"A\"}\n{\"client.name\": \"B",
      "c.jsonl:2:17: error: a quotation mark is opened here and never closed; close it"),
    lines(
      "two records in a line", #"{"client.name": "A"} {"client.name": "B"}"#,
      "c.jsonl:1:22: error: the text goes on after its end; check the indentation and the brackets"
    ),
    lines(
      "references as YAML has them", #"{"client.name": &a "x", "title": "T"}"#,
      "c.jsonl:1:17: error: the anchor \"&a\" is not allowed; write the value out where it is "
        + "used, or put text that begins with \"&\" in quotes"),
    lines(
      "a key without a name", #"{"": "A"}"#,
      "c.jsonl:1:6: error: a column has no name; name it, or remove the delimiter at the end of the lines"
    ),
    lines(
      "a record of nothing",
      "{\"client.name\": \"A\"}\n{\"row\": 2, \"client\": {\"name\": null}}\n",
      "c.jsonl:2:1: error: row 2 is empty; remove it"),
    lines(
      "a text for a record", #"{"client": "A"}"#,
      "c.jsonl:1:12: error: \"client\" is a record with the keys name, shortName, form, "
        + "registration, …, which no cell can hold; name one of its values, such as client.name"),
    lines(
      "numbers of some rows alone",
      "{\"row\": 2, \"client.name\": \"A\"}\n{\"client.name\": \"B\"}\n",
      "c.jsonl:2:1: error: row 2 is given twice; the first is on line 1"),
    lines(
      "a line that is too long", "{\"client.name\": \"\(String(repeating: megabyte, count: 5))\"}",
      "c.jsonl:1:1: error: the file is larger than 4 MB; is it the right file?"),
    array(
      "an array that is too long", "[\(String(repeating: " ", count: 5 << 20))]",
      "c.json:1:1: error: a JSON array of clients has at most 4 MB; "
        + "write JSON Lines instead, a client a line"),
    array(
      "arrays within arrays, five thousand deep",
      String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000),
      "c.json:1:1: error: nested more than 64 levels deep; flatten it"),
    array(
      "a table by the name of an array", "client.name\nA\n",
      "c.json:1:1: error: expected an array of clients; write [{…}, {…}]"),
  ]
}
