internal import Foundation

/// The manifest of a batch while it is written: a record is appended when a row begins or ends, and
/// the finished file has one record a row, in the order of the list.
final class ManifestFile {
  /// Marks rows that are given up.
  static let deadlyRule = "DEADLY"

  let path: String
  private let descriptor: Int32
  private var length: Int
  /// Where the records of the rows' ends stand: of a row that has several, the last one counts.
  private var ends: [(row: Int, place: Range<Int>)] = []

  /// What an earlier run left behind about an output.
  struct Earlier: Sendable {
    var row: Int
    /// Of the last record.
    var place: Range<Int>
    var hasEnded = false
    /// How often it was begun without coming to an end while nothing else was drawn: at most 2.
    var deaths: UInt8 = 0
  }

  /// What earlier runs left behind, in little room: of each output where its last record stands.
  struct EarlierRuns: Sendable {
    /// By the hashes of names; whoever reads the record sees whether it is of that output.
    private var known: [Int: Earlier] = [:]
    /// Of the whole list, as far as they knew.
    var rows = 0

    subscript(output: String) -> Earlier? {
      get { known[output.hashValue] }
      set { known[output.hashValue] = newValue }
    }

    var ended: [Earlier] { known.values.filter(\.hasEnded) }
  }

  /// Opens a manifest to append to; a line that was not written to its end is taken off.
  init(path: String) throws(WriteFailure) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw WriteFailure(errno, writing: path) }
    length = 0
  }

  deinit { close(descriptor) }

  /// Reads what earlier runs have written.
  func readEarlier() throws(WriteFailure) -> EarlierRuns {
    var earlier = EarlierRuns()
    do throws(ReadFailure) {
      length = try forEachLine(of: descriptor) { line, place in
        // A line that is no record is left from a disk that was full; the row is drawn again.
        guard let record = ManifestRecord(line: line) else { return }
        earlier.rows = max(earlier.rows, record.rows)
        var known = earlier[record.output] ?? Earlier(row: record.row, place: place)
        if known.deaths > 0, self.record(at: known.place)?.origin != record.origin {
          known.deaths = 0
        }
        (known.row, known.place) = (record.row, place)
        known.hasEnded = record.status != .started
        if known.hasEnded {
          let isGivenUp = record.findings?.contains { $0.rule == Self.deadlyRule } ?? false
          known.deaths = isGivenUp ? 2 : 0
        } else if record.alone == true {
          known.deaths = min(2, known.deaths + 1)
        }
        earlier[record.output] = known
      }
    } catch {
      // What it did not say would be lost.
      throw WriteFailure(error.number, writing: path)
    }
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
    ends.append((record.row, place))
    guard fsync(descriptor) == 0 else { throw WriteFailure(errno, writing: path) }
  }

  /// Keeps a record of an earlier run.
  func keep(row: Int, _ place: Range<Int>) { ends.append((row, place)) }

  /// The record at a place of the file.
  func record(at place: Range<Int>) -> ManifestRecord? {
    readBytes(place, of: descriptor).flatMap { ManifestRecord(line: $0) }
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
    ends.sort { ($0.row, $0.place.lowerBound) < ($1.row, $1.place.lowerBound) }
    for (index, (row, place)) in ends.enumerated() {
      if index + 1 < ends.count, ends[index + 1].row == row { continue }
      guard let line = readBytes(place, of: descriptor) else {
        throw WriteFailure(errno, writing: path)
      }
      try AtomicWrite.write(line, to: copy, named: path)
    }
    guard fsync(copy) == 0, rename(stage, path) == 0 else {
      throw WriteFailure(errno, writing: path)
    }
    AtomicWrite.syncFolder(of: path)
  }
}
