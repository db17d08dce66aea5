import ArgumentParser
import EngrossKit
import Foundation

/// What the input is.
struct InputKind: ParsableArguments {
  @Flag(
    name: .customLong("agreement"),
    help: "Take the input for an agreement in Markdown, whatever its name; for standard input.")
  var isSaid = false

  /// Whether a file of this name holds an agreement: its ending tells, or the flag.
  func isAgreement(_ name: String) -> Bool { isSaid || name.isAgreement }
}

/// A file of terms as it was read, not yet understood.
struct TermsInput {
  /// What messages call it: the path as the user gave it, or `-`.
  var name: String
  var bytes: [UInt8]
  /// Whether it is an agreement with words of its own.
  var isAgreement: Bool

  /// Reads a file, or standard input for `-`; no more than it takes to see that it is too large.
  init(_ name: String, isAgreement: Bool? = nil) throws(Failure) {
    self.name = name
    self.isAgreement = isAgreement ?? name.isAgreement
    guard name == "-" || FileManager.default.fileExists(atPath: name) else {
      throw Failure(.noInput, "there is no file \(name)", help: "to begin one, run: engross init")
    }
    do {
      let handle =
        name == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(filePath: name))
      var data = Data()
      while data.count <= SourceNode.largestFile,
        let more = try handle.read(upToCount: SourceNode.largestFile + 1 - data.count),
        !more.isEmpty
      {
        data += more
      }
      bytes = [UInt8](data)
    } catch {
      throw Failure(.noInput, "\(name) cannot be read", help: "give a file that you may read")
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension String {
  /// Whether a file of this name holds an agreement in Markdown.
  var isAgreement: Bool {
    [".md", ".markdown"].contains { lowercased().hasSuffix($0) }
  }
}
