internal import Foundation

/// Why a file cannot be written; each names the file as the user gave it.
public enum WriteFailure: Error, Sendable, Hashable {
  case missingFolder(String)
  case notAFolder(String)
  case isFolder(String)
  case exists(String)
  case noPermission(String)
  case diskFull(String)
  /// With the words of the operating system.
  case other(String, reason: String)

  /// What an error number of the operating system means for the file.
  init(_ number: Int32, writing file: String) {
    self =
      switch number {
      case ENOENT: .missingFolder(file)
      case ENOTDIR: .notAFolder(file)
      case EISDIR: .isFolder(file)
      case EEXIST: .exists(file)
      case EACCES, EPERM, EROFS: .noPermission(file)
      case ENOSPC, EDQUOT: .diskFull(file)
      default: .other(file, reason: String(cString: strerror(number)))
      }
  }
}

extension WriteFailure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingFolder(let file):
      "cannot write \(file): there is no folder \(folder(of: file)); create it first"
    case .notAFolder(let file):
      "cannot write \(file): \(folder(of: file)) is not a folder; choose another place"
    case .isFolder(let file):
      "cannot write \(file): it is a folder; give the name of a file"
    case .exists(let file):
      "cannot write \(file): it is there already; move it away, or choose another folder"
    case .noPermission(let file):
      "cannot write \(file): you may not write there; choose another place"
    case .diskFull(let file):
      "cannot write \(file): the disk is full; make room, or choose another"
    case .other(let file, let reason):
      "cannot write \(file): \(reason)"
    }
  }
}
