import DocumentModel
import Foundation
import StrictInput
import Testing

@Suite struct `A sheet to begin with` {
  private let styles = `The shipped styles`.folder

  private func starter(from parent: String) throws -> String {
    StyleSheet.starter(named: "acme", from: try StyleSheet.load(named: parent, in: styles))
  }

  /// The paths of all keys, those behind a `#` too, in the order of the lines.
  private func keys(in text: String) -> [String] {
    var open: [(indent: Int, key: String)] = []
    return text.split(separator: "\n").compactMap { line in
      let bare = line.hasPrefix("# ") ? line.dropFirst(2) : line
      let indent = bare.prefix { $0 == " " }.count
      guard let match = bare.dropFirst(indent).prefixMatch(of: /([A-Za-z0-9]+):( |$)/) else {
        return nil
      }
      open.removeAll { $0.indent >= indent }
      open.append((indent, String(match.1)))
      return open.map(\.key).joined(separator: ".")
    }
  }

  @Test(arguments: ["counsel", "house", "ledger", "northwind"])
  func `names every key of logo, letterhead and cover, and says each key once`(
    parent: String
  ) throws {
    let said = keys(in: try starter(from: parent))
    let wanted = StyleSheet.keys.map(\.path).filter { path in
      ["logo", "letterhead", "cover"].contains(path.prefix { $0 != "." }) && !path.contains("*")
    }
    #expect(wanted.count > 70)
    #expect(Set(wanted).subtracting(said) == [])
    #expect(Set(said).count == said.count)
  }

  @Test(arguments: ["counsel", "house", "ledger", "northwind"])
  func `looks like its parent, with what stands behind a # or without it`(
    parent: String
  ) throws {
    let text = try starter(from: parent)
    let used = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      // Files are the brand's own, and so are the words for them.
      let isKey =
        line.contains(/^# *[A-Za-z0-9]+:/) && !line.contains(/^# *(file|alt|artwork):/)
      return String(isKey ? line.dropFirst(2) : line)
    }
    var parentSheet = try StyleSheet.load(named: parent, in: styles).value
    for sheet in [text, used.joined(separator: "\n")] {
      let files = try StyleSheetFiles(["acme": sheet])
      var made = try StyleSheet.load(
        contentsOf: files.folder.appending(path: "acme.yaml"), styles: styles
      ).value
      (made.name, made.about, made.source) = (parent, parentSheet.about, "")
      parentSheet.source = ""
      #expect(made == parentSheet)
    }
  }
}
