import DocumentModel
import Foundation
import StrictInput
import Testing

/// A folder of style sheets for one test, gone when the test is.
final class StyleSheetFiles {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init(_ sheets: [String: String]) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in sheets {
      try Data(text.utf8).write(to: folder.appending(path: "\(name).yaml"))
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func load(_ name: String) throws(Faults) -> StyleSheet {
    try StyleSheet.load(named: name, in: folder).value
  }

  /// What is said about a sheet, its files named without their folder.
  func faults(_ name: String) -> String {
    do {
      _ = try load(name)
      return ""
    } catch {
      return error.description.replacing(folder.relativePath + "/", with: "")
    }
  }
}

/// What is said about one sheet named `acme`.
func faults(in sheet: String) throws -> String {
  try StyleSheetFiles(["acme": sheet]).faults("acme")
}
