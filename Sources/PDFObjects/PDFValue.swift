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
  case reference(PDFReference)
  /// What libqpdf already holds; a reference if it is indirect.
  case object(PDFObject)
  /// As it stands in another file: a number, or a string of bytes.
  case verbatim(String)
}

extension PDFValue {
  /// The value of a key of a dictionary.
  package subscript(key: String) -> PDFValue? {
    get {
      guard case .dictionary(let entries) = self else { return nil }
      return entries.first { $0.0 == key }?.1
    }
    set {
      guard case .dictionary(var entries) = self else { return }
      let index = entries.firstIndex { $0.0 == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].1 = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append((key, value))
      case (nil, nil): return
      }
      self = .dictionary(entries)
    }
  }

  /// Whether it would be written as the other; the order of keys aside.
  package func isSame(as other: PDFValue) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.integer(let one), .integer(let other)): one == other
    case (.real(let one), .real(let other)): one == other
    case (.name(let one), .name(let other)): one == other
    case (.text(let one), .text(let other)), (.verbatim(let one), .verbatim(let other)):
      one.utf8.elementsEqual(other.utf8)
    case (.reference(let one), .reference(let other)): one == other
    case (.array(let one), .array(let other)):
      one.count == other.count && zip(one, other).allSatisfy { $0.isSame(as: $1) }
    case (.dictionary(let one), .dictionary(let entries)):
      one.count == entries.count
        && one.allSatisfy { key, value in other[key].map(value.isSame) ?? false }
    default: false
    }
  }

  package func isName(_ name: String) -> Bool {
    if case .name(name) = self { true } else { false }
  }
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
