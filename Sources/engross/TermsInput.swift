import EngrossKit
import Foundation

/// A file of terms as it was read, not yet understood.
struct TermsInput {
  /// What messages call it: the path as the user gave it, or `-`.
  var name: String
  var bytes: [UInt8]

  /// Reads a file, or standard input for `-`; no more than it takes to see that it is too large.
  init(_ name: String) throws(Failure) {
    self.name = name
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

  /// Whether it is an agreement with words of its own, by the ending of its name.
  var isAgreement: Bool { name.isAgreement }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension String {
  /// Whether a file of this name holds an agreement in Markdown.
  var isAgreement: Bool {
    [".md", ".markdown"].contains { lowercased().hasSuffix($0) }
  }
}
