public import Foundation

/// What Engross needs beside its code: fonts, styles, hyphenation.
public struct Assets: Sendable {
  /// Holds `fonts.lock` and `fonts.conf`.
  public var fonts: URL
  /// Holds the style sheets that come with Engross.
  public var styles: URL
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
    fonts: URL, styles: URL, hyphenation: URL, fontFolders: [URL] = [],
    takesUnlockedFonts: Bool = false
  ) {
    self.fonts = fonts
    self.styles = styles
    self.hyphenation = hyphenation
    self.fontFolders = fontFolders
    self.takesUnlockedFonts = takesUnlockedFonts
  }

  /// The assets that were built into the package, and Debian's own; fonts are looked for first in
  /// the folders that the variable `ENGROSS_FONTS` names, with colons between them.
  public static let builtIn = Assets(
    fonts: Bundle.module.bundleURL.appending(path: "Fonts"),
    styles: Bundle.module.bundleURL.appending(path: "Styles"),
    hyphenation: URL(filePath: "/usr/share/hyphen"),
    fontFolders: ProcessInfo.processInfo.environment["ENGROSS_FONTS", default: ""]
      .split(separator: ":").map { URL(filePath: String($0)) })

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
