internal import ContractModel
internal import DocumentModel
internal import Foundation
internal import StrictInput

extension StyleFindings {
  static let mark = Rule(
    "STY004", .warning, "A brand bears its own marks.",
    because: "The logos of the styles that come with Engross are those of firms that do not exist.",
    mend: "name a logo of your own, or write none",
    bad: "{ extends: northwind, logo: { file: acme.svg, alt: Acme } }  # a cover of Northwind's",
    good: "{ extends: northwind, logo: { file: acme.svg, alt: Acme }, cover: { shown: false } }")

  /// Finds logos that a style of one's own has from a style that comes with Engross.
  static func marks(in style: Located<StyleSheet>, _ assets: Assets) -> [Diagnostic] {
    let shipped = assets.styles.path(percentEncoded: false)
    let own = style.source.location.file
    guard !own.hasPrefix(shipped) else { return [] }
    let sheet = style.value
    let marks = [
      ("logo", ["logo"], "the logo", sheet.logo.mark.file),
      (
        "cover.logo", ["cover.logo", "cover", "logo"], "the logo on the cover",
        sheet.cover.isShown ? sheet.cover.logo.file : nil
      ),
      ("letterhead", ["letterhead"], "the letterhead", sheet.letterhead.file),
    ]
    return marks.compactMap { path, places, what, file in
      guard let file, file.path.hasPrefix(shipped), let sheet = file.source?.file else {
        return nil
      }
      // Where the style itself comes nearest to naming it.
      let place = (places + ["extends"]).lazy.map { style.location(of: $0) }
        .first { $0.file == own }
      let name = URL(filePath: sheet).deletingPathExtension().lastPathComponent
      return Diagnostic(
        mark, at: place ?? style.source.location, "\(what) is that of \(name)",
        mend: "give \(path).file, or write \(path): { file: none }")
    }
  }
}
