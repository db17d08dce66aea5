internal import DocumentModel
internal import Foundation
internal import PDFDrawing
internal import StrictInput

/// The fonts of one style, as they were found on this machine.
public struct StyleFonts: Sendable, Hashable {
  /// Those of the lock, in the order in which the style names them.
  public var families: [FoundFamily]
  /// Those that the style brings itself.
  let own: [FontFile]
  private let names: FontFamilies

  /// SHA-256 of which files serve for which faces, the same wherever the same files are.
  ///
  /// The style's own fonts are left out: they are a part of the style.
  public var digest: String {
    let lines = families.flatMap { found in
      found.faces.map { "\(found.family.name) \($0.face.style.rawValue) \($0.index) \($0.sha256)" }
    }
    return sha256(Data(lines.sorted().joined(separator: "\n").utf8))
  }

  /// The families of which the lock does not know every file; nil where it does.
  var unlocked: [String]? {
    let names = families.filter { !$0.faces.allSatisfy(\.isLocked) }.map(\.family.name)
    return names.isEmpty ? nil : names.sorted()
  }

  /// All font files.
  var paths: [String] { own.map(\.path) + families.flatMap { $0.faces.map(\.path) } }

  /// The file that form fields are filled in with.
  var formFont: String? {
    names.form.first.flatMap { name in
      own.first { $0.family == name }?.path
        ?? families.first { $0.family.name == name }?.faces.first?.path
    }
  }

  /// The face nearest to a look, of the first family for it.
  func file(for style: TextStyle) -> (family: String, path: String)? {
    let names =
      switch style.family {
      case .body: self.names.body
      case .heading: self.names.heading
      case .mono: self.names.mono
      }
    guard let name = names.first else { return nil }
    let faces =
      own.filter { $0.family == name }.map { ($0.path, $0.weight, $0.isItalic) }
      + families.filter { $0.family.name == name }.flatMap { found in
        found.faces.map { ($0.path, $0.face.style.weight, $0.face.style.isItalic) }
      }
    func distance(_ face: (path: String, weight: Int, isItalic: Bool)) -> Int {
      abs(face.weight - style.weight) + (face.isItalic == style.isItalic ? 0 : 1_000)
    }
    return faces.min { distance($0) < distance($1) }.map { (name, $0.0) }
  }

  /// Finds the fonts of a style.
  ///
  /// - Throws: `Faults` that name each family that is missing and its Debian package, and each file
  ///   that the lock does not know, unless such files are taken.
  init(of style: StyleSheet, _ assets: Assets) throws(Faults) {
    let lock = try assets.fontLock()
    own = try style.readOwnFonts()
    names = style.families
    let ownNames = Set(own.map(\.family))
    var faults = style.protrusion.keys.sorted()
      .filter { !ownNames.contains($0) && lock.family(named: $0) == nil }
      .map { name in
        Diagnostic(
          .error,
          "protrusion in the style \"\(style.name)\" names a font family \"\(name)\" that it lacks",
          help: name.nearest(in: lock.families.map(\.name) + ownNames.sorted())
            .map { "did you mean \"\($0)\"?" })
      }
    let finder = try FontFinder(assets)
    families = []
    let wanted = names.body + names.heading + names.mono + names.fallback + names.form
    for name in wanted
    where !ownNames.contains(name) && !families.contains(where: { $0.family.name == name }) {
      guard let family = lock.family(named: name) else {
        faults.append(
          Diagnostic(
            .error,
            "the style \"\(style.name)\" wants the font family \"\(name)\", which is not locked",
            help: "name its files beside the style with fonts: [...], or choose one of: "
              + lock.families.map(\.name).joined(separator: ", ")))
        continue
      }
      let found = finder.find(family)
      if let fault = found.missingFault { faults.append(fault) }
      if !assets.takesUnlockedFonts { faults += found.unlockedFaults }
      families.append(found)
    }
    guard faults.isEmpty else { throw Faults(faults) }
  }
}
