import Foundation
import TestSupport
import Testing

/// What newcomers did by mistake, and lost something by.
@Suite final class SlipTests: CommandTest {
  @Test func `a folder without a name is not written to`() async throws {
    let result = try await engross("init", "")
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix("Error: the folder has no name; give one, such as acme\n"))
  }

  @Test func `a part that is switched on by half does not drop out unseen`() async throws {
    try copySample(replacing: ["signing: {": "backup:\nsigning: {"])
    let terms = try String(contentsOf: folder.appending(path: "terms.yaml"), encoding: .utf8)
    let line =
      (terms.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex(of: "backup:") ?? -1) + 1
    let result = try await engross("render", "terms.yaml")
    #expect(result.status == 1)
    #expect(
      result.errors == """
        terms.yaml:\(line):1: error: "backup" is empty; fill it in, or remove the key
            backup:
            ^
        1 error; no PDF was written

        """)
  }

  @Test func `terms in another language than the template are refused`() async throws {
    try copySample(replacing: ["language: en-GB": "language: de-DE"])
    let result = try await engross("render", "terms.yaml")
    #expect(result.status == 1)
    #expect(
      result.errors == """
        error: the terms say language: de-DE, and the words of the template are in en; change \
        language, or give a template in it with --template
        1 error; no PDF was written

        """)
  }

  @Test func `a signed contract is not written over`() async throws {
    try copySample()
    let signed = folder.appending(path: "terms.pdf")
    try Data("%PDF-1.7 /ByteRange [0 1 2 3]".utf8).write(to: signed)
    let result = try await engross("render", "terms.yaml")
    #expect(result.status == 73)
    #expect(
      result.errors == """
        error: terms.pdf is signed, and would be written over; give another name with -o, or \
        move it away
        1 error; no PDF was written

        """)
    #expect(try Data(contentsOf: signed).count == 29)
  }
}
