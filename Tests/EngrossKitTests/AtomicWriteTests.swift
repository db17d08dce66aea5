import EngrossKit
import Foundation
import Testing

@Suite final class AtomicWriteTests {
  let folder: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "write-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  @Test func `a file is written whole, and one that was there is replaced`() throws {
    for text in ["first", "second, and longer", ""] {
      try AtomicWrite.write(Array(text.utf8), to: "\(folder)/a")
      #expect(try contents("a") == text)
    }
    #expect(try files == ["a"])
  }

  @Test func `none of several files is written when one cannot be`() throws {
    let failure = #expect(throws: WriteFailure.self) {
      try AtomicWrite.write([("\(folder)/a", [1]), ("\(folder)/no/b", [2])])
    }
    #expect(failure == .missingFolder("\(folder)/no/b"))
    #expect(try files == [])
  }

  @Test func `a file that was there is kept where it is asked for`() throws {
    try AtomicWrite.write(Array("old".utf8), to: "\(folder)/a")
    #expect(throws: WriteFailure.exists("\(folder)/a")) {
      try AtomicWrite.write([("\(folder)/a", [1])], replacing: false)
    }
    #expect(try contents("a") == "old")
    #expect(try files == ["a"])
  }

  @Test func `a new file has the permissions that files have by default`() throws {
    close(open("\(folder)/usual", O_CREAT | O_WRONLY, 0o666))
    try AtomicWrite.write([1], to: "\(folder)/a")
    #expect(try permissions("a") == permissions("usual"))
  }

  @Test func `a name that no file can have is refused`() throws {
    #expect(throws: WriteFailure.isFolder("/")) { try AtomicWrite.write([1], to: "/") }
    #expect(throws: WriteFailure.missingFolder("")) { try AtomicWrite.write([1], to: "") }
    let long = String(repeating: "a", count: 300)
    #expect(throws: WriteFailure.other("\(folder)/\(long)", reason: "File name too long")) {
      try AtomicWrite.write([1], to: "\(folder)/\(long)")
    }
    #expect(try files == [])
  }

  @Test func `a device is written to directly, and stays a device`() throws {
    try AtomicWrite.write([1], to: "/dev/null")
    let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
    #expect(throws: WriteFailure.diskFull("/dev/full")) {
      try AtomicWrite.write([1], to: "/dev/full")
    }
  }

  @Test(arguments: [
    (WriteFailure.missingFolder("a.pdf"), "there is no folder .; create it first"),
    (.missingFolder("/a/b.pdf"), "there is no folder /a; create it first"),
    (.notAFolder("a/b.pdf"), "a is not a folder; choose another place"),
    (.isFolder("a"), "it is a folder; give the name of a file"),
    (.exists("a"), "it is there already; move it away, or choose another folder"),
    (.noPermission("a"), "you may not write there; choose another place"),
    (.diskFull("a"), "the disk is full; make room, or choose another"),
    (.other("a", reason: "Input/output error"), "Input/output error"),
  ])
  func `a failure names the file and what to do`(_ failure: WriteFailure, _ message: String) {
    #expect("\(failure)".hasPrefix("cannot write "))
    #expect("\(failure)".hasSuffix(": \(message)"))
  }

  private var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
  }

  private func contents(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  }

  private func permissions(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.posixPermissions] as? Int
  }
}
