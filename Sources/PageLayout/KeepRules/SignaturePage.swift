package import DocumentModel

/// Keeps signatures on a page with words of the agreement, so that no page of signatures can be
/// moved to another contract.
package enum SignaturePage {
  /// Lines of the agreement that must stand above the signatures; a heading is none.
  package static let linesBefore = 2

  package static let cost = BreakCost(10_000, .signature)
  /// A notary's certificate names what it certifies, and may stand on the next page.
  package static let notaryCost = BreakCost(2_000, .signature)

  /// The room that those lines take.
  package static func height(of text: TextStyle) -> Double {
    Double(linesBefore) * text.leading
  }
}
