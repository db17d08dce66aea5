import StrictInput
import Testing

@Suite struct YAMLTests {
  @Test(arguments: [
    "no", "yes", "on", "NO", "01234", "0o17", "0x1F", "1_000", "12:30:45", "1e3", ".inf", "=",
    "2026-12-01", "Norway",
  ])
  func `a plain text stays as it is written`(_ text: String) throws {
    #expect(try words("text: \(text)") == text)
  }

  @Test(arguments: ["", "~", "null", "Null", "NULL"])
  func `an empty value is no value`(_ text: String) throws {
    #expect(try words("text: \(text)") == nil)
  }

  @Test func `a null in quotes is a word`() throws {
    #expect(try words("text: 'null'") == "null")
    #expect(try words(#"{"text": "~"}"#) == "~")
  }

  @Test func `asterisks and question marks stand in text`() throws {
    #expect(try words("text: 5 * 4 = 20? *Yes*") == "5 * 4 = 20? *Yes*")
    #expect(try words(#"text: "*bold* ? why""#) == "*bold* ? why")
    #expect(try words("text: '* a ? b'") == "* a ? b")
    #expect(try words("text: |\n  * one\n  ? two\n") == "* one\n? two")
    #expect(try words("text: what?") == "what?")
  }

  @Test func `ampersands and exclamation marks stand in text`() throws {
    #expect(try words("text: Smith & Sons!") == "Smith & Sons!")
    #expect(try words("text: '&Sons'") == "&Sons")
  }

  @Test func `JSON escapes are read`() throws {
    #expect(try words(#"{"text": "a\/b\"c\\d\té\u20ac"}"#) == "a/b\"c\\d\té€")
    #expect(try words(#"{"text": "\ud83d\ude00 and \uD83D\uDE01"}"#) == "😀 and 😁")
    #expect(try words("{\n\t\"text\":\"tabbed\"\n}") == "tabbed")
  }

  @Test func `a surrogate pair is an escape only in double quotes`() throws {
    #expect(try words(#"text: '\ud83d\ude00'"#) == #"\ud83d\ude00"#)
    #expect(try words(#"text: \ud83d\ude00"#) == #"\ud83d\ude00"#)
  }

  @Test func `line separators of Unicode are characters and no line breaks`() throws {
    #expect(try words("{\"text\": \"a\u{2028}b\u{2029}c\u{85}d\"}") == "a\u{2028}b\u{2029}c\u{85}d")
  }

  @Test func `a byte order mark and Windows line ends are passed over`() throws {
    #expect(try words("\u{FEFF}text: a\r\n") == "a")
  }

  @Test func `a mark at the head of one document is allowed`() throws {
    #expect(try words("%YAML 1.2\n---\ntext: a\n...\n") == "a")
  }

  @Test func `a very short file is read`() throws {
    #expect(try words("text: |+\n a\n") == "a")
    #expect(try words("{}") == nil)
  }

  @Test func `places count characters as a person does`() throws {
    let node = try SourceNode(text: "{e\u{301}: x, 👩‍👩‍👧: y, z: w}", file: "f")
    #expect(node.entries.map(\.keyLocation.column) == [2, 8, 14])
  }

  @Test func `many duplicate keys end the search, not the program`() {
    let text = (1...100).map { "k\($0): 1\nk\($0): 2\n" }.joined()
    #expect(throws: Faults.self) { try SourceNode(text: text, file: "f") }
  }

  @Test(arguments: [
    "a: b # a comment", "a: b  #comment", "a: b\t#1", "a: 'b' #1", "a: b#1", "a: \"b #1\"",
    "a: |\n  b #1\n", "# a\na: b\n #1\n", "a: b\n  c  #d",
  ])
  func `a comment that cannot be meant as text is one`(_ text: String) throws {
    #expect(throws: Never.self) { try SourceNode(text: text, file: "f") }
  }

