internal import Foundation
public import StrictInput

/// The only fonts that may be used, each known to the byte: `Fonts/fonts.lock`.
///
/// `check()` is for every start: it asks the file system for existence and size alone, since
/// hashing some 20 MB would cost more than setting a contract. `verify()` hashes.
public struct FontLock: Sendable, Hashable {
  /// In the order of the file: body text first, then what stands in for it.
  public var families: [Family]

  public struct Family: Sendable, Hashable {
    /// As fontconfig, Pango and a style sheet know it.
    public var name: String
    public var use: Use
    public var notes: String
    /// SPDX.
    public var licence: String
    /// Debian's.
    public var package: String
    /// Installed only where a text needs it.
    public var isOptional: Bool
    /// ISO 15924, such as `Arab`; empty for the text families.
    public var scripts: [String]
    public var faces: [Face]
  }

  public enum Use: String, Sendable, Hashable, CaseIterable {
    case serif, sans, monospace
    /// Signs and scripts that the text families lack.
    case fallback
    /// The text fields of the PDF.
    case form
  }

  public struct Face: Sendable, Hashable {
    public var style: Style
    public var path: String
    /// Of the face in its file; above 0 only in a collection (`.ttc`).
    public var index: Int
    /// Bytes.
    public var size: Int
    /// Lower-case hexadecimal.
    public var sha256: String
    /// Where the lock names the file.
    public var location: SourceLocation
  }

  public enum Style: String, Sendable, Hashable, CaseIterable {
    case regular, italic, semibold
    case semiboldItalic = "semibold italic"
    case bold
    case boldItalic = "bold italic"

    /// CSS and OpenType: 400, 600 or 700.
    public var weight: Int {
      switch self {
      case .regular, .italic: 400
      case .semibold, .semiboldItalic: 600
      case .bold, .boldItalic: 700
      }
    }

    public var isItalic: Bool {
      switch self {
      case .italic, .semiboldItalic, .boldItalic: true
      case .regular, .semibold, .bold: false
      }
    }
  }
}

extension FontLock {
  public func family(named name: String) -> Family? {
    families.first { $0.name == name }
  }

  public func families(for use: Use) -> [Family] {
    families.filter { $0.use == use && $0.scripts.isEmpty }
  }

  /// The families that serve a script, such as `Arab`, best first; none for a script of the text
  /// families.
  public func families(serving script: String) -> [Family] {
    families.filter { $0.scripts.contains(script) }
  }

  /// The families of which a file is not there, optional ones included.
  public var missing: [Family] { families.filter { !$0.isInstalled } }
}

extension FontLock.Family {
  public var isInstalled: Bool { missingFault == nil }

  /// What to tell somebody whose text needs this family; nil where it is installed.
  public var missingFault: Diagnostic? {
    guard let face = faces.first(where: { $0.installedSize == nil }) else { return nil }
    return Diagnostic(
      at: face.location, "font \"\(name)\" needs \(face.path)",
      help: "install it with: apt-get install \(package)")
  }
}

extension FontLock {
  /// Throws where a family that is not optional is missing, or where an installed file has not
  /// the size that was locked.
  public func check() throws(Faults) {
    try report { family, face in
      guard let size = face.installedSize, size != face.size else { return nil }
      return family.changedFault(face, "has \(size) bytes where \(face.size) are locked")
    }
  }

  /// Reads every installed file; throws what `check()` throws, and where a checksum differs.
  public func verify() throws(Faults) {
    var checksums: [String: String] = [:]
    try report { family, face in
      guard face.installedSize != nil else { return nil }
      if checksums[face.path] == nil {
        let contents = try? Data(contentsOf: URL(filePath: face.path), options: .mappedIfSafe)
        checksums[face.path] = contents.map(sha256) ?? "unreadable"
      }
      guard let found = checksums[face.path], found != face.sha256 else { return nil }
      return family.changedFault(face, "has the SHA-256 \(found) where \(face.sha256) is locked")
    }
  }

  private func report(_ fault: (Family, Face) -> Diagnostic?) throws(Faults) {
    let faults = families.flatMap { family in
      if let missing = family.missingFault { return family.isOptional ? [] : [missing] }
      return family.faces.compactMap { fault(family, $0) }
    }
    if !faults.isEmpty { throw Faults(faults) }
  }
}

extension FontLock.Family {
  fileprivate func changedFault(_ face: FontLock.Face, _ difference: String) -> Diagnostic {
    Diagnostic(
      at: face.location, "font \"\(name)\": \(face.path) \(difference)",
      help: "restore it with: apt-get install --reinstall \(package)")
  }
}

extension FontLock.Face {
  /// Bytes; nil where there is no such file.
  fileprivate var installedSize: Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }
}
