internal import Foundation

/// Files whose changes are of interest, and how they were when they were last looked at.
public struct WatchedFiles: Sendable {
  /// Files, and folders of which every file counts.
  private var paths: [String] = []
  private var seen: [String: Stamp] = [:]

  /// What tells one state of a file from the next without reading it.
  private struct Stamp: Equatable {
    var seconds: Int
    var nanoseconds: Int
    var size: Int64
    var inode: UInt64
  }

  public init(_ paths: [String]) { watch(paths) }

  /// Watches these files from now on, and no others; one that was watched before is still compared
  /// with how it was then.
  public mutating func watch(_ paths: [String]) {
    self.paths = paths
    let now = Self.stamps(of: paths)
    seen = now.merging(seen.filter { now[$0.key] != nil }) { $1 }
  }

  /// How many files there are.
  public var count: Int { seen.count }

  /// The files that have changed, come or gone since this was last asked, by name.
  public mutating func takeChanges() -> [String] {
    let now = Self.stamps(of: paths)
    let old = seen
    seen = now
    return Set(old.keys).union(now.keys).filter { old[$0] != now[$0] }.sorted()
  }

  private static func stamps(of paths: [String]) -> [String: Stamp] {
    var stamps: [String: Stamp] = [:]
    for path in paths {
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        let inner = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let visible = inner.filter { !$0.hasPrefix(".") }.map { "\(path)/\($0)" }
        stamps.merge(Self.stamps(of: visible)) { $1 }
      } else {
        stamps[path] = Stamp(
          seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
          size: Int64(status.st_size), inode: UInt64(status.st_ino))
      }
    }
    return stamps
  }
}
