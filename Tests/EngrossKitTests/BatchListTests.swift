import EngrossKit
import Foundation
import TestSupport
import Testing

/// Lists that people and programs write, each with its rows or with what is wrong with it.
struct BatchListTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var file = "c.csv"
    var options = ClientList.Options()
    /// The names of the clients in their order, or the first line that is said against the list.
    var expected: [String]
    var testDescription: String { name }
  }

  @Test(arguments: good) func `a list that is unusual and right is read`(_ example: Case) throws {
    let list = try ClientList(bytes: example.bytes, file: example.file, options: example.options)
    let common = try CommonTerms(SourceNode(text: "reference: R", file: "t.yaml"))
    let names = try (0..<list.count).map { index in
      let terms = try common.overlaid(with: try list.row(at: index))
      guard case .text(let name) = terms[path: "parties.client.name"]?.content else { return "-" }
      return name
    }
    #expect(names == example.expected)
  }

  @Test(arguments: bad) func `a list that cannot be trusted is refused with its place`(
    _ example: Case
  ) throws {
    let faults = #expect(throws: Faults.self) {
      try ClientList(bytes: example.bytes, file: example.file, options: example.options)
    }
    #expect(faults?.diagnostics.map(\.description) == example.expected)
  }

  private static func good(
    _ name: String, _ text: String, _ expected: [String], file: String = "c.csv",
    _ options: ClientList.Options = .init()
  ) -> Case {
    Case(name: name, bytes: Array(text.utf8), file: file, options: options, expected: expected)
  }

  private static let family = "👨‍👩‍👧‍👦"

  static let good: [Case] = [
    good("comma", "client.name,reference\nAcme,1\nBolt,2\n", ["Acme", "Bolt"]),
    good("semicolon", "client.name;reference\n\"Acme; Sons\";1\n", ["Acme; Sons"]),
    good("tab by name", "client.name\treference\nA, B\t1\n", ["A, B"], file: "c.tsv"),
    good("tab by look", "client.name\treference\nA;B\t1\n", ["A;B"]),
    good("bar by look", "client.name|reference\nA,B|1\n", ["A,B"]),
    good(
      "delimiter by option", "client.name:reference\nAcme:1\n", ["Acme"],
      .init(delimiter: UInt8(ascii: ":"))),
    good("the hint of Excel", "sep=;\r\nclient.name;reference\r\nA,B;1\r\n", ["A,B"]),
    good("CRLF", "client.name,reference\r\nAcme,1\r\n", ["Acme"]),
    good("CR alone", "client.name,reference\rAcme,1\rBolt,2", ["Acme", "Bolt"]),
    good("no line break at the end", "client.name\nAcme", ["Acme"]),
    good("blank lines", "\n\nclient.name\n\nAcme\n\n\n", ["Acme"]),
    good("UTF-8 with a mark", "\u{FEFF}client.name\nÅsa\n", ["Åsa"]),
    good("quoted names of columns", "\"client.name\",\"reference\"\nAcme,1\n", ["Acme"]),
    good("spaces around", " client.name , reference \n  Acme  , 1 \n", ["Acme"]),
    good("quoted line break", "client.name,reference\n\"Acme\r\nLtd\",1\n", ["Acme\nLtd"]),
    good("quotes within", "client.name\n\"Acme \"\"The\"\" Ltd\"\n", ["Acme \"The\" Ltd"]),
    good("a cell of quotes", "client.name\n\"\"\"\"\n", ["\""]),
    good("an empty quoted cell", "client.name,reference\n\"\",1\n", ["-"]),
    good("long path", "parties.client.name\nAcme\n", ["Acme"]),
    good("looks like a path", "client.name\n../../etc/passwd\n", ["../../etc/passwd"]),
    good("looks like a formula", "client.name\n=cmd()\n", ["=cmd()"]),
    good("looks like YAML", "client.name\n\"{a: [b, *c]}\"\n", ["{a: [b, *c]}"]),
    good("looks like a number", "client.name\n00123\n", ["00123"]),
    good("looks like nothing", "client.name\nnull\n", ["null"]),
    good("emoji", "client.name\n\(family) & Co\n", ["\(family) & Co"]),
    good("right to left", "client.name\nשלום עולם\n", ["שלום עולם"]),
    good("a very long name", "client.name\n" + long + "\n", [long]),
    good(
      "columns in any order", "client.address.lines.1,client.address.lines.0,client.name\nb,a,A\n",
      ["A"]),
    good("columns that are ignored", "client.name,error\nAcme,was wrong\n", ["Acme"]),
    good("rows with their numbers", "row,client.name\n17,Acme\n4,Bolt\n", ["Acme", "Bolt"]),
    good(
      "JSON", "[{\"client.name\": \"Acme\"}, {\"parties\": {\"client\": {\"name\": \"B\"}}}]",
      ["Acme", "B"], file: "c.json"),
    good("JSON by look", " \n[{\"client.name\": \"Acme\"}]", ["Acme"], file: "-"),
    good(
      "JSON Lines", "{\"client.name\": \"Acme\"}\n\n{\"client\": {\"name\": \"B\"}}\r\n",
      ["Acme", "B"], file: "c.jsonl"),
    good("JSON Lines by look", "{\"client.name\": \"Acme\"}", ["Acme"], file: "-"),
    good("JSON with null", "{\"client.name\": null, \"reference\": \"1\"}", ["-"], file: "-"),
    good(
      "JSON with escapes", "{\"client.name\": \"\\u00c5sa\\n\\\"x\\\"\"}", ["Åsa\n\"x\""], file: "-"
    ),
    Case(name: "UTF-16, little end first", bytes: utf16(big: false), expected: ["Żółć"]),
    Case(name: "UTF-16, big end first", bytes: utf16(big: true), expected: ["Żółć"]),
    Case(
      name: "UTF-16 without a mark", bytes: Array(utf16(big: false).dropFirst(2)),
      options: .init(encoding: .utf16LittleEndian), expected: ["Żółć"]),
    Case(
      name: "Windows-1252", bytes: Array("client.name\nM".utf8) + [0xFC, 0x80, 0x0A],
      options: .init(encoding: .windows1252), expected: ["Mü€"]),
    Case(
      name: "a mark wins over what was asked for",
      bytes: [0xEF, 0xBB, 0xBF] + Array("client.name\nMü\n".utf8),
      options: .init(encoding: .windows1252), expected: ["Mü"]),
  ]

  private static let long = String(repeating: "Acme ", count: 2000).trimmingCharacters(
    in: .whitespaces)

  private static func utf16(big: Bool) -> [UInt8] {
    "\u{FEFF}client.name\r\nŻółć\r\n".utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return big ? bytes.reversed() : bytes
    }
  }

  private static func bad(
    _ name: String, _ text: String, _ expected: String..., file: String = "c.csv",
    options: ClientList.Options = .init()
  ) -> Case {
    Case(name: name, bytes: Array(text.utf8), file: file, options: options, expected: expected)
  }

  static let bad: [Case] = [
    bad(
      "nothing", "",
      "c.csv:1:1: error: the list is empty; write the names of its columns in the first line"),
    bad(
      "only names", "client.name\n\n",
      "c.csv:1:1: error: the list has no rows; write a line for each client below the names"),
    bad(
      "an unknown column", "client.nmae\nA\n",
      "c.csv:1:1: error: the terms have nothing called \"client.nmae\"; did you mean \"client.name\"?"
    ),
    bad(
      "an unknown column within a list", "fees.lines.3.prise\nA\n",
      "c.csv:1:1: error: the terms have nothing called \"fees.lines.3.prise\"; "
        + "did you mean \"fees.lines.3.price\"?"),
    bad(
      "a column by its last word", "city\nA\n",
      "c.csv:1:1: error: the terms have nothing called \"city\"; did you mean \"client.address.city\"?"
    ),
    bad(
      "a column like nothing", "Kundennummer\nA\n",
      "c.csv:1:1: error: the terms have nothing called \"Kundennummer\"; to leave the column out, "
        + "write it into the terms as columns: {\"…\": ignore}"),
    bad(
      "a star", "fees.lines.*.price\nA\n",
      "c.csv:1:1: error: the terms have nothing called \"fees.lines.*.price\"; "
        + "did you mean \"fees.lines.0.price\"?"),
    bad(
      "a record as a column", "client.address\nA\n",
      "c.csv:1:1: error: \"client.address\" is a record with the keys lines, city, region, postcode, …, "
        + "which no cell can hold; name one of its values, such as client.address.lines"),
    bad(
      "a list as a column", "client.address.lines\nA\n",
      "c.csv:1:1: error: \"client.address.lines\" is a list, which no cell can hold; "
        + "name one of its values, such as client.address.lines.0"),
    bad(
      "a column twice", "client.name,reference,client.name\nA,1,B\n",
      "c.csv:1:23: error: the column \"client.name\" is given twice; remove one"),
    bad(
      "a column twice by other names", "client.name,parties.client.name\nA,B\n",
      "c.csv:1:13: error: the columns \"client.name\" and \"parties.client.name\" name the same value; "
        + "remove one"),
    bad(
      "a column without a name", "client.name,\nA,\n",
      "c.csv:1:13: error: a column has no name; name it, or remove the delimiter at the end of the lines"
    ),
    bad(
      "a short row and a long one", "client.name,reference\nA\nB,1,2\nC,3\n",
      "c.csv:2:1: error: the row has 1 cell, but the list has 2 columns; "
        + "add the delimiters of empty cells",
      "c.csv:3:1: error: the row has 3 cells, but the list has 2 columns; "
        + "put a cell that holds a delimiter in quotes"),
    bad(
      "an empty row", "client.name,reference\nA,1\n,\n",
      "c.csv:3:1: error: the row is empty; remove it"),
    bad(
      "an open quote", "client.name,reference\nA,\"1\nB,2\n",
      "c.csv:2:3: error: the quote that begins this cell is never closed; close it"),
    bad(
      "text after a quote", "client.name\n\"Acme\" Ltd\n",
      "c.csv:2:7: error: there is text after the closing quote of a cell; "
        + "write a quote within a quoted cell twice"),
    bad(
      "a quote within", "client.name\nAcme \"The\" Ltd\n",
      "c.csv:2:6: error: there is a quote within a cell that has none around it; "
        + "put the whole cell in quotes, and write the quote within it twice"),
    bad(
      "a NUL", "client.name\nA\0\n",
      "c.csv:2:2: error: the list holds the character U+0000, which is not text; "
        + "if it is UTF-16, add --encoding utf-16le; else remove it"),
    bad(
      "an escape", "client.name\nA\u{1B}[31m\n",
      "c.csv:2:2: error: the list holds the character U+001B, which is not text; remove it"),
    bad(
      "a row's number twice", "row,client.name\n3,A\n3,B\n",
      "c.csv:3:1: error: row 3 is given twice; the first is on line 2"),
    bad(
      "a row's number that is none", "row,client.name\nx,A\n",
      "c.csv:2:1: error: expected the number of a row, found \"x\""),
    bad(
      "a record for an array", "{\"client.name\": \"A\"}",
      "c.json:1:1: error: expected an array of clients; write [{…}, {…}]", file: "c.json"),
    bad(
      "an array of text", "[\"A\"]",
      "c.json:1:2: error: row 1 is not a record of values; write it like {\"client.name\": \"Acme Ltd\"}",
      file: "c.json"),
    bad("no clients", "[]", "c.json:1:1: error: the list has no rows", file: "c.json"),
    bad(
      "an unknown key", "{\"client\": {\"nmae\": \"A\"}}\n",
      "c.jsonl:1:21: error: the terms have nothing called \"client.nmae\"; did you mean \"client.name\"?",
      file: "c.jsonl"),
    bad(
      "a value twice", "{\"client\": {\"name\": \"A\"}, \"client.name\": \"B\"}\n",
      "c.jsonl:1:42: error: row 1 gives \"client.name\" twice; remove one", file: "c.jsonl"),
    Case(
      name: "Windows-1252 that nobody told of",
      bytes: Array("client.name\nAcme\nM".utf8) + [0xFC, 0x0A],
      expected: [
        "c.csv:3:1: error: the list is not UTF-8 text; "
          + "save it as UTF-8, or say how it is written, such as --encoding windows-1252"
      ]),
    Case(
      name: "half a UTF-16 character", bytes: [0xFF, 0xFE, 0x41],
      expected: ["c.csv:1:1: error: the list is not UTF-16 text; save it as UTF-8"]),
  ]

  @Test func `ten thousand columns are refused quickly, and not all are told`() {
    let header = (0..<10_000).map { "column\($0)" }.joined(separator: ",")
    let faults = #expect(throws: Faults.self) {
      try ClientList(bytes: Array("\(header)\nx\n".utf8), file: "c.csv")
    }
    #expect(faults?.diagnostics.count == 21)
    #expect(
      faults?.diagnostics.last?.description
        == "error: the header has 9980 more faults; is it the right delimiter?")
  }

  @Test func `ten thousand columns that the terms have are read`() throws {
    let header = (0..<10_000).map { "clientDuties.\($0)" }.joined(separator: ",")
    let cells = (0..<10_000).map { "duty \($0)" }.joined(separator: ",")
    let list = try ClientList(bytes: Array("\(header)\n\(cells)\n".utf8), file: "c.csv")
    let common = try CommonTerms(SourceNode(text: "reference: R", file: "t.yaml"))
    let terms = try common.overlaid(with: try list.row(at: 0))
    #expect(terms[path: "clientDuties.9999"]?.content == .text("duty 9999"))
  }

  @Test(arguments: ["csv", "jsonl"])
  func `a list too long for memory gives each of its rows as it was`(_ format: String) throws {
    var lines = (0..<20_000).map { number in
      format == "csv" ? "Åcme \(number),1" : "{\"client.name\": \"Åcme \(number)\"}"
    }
    if format == "csv" { lines.insert("client.name,reference", at: 0) }
    let list = try ClientList(
      bytes: Array(lines.joined(separator: "\n").utf8), file: "c.\(format)")
    let common = try CommonTerms(SourceNode(text: "title: T", file: "t.yaml"))
    #expect(list.count == 20_000)
    for index in [0, 1, 9_999, 19_999] {
      let terms = try common.overlaid(with: try list.row(at: index))
      #expect(terms[path: "parties.client.name"]?.content == .text("Åcme \(index)"))
    }
    let failed = try String(decoding: list.excerpt([19_999: "why"]), as: UTF8.self)
    #expect(failed.contains("Åcme 19999") && failed.contains("why"))
  }
}
