/// Why nothing can be drawn, in the reader's words.
package enum DrawingError: Error, Sendable, Hashable, CustomStringConvertible {
  case badFontconfig
  case unreadableFont(path: String)
  case missingFamily(String)
  case cairo(String)
  case unfitPicture(path: String, UnfitPicture)

  package var description: String {
    switch self {
    case .badFontconfig: "Fonts/fonts.conf is not a fontconfig document"
    case .unreadableFont(let path): "\(path) is not a font that can be read"
    case .missingFamily(let family):
      "the style wants the font family \"\(family)\", which is not in Fonts/fonts.lock"
    case .cairo(let status): "the page cannot be drawn: \(status)"
    case .unfitPicture(let path, let reason):
      "the picture \(path) \(reason.why)" + (reason.help.map { "; \($0)" } ?? "")
    }
  }
}