  @Test(arguments: [
    (
      "a: 1\nname: Client #1 Ltd\n",
      "f:2:7: error: \"#1 Ltd\" is a comment to YAML, and no part of the value; "
        + "put the value in quotes; a comment begins with two spaces and \"# \""
    ),
    (
      "a: Room\n  on floor #3",
      "f:1:4: error: \"#3\" is a comment to YAML, and no part of the value; "
        + "put the value in quotes; a comment begins with two spaces and \"# \""
    ),
    (
      "a: {price: 35,00}",
      "f:1:12: error: within { } a comma ends the value, so that \"35,00\" is two; "
        + "write 35.00, or put text with a comma in quotes"
    ),
    (
      "a: {amount: 1,250.00 EUR, b: c}",
      "f:1:13: error: within { } a comma ends the value, so that \"1,250.00 EUR\" is two; "
        + "write 1250.00 EUR, or put text with a comma in quotes"
    ),
  ])
  func `a value of which YAML reads less than is written is refused`(
    _ text: String, _ message: String
  ) {
    #expect(faults(Words.self, text).hasPrefix(message), "\(faults(Words.self, text))")
  }

  @Test(arguments: [
    (
      "a: [1, 2",
      "f:1:4: error: the list that is opened here is not closed; "
        + "add \"]\", or a missing comma"
    ),
    ("a: - b", "f:1:4: error: a list cannot begin here; begin each \"- \" on a line of its own"),
    ("a: % b", "f:1:4: error: a value cannot begin with \"%\"; put the value in quotes"),
    ("a: & b", "f:1:4: error: a value cannot begin with \"&\"; put the value in quotes"),
    ("a: !x!y b", "f:1:4: error: a value cannot begin with \"!\"; put the value in quotes"),
    (
      "a: 1\n}",
      "f:2:1: error: this bracket closes nothing; "
        + "remove it, or add the one that opens it"
    ),
    (
      "- 1\n b: 2",
      "f:2:3: error: a \":\" stands where no key can be; "
        + "put a value that contains \": \" in quotes, or check the indentation"
    ),
    (
      "a: \"b\n---\nc\"", "f:1:4: error: a quotation mark is opened here and never closed; close it"
    ),
    ("%YAML 3.0\n---\na: 1", "f:1:1: error: this is not YAML: found incompatible YAML document"),
    ("a: |\n\tb", "f:2:1: error: a tab is used for indentation; indent with spaces"),
    (
      "? a",
      "f:1:1: error: a key cannot be written with \"? \"; "
        + "write \"key: value\", or put the text in quotes"
    ),
    (": a", "f:1:1: error: a key is empty; write \"key: value\""),
    (
      "a: *b",
      "f:1:4: error: the alias \"*b\" is not allowed; write the value out where it is "
        + "used, or put text that begins with \"*\" in quotes"
    ),
    (
      "*a : b",
      "f:1:1: error: the alias \"*a\" is not allowed; write the value out where it is "
        + "used, or put text that begins with \"*\" in quotes"
    ),
    (
      "\"a\": 1\n'a': 2",
      "f:2:1: error: \"a\" is given twice in one record; "
        + "keep one of them, the first is on line 1"
    ),
  ])
  func `a fault of syntax is told in plain words`(_ text: String, _ message: String) {
    #expect(faults(Words.self, text) == message)
  }
}

/// Files made to exhaust a reader: each is refused or read in the time of its length.
@Suite struct HostileYAMLTests {
  @Test(arguments: [
    String(repeating: "[", count: 200_000),
    String(repeating: "{a: ", count: 50_000),
    String(repeating: "- ", count: 100_000),
    String(repeating: "? ", count: 100_000),
    String(repeating: "a: 1\n", count: 20_000),
    (0..<10_000).map { "key\($0): value\n" }.joined(),
    "a: [" + String(repeating: "&a x,", count: 20_000) + "]",
    "a: [" + String(repeating: "*a,", count: 20_000) + "]",
    "&a a: [" + String(repeating: "[*a, *a], ", count: 5_000) + "*a]: x",
    String(repeating: "\\", count: 100_000),
  ])
  func `a hostile file is refused`(_ text: String) {
    #expect(throws: Faults.self) { try Words.read(text: text, file: "f") }
  }

  @Test func `long texts are read`() throws {
    let smiles = String(repeating: #"\ud83d\ude00"#, count: 20_000)
    #expect(try words(#"{"text": "\#(smiles)"}"#) == String(repeating: "😀", count: 20_000))
  }

  @Test(arguments: [#"{"text": "a\u0000"}"#, #"{"text": "\udbff\udfff"}"#, "text: \"\\a\""])
  func `an escape cannot write what is no text`(_ document: String) {
    #expect(throws: Faults.self) { try words(document) }
  }
}
