public import DocumentModel
public import Foundation
public import StrictInput

extension Assets {
  /// Reads a style sheet: a file, where `style` ends in `.yaml`, else one that comes with Engross.
  public func styleSheet(_ style: String) throws(Faults) -> StyleSheet {
    guard let file = styleFile(style) else {
      if styleNames.isEmpty { throw Faults(.missingAsset(styles)) }
      throw Faults(
        Diagnostic(
          .error, "there is no style \(style)",
          help: "choose \(styleNames.joined(separator: ", ")), or give a file such as acme.yaml"))
    }
    return try StyleSheet.load(contentsOf: file, styles: styles).value
  }

  /// Where the sheet of a style is; nil where there is none.
  public func styleFile(_ style: String) -> URL? {
    let file =
      style.hasSuffix(".yaml") ? URL(filePath: style) : styles.appending(path: "\(style).yaml")
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }

  /// The sheet of a style and those it extends, the nearest first, as far as they can be followed:
  /// a sheet with faults is one of them.
  public func styleFiles(_ style: String) -> [URL] {
    let named = style.hasSuffix(".yaml") ? URL(filePath: style) : styleFile(style)
    return named.map { StyleSheet.files(of: $0, styles: styles) } ?? []
  }

  /// The styles that come with Engross.
  public var styleNames: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: styles.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }
}
