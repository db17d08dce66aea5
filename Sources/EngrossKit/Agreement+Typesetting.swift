public import ContractDrafting
internal import ContractModel
internal import DocumentModel
public import StrictInput

extension Agreement {
  /// Checks the agreement by the rules that hold for hand-typed words, and names what could only
  /// be set as it was typed; the `allow` of its front matter waives.
  public func check() -> CheckResult {
    var found: [Diagnostic]
    var isWritten = true
    do {
      found = findings(in: try draft())
    } catch {
      found = error.diagnostics
      isWritten = false
    }
    return CheckResult(found, waivedBy: frontMatter.allow, isWritten: isWritten) {
      frontMatter.place(of: $0)
    }
  }

  /// Writes the agreement out, and marks it as a draft if it is one.
  fileprivate func document(isDraft: Bool) throws(Faults) -> Document {
    var document = try draft().document
    if isDraft { document.information.mark = draftMark }
    return document
  }
}

extension Typesetter {
  /// Typesets an agreement that somebody wrote, ready to be signed; a draft says so on each page.
  ///
  /// Its words and numbers stay as they were typed. The PDF says that it was created at `created`
  /// (ISO 8601 in UTC), or on the day that the front matter gives, else it says nothing. Throws
  /// what cannot be set, and where it stands; what is set as it was typed is named by `check()`.
  public func typeset(
    _ agreement: Agreement, isDraft: Bool = false, created: String? = nil
  ) throws(Faults) -> TypesetDocument {
    try typeset(try agreement.document(isDraft: isDraft), created: created)
  }

  /// Says in a line for each page of an agreement why it ends where it does.
  public func explainBreaks(
    of agreement: Agreement, isDraft: Bool = false
  ) throws(Faults) -> [String] {
    try explainBreaks(of: try agreement.document(isDraft: isDraft))
  }

  /// Draws the pages of an agreement as pictures, as those of a document are drawn.
  public func pictures(
    of agreement: Agreement, isDraft: Bool = false, pages wanted: ClosedRange<Int>? = nil,
    as format: PictureFormat = .png(resolution: 144)
  ) throws(Faults) -> [[UInt8]] {
    try pictures(of: try agreement.document(isDraft: isDraft), pages: wanted, as: format)
  }
}
