public import DocumentModel
internal import Foundation
public import StrictInput

extension Assets {
  /// Finds the fonts of a style.
  ///
  /// - Throws: `Faults` that name each font that is missing and the package that has it, and each
  ///   file that is not known, unless such files are taken.
  public func fonts(of style: StyleSheet) throws(Faults) -> StyleFonts {
    try StyleFonts(of: style, self)
  }

  /// Finds all fonts that a style may use, in the order of the lock; some may be missing.
  public func findFonts() throws(Faults) -> [FoundFamily] {
    let finder = try FontFinder(self)
    return try fontLock().families.map(finder.find)
  }

  /// The path of the font that signatures are shown in: that with which a form is filled in, by
  /// its PostScript name, such as `Lato-Regular`, else one that has most characters.
  ///
  /// - Throws: `Faults` where it is missing, with its Debian package, or not known.
  public func formFont(named name: String? = nil) throws(Faults) -> String {
    let lock = try fontLock()
    let finder = try FontFinder(self)
    let own = name?.prefix { $0 != "-" }
    let named = lock.families.first { $0.name.replacing(" ", with: "") == own ?? "" }
    var faults: [Diagnostic] = []
    for var family in [named, lock.families(for: .form).first].compactMap(\.self) {
      // No other face is needed.
      family.faces = Array(family.faces.prefix(1))
      let found = finder.find(family)
      faults = [found.missingFault].compactMap(\.self)
      if !takesUnlockedFonts { faults += found.unlockedFaults }
      if faults.isEmpty, let face = found.faces.first { return face.path }
    }
    throw Faults(faults)
  }

  func fontLock() throws(Faults) -> FontLock {
    try FontLock.load(from: fonts.appending(path: "fonts.lock"))
  }

  /// Reads the configuration under which nothing is seen but the files that are added to it.
  func fontconfig() throws(Faults) -> String {
    try Self.read(fonts.appending(path: "fonts.conf"))
  }

  /// Reads a file that is a part of Engross.
  static func read(_ url: URL) throws(Faults) -> String {
    do {
      return try String(contentsOf: url, encoding: .utf8)
    } catch {
      throw Faults(.missingAsset(url))
    }
  }
}
