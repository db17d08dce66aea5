internal import PDFDrawing

extension FontLock.Family {
  /// What the installed file of the first face has: `2548 characters of Latin, Greek`; nil where
  /// it is not installed.
  public var coverage: String? {
    guard isInstalled, let path = faces.first?.path, let font = FontFile(path: path) else {
      return nil
    }
    return font.coverage
  }
}

extension FontFile {
  var coverage: String {
    "\(characterCount) characters"
      + (scripts.isEmpty ? "" : " of \(scripts.joined(separator: ", "))")
  }
}
