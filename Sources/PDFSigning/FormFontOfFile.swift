internal import PDFObjects

/// The font in which a file has its text fields filled in: that of the style, so that signatures
/// look like the contract that they stand in.
///
/// It is embedded already, but holds only what WinAnsiEncoding has.
struct FormFontOfFile {
  /// Such as `Lato-Regular`.
  let postScriptName: String
  let ascent: Double
  let descent: Double
  private let reference: PDFReference
  private let widths: [UInt8: Double]

  /// Returns nil for a file whose form has no such font.
  init?(of pdf: QPDFDocument) {
    let form = pdf.catalog["/AcroForm"]
    let resources = form.isDictionary ? form["/DR"] : form
    let fonts = resources.isDictionary ? resources["/Font"] : resources
    let font = fonts.isDictionary ? fonts[FormNames.font] : fonts
    guard font.isDictionary, let reference = font.reference,
      font["/Encoding"].isName("/WinAnsiEncoding"), font["/FirstChar"].integer == 32
    else { return nil }
    let descriptor = font["/FontDescriptor"]
    let advances = font["/Widths"].elements
    guard descriptor.isDictionary, descriptor["/FontFile2"].isStream, advances.count == 224,
      advances.allSatisfy(\.isNumber), descriptor["/Ascent"].isNumber,
      descriptor["/Descent"].isNumber
    else { return nil }
    self.reference = reference
    ascent = descriptor["/Ascent"].number
    descent = descriptor["/Descent"].number
    postScriptName = String(font["/BaseFont"].name.drop { $0 != "+" }.dropFirst())
    let codes = zip(UInt8(32)...255, advances.map(\.number))
    widths = Dictionary(uniqueKeysWithValues: codes.filter { $0.1 > 0 })
  }

  /// Sets lines; nil where the font lacks one of their characters.
  func set(_ lines: [String]) -> [FieldText]? {
    let texts = lines.compactMap { line in
      WinAnsi.encode(line).flatMap { WinAnsi.set($0, widths: widths, font: reference) }
    }
    return texts.count == lines.count ? texts : nil
  }
}
