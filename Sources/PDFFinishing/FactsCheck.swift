internal import PDFObjects

/// Finds what would make a broken file; the structure is checked by `StructureOwners`.
func check(_ facts: FinishingFacts, against boxes: [PDFRect]) throws(FinishingError) {
  try checkInformation(facts.information)
  for (name, destination) in facts.destinations.sorted(by: { $0.key < $1.key }) {
    guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .destinationName(name)
    }
    let place = "the destination \"\(name)\""
    let box = try box(of: destination.page, for: place, boxes)
    guard destination.x.isFinite, destination.y.isFinite else {
      let point = PDFRect(
        left: destination.x, bottom: destination.y, right: destination.x, top: destination.y)
      throw .outsidePage(place, page: destination.page, point, box: box)
    }
  }
  for link in facts.links {
    let place = "the link \"\(link.contents)\""
    try checkRect(link.rect, on: link.page, of: place, boxes)
    if case .destination(let name) = link.target, facts.destinations[name] == nil {
      throw .unknownDestination(name, from: place)
    }
  }
  try checkFields(facts.fields, boxes)
  try checkOutline(facts.outline, facts.destinations)
  try checkAttachments(facts.attachments)
}

private func checkInformation(_ information: Information) throws(FinishingError) {
  if let created = information.created, UTCDate(created) == nil { throw .created(created) }
  let texts = [
    ("title", information.title), ("author", information.author),
    ("subject", information.subject), ("creator", information.creator),
    ("language", information.language),
  ]
  for (place, text) in texts + information.keywords.map({ ("keyword", $0) }) {
    // XML 1.0, in which XMP is written, has no way to say these.
    let control = text.unicodeScalars.first { $0.value < 0x20 || (0xFFFE...0xFFFF) ~= $0.value }
    if let control { throw .controlCharacter(in: place, control) }
  }
}

private func checkFields(_ fields: [FormField], _ boxes: [PDFRect]) throws(FinishingError) {
  var names: Set<String> = []
  for field in fields {
    if field.name.contains(".") {
      throw .fieldName(
        field.name, fault: "has a period, which divides the names of nested fields; use \"_\"")
    }
    guard !field.name.isEmpty, field.name.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
      throw .fieldName(field.name, fault: "is empty or not ASCII")
    }
    guard names.insert(field.name).inserted else { throw .duplicateField(field.name) }
    if field.kind == .signature, !field.value.isEmpty {
      throw .valueOfSignature(field: field.name)
    }
    guard field.fontSize.isFinite, field.fontSize >= 1 else {
      throw .fontSize(field.fontSize, field: field.name)
    }
    try checkRect(field.rect, on: field.page, of: "the field \"\(field.name)\"", boxes)
  }
}

private func checkOutline(
  _ items: [OutlineItem], _ destinations: [String: Destination]
) throws(FinishingError) {
  for item in items {
    guard destinations[item.destination] != nil else {
      throw .unknownDestination(item.destination, from: "the bookmark \"\(item.title)\"")
    }
    try checkOutline(item.children, destinations)
  }
}

private func checkAttachments(_ attachments: [Attachment]) throws(FinishingError) {
  var names: Set<String> = []
  for attachment in attachments {
    guard !attachment.name.isEmpty, !attachment.name.contains("/") else {
      throw .attachmentName(attachment.name, fault: "is not the name of a file")
    }
    guard names.insert(attachment.name).inserted else {
      throw .attachmentName(attachment.name, fault: "is given twice")
    }
  }
}

private func checkRect(
  _ rect: PDFRect, on page: Int, of thing: String, _ boxes: [PDFRect]
) throws(FinishingError) {
  let box = try box(of: page, for: thing, boxes)
  // What Cairo rounds away of a page's size.
  let slack = 0.01
  let lies =
    rect.left < rect.right && rect.bottom < rect.top
    && rect.left >= box.left - slack && rect.right <= box.right + slack
    && rect.bottom >= box.bottom - slack && rect.top <= box.top + slack
  guard lies else { throw .outsidePage(thing, page: page, rect, box: box) }
}

private func box(
  of page: Int, for thing: String, _ boxes: [PDFRect]
) throws(FinishingError) -> PDFRect {
  guard boxes.indices.contains(page) else {
    throw .noSuchPage(of: thing, page: page, count: boxes.count)
  }
  return boxes[page]
}

extension PDFFile {
  /// The sheet on which a page is drawn, in points.
  func mediaBox(of page: PDFReference) -> PDFRect {
    guard case .array(let corners)? = self[page]["/MediaBox"], corners.count == 4 else {
      return PDFRect(left: 0, bottom: 0, right: 0, top: 0)
    }
    let numbers = corners.map { corner in
      switch corner {
      case .integer(let number): Double(number)
      case .real(let number): number
      case .verbatim(let text): Double(text) ?? 0
      default: 0.0
      }
    }
    return PDFRect(left: numbers[0], bottom: numbers[1], right: numbers[2], top: numbers[3])
  }

  /// Adds an annotation behind those that a page has.
  func addAnnotation(_ annotation: PDFReference, to page: PDFReference) {
    var annotations: [PDFValue] = []
    if case .array(let there)? = self[page]["/Annots"] { annotations = there }
    self[page]["/Annots"] = .array(annotations + [.reference(annotation)])
    // A reader goes through them in the order of the structure tree (PDF/UA-1 7.18.3).
    self[page]["/Tabs"] = "/S"
  }
}
