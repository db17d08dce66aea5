internal import PDFObjects

/// How a field looks before anyone fills it in: its value on one line, or nothing.
struct FieldAppearance {
  /// Points; less than was asked for where the value would not fit.
  let fontSize: Double
  private let width: Double
  private let height: Double
  private let content: String

  /// Between the text and the sides, in points; viewers use the same.
  private static let padding = 2.0
  private static let leastFontSize = 5.0

  init(
    of field: FormField, text: FieldText?, metrics: FontMetrics
  ) throws(FinishingError) {
    width = field.rect.right - field.rect.left
    height = field.rect.top - field.rect.bottom
    guard let text else {
      fontSize = field.fontSize
      // A viewer puts what is typed between these two (ISO 32000-1 12.7.3.3).
      content = field.kind == .text ? "/Tx BMC\nEMC\n" : ""
      return
    }
    let room = max(0, width - 2 * Self.padding)
    let fitting = (room * 1000 / text.width * 10).rounded(.down) / 10
    fontSize = min(field.fontSize, fitting)
    guard fontSize >= min(Self.leastFontSize, field.fontSize) else {
      throw .valueTooLong(field: field.name, value: field.value, width: width)
    }
    let used = text.width / 1000 * fontSize
    let left = field.isRightToLeft ? width - Self.padding - used : Self.padding
    let line = (metrics.ascent - metrics.descent) / 1000 * fontSize
    let baseline = (height - line) / 2 - metrics.descent / 1000 * fontSize
    content = """
      /Tx BMC
      q
      0 0 \(decimal(width)) \(decimal(height)) re W n
      BT
      \(Self.defaults(size: fontSize))
      \(decimal(left)) \(decimal(baseline)) Td
      \(text.operators(size: fontSize))
      ET
      Q
      EMC

      """
  }

  /// The default appearance string.
  static func defaults(size: Double) -> String { "\(FormFont.name) \(decimal(size)) Tf 0 g" }

  func stream(in pdf: PDFFile, font: PDFReference?) -> PDFReference {
    let fonts = font.map { PDFValue.dictionary([(FormFont.name, .reference($0))]) }
    return pdf.add(
      PDFStream(plain: Array(content.utf8)),
      [
        "/Type": "/XObject", "/Subtype": "/Form",
        "/BBox": [0, 0, .real(width), .real(height)],
        "/Resources": fonts.map { ["/Font": $0] } ?? [:],
      ])
  }
}
