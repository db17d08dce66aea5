extension PDFInspection: CustomStringConvertible {
  /// Several lines: the document, its fields, its attachments.
  public var description: String {
    var lines = [title.isEmpty ? "no title" : title]
    lines.append(
      [
        pages == 1 ? "1 page" : "\(pages) pages",
        language.isEmpty ? "no language" : "language \(language)",
        isTagged ? "tagged" : "not tagged",
        standards.isEmpty ? "claims no standard" : "claims \(standards.joined(separator: ", "))",
      ].joined(separator: ", "))
    lines.append(fields.isEmpty ? "no fields" : "fields:")
    lines += fields.map { "  \($0)" }
    lines.append(attachments.isEmpty ? "no attachments" : "attachments:")
    lines += attachments.map { "  \($0)" }
    return lines.joined(separator: "\n")
  }
}

extension PDFInspection.Field: CustomStringConvertible {
  public var description: String {
    let place = page.map { ", page \($0)" } ?? ""
    let hint = tooltip.isEmpty ? "" : " (\(tooltip))"
    let closes = lock.map { ", \($0)" } ?? ""
    let turn = order.map { ", turn \($0)" } ?? ""
    return "\(name): \(kind)\(turn)\(closes)\(place)\(hint)"
  }
}

extension PDFInspection.Field.Kind: CustomStringConvertible {
  public var description: String {
    switch self {
    case .signature(true): "signature, signed"
    case .signature(false): "signature, not signed"
    case .text(""): "text, empty"
    case .text(let value): "text \"\(value)\""
    case .other(let kind): "field of the kind \(kind)"
    }
  }
}

extension FieldLock: CustomStringConvertible {
  public var description: String {
    switch self {
    case .all: "closes all fields"
    case .only(let names): "closes \(names.joined(separator: ", "))"
    case .allExcept(let names): "closes all fields but \(names.joined(separator: ", "))"
    }
  }
}

extension PDFInspection.Attachment: CustomStringConvertible {
  public var description: String {
    let details = [type, relationship.lowercased(), bytes.map { "\($0) bytes" } ?? ""]
    let known = details.filter { !$0.isEmpty }
    return known.isEmpty ? name : "\(name) (\(known.joined(separator: ", ")))"
  }
}
