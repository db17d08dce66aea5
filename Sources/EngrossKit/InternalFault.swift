internal import PDFDrawing
internal import PDFFinishing
public import StrictInput

extension Diagnostic {
  /// The mark of a fault that no change of the terms, the template or the style can mend.
  public static let internalRule = "INTERNAL"

  /// What drawing or finishing could not do, for a reason in the input or the installation; what
  /// has no such reason is marked as a fault of Engross.
  init(unfinished error: any Error) {
    switch error {
    case DrawingError.unreadablePicture, DrawingError.unreadableFont, DrawingError.missingFamily,
      FinishingError.unreadable, FinishingError.notTrueType, FinishingError.notRGBProfile,
      FinishingError.missingGlyph, FinishingError.valueTooLong, FinishingError.controlCharacter,
      FinishingError.created:
      self.init(.error, "\(error)")
    default:
      self.init(
        .error, rule: Self.internalRule, "\(error)",
        help: "this is a fault of Engross; please report it, with the terms that show it")
    }
  }
}
