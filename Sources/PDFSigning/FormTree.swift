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

    var isSignature: Bool { kind == "/Sig" }

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
        widgets: kids.isEmpty ? [object] : kids, kind: kind))
  }
}

/// Text of a file, fit to be shown: control characters would write over the report.
func visible(_ text: String) -> String {
  String(
    String.UnicodeScalarView(text.unicodeScalars.map { $0.isVisible ? $0 : "\u{FFFD}" }))
}

extension FieldLock {
  /// Reads a `/Lock`, or the parameters of FieldMDP, which look alike.
  init?(_ dictionary: PDFObject) {
    guard dictionary.isDictionary else { return nil }
    let names = dictionary["/Fields"].elements.map { visible($0.text) }
    switch dictionary["/Action"].name {
    case "/All": self = .all
    case "/Include": self = .only(names)
    case "/Exclude": self = .allExcept(names)
    default: return nil
    }
  }

  /// As parameters of FieldMDP.
  var parameters: PDFValue {
    let (action, names): (PDFValue, [String]) =
      switch self {
      case .all: ("/All", [])
      case .only(let names): ("/Include", names)
      case .allExcept(let names): ("/Exclude", names)
      }
    var entries: [(String, PDFValue)] = [
      ("/Type", "/TransformParams"), ("/V", "/1.2"), ("/Action", action),
    ]
    if self != .all { entries.append(("/Fields", .array(names.map { .text($0) }))) }
    return .dictionary(entries)
  }
}

/// What DocMDP leaves to later revisions (ISO 32000-1 table 254).
enum DocumentPermission: Int {
  case nothing = 1
  case filling = 2
  case annotating = 3

  /// Reads it from a signature dictionary; nil where the signature does not certify.
  init?(certifiedBy signature: PDFObject) {
    let reference = signature["/Reference"].elements.first {
      $0.isDictionary && $0["/TransformMethod"].isName("/DocMDP")
    }
    guard let reference else { return nil }
    let parameters = reference["/TransformParams"]
    let level = parameters.isDictionary ? parameters["/P"].integer : nil
    self = level.flatMap { DocumentPermission(rawValue: $0) } ?? .filling
  }
}

extension FieldLock {
  /// Reads what a signature dictionary closes; nil where that is nothing.
  init?(closedBy signature: PDFObject) {
    let reference = signature["/Reference"].elements.first {
      $0.isDictionary && $0["/TransformMethod"].isName("/FieldMDP")
    }
    guard let reference else { return nil }
    self.init(reference["/TransformParams"])
  }
}
