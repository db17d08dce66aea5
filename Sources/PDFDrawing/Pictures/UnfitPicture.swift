/// Why a picture is not drawn, in words that follow the name of its file.
package struct UnfitPicture: Error, Sendable, Hashable {
  /// Such as `is cut off`.
  package var why: String
  package var help: String?

  package init(_ why: String, help: String? = nil) {
    self.why = why
    self.help = help
  }
}
