import EngrossKit
import Foundation
import TestSupport
import Testing

/// Batches as a person or a scheduler runs them: what they leave in the folder, and what they say.
@Suite final class BatchTests: BatchTest {
  @Test func `each client has a contract, and the manifest tells of each`() async throws {
    try prepare(rows: 3)
    let result = try await batch("--clients", "clients.csv", "--out", "out")
    #expect(result.errors == "ok 3 failed 0 skipped 0\n")
    #expect(result.status == 0)
    let records = try records(of: "out/manifest.jsonl")
    #expect(records.map(\.row) == [1, 2, 3])
    #expect(
      try Set(files)
        == Set(records.map { "out/\($0.output)" }).union([
          "clients.csv", "out", "out/manifest.jsonl", "terms.yaml",
        ]))
    for record in records {
      let pdf = try contents(of: "out/\(record.output)")
      #expect(pdf.isPDF)
      #expect(record.status == .ok)
      #expect(record.bytes == pdf.count)
      #expect(record.rows == 3)
      #expect("\(record.key).pdf" == record.output)
      #expect(record.fields?.contains { $0.kind == "signature" && $0.rect.count == 4 } == true)
    }
  }

  @Test func `what is found in the style is told once, before the first row`() async throws {
    try prepare(rows: 2)
    try write("pale.yaml", "extends: house\nbrand: { colors: { quiet: \"#999999\" } }\n")
    let result = try await batch(
      "--clients", "clients.csv", "--out", "out", "--style", "pale.yaml")
    #expect(
      result.errors == """
        pale.yaml:2:27: warning: the text of signature.label and 2 more is #999999 on #ffffff: a \
        contrast of 2.8:1, where 4.5:1 is the least; #767676 would do [STY001]
            brand: { colors: { quiet: "#999999" } }
                                      ^
        ok 2 failed 0 skipped 0

        """)
  }

  @Test(arguments: Assets.builtIn.styleNames)
  func `a row gives the bytes that its terms alone give`(_ style: String) async throws {
    try prepare(rows: 1)
    _ = try await batch(
      "--clients", "clients.csv", "--out", "out", "--name", "a", "--style", style)
    // The same values, written where they stand in the terms.
    var terms = try SourceNode(
      bytes: [UInt8](contents(of: "terms.yaml")), file: "terms.yaml")
    let list = try ClientList(bytes: [UInt8](contents(of: "clients.csv")), file: "clients.csv")
    terms = try CommonTerms(terms).overlaid(with: try list.row(at: 0))
    let contract = try Contract.read(terms).value
    let pdf = try Engrosser(style: try Assets.builtIn.styleSheet(style), template: .builtIn())
      .engross(contract, isDraft: true)
    #expect(try contents(of: "out/a.pdf") == Data(pdf.bytes))
  }

  @Test func `rows with faults are told, left out, and kept to be mended`() async throws {
    try copySample()
    try write(
      "c.csv",
      """
      reference;client.name;term.effective;serviceLevels.P1.target
      R1;Acme Ltd;01.12.2026;99,5 %
      R2;"Bolt; Sons";31.02.2027;99,5 %
      R3;;01.12.2026;99,5 %
      R4;Cord Ltd;01.12.26;99,5 %

      """)
    let result = try await batch(
      "--clients", "c.csv", "--out", "out", "--locale", "de-DE", "--errors", "errors.csv",
      "--jobs", "1", "--name", "{reference}")
    #expect(
      result.errors == """
        terms.yaml:36:16: warning: the contracts of all clients will have the same \
        client.shortName, client.registration.number, client.address.lines.0, \
        client.notices.attention, client.notices.email, client.securityContact.name, \
        client.securityContact.email, client.securityContact.phone, client.signatories.0.name, \
        client.signatories.0.capacity; add columns to the list, or take the client out of the terms
        c.csv:3:17: error: row 2, column term.effective, value "31.02.2027": \
        there is no day 2027-02-31; February 2027 has 28 days
        c.csv:4:4: error: row 3, column client.name, value "": "name" in parties.client is empty; \
        name: the legal name, exactly as registered
        c.csv:5:13: error: row 4, column term.effective, value "01.12.26": \
        expected a date with a year of four digits (--locale de-DE)
        the failed rows are in errors.csv
        ok 1 failed 3 skipped 0

        """)
    #expect(result.status == 1)
    #expect(try files.filter { $0.hasSuffix(".pdf") } == ["out/R1.pdf"])
    let errors = try String(decoding: contents(of: "errors.csv"), as: UTF8.self)
    #expect(
      errors.hasPrefix(
        "reference;client.name;term.effective;serviceLevels.P1.target;row;error\r\n"
          + "R2;\"Bolt; Sons\";31.02.2027;99,5 %;2;"))

    // Mended, they complete the same manifest.
    try write(
      "errors.csv",
      errors.replacing("31.02.2027", with: "28.12.2026").replacing("R3;;", with: "R3;Band Ltd;")
        .replacing("01.12.26", with: "01.12.2026"))
    let again = try await batch(
      "--clients", "errors.csv", "--out", "out", "--locale", "de-DE", "--resume", "--name",
      "{reference}")
    #expect(again.errors.hasSuffix("\nok 3 failed 0 skipped 0\n"))
    let records = try records(of: "out/manifest.jsonl")
    #expect(records.map(\.output) == ["R1.pdf", "R2.pdf", "R3.pdf", "R4.pdf"])
    #expect(records.allSatisfy { $0.status == .ok })
  }

  @Test func `the first row with faults stops the batch where it is asked to`() async throws {
    try copySample()
    try write("c.csv", "reference,client.name\nR1,Acme\nR2,\nR3,Bolt\n")
    let result = try await batch(
      "--clients", "c.csv", "--out", "out", "--fail-fast", "--jobs", "1")
    #expect(
      result.errors.hasSuffix(
        "stopped; 1 row is left: to go on, run the same command with --resume\n"
          + "ok 1 failed 1 skipped 0\n"))
    #expect(result.status == 1)
  }

  @Test func `nothing is drawn where two rows would have one file`() async throws {
    try copySample()
    try write("c.csv", "client.shortName\nÅcme\nBolt\nA\u{30A}CME\n")
    let result = try await batch("--clients", "c.csv", "--out", "out")
    #expect(result.status == 65)
    #expect(
      result.errors == """
        c.csv:4:1: error: rows 1 and 3 would both be written to acme-FW-2026-031.pdf; \
        tell them apart, or add {row} to --name
            A\u{30A}CME
            ^
        c.csv:2:1: note: row 1 is here
            Åcme
            ^
        1 error; no contract was written

        """)
    #expect(try files == ["c.csv", "terms.yaml"])
  }

  @Test func `what neither the terms nor the list say is asked for once`() async throws {
    try copySample(replacing: [
      "reference: FW-2026-031\n": "", "    form: limited liability partnership\n": "",
    ])
    try write("c.csv", "client.name\nAcme\nBolt\n")
    let result = try await batch("--clients", "c.csv", "--out", "out")
    #expect(result.status == 65)
    #expect(result.errors.contains("error: neither the terms nor the list say reference; "))
    #expect(result.errors.contains("error: neither the terms nor the list say client.form; "))
    #expect(result.errors.hasSuffix("\n2 errors; no contract was written\n"))
  }

  @Test func `a fault of the common terms is told once`() async throws {
    try copySample(replacing: ["language: en-GB": "language: en_GB"])
    try write("c.csv", "client.name\nAcme\nBolt\n")
    let result = try await batch("--clients", "c.csv", "--out", "out", "--name", "{row}")
    #expect(result.status == 1)
    #expect(result.errors.contains("\nterms.yaml:3:11: error: expected a language such as en-GB"))
    #expect(result.errors.hasSuffix("\n1 error; no contract was written\n"))
  }

  @Test func `a dry run finds faults and writes nothing`() async throws {
    try prepare(rows: 12)
    let result = try await batch("--clients", "clients.csv", "--out", "out", "--dry-run")
    #expect(result.errors == "ok 12 failed 0 skipped 0\n")
    #expect(try files == ["clients.csv", "terms.yaml"])
  }

  @Test func `shards are disjoint and complete, and make one manifest`() async throws {
    try prepare(rows: 5)
    _ = try await batch("--clients", "clients.csv", "--out", "whole")
    for index in 0..<2 {
      let result = try await batch(
        "--clients", "clients.csv", "--out", "out", "--shard", "\(index)/2")
      #expect(result.errors == "ok \(3 - index) failed 0 skipped 0\n")
    }
    let early = try await engross(
      "manifest", "merge", "out/manifest-1-of-2.jsonl", "-o", "out/manifest.jsonl")
    #expect(early.status == 65)
    #expect(
      early.errors == """
        error: 3 rows are in no manifest, row 1 first; run or resume the shards that are missing
        1 error; no manifest was written

        """)
    let merged = try await engross(
      "manifest", "merge", "out/manifest-1-of-2.jsonl", "out/manifest-0-of-2.jsonl", "-o",
      "out/manifest.jsonl")
    #expect(merged.status == 0)
    #expect(merged.errors == "ok 5 failed 0\n")
    let kept = try state(of: "out").filter { !$0.key.contains("-of-2") }
    #expect(try kept == state(of: "whole"))
  }

  @Test func `rows come in by a pipe, and what became of them goes out`() async throws {
    try copySample()
    let rows = """
      {"row": 7, "reference": "R7", "client": {"name": "Acme Ltd", "shortName": "Acme"}}
      {"row": 9, "reference": "R9", "client": {"name": "", "shortName": "Bolt"}}

      """
    let result = try await batch(
      "--clients", "-", "--out", "out", "--manifest", "-", "--jobs", "1",
      stdin: Data(rows.utf8))
    #expect(result.status == 1)
    let records = result.standardOutput.split(separator: 10).compactMap { ManifestRecord(line: $0) }
    #expect(records.map(\.row) == [7, 9])
    #expect(records.map(\.status) == [.ok, .failed])
    #expect(try files == ["out", "out/acme-R7.pdf", "terms.yaml"])
  }

  @Test func `GNU parallel deals the rows out, and the results come in their order`() async throws {
    try copySample()
    try write(
      "clients.jsonl",
      (1...4).map { row in
        let name = row == 4 ? 1 : row
        return """
          {"row": \(row), "reference": "R\(name)", "client.name": "N\(row)", "client.shortName": "N"}

          """
      }.joined())
    let result = try await shell(
      """
      parallel --will-cite --pipe -N 2 --jobs 2 --keep-order $engross batch terms.yaml \
        --clients - --list-format jsonl --out out --manifest - --jobs 1 --progress none \
        < clients.jsonl
      """)
    let records = result.standardOutput.split(separator: 10).compactMap { ManifestRecord(line: $0) }
    #expect(records.map(\.row) == [1, 2, 3, 4])
    // No part of the list knows that another has the same name; the file of the first one stays.
    #expect(records.count { $0.status == .ok } == 3)
    let refused = try #require(records.first { $0.status == .failed })
    #expect(
      refused.findings?.first?.message.hasSuffix(
        "out/n-R1.pdf is there already, and is another contract") == true)
    #expect(try files.filter { $0.hasSuffix(".pdf") } == (1...3).map { "out/n-R\($0).pdf" })
  }

  @Test func `all contracts come in one archive, and joined for a printer`() async throws {
    try prepare(rows: 3)
    let result = try await batch(
      "--clients", "clients.csv", "--out", "out", "--zip", "all.zip", "--merge", "print.pdf")
    #expect(
      result.errors == """
        3 contracts are in all.zip
        3 contracts are joined in print.pdf
        ok 3 failed 0 skipped 0

        """)
    let packed = try await shell(
      """
      python3 -m zipfile -e all.zip unpacked && cp out/manifest.jsonl unpacked \
        && diff -r -x '.*' out unpacked && qpdf --check print.pdf >/dev/null && sha256sum all.zip print.pdf
      """)
    #expect(packed.status == 0, "\(packed.errors)")
    let records = try records(of: "out/manifest.jsonl")
    let pages = try await shell("qpdf --show-npages print.pdf")
    #expect(pages.output == "\(records.reduce(0) { $0 + ($1.pages ?? 0) })\n")
    let json = try await shell("qpdf --json --json-key=outlines --json-key=acroform print.pdf")
    for record in records { #expect(json.output.contains("\"title\": \"\(record.key)\"")) }
    #expect(json.output.contains("\"fields\": []"))
    _ = try await batch(
      "--clients", "clients.csv", "--out", "out", "--resume", "--zip", "all.zip",
      "--merge", "print.pdf")
    #expect(try await shell("sha256sum all.zip print.pdf").output == packed.output)
    #expect(try files.allSatisfy { !$0.contains(".tmp") })

    let nowhere = try await batch(
      "--clients", "clients.csv", "--out", "out", "--resume", "--zip", "no/all.zip")
    #expect(nowhere.status == 73)
    #expect(nowhere.errors.hasPrefix("error: cannot write no/all.zip: there is no folder no"))
  }

  @Test func `progress can be read by programs`() async throws {
    try prepare(rows: 2)
    let result = try await engross(
      "batch", "terms.yaml", "--clients", "clients.csv", "--out", "out", "--progress", "json",
      "--jobs", "1")
    let lines = result.errors.split(separator: "\n")
    #expect(lines.last == "ok 2 failed 0 skipped 0")
    let told = try #require(lines.dropLast().last)
    let progress = try JSONSerialization.jsonObject(with: Data(told.utf8)) as? [String: Any]
    #expect(progress?["done"] as? Int == 2)
    #expect(progress?["total"] as? Int == 2)
    #expect(progress?["failed"] as? Int == 0)
    #expect(progress?["seconds_left"] as? Int == 0)
  }

  @Test func `where nothing can be written, it says so and what to do`() async throws {
    try prepare(rows: 2)
    try write("file", "")
    let under = try await batch("--clients", "clients.csv", "--out", "file/out")
    #expect(under.status == 73)
    #expect(under.errors.hasPrefix("error: cannot write file/out/"))

    // The kernel lets nobody make files here, and so a folder is read-only to root as well.
    let readOnly = try await batch("--clients", "clients.csv", "--out", "/proc")
    #expect(readOnly.status == 73)
    #expect(readOnly.errors.hasPrefix("error: cannot write /proc/"))

    // A limit on the size of files is like a disk that is full.
    let full = try await shell(
      "ulimit -f 100; $engross batch terms.yaml --clients clients.csv --out full --jobs 1")
    #expect(full.status == 73)
    #expect(full.errors.contains(".pdf: File too large\n"))
    #expect(
      full.errors.hasSuffix(
        "1 error; the batch stopped; to go on, run the same command with --resume\n"))
    #expect(try files.allSatisfy { !$0.hasSuffix(".pdf") && !$0.hasSuffix(".tmp") })
    let resumed = try await batch("--clients", "clients.csv", "--out", "full", "--resume")
    #expect(resumed.errors == "ok 2 failed 0 skipped 0\n")
  }

  @Test(arguments: [
    (["--shard", "2/2"], "--shard is 2/2; write it as 0/4, counted from 0"),
    (["--jobs", "0"], "--jobs is 0; give a number from 1 to 256"),
    (["--locale", "xx-YY"], "xx-YY is not a locale; give one such as de-DE"),
    (["--delimiter", "ab"], "give one character such as ; or the word tab"),
    (["--fail-fast", "--keep-going"], "give --fail-fast or --keep-going, not both"),
    (["--manifest", "-", "--resume"], "--resume needs a manifest in the folder"),
  ])
  func `misuse is told`(_ arguments: [String], _ message: String) async throws {
    try prepare(rows: 1)
    let result = try await engross(
      ["batch", "terms.yaml", "--clients", "clients.csv", "--out", "out"] + arguments)
    #expect(result.status == 64)
    #expect(result.errors.contains(message))
    #expect(try !files.contains("out"))
  }
}
