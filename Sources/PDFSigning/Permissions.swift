internal import PDFObjects

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

  /// Reads what a signature dictionary closes; nil where that is nothing.
  init?(closedBy signature: PDFObject) {
    let reference = signature["/Reference"].elements.first {
      $0.isDictionary && $0["/TransformMethod"].isName("/FieldMDP")
    }
    guard let reference else { return nil }
    self.init(reference["/TransformParams"])
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
