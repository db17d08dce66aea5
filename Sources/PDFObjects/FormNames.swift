/// Names in a form that Engross writes, and finds again.
package enum FormNames {
  /// The font of text fields, among the resources of the form.
  package static let font = "/FormFont"
  /// What a field says of its signer: a private entry with a prefix (ISO 32000-1 Annex E).
  package static let signer = "/ENGR_Signer"
  package static let key = "/Key"
  package static let role = "/Role"
  package static let turn = "/Turn"
}
