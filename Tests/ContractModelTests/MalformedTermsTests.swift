import ContractModel
import Foundation
import StrictInput
import Testing

/// Every file of `Malformed` is refused with exactly the messages in the `.txt` beside it.
///
/// With `ENGROSS_ACCEPT_GOLDENS=1` the messages are written anew, and the run fails so that nobody
/// takes them unread.
@Suite struct MalformedTermsTests {
  @Test(arguments: try malformedFiles())
  func `a malformed file is refused with its messages`(_ name: String) throws {
    let url = testFolder.appending(path: "Malformed/\(name)")
    let messages = url.deletingPathExtension().appendingPathExtension("txt")
    var actual = "accepted"
    do {
      _ = try Contract.read(bytes: try Data(contentsOf: url), file: name)
    } catch let faults as Faults {
      actual = faults.description
    }
    if ProcessInfo.processInfo.environment["ENGROSS_ACCEPT_GOLDENS"] == "1" {
      try Data("\(actual)\n".utf8).write(to: messages)
      Issue.record("the messages of \(name) were recorded; read them and run again")
    }
    #expect("\(actual)\n" == (try? String(contentsOf: messages, encoding: .utf8)))
  }

  @Test func `a file cut anywhere is refused or read, and never crashes`() throws {
    let bytes = Array(try Data(contentsOf: testFolder.appending(path: "Terms/small.yaml")))
    for length in stride(from: 0, to: bytes.count, by: 7) {
      do {
        _ = try Contract.read(bytes: bytes.prefix(length), file: "cut.yaml")
      } catch {
        #expect(!error.diagnostics.isEmpty)
      }
    }
  }

  @Test func `a file with any byte changed is refused or read, and never crashes`() throws {
    let bytes = Array(try Data(contentsOf: testFolder.appending(path: "Terms/small.yaml")))
    for index in stride(from: 0, to: bytes.count, by: 31) {
      for byte in Array("\0\t\"'{}[]:,-&*!|>%@`\\?#~ \n\u{FF}é".utf8) {
        var changed = bytes
        changed[index] = byte
        do {
          _ = try Contract.read(bytes: changed, file: "changed.yaml")
        } catch {
          #expect(error.diagnostics.allSatisfy { $0.location != nil })
        }
      }
    }
  }

  @Test func `a file above 4 MB is refused before it is parsed`() throws {
    let bytes = [UInt8](repeating: UInt8(ascii: "\n"), count: SourceNode.largestFile + 1)
    let faults = #expect(throws: Faults.self) {
      try Contract.read(bytes: bytes, file: "big.yaml")
    }
    #expect(
      faults?.description
        == "big.yaml:1:1: error: the file is larger than 4 MB; is it the right file?")
  }
}

private func malformedFiles() throws -> [String] {
  try FileManager.default.contentsOfDirectory(
    atPath: testFolder.appending(path: "Malformed").path(percentEncoded: false)
  )
  .filter { !$0.hasSuffix(".txt") }.sorted()
}
