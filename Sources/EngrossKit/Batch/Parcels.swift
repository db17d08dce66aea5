internal import CZip
internal import Foundation
internal import PDFObjects

/// All contracts of a batch in one file: for whoever fetches them, or prints them.
extension Batch {
  /// Puts the contracts of the manifest in a ZIP file, in the order of the list, and returns how
  /// many there are; the same contracts give the same bytes.
  ///
  /// They are stored as they are, since a PDF is compressed already; each is read when its turn
  /// comes, so that the archive may be of any size.
  public func zip(to path: String) throws(BatchFailure) -> Int {
    let contracts = try contracts(for: path)
    try orFail(path) {
      try AtomicWrite.write(to: path) { stage in
        let archive = try ZipArchive(path: stage, named: path)
        for contract in contracts {
          try archive.add("\(folder)/\(contract.output)", as: contract.output)
        }
        try archive.finish()
      }
    }
    return contracts.count
  }

  /// Joins the contracts of the manifest in one PDF for a printer, in the order of the list, and
  /// returns how many there are.
  ///
  /// Each has a bookmark. Fields are drawn as parts of the page, since many contracts have fields
  /// of one name; what tells readers the order of the words is left out.
  public func merge(to path: String) throws(BatchFailure) -> Int {
    let contracts = try contracts(for: path)
    try orFail(path) {
      try AtomicWrite.write(to: path) { stage in
        try MergedPDF.write(
          contracts.map {
            .init(path: "\(folder)/\($0.output)", title: $0.key, pageCount: $0.pages ?? 0)
          }, to: stage)
      }
    }
    return contracts.count
  }

  /// What was written, without what is long and not needed here.
  private func contracts(for path: String) throws(BatchFailure) -> [ManifestRecord] {
    var contracts: [ManifestRecord] = []
    let manifest = open(manifestPath, O_RDONLY | O_CLOEXEC)
    defer { if manifest >= 0 { close(manifest) } }
    do throws(ReadFailure) {
      guard manifest >= 0 else { throw ReadFailure(number: errno) }
      try forEachLine(of: manifest) { line, _ in
        guard var record = ManifestRecord(line: line), record.status == .ok else { return }
        (record.fields, record.findings) = (nil, nil)
        contracts.append(record)
      }
    } catch {
      throw .part(
        path, reason: "cannot read \(manifestPath): \(String(cString: strerror(error.number)))")
    }
    return contracts
  }

  private func orFail(_ path: String, _ work: () throws -> Void) throws(BatchFailure) {
    do {
      try work()
    } catch let failure as WriteFailure {
      throw .write(failure)
    } catch let unsound as UnsoundPDF {
      throw .part(path, reason: unsound.reason)
    } catch {
      throw .part(path, reason: "\(error)")
    }
  }
}

/// Owner of one archive of libzip; nothing is written before it is finished.
private final class ZipArchive {
  private let archive: OpaquePointer
  private let name: String
  private var isFinished = false
  /// What a ZIP file can say of time begins on this day: 1980-01-01.
  private static let firstDay: UInt16 = 1 << 5 | 1

  /// `name` is what messages call it.
  init(path: String, named name: String) throws(WriteFailure) {
    self.name = name
    var reason: Int32 = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &reason) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, reason)
      defer { zip_error_fini(&error) }
      throw WriteFailure(error, writing: name)
    }
    self.archive = archive
  }

  deinit { if !isFinished { zip_discard(archive) } }

  func add(_ path: String, as entry: String) throws(WriteFailure) {
    guard let source = zip_source_file(archive, path, 0, -1) else { throw failure() }
    let index = zip_file_add(archive, entry, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      throw failure()
    }
    let place = zip_uint64_t(index)
    guard zip_set_file_compression(archive, place, ZIP_CM_STORE, 0) == 0,
      zip_file_set_dostime(archive, place, 0, Self.firstDay, 0) == 0,
      zip_file_set_external_attributes(
        archive, place, 0, zip_uint8_t(ZIP_OPSYS_UNIX), 0o100644 << 16) == 0
    else { throw failure() }
  }

  func finish() throws(WriteFailure) {
    guard zip_close(archive) == 0 else { throw failure() }
    isFinished = true
  }

  private func failure() -> WriteFailure {
    WriteFailure(zip_get_error(archive).pointee, writing: name)
  }
}

extension WriteFailure {
  fileprivate init(_ error: zip_error_t, writing name: String) {
    var error = error
    if zip_error_system_type(&error) == ZIP_ET_SYS {
      self.init(zip_error_code_system(&error), writing: name)
    } else {
      self = .other(name, reason: String(cString: zip_error_strerror(&error)))
    }
  }
}
