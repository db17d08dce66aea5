internal import Foundation
internal import PDFObjects

/// What a signer writes besides the signature: the date, initials, a name, and what else he is asked
/// for.
extension SignatureRequest {
  /// What goes into which of the signer's own fields.
  ///
  /// - Throws: `SigningError.notOwnField` for what he may not fill in, and `.emptyFields` for what
  ///   he must and does not.
  func entries(
    in fields: [FormTree.Field], name: String
  ) throws(SigningError) -> [(field: FormTree.Field, words: String)] {
    if let other = values.keys.sorted().first(where: { key in !fields.contains { $0.name == key } })
    {
      throw .notOwnField(other, own: fields.map(\.name))
    }
    var entries: [(FormTree.Field, String)] = []
    var empty: [String] = []
    for field in fields {
      let isEmpty = !field.object.has("/V") || field.object["/V"].text.isEmpty
      if let words = values[field.name] ?? (isEmpty ? usual(for: field, name) : nil) {
        entries.append((field, words))
      } else if isEmpty, field.isRequired {
        empty.append(field.name)
      }
    }
    guard empty.isEmpty else { throw .emptyFields(empty) }
    return entries
  }

  /// What follows from who signs, and when.
  private func usual(for field: FormTree.Field, _ name: String) -> String? {
    switch field.name.prefix(while: { $0 != "_" }) {
    case "eSignDateSigned": String(date.formatted(.iso8601).prefix(10))
    case "eSignInitialHere": initials ?? name.initials
    case "eSignFullName": name
    default: nil
    }
  }
}

extension FormTree {
  /// The fields of text of a signer that nobody has closed, each merged with its one widget.
  func openFields(besides signature: Field) -> [Field] {
    let locks = signed.compactMap { FieldLock(closedBy: $0.signature) }
    return fields.filter { field in
      field.signerKey == signature.signerKey && field.kind == "/Tx"
        && field.object.reference != nil && field.widgets.count == 1
        && field.widgets[0].reference == field.object.reference
        && !locks.contains { $0.closes(field.name) }
    }
  }
}

extension FormTree.Field {
  /// Bit 2 of its flags (ISO 32000-1 table 221).
  var isRequired: Bool { (object["/Ff"].integer ?? 0) & 2 != 0 }
}

extension String {
  /// The first letters of a name: `MM` for Mary Moss; a particle such as `von` has none.
  fileprivate var initials: String {
    let words = split { $0.isWhitespace || $0 == "-" }.compactMap(\.first).filter(\.isLetter)
    let capitals = words.filter { !$0.isLowercase }
    return String(capitals.isEmpty ? words : capitals)
  }
}
