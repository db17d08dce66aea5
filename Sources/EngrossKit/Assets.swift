public import Foundation
public import StrictInput

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

  public init(
    fonts: URL, styles: URL, templates: URL,
    hyphenation: URL = URL(filePath: "/usr/share/hyphen")
  ) {
    self.fonts = fonts
    self.styles = styles
    self.templates = templates
    self.hyphenation = hyphenation
  }

  /// The assets in a folder as it is installed, and the system's dictionaries.
  public init(folder: URL) {
    self.init(
      fonts: folder.appending(path: "Fonts"), styles: folder.appending(path: "Styles"),
      templates: folder.appending(path: "Templates"))
  }

  /// The assets that come with Engross, wherever that is installed.
  public static let builtIn = Assets(folder: builtInFolder)

  /// The path of the font that signatures are shown in: that with which a form is filled in, by
  /// its PostScript name, such as `Lato-Regular`, else one that has most characters.
  ///
  /// - Throws: `Faults` that name its Debian package where it is missing.
  public func formFont(named name: String? = nil) throws(Faults) -> String {
    let lock = try FontLock.load(from: fonts.appending(path: "fonts.lock"))
    let own = name?.prefix { $0 != "-" }
    let family =
      lock.families.first { $0.isInstalled && $0.name.replacing(" ", with: "") == own ?? "" }
      ?? lock.families(for: .form).first
    if let fault = family?.missingFault { throw Faults(fault) }
    return family?.faces.first?.path ?? ""
  }

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

  /// The lock, with every font of `families` known to be in its place; those that the style
  /// brings itself, `own`, are not looked for. `named` are families of which it says more.
  ///
  /// - Throws: `Faults` that name the Debian package of each family that is missing.
  func lock(
    for families: [String], of style: String, own: Set<String> = [], named: [String] = []
  ) throws(Faults) -> FontLock {
    var lock = try FontLock.load(from: fonts.appending(path: "fonts.lock"))
    var faults = named.filter { !own.contains($0) && lock.family(named: $0) == nil }.map { name in
      Diagnostic(
        .error,
        "protrusion in the style \"\(style)\" names a font family \"\(name)\" that it lacks",
        help: name.nearest(in: lock.families.map(\.name) + own.sorted())
          .map { "did you mean \"\($0)\"?" })
    }
    var used: [FontLock.Family] = []
    for name in families where !own.contains(name) && !used.contains(where: { $0.name == name }) {
      guard let family = lock.family(named: name) else {
        faults.append(
          Diagnostic(
            .error, "the style \"\(style)\" wants the font family \"\(name)\", which is not locked",
            help: "name its files beside the style with fonts: [...], or choose one of: "
              + lock.families.map(\.name).joined(separator: ", ")))
        continue
      }
      if let fault = family.missingFault { faults.append(fault) }
      used.append(family)
    }
    guard faults.isEmpty else { throw Faults(faults) }
    lock.families = used
    return lock
  }
}
