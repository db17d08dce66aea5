import EngrossKit
import Foundation
import TestSupport
import Testing

/// The names of files.
struct BatchNamesTests {
  private func name(_ pattern: String, client: String, reference: String = "R1") throws -> String {
    let node = try SourceNode(text: "reference: R1", file: "t.yaml")
    var terms = node
    _ = terms.set("parties.client.name", to: SourceNode(.text(client), at: node.location))
    _ = terms.set("reference", to: SourceNode(.text(reference), at: node.location))
    let list = try ClientList(bytes: Array("reference\nR1\n".utf8), file: "c.csv")
    return try OutputNames(pattern).name(of: terms, row: try list.row(at: 0))
  }

  @Test(arguments: [
    ("Müller & Söhne GmbH", "muller-sohne-gmbh.pdf"), ("Ærø ehf.", "aero-ehf.pdf"),
    ("Straße", "strasse.pdf"), ("Łódź", "lodz.pdf"), ("D’Ambrosio", "dambrosio.pdf"),
    ("../../etc/passwd", "etc-passwd.pdf"), ("CON", "_con.pdf"), ("lpt9", "_lpt9.pdf"),
    ("Ελαιόλαδα", "ελαιόλαδα.pdf"), ("Мебели ООД", "мебели-оод.pdf"), ("京印刷", "京印刷.pdf"),
    ("e\u{301}", "e.pdf"), ("a\u{202E}fdp.exe", "afdpexe.pdf"), ("👩‍💻 Acme", "acme.pdf"),
  ])
  func `a slug is safe on every file system`(_ client: String, _ expected: String) throws {
    #expect(try name("{client.slug}", client: client) == expected)
  }

  @Test(arguments: [
    ("A/B: C?", "A-B- C-.pdf"), (" .hidden. ", "hidden.pdf"), ("a\u{202E}b", "ab.pdf"),
    ("e\u{301}", "\u{E9}.pdf"), ("aux.txt", "_aux.txt.pdf"), ("x.PDF", "x.PDF.pdf"),
  ])
  func `a value is made safe too`(_ client: String, _ expected: String) throws {
    #expect(
      try Array(name("{client.name}.pdf", client: client).unicodeScalars)
        == Array(expected.unicodeScalars))
  }

  @Test func `long names are cut, and stay apart`() throws {
    let long = String(repeating: "ж", count: 400)
    let names = try ["a", "b"].map { try name("{client.slug}", client: long + $0) }
    #expect(names[0] != names[1])
    #expect(names.allSatisfy { $0.utf8.count <= 140 })
  }

  @Test(arguments: [
    ("a/b.pdf", "a name holds no / or \\; choose the folder with --out"),
    ("{reference", "a { is not closed; write it like {client.slug}-{reference}.pdf"),
    ("{referense}", "the terms have nothing called referense; did you mean {reference}?"),
    ("{client.address}", "client.address is not one value; name one within it"),
  ])
  func `a pattern that names nothing is refused`(_ pattern: String, _ message: String) {
    let faults = #expect(throws: Faults.self) { try OutputNames(pattern) }
    #expect(faults?.description == "error: --name \"\(pattern)\": \(message)")
  }

  @Test func `a client without a letter or digit cannot name a file`() {
    let faults = #expect(throws: Faults.self) { try name("{client.slug}", client: "👩‍💻 !") }
    #expect(
      faults?.description
        == "c.csv:2:1: error: row 1 has no client with a letter or digit to name its file by; "
        + "give it one, or choose another --name")
  }
}

/// Which rows of a list a machine takes.
struct BatchShardTests {
  @Test(
    arguments: [
      (["JOB_COMPLETION_INDEX": "2"], 4, Shard(2, of: 4)),
      (["JOB_COMPLETION_INDEX": "2", "JOB_COMPLETIONS": "3"], nil, Shard(2, of: 3)),
      (
        ["SLURM_ARRAY_TASK_ID": "1", "SLURM_ARRAY_TASK_MIN": "1", "SLURM_ARRAY_TASK_COUNT": "8"],
        nil,
        Shard(0, of: 8)
      ),
      (["AWS_BATCH_JOB_ARRAY_INDEX": "0"], 2, Shard(0, of: 2)), ([:], nil, nil),
    ] as [([String: String], Int?, Shard?)])
  func `a scheduler tells the shard`(
    _ environment: [String: String], _ count: Int?, _ expected: Shard?
  ) throws {
    #expect(try Shard.fromEnvironment(environment, count: count) == expected)
  }

  @Test(
    arguments: [
      (
        ["JOB_COMPLETION_INDEX": "2"], nil,
        "error: JOB_COMPLETION_INDEX is 2, but of how many shards?; "
          + "add --shards and their number, or --shard 0/1 for the whole list"
      ),
      (
        ["AWS_BATCH_JOB_ARRAY_INDEX": "2"], 2,
        "error: AWS_BATCH_JOB_ARRAY_INDEX is 2, but there are 2 shards; shards are counted from 0"
      ),
      (["JOB_COMPLETION_INDEX": "x"], 2, "error: JOB_COMPLETION_INDEX is \"x\", not a number"),
    ] as [([String: String], Int?, String)])
  func `a scheduler that tells half is asked for the rest`(
    _ environment: [String: String], _ count: Int?, _ message: String
  ) {
    let faults = #expect(throws: Faults.self) {
      try Shard.fromEnvironment(environment, count: count)
    }
    #expect(faults?.description == message)
  }

  @Test(arguments: ["4/4", "-1/4", "1", "a/b", "1/0", "1/2/3", ""])
  func `there is no such shard`(_ text: String) { #expect(Shard(text) == nil) }
}
