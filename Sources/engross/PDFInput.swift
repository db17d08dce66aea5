import ArgumentParser
import EngrossKit
import Foundation

/// A PDF that somebody sent, as it was read.
struct PDFInput {
  var bytes: [UInt8]

  /// Contracts take less than a megabyte.
  private static let largest = 64 << 20
  /// What reading one may take; a hostile file unpacks to any size.
  private static let memory = rlim_t(1 << 30)

  /// Reads a file, or standard input for `-`; from here on the command has a limit to its memory.
  init(_ name: String) throws(Failure) {
    var limit = rlimit()
    if getrlimit(dataLimit, &limit) == 0 {
      limit.rlim_cur = min(limit.rlim_max, Self.memory)
      setrlimit(dataLimit, &limit)
    }
    bytes = try Self.read(name, atMost: Self.largest)
    guard bytes.count <= Self.largest else {
      throw Failure(.badData, "\(name) is larger than 64 MB, which no contract is")
    }
  }

  /// Reads a file, and a byte more than `atMost` to show where it is too large.
  static func read(_ name: String, atMost limit: Int = 1 << 20) throws(Failure) -> [UInt8] {
    guard name == "-" || FileManager.default.fileExists(atPath: name) else {
      throw Failure(.noInput, "there is no file \(name)")
    }
    do {
      let handle =
        name == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(filePath: name))
      var data = Data()
      while data.count <= limit,
        let more = try handle.read(upToCount: limit + 1 - data.count), !more.isEmpty
      {
        data += more
      }
      return [UInt8](data)
    } catch {
      throw Failure(.noInput, "\(name) cannot be read", help: "is it a file that you may read?")
    }
  }
}

#if canImport(Glibc)
  private let dataLimit = __rlimit_resource_t(RLIMIT_DATA.rawValue)
#else
  private let dataLimit = RLIMIT_DATA
#endif

/// Does what may find that a PDF, or a key, is not fit for it.
func orFail<Value>(
  signing file: String, _ work: () throws(SigningError) -> Value
) throws(Failure) -> Value {
  do {
    return try work()
  } catch {
    throw Failure(signing: file, error)
  }
}

extension Failure {
  init(signing file: String, _ error: SigningError) {
    let code: ExitCode =
      if case .timestamp = error { .unavailable } else { .badData }
    self.init(code, "\(file): \(error)")
  }
}
