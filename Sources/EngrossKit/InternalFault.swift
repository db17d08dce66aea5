internal import PDFDrawing
internal import PDFFinishing
public import StrictInput

extension Diagnostic {
  /// The mark of a fault that no change of the terms, the template or the style can mend.
  public static let internalRule = "INTERNAL"

  /// What drawing or finishing could not do: mostly a fault of Engross, seldom of the input.
  init(unfinished error: any Error) {
    switch error {
    case DrawingError.unreadablePicture, FinishingError.missingGlyph,
      FinishingError.valueTooLong, FinishingError.controlCharacter:
      self.init(.error, "\(error)")
    default:
      self.init(
        .error, rule: Self.internalRule, "\(error)",
        help: "this is a fault of Engross; please report it, with the terms that show it")
    }
  }
}
