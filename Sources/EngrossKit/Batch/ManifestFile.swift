internal import Foundation

/// The manifest of a batch while it is written: a record is appended when a row begins or ends, and
/// the finished file has one record a row, in the order of the list.
final class ManifestFile {
  /// Marks rows that are given up.
  static let deadlyRule = "DEADLY"

  let path: String
  private let descriptor: Int32
  private var length: Int
  /// Where the last record of each row's end stands.
  private var ends: [Int: Range<Int>] = [:]

  /// What an earlier run left behind about an output.
  struct Earlier: Sendable {
    struct End: Sendable {
      var status: ManifestRecord.Status
      var place: Range<Int>
    }

    var row: Int
    var rows: Int
    /// Nil where the row did not end.
    var end: End?
    var sha256: String?
    var origin: [String]
    /// How often it was begun without coming to an end while nothing else was drawn.
    var deaths = 0
  }

  /// Opens a manifest to append to; a line that was not written to its end is taken off.
  init(path: String) throws(WriteFailure) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw WriteFailure(errno, writing: path) }
    length = 0
  }

  deinit { close(descriptor) }

  /// Reads what earlier runs have written, by output.
  func readEarlier() throws(WriteFailure) -> [String: Earlier] {
    var earlier: [String: Earlier] = [:]
    let data = (try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)) ?? Data()
    var start = data.startIndex
    while let end = data[start...].firstIndex(of: .newline) {
      let place = start..<(end + 1)
      start = end + 1
      // A line that is no record is left from a disk that was full; the row is drawn again.
      guard let record = ManifestRecord(line: data[place]) else { continue }
      var known =
        earlier[record.output]
        ?? Earlier(row: record.row, rows: record.rows, end: nil, origin: record.origin)
      if known.origin != record.origin { known.deaths = 0 }
      (known.row, known.rows, known.origin) = (record.row, record.rows, record.origin)
      if record.status == .started {
        known.end = nil
        if record.alone == true { known.deaths += 1 }
      } else {
        known.end = .init(status: record.status, place: place)
        known.sha256 = record.sha256
        let isGivenUp = record.findings?.contains { $0.rule == Self.deadlyRule } ?? false
        known.deaths = isGivenUp ? 2 : 0
      }
      earlier[record.output] = known
    }
    length = start
    guard ftruncate(descriptor, off_t(length)) == 0 else {
      throw WriteFailure(errno, writing: path)
    }
    return earlier
  }

  /// Appends a record, and forces it to disk if it is the end of its row.
  func append(_ record: ManifestRecord) throws(WriteFailure) {
    let line = record.line
    guard lseek(descriptor, off_t(length), SEEK_SET) >= 0 else {
      throw WriteFailure(errno, writing: path)
    }
    do {
      try AtomicWrite.write(line, to: descriptor, named: path)
    } catch {
      // Half a line is of no use to the next run, and could be all that keeps the disk full.
      ftruncate(descriptor, off_t(length))
      throw error
    }
    let place = length..<(length + line.count)
    length += line.count
    guard record.status != .started else { return }
    ends[record.row] = place
    guard fsync(descriptor) == 0 else { throw WriteFailure(errno, writing: path) }
  }

  /// Keeps a record of an earlier run.
  func keep(row: Int, _ place: Range<Int>) { if ends[row] == nil { ends[row] = place } }

  /// The record at a place of the file.
  func record(at place: Range<Int>) -> ManifestRecord? {
    read(place).flatMap { ManifestRecord(line: $0) }
  }

  private func read(_ place: Range<Int>) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: place.count)
    let count = bytes.withUnsafeMutableBytes {
      pread(descriptor, $0.baseAddress, $0.count, off_t(place.lowerBound))
    }
    return count == place.count ? bytes : nil
  }

  /// Puts a file in its place that has the last record of each row alone, in their order.
  func finish() throws(WriteFailure) {
    let stage = "\(path).tmp"
    let copy = open(stage, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard copy >= 0 else { throw WriteFailure(errno, writing: stage) }
    defer {
      close(copy)
      unlink(stage)
    }
    for (_, place) in ends.sorted(by: { $0.key < $1.key }) {
      guard let line = read(place) else { throw WriteFailure(errno, writing: path) }
      try AtomicWrite.write(line, to: copy, named: path)
    }
    guard fsync(copy) == 0, rename(stage, path) == 0 else {
      throw WriteFailure(errno, writing: path)
    }
    AtomicWrite.syncFolder(of: path)
  }
}
