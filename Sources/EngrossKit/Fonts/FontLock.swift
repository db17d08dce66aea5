public import StrictInput

/// The only fonts that may be used, and the files that they may be, to the byte: `Fonts/fonts.lock`.
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
    /// Where releases of Debian keep the file; it may be elsewhere.
    public var paths: [String]
    /// Of the face in its file; above 0 only in a collection (`.ttc`).
    public var index: Int
    /// Of every file that it may be, in lower-case hexadecimal.
    public var sha256: Set<String>
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

extension FontLock.Face {
  /// What the file is called, as people know it.
  public var fileName: String { paths.first?.fileName ?? "" }
}

extension String {
  /// The last part of a path.
  var fileName: String { split(separator: "/").last.map(String.init) ?? self }
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
}
