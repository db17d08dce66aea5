public import StrictInput

/// Makes one manifest of those that the shards of a batch have written.
public enum ManifestMerge {
  public struct Merged: Sendable {
    public var bytes: [UInt8]
    public var ok: Int
    public var failed: Int
  }

  /// Puts the last record of each row in the order of the list; throws what keeps the manifests
  /// from being those of one batch that has ended.
  public static func merge(
    _ shards: [(file: String, bytes: [UInt8])]
  ) throws(Faults) -> Merged {
    var ends: [Int: (file: String, line: ArraySlice<UInt8>, record: ManifestRecord)] = [:]
    var faults: [Diagnostic] = []
    var rows = 0
    for (file, bytes) in shards {
      for (index, line) in bytes.split(separator: .newline).enumerated() {
        let place = SourceLocation(file: file, line: index + 1, column: 1)
        guard let record = ManifestRecord(line: line) else {
          faults.append(Diagnostic(at: place, "the line is not a record of a manifest"))
          continue
        }
        if rows != 0, record.rows != rows {
          faults.append(
            Diagnostic(
              at: place, "the list has \(record.rows) rows here, but \(rows) elsewhere",
              help: "merge the manifests of one batch"))
        }
        rows = record.rows
        guard record.status != .started else { continue }
        if let other = ends[record.row], other.file != file {
          faults.append(
            Diagnostic(
              at: place, "row \(record.row) is in \(other.file) too",
              help: "merge the manifests of one batch, each once"))
        }
        ends[record.row] = (file, line, record)
      }
    }
    let missing = (0..<rows).map { $0 + 1 }.filter { ends[$0] == nil }
    if faults.isEmpty, let first = missing.first {
      let count = missing.count == 1 ? "row \(first) is" : "\(missing.count) rows are"
      faults.append(
        Diagnostic(
          .error, "\(count) in no manifest\(missing.count > 1 ? ", row \(first) first" : "")",
          help: "run or resume the shards that are missing"))
    }
    guard faults.isEmpty else { throw Faults(Array(faults.prefix(20))) }
    let sorted = ends.sorted { $0.key < $1.key }.map(\.value)
    let failed = sorted.count { $0.record.status == .failed }
    return Merged(
      bytes: sorted.flatMap { $0.line + [.newline] }, ok: sorted.count - failed, failed: failed)
  }
}
