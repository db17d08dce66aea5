internal import Foundation

/// Writes files that appear complete or not at all, even when the power fails.
///
/// Each is written under another name in the same folder, forced to disk and then renamed. A
/// device or a pipe cannot be renamed to, and is written directly.
public enum AtomicWrite {
  public static func write(_ bytes: [UInt8], to path: String) throws(WriteFailure) {
    try write([(path, bytes)])
  }

  /// Writes several files, and puts none in its place before all are written.
  ///
  /// Unless `replacing`, a file that is there already stays, and `WriteFailure.exists` is thrown.
  public static func write(
    _ files: [(path: String, bytes: [UInt8])], replacing: Bool = true
  ) throws(WriteFailure) {
    let staged = try files.map { path, bytes throws(WriteFailure) in
      try StagedFile(bytes, for: path)
    }
    for file in staged { try file.putInPlace(replacing: replacing) }
  }

  /// Lets `body` write a file under a passing name, and puts it in its place when it is whole.
  static func write(to path: String, by body: (_ stage: String) throws -> Void) throws {
    let target = realPath(path) ?? path
    var status = stat()
    if stat(target, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw WriteFailure.isFolder(path)
    }
    let name = target.split(separator: "/").last ?? ""
    let stage = "\(folder(of: target))/.engross-\(getpid())-\(name).tmp"
    defer { unlink(stage) }
    try body(stage)
    let descriptor = open(stage, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw WriteFailure(errno, writing: path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0, rename(stage, target) == 0 else {
      throw WriteFailure(errno, writing: path)
    }
    syncFolder(of: target)
  }

  /// Writes to a file that is open, such as standard output.
  public static func write(
    _ bytes: [UInt8], to descriptor: Int32, named name: String
  ) throws(WriteFailure) {
    guard writeAll(bytes, to: descriptor) else { throw WriteFailure(errno, writing: name) }
  }

  /// Removes what writers that were killed have left in a folder; those that may still be writing
  /// there are left alone for `seconds` since they last wrote.
  static func removeLeftovers(in folder: String, quietFor seconds: Double = 0) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(".engross-") && name.contains(".tmp") {
      var status = stat()
      guard stat("\(folder)/\(name)", &status) == 0,
        Date().timeIntervalSince1970 - Double(status.st_mtim.tv_sec) >= seconds
      else { continue }
      unlink("\(folder)/\(name)")
    }
  }

  /// Forces the new name of a file to disk.
  static func syncFolder(of path: String) {
    // The file is whole already: a folder that cannot be read or forced to disk is no fault.
    let descriptor = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// A file that stands under a passing name until it is put in its place; removed if it never is.
private final class StagedFile {
  /// What messages call the file.
  private let name: String
  private let target: String
  /// Nil for what is written directly.
  private var stage: String?
  private let bytes: [UInt8]

  init(_ bytes: [UInt8], for path: String) throws(WriteFailure) {
    self.bytes = bytes
    name = path
    target = realPath(path) ?? path
    guard !path.isEmpty else { throw WriteFailure(ENOENT, writing: path) }
    var status = stat()
    let exists = stat(target, &status) == 0
    let kind = status.st_mode & S_IFMT
    if exists, kind == S_IFDIR { throw .isFolder(path) }
    if exists, kind != S_IFREG { return }

    let (descriptor, stage) = try create()
    self.stage = stage
    // Chained so that the first failure leaves its reason in errno.
    let isWritten =
      (!exists || fchmod(descriptor, status.st_mode & 0o777) == 0)
      && writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
    let reason = errno
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed else {
      throw WriteFailure(isWritten ? errno : reason, writing: path)
    }
  }

  deinit { if let stage { unlink(stage) } }

  /// Creates a file of a free name beside the target.
  private func create() throws(WriteFailure) -> (descriptor: Int32, path: String) {
    for attempt in 0..<100 {
      let path = "\(folder(of: target))/.engross-\(getpid())-\(attempt).tmp"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, path) }
      guard errno == EEXIST else { break }
    }
    throw WriteFailure(errno, writing: name)
  }

  func putInPlace(replacing: Bool) throws(WriteFailure) {
    guard let stage else { return try writeDirectly() }
    if replacing {
      guard rename(stage, target) == 0 else { throw WriteFailure(errno, writing: name) }
      self.stage = nil
    } else {
      guard link(stage, target) == 0 else { throw WriteFailure(errno, writing: name) }
    }
    AtomicWrite.syncFolder(of: target)
  }

  private func writeDirectly() throws(WriteFailure) {
    let descriptor = open(target, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw WriteFailure(errno, writing: name) }
    defer { close(descriptor) }
    guard writeAll(bytes, to: descriptor) else { throw WriteFailure(errno, writing: name) }
  }
}

/// Returns false, with the reason in `errno`, where not all bytes could be written.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = Foundation.write(
        descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno != EINTR {
        return false
      }
    }
    return true
  }
}

/// The path with symbolic links followed; nil where there is no such file.
private func realPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// The folder of a path: `out` for `out/acme.pdf`, `.` for `acme.pdf`, `/` for `/acme.pdf`.
func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}
