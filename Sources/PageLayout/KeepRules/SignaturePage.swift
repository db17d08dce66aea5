/// Keeps signatures on a page with words of the agreement, so that no page of signatures can be
/// moved to another contract.
package enum SignaturePage {
  /// Pieces of the agreement (lines, as a rule) that must stand above the signatures.
  package static let piecesBefore = 2

  package static let cost = BreakCost(10_000, .signature)
}
