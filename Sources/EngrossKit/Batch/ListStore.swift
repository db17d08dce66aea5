internal import Foundation

/// The text of a client list once it is read: a short one in memory, a long one in a file that has
/// no name, so that a batch of a hundred thousand rows needs no more memory than one of a hundred,
/// and nobody can change the list under it.
final class ListStore: Sendable {
  private static let longestInMemory = 1 << 18

  let count: Int
  /// Empty where there is a file.
  private let memory: [UInt8]
  private let file: Int32?

  init(_ bytes: [UInt8]) {
    count = bytes.count
    file = bytes.count > Self.longestInMemory ? Self.makeFile(of: bytes) : nil
    memory = file == nil ? bytes : []
  }

  deinit { if let file { close(file) } }

  /// A file that is gone when it is closed; nil where there is no room for it.
  private static func makeFile(of bytes: [UInt8]) -> Int32? {
    var template = Array("\(NSTemporaryDirectory())/engross-list-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { return nil }
    unlink(template)
    do throws(WriteFailure) {
      try AtomicWrite.write(bytes, to: file, named: "list")
      return file
    } catch {
      close(file)
      return nil
    }
  }

  /// The bytes of a range; nil where the file cannot be read.
  func bytes(_ range: Range<Int>) -> [UInt8]? {
    guard let file else { return Array(memory[range]) }
    return readBytes(range, of: file)
  }
}
