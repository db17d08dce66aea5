internal import PDFObjects

/// Why a PDF cannot be finished. Pages are counted from 0 here, and from 1 in the text.
public enum FinishingError: Error, Hashable {
  case unreadable(file: String)
  case notTrueType(file: String)
  /// What was drawn, and why.
  case notAPDF(String)
  case created(String)
  case controlCharacter(in: String, Unicode.Scalar)
  case noSuchPage(of: String, page: Int, count: Int)
  case outsidePage(String, page: Int, PDFRect, box: PDFRect)
  case fieldName(String, fault: String)
  case duplicateField(String)
  case valueOfSignature(field: String)
  case fontSize(Double, field: String)
  case missingGlyph(Unicode.Scalar, font: String, field: String)
  case valueTooLong(field: String, value: String, width: Double)
  case destinationName(String)
  case unknownDestination(String, from: String)
  case attachmentName(String, fault: String)
  case markCount(page: Int, drawn: Int, recorded: Int)
  /// Two pieces of a page call two things by one name.
  case pieces(page: Int, name: String)
  case mark(page: Int, mcid: Int, drawn: String, recorded: String)
  case structure(String)
}

extension FinishingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let file):
      "\(file): cannot be read; look whether it is there and may be read"
    case .notTrueType(let file):
      "\(file): is not a TrueType font; form fields need one with \"glyf\" outlines"
    case .notAPDF(let reason):
      "what was drawn is not a sound PDF: \(reason)"
    case .created(let date):
      "the date \"\(date)\" is not one in UTC such as \"2026-12-01T00:00:00Z\""
    case .controlCharacter(let place, let scalar):
      "the \(place) holds the control character \(codePoint(scalar)); take it out"
    case .noSuchPage(let thing, let page, let count):
      "\(thing) is on page \(page + 1), and the document has \(count)"
    case .outsidePage(let thing, let page, let rect, let box):
      "\(thing) does not lie on page \(page + 1): \(text(rect)) is not a rectangle within "
        + text(box)
    case .fieldName(let name, let fault):
      "the field name \"\(name)\" \(fault)"
    case .duplicateField(let name):
      "two fields have the name \"\(name)\"; each needs one of its own"
    case .valueOfSignature(let field):
      "the signature field \"\(field)\" has a value; only text fields may be filled in beforehand"
    case .fontSize(let size, let field):
      "the font size of the field \"\(field)\" is \(decimal(size)) pt; it must be 1 or more"
    case .missingGlyph(let scalar, let font, let field):
      "the font \(font) has no glyph for \"\(scalar)\" (\(codePoint(scalar))), which the value of "
        + "the field \"\(field)\" needs; choose another font for form fields"
    case .valueTooLong(let field, let value, let width):
      "\"\(value)\" does not fit into the field \"\(field)\", which is \(decimal(width)) pt wide; "
        + "shorten it, or widen the field"
    case .destinationName(let name):
      "the destination name \"\(name)\" is empty or not ASCII"
    case .unknownDestination(let name, let source):
      "\(source) leads to \"\(name)\", and there is no such destination"
    case .attachmentName(let name, let fault):
      "the attachment name \"\(name)\" \(fault)"
    case .markCount(let page, let drawn, let recorded):
      "page \(page + 1) holds \(drawn) runs of marked content, and \(recorded) were recorded"
    case .mark(let page, let mcid, let drawn, let recorded):
      "run \(mcid) of marked content on page \(page + 1) was drawn as \(drawn) and recorded as "
        + recorded
    case .pieces(let page, let name):
      "the pieces of page \(page + 1) call two things \(name)"
    case .structure(let fault):
      "the structure tree is not sound: \(fault)"
    }
  }

  private func text(_ rect: PDFRect) -> String {
    "[\([rect.left, rect.bottom, rect.right, rect.top].map(decimal).joined(separator: " "))]"
  }

  private func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
