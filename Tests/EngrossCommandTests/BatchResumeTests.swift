import EngrossKit
import Foundation
import TestSupport
import Testing

/// Batches that are killed, interrupted or begun twice: what there was stays, and they go on.
@Suite final class BatchResumeTests: BatchTest {
  @Test func `a batch is not begun over another, and goes on where it is asked to`() async throws {
    try prepare(rows: 2)
    _ = try await batch("--clients", "clients.csv", "--out", "out")
    let before = try state(of: "out")
    let refused = try await batch("--clients", "clients.csv", "--out", "out")
    #expect(refused.status == 73)
    #expect(
      refused.errors == """
        error: out/manifest.jsonl is there already; \
        add --resume to go on with that batch, or choose another folder
        1 error; no contract was written

        """)
    // A file that was changed is drawn again, and so is one that is gone.
    for name in try files where name.hasSuffix("001.pdf") { try write(name, "spoilt") }
    let resumed = try await batch("--clients", "clients.csv", "--out", "out", "--resume")
    #expect(resumed.errors == "ok 1 failed 0 skipped 1\n")
    #expect(try state(of: "out") == before)
    try copySample(replacing: ["city: Leeds": "city: Selby"])
    let changed = try await batch("--clients", "clients.csv", "--out", "out", "--resume")
    #expect(changed.errors == "ok 2 failed 0 skipped 0\n")
  }

  @Test func `killed at any moment, it comes to the same files`() async throws {
    try prepare(rows: 16)
    _ = try await batch("--clients", "clients.csv", "--out", "undisturbed", "--jobs", "2")
    let expected = try state(of: "undisturbed")
    #expect(expected.count == 17)
    var random = SystemRandomNumberGenerator()
    for _ in 0..<6 {
      // Each run gets a row further: one that is killed three times on a row calls it a failure.
      let delay = Double.random(in: 0.01...0.3, using: &random)
      _ = try await shell(
        """
        rows() { grep -c '"status":"ok"' out/manifest.jsonl 2>/dev/null || true; }
        before=$(rows)
        $engross batch terms.yaml --clients clients.csv --out out --jobs 2 --resume \
        --progress none & pid=$!
        while kill -0 $pid 2>/dev/null && [ "$(rows)" = "$before" ]; do sleep 0.05; done
        sleep \(delay); kill -9 $pid; wait $pid
        """)
    }
    let result = try await batch("--clients", "clients.csv", "--out", "out", "--resume")
    #expect(result.status == 0)
    #expect(try state(of: "out") == expected)
  }

  @Test func `an interrupted batch finishes its rows and says how to go on`() async throws {
    try prepare(rows: 60)
    let result = try await shell(
      """
      $engross batch terms.yaml --clients clients.csv --out out --jobs 1 --progress json & pid=$!
      while [ ! -s out/manifest.jsonl ]; do sleep 0.01; done
      kill -INT $pid; wait $pid
      """)
    #expect(result.status == 130)
    #expect(result.errors.contains("finishing the rows that are being drawn\n"))
    #expect(result.errors.contains("left: to go on, run the same command with --resume\n"))
    #expect(try files.allSatisfy { !$0.hasSuffix(".tmp") })
    let resumed = try await batch("--clients", "clients.csv", "--out", "out", "--resume")
    #expect(resumed.status == 0)
    #expect(try records(of: "out/manifest.jsonl").map(\.row) == Array(1...60))
  }

  @Test func `a row that ends the process is tried alone, and then given up`() async throws {
    try prepare(rows: 2)
    _ = try await batch("--clients", "clients.csv", "--out", "out")
    let all = try records(of: "out/manifest.jsonl")
    // What three runs leave behind that died while they drew the first row.
    var died = all[0]
    died.status = .started
    var alone = died
    alone.alone = true
    try Data([died, all[1], alone, alone].flatMap(\.line) + Array("{\"row\":".utf8))
      .write(to: folder.appending(path: "out/manifest.jsonl"))
    for _ in 0..<2 {
      let result = try await batch("--clients", "clients.csv", "--out", "out", "--resume")
      #expect(result.status == 1)
      #expect(
        result.errors == """
          error: row 1: Engross died each time it drew this row, and does not try again; \
          please report it, with the row; to try again, change the row [DEADLY]
          ok 0 failed 1 skipped 1

          """)
    }
    // Once is no proof: the process may have been killed.
    try Data([all[1], died, alone].flatMap(\.line))
      .write(to: folder.appending(path: "out/manifest.jsonl"))
    let result = try await batch("--clients", "clients.csv", "--out", "out", "--resume")
    #expect(result.errors == "ok 1 failed 0 skipped 1\n")
  }

  @Test func `one batch at a time has the folder`() async throws {
    try prepare(rows: 1)
    let result = try await shell(
      """
      mkdir out
      flock out $engross batch terms.yaml --clients clients.csv --out out
      """)
    #expect(result.status == 73)
    #expect(
      result.errors == """
        error: another batch is writing to out; wait until it has ended
        1 error; no contract was written

        """)
  }
}
