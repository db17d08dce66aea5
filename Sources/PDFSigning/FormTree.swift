internal import PDFObjects

/// The form of a PDF, read down to its fields (ISO 32000-1 12.7).
struct FormTree {
  struct Field {
    /// The names from the root down, joined by periods.
    let name: String
    let object: PDFObject
    /// Where it shows; the field itself where the two are merged.
    let widgets: [PDFObject]
    /// Such as `/Sig`.
    let kind: String

    /// What Engross says of whose field it is; nil in other files.
    let signer: Signer?

    struct Signer {
      let key: String
      let role: String
      let turn: Int?
    }

    var isSignature: Bool { kind == "/Sig" }

    /// What fields of one signer have in common; in files of others, the end of their names.
    var signerKey: String { signer?.key ?? String(name.drop { $0 != "_" }.dropFirst()) }

    /// The signature dictionary.
    var signature: PDFObject? {
      let value = object["/V"]
      return isSignature && value.isDictionary ? value : nil
    }
  }

  /// Null where the document has no form.
  let form: PDFObject
  private(set) var fields: [Field] = []
  private var visited: Set<PDFReference> = []

  private static let deepest = 32

  init(of pdf: QPDFDocument) {
    form = pdf.catalog["/AcroForm"]
    guard form.isDictionary else { return }
    for field in form["/Fields"].elements { add(field, under: [], kind: "", depth: 0) }
  }

  func field(named name: String) -> Field? { fields.first { $0.name == name } }

  var signed: [(field: Field, signature: PDFObject)] {
    fields.compactMap { field in field.signature.map { (field, $0) } }
  }

  private mutating func add(_ object: PDFObject, under names: [String], kind: String, depth: Int) {
    guard object.isDictionary, depth < Self.deepest else { return }
    if let reference = object.reference, !visited.insert(reference).inserted { return }
    let names = object.has("/T") ? names + [visible(object["/T"].text)] : names
    let kind = object.has("/FT") ? object["/FT"].name : kind
    let kids = object["/Kids"].elements.filter(\.isDictionary)
    let fields = kids.filter { $0.has("/T") }
    guard fields.isEmpty else {
      for field in fields { add(field, under: names, kind: kind, depth: depth + 1) }
      return
    }
    self.fields.append(
      Field(
        name: names.joined(separator: "."), object: object,
        widgets: kids.isEmpty ? [object] : kids, kind: kind, signer: Field.Signer(object)))
  }
}

extension FormTree.Field.Signer {
  fileprivate init?(_ field: PDFObject) {
    let entries = field[FormNames.signer]
    guard entries.isDictionary, entries[FormNames.key].isString,
      entries[FormNames.role].isString
    else { return nil }
    key = visible(entries[FormNames.key].text)
    role = visible(entries[FormNames.role].text)
    turn = entries[FormNames.turn].integer
  }
}

extension FormTree {
  /// The signature fields that come before one in the order of signing.
  func predecessors(of field: Field) -> [Field] {
    guard let turn = field.signer?.turn else { return [] }
    return fields.filter { other in
      other.isSignature && other.signer?.turn.map { $0 < turn } == true
    }
  }
}
