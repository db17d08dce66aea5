public import Foundation

/// What Engross needs beside its code: fonts, styles, templates, hyphenation.
public struct Assets: Sendable {
  /// Holds `fonts.lock` and `fonts.conf`.
  public var fonts: URL
  /// Holds the style sheets that come with Engross.
  public var styles: URL
  /// Holds the templates that come with Engross, a folder each.
  public var templates: URL
  /// Holds dictionaries as Debian names them: `hyph_en_GB.dic`.
  public var hyphenation: URL
  /// Where font files are looked for first, in this order; then come the places of Debian and those
  /// of the system's fontconfig.
  public var fontFolders: [URL]
  /// Whether font files are taken that `fonts.lock` does not know; else they are refused.
  ///
  /// What is made with them gives the same bytes only where the same files are, and says so in its
  /// record.
  public var takesUnlockedFonts: Bool

  public init(
    fonts: URL, styles: URL, templates: URL,
    hyphenation: URL = URL(filePath: "/usr/share/hyphen"), fontFolders: [URL] = [],
    takesUnlockedFonts: Bool = false
  ) {
    self.fonts = fonts
    self.styles = styles
    self.templates = templates
    self.hyphenation = hyphenation
    self.fontFolders = fontFolders
    self.takesUnlockedFonts = takesUnlockedFonts
  }

  /// The assets in a folder as it is installed, and the system's dictionaries.
  ///
  /// Fonts are looked for first in the folders that the variable `ENGROSS_FONTS` names, with colons
  /// between them.
  public init(folder: URL) {
    self.init(
      fonts: folder.appending(path: "Fonts"), styles: folder.appending(path: "Styles"),
      templates: folder.appending(path: "Templates"),
      fontFolders: ProcessInfo.processInfo.environment["ENGROSS_FONTS", default: ""]
        .split(separator: ":").map { URL(filePath: String($0)) })
  }

  /// The assets that come with Engross, wherever that is installed.
  public static let builtIn = Assets(folder: builtInFolder)

  /// Dictionaries by language tag.
  func dictionaries() -> [String: String] {
    let files =
      (try? FileManager.default.contentsOfDirectory(atPath: hyphenation.path(percentEncoded: false)))
      ?? []
    var found: [String: String] = [:]
    for file in files where file.hasPrefix("hyph_") && file.hasSuffix(".dic") {
      let tag = file.dropFirst("hyph_".count).dropLast(".dic".count)
        .replacing("_", with: "-")
      found[String(tag)] = hyphenation.appending(path: file).path(percentEncoded: false)
    }
    return found
  }
}
