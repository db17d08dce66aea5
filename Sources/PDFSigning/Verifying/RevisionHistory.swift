internal import PDFObjects

/// What was done to a PDF since it was made.
public enum RevisionHistory {
  /// Compares a file as it was with what followed it in the same file; filling in, signing and
  /// certifying are left to everybody.
  ///
  /// - Throws: `SigningError.notAPDF` and `.encrypted`.
  public static func changes(
    from base: [UInt8], to file: [UInt8]
  ) throws(SigningError) -> [RevisionChange] {
    let comparison = RevisionComparison(
      from: try QPDFDocument.open(base), size: base.count, to: try QPDFDocument.open(file),
      lock: nil, permission: .filling)
    return comparison.changes(allowingCertification: true)
  }
}
