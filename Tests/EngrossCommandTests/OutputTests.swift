import Foundation
import TestSupport
import Testing

/// No failure leaves a part of a file, or touches a file that was there.
@Suite final class OutputTests: CommandTest {
  @Test(arguments: [
    ("no/a.pdf", "there is no folder no; create it first"),
    ("terms.yaml/a.pdf", "terms.yaml is not a folder; choose another place"),
    ("folder", "it is a folder; give the name of a file"),
    ("/sys/a.pdf", "you may not write there; choose another place"),
    ("/dev/full", "the disk is full; make room, or choose another"),
  ])
  func `a place that cannot be written to is named`(_ place: String, _ why: String) async throws {
    try copySample()
    try FileManager.default.createDirectory(
      at: folder.appending(path: "folder"), withIntermediateDirectories: false)
    let result = try await engross("render", "terms.yaml", "-o", place)
    #expect(result.status == 73)
    #expect(
      result.errors == "error: cannot write \(place): \(why)\n1 error; no PDF was written\n")
    #expect(try files == ["folder", "terms.yaml"])
  }

  @Test func `standard output that is full is an error`() async throws {
    try copySample()
    let result = try await shell("$engross render terms.yaml -o - > /dev/full")
    #expect(result.status == 73)
    #expect(
      result.errors == """
        error: cannot write standard output: the disk is full; make room, or choose another
        1 error; no PDF was written

        """)
  }

  @Test func `a file that was there stays as it was when writing breaks off`() async throws {
    try copySample()
    try Data("old".utf8).write(to: folder.appending(path: "a.pdf"))
    // Files may grow to 8 KB and no further, which a process hears of while it writes.
    let result = try await shell(
      "trap '' XFSZ; ulimit -f 16; $engross render terms.yaml -o a.pdf")
    #expect(result.status == 73)
    #expect(
      result.errors == """
        error: cannot write a.pdf: File too large
        1 error; no PDF was written

        """)
    #expect(try contents(of: "a.pdf") == Data("old".utf8))
    #expect(try files == ["a.pdf", "terms.yaml"])
  }

  @Test func `a file that was there is replaced, through a link and with its permissions`()
    async throws
  {
    try copySample()
    let result = try await shell(
      """
      mkdir real; echo old > real/a.pdf; chmod 600 real/a.pdf; ln -s real/a.pdf link.pdf
      $engross render terms.yaml -o link.pdf
      """)
    #expect(result.status == 0)
    #expect(try contents(of: "real/a.pdf").isPDF)
    #expect(try files == ["link.pdf", "real", "real/a.pdf", "terms.yaml"])
    let listing = try await shell("stat -c '%a %F' real/a.pdf; stat -c %F link.pdf")
    #expect(listing.output == "600 regular file\nsymbolic link\n")
  }

  @Test func `no picture is written unless all are`() async throws {
    try copySample()
    try FileManager.default.createDirectory(
      at: folder.appending(path: "a-02.png"), withIntermediateDirectories: false)
    let result = try await engross(
      "render", "terms.yaml", "-o", "a.png", "--pages", "1-3", "--ppi", "18")
    #expect(result.status == 73)
    #expect(
      result.errors == """
        error: cannot write a-02.png: it is a folder; give the name of a file
        1 error; no picture was written

        """)
    #expect(try files == ["a-02.png", "terms.yaml"])
  }
}
