/// An object of PDF (ISO 32000-1 7.3) as it is written in Swift.
///
/// A string literal is a name, so that a dictionary reads as it does in the file:
/// `["/Type": "/Annot", "/F": 4, "/Contents": .text("Terms of service")]`.
package enum PDFValue {
  case null
  case bool(Bool)
  case integer(Int)
  case real(Double)
  /// With its solidus.
  case name(String)
  /// A text string, in PDFDocEncoding where that can hold it, else in UTF-16.
  case text(String)
  case array([PDFValue])
  case dictionary([(String, PDFValue)])
  /// What the document already holds; a reference if it is indirect.
  case object(PDFObject)
}

extension PDFValue: ExpressibleByStringLiteral {
  package init(stringLiteral name: String) { self = .name(name) }
}

extension PDFValue: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self = .integer(value) }
}

extension PDFValue: ExpressibleByBooleanLiteral {
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension PDFValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: PDFValue...) { self = .array(elements) }
}

extension PDFValue: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, PDFValue)...) { self = .dictionary(elements) }
}

/// Writes a number as PDF wants it: no exponent, no locale, five decimals at most.
///
/// Five is what Annex C of ISO 32000-1 holds to be significant.
package func decimal(_ value: Double) -> String {
  guard value.isFinite, value.magnitude < 1e12 else { return "\(value)" }
  let scaled = Int((value.magnitude * 100_000).rounded())
  guard scaled > 0 else { return "0" }
  let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: 100_000)
  let sign = value < 0 ? "-" : ""
  guard fraction > 0 else { return "\(sign)\(whole)" }
  var digits = String(fraction + 100_000).dropFirst()
  while digits.last == "0" { digits.removeLast() }
  return "\(sign)\(whole).\(digits)"
}
