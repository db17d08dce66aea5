import EngrossKit
import Foundation
import TestSupport
import Testing

/// A folder for font files, or for a lock.
final class FontFolder {
  let url: URL
  var path: String { url.path }

  init() throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "engross-fonts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Copies a file; with `more` behind it, a font is drawn as before, and is another file.
  func copy(_ file: String, as name: String, more: String = "") throws {
    let copy = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
    try (Data(contentsOf: URL(filePath: file)) + Data(more.utf8)).write(to: copy)
  }
}

/// A lock that knows other files than that of Engross.
struct OtherLock {
  private let folder: FontFolder
  /// The folders to look in, and whether to take other files, are still to be set.
  let assets: Assets
  /// Of the lock, as messages call it.
  let file: String

  init(_ text: String) throws {
    folder = try FontFolder()
    try folder.copy(
      ProjectFiles.root.appending(path: "Fonts/fonts.conf").path, as: "fonts.conf")
    let lock = folder.url.appending(path: "fonts.lock")
    try Data(text.utf8).write(to: lock)
    file = lock.path
    var assets = Assets.builtIn
    (assets.fonts, assets.fontFolders) = (folder.url, [])
    self.assets = assets
  }

  /// Makes a lock of one family with one face, whose file is not where the lock says.
  init(family: String = "Inter", sha256: [String]) throws {
    try self.init(
      """
      families:
        - name: \(family)
          use: sans
          notes: Body text.
          licence: OFL-1.1
          package: fonts-inter
          faces:
            - style: regular
              file: /no/such/Inter-Regular.otf
              sha256:
      \(sha256.map { "          \"\($0)\": Debian" }.joined(separator: "\n"))
      """)
  }

  /// Makes the lock of Engross with one digest that no file has.
  init(without digest: String) throws {
    let lock = ProjectFiles.root.appending(path: "Fonts/fonts.lock")
    let text = try String(contentsOf: lock, encoding: .utf8)
    try #require(text.contains(digest))
    try self.init(text.replacing(digest, with: String(repeating: "0", count: 64)))
  }
}
