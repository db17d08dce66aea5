internal import Foundation

/// Keeps other batches out of a folder for as long as it lives.
///
/// The lock is on the folder itself and ends with the process, however that ends. Shards share the
/// folder; each keeps others out of its own manifest.
final class FolderLock {
  private var descriptors: [Int32] = []

  /// Nil where another batch has the folder; `isShared` lets others in that share it too.
  init?(_ folder: String, shard: Shard?, isShared: Bool) throws(WriteFailure) {
    let isWhole = shard?.isWhole ?? true
    let kind = isWhole && !isShared ? LOCK_EX : LOCK_SH
    guard try lock(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, kind) else { return nil }
    if let shard, !isWhole, !isShared {
      let file = "\(folder)/.shard-\(shard.index)-of-\(shard.count).lock"
      guard try lock(file, O_RDWR | O_CREAT | O_CLOEXEC, LOCK_EX) else { return nil }
    }
  }

  private func lock(
    _ path: String, _ flags: Int32, _ kind: Int32
  ) throws(WriteFailure) -> Bool {
    let descriptor = open(path, flags, 0o666)
    guard descriptor >= 0 else { throw WriteFailure(errno, writing: path) }
    descriptors.append(descriptor)
    if flock(descriptor, kind | LOCK_NB) == 0 { return true }
    guard errno == EWOULDBLOCK else { throw WriteFailure(errno, writing: path) }
    return false
  }

  deinit { for descriptor in descriptors { close(descriptor) } }
}
