internal import Foundation
internal import PDFDrawing
internal import PDFFinishing
internal import PageLayout
public import StrictInput

extension Diagnostic {
  /// The mark of a fault that no change of the terms, the template or the style can mend.
  public static let internalRule = "INTERNAL"

  /// What drawing or finishing could not do, for a reason in the input or the installation; what
  /// has no such reason is marked as a fault of Engross.
  init(unfinished error: any Error) {
    switch error {
    case DrawingError.unfitPicture, DrawingError.unreadableFont, DrawingError.missingFamily,
      FinishingError.unreadable, FinishingError.notTrueType, FinishingError.missingGlyph,
      FinishingError.valueTooLong, FinishingError.controlCharacter,
      FinishingError.created:
      self.init(.error, "\(error)")
    default:
      self.init(
        .error, rule: Self.internalRule, "\(error)",
        help: "this is a fault of Engross; please report it, with the terms that show it")
    }
  }
}

extension Faults {
  /// What a stage after drafting could not do: what cannot be set, each with its place, or else
  /// why nothing could be drawn or finished.
  init(unfinished error: any Error) {
    if let failure = error as? LayoutFailure {
      let lock = try? Assets.builtIn.fontLock()
      self.init(failure.problems.map { lock?.diagnostic(of: $0) ?? $0.diagnostic })
    } else {
      self.init(Diagnostic(unfinished: error))
    }
  }
}
