public import Foundation

extension Contract {
  /// The terms as canonical JSON: keys sorted, sums and lengths of time as text, nothing rounded.
  ///
  /// `Contract.read` reads it back to an equal contract, whatever the form in which the terms were
  /// written, so its digest stands for what was agreed.
  public func canonicalJSON() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}
