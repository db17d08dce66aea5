/// What tells copies of a document from each other, in its language.
package struct CopyMarks: Sendable {
  /// Stands across each page of what is not final.
  package let draft: String
  /// Stands across each page of a copy that shows who signed, and is not signed itself.
  package let conformed: String
  private let counterpart: String

  package init(language: String) {
    let words = LegalWords(language: language)
    draft = words?.draft ?? "DRAFT"
    conformed = words?.signing.conformedCopy ?? SigningWords.english.conformedCopy
    counterpart = words?.counterpart ?? "Counterpart # of #"
  }

  /// `Counterpart 1 of 2`
  package func counterpart(_ number: Int, of count: Int) -> String {
    counterpart.filling(["\(number)", "\(count)"])
  }
}
