public import DocumentModel
internal import Foundation
internal import PDFDrawing
public import StrictInput

extension StyleSheet {
  /// Reads what the style's own font files say of themselves; throws why each cannot be used.
  func readOwnFonts() throws(Faults) -> [FontFile] {
    var found: [FontFile] = []
    var faults: [Diagnostic] = []
    for file in fonts {
      do throws(UnfitFont) {
        found.append(try FontFile(sound: file.path))
      } catch {
        faults.append(
          Diagnostic(at: file.source, "the font \(file.path) \(error.why)", help: error.help))
      }
    }
    if !faults.isEmpty { throw Faults(faults) }
    return found
  }
}

extension StyleSheet {
  /// A line for each font file of the style's own: its family, face, licence and coverage.
  public func describeOwnFonts() throws(Faults) -> [String] {
    try readOwnFonts().map { font in
      let face = "\(font.weight)\(font.isItalic ? " italic" : "")"
      let licence = font.licence.isEmpty ? "no word of a licence" : font.licence.firstLine
      return "\(font.family), from \(font.path)\n    \(face); \(licence); \(font.coverage)"
    }
  }
}

extension String {
  fileprivate var firstLine: String {
    let line = prefix { !$0.isNewline }
    return line.count > 70 ? "\(line.prefix(69))…" : String(line)
  }
}

/// Why a font is not used, in words that follow the name of its file.
private struct UnfitFont: Error {
  var why: String
  var help: String?
}

extension FontFile {
  private static let mostBytes = 50_000_000

  /// Reads a font that can be drawn with, and that may go into a PDF.
  fileprivate init(sound path: String) throws(UnfitFont) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw UnfitFont(why: "cannot be read: \(String(cString: strerror(errno)))")
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.mostBytes else {
      throw UnfitFont(why: "is no file of at most \(Self.mostBytes / 1_000_000) MB")
    }
    guard let font = FontFile(path: path), !font.family.isEmpty else {
      throw UnfitFont(why: "is no font that can be read", help: "give a .ttf or an .otf file")
    }
    if let refusal = font.refusal {
      throw UnfitFont(
        why: "(\(font.family)) cannot be used: \(refusal)", help: "choose another, or ask its maker"
      )
    }
    guard !font.isVariable else {
      throw UnfitFont(
        why: "(\(font.family)) is a variable font, which cannot be drawn",
        help: "give a file for each weight")
    }
    self = font
  }
}
