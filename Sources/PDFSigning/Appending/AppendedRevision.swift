internal import PDFObjects

/// A revision that is appended to a PDF and leaves every byte before it alone (ISO 32000-1 7.5.6).
///
/// libqpdf reads the file and holds the objects that change; only here are they written, because
/// it can write whole files only.
struct AppendedRevision {
  private let pdf: QPDFDocument
  private let base: [UInt8]
  private let crossReference: CrossReference
  private var changed: [PDFObject] = []

  init(to base: [UInt8], read pdf: QPDFDocument) throws(SigningError) {
    self.pdf = pdf
    self.base = base
    crossReference = try CrossReference(endOf: base)
  }

  /// Marks an indirect object as changed; those that are new are known.
  mutating func change(_ object: PDFObject) {
    guard !changed.contains(where: { $0.reference == object.reference }) else { return }
    changed.append(object)
  }

  /// Writes the file with the revision, and room in one of its signature dictionaries.
  func write(signature: PDFObject, room: Int) throws(SigningError) -> UnsealedPDF {
    var bytes = base
    bytes.reserveCapacity(base.count + 65536 + 2 * room)
    if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    var places: [PDFReference: Int] = [:]
    var gap: UnsealedPDF.Gap?
    for object in pdf.made + changed {
      guard let reference = object.reference else { continue }
      places[reference] = bytes.count
      bytes += "\(reference.number) \(reference.generation) obj\n".utf8
      if reference == signature.reference {
        gap = writeSignature(object, room: room, to: &bytes)
      } else if object.isStream {
        let content = object.rawStream
        object.streamDictionary.set("/Length", .integer(content.count))
        bytes += object.written + "\nstream\n".utf8 + content + "\nendstream".utf8
      } else {
        bytes += object.written
      }
      bytes += "\nendobj\n".utf8
    }
    writeCrossReference(of: places, to: &bytes)
    guard let gap, bytes.count < 9_999_999_999 else {
      throw .notAPDF("it is too large to be signed")
    }
    return UnsealedPDF(bytes: bytes, gap: gap)
  }

  /// Writes a signature dictionary whose `/ByteRange` and `/Contents` are filled in later.
  private func writeSignature(
    _ object: PDFObject, room: Int, to bytes: inout [UInt8]
  ) -> UnsealedPDF.Gap {
    bytes += object.written.dropLast(2) + "/ByteRange [".utf8
    let range = bytes.count
    bytes += String(repeating: " ", count: UnsealedPDF.Gap.rangeWidth).utf8
    bytes += "] /Contents ".utf8
    let start = bytes.count
    bytes.append(UInt8(ascii: "<"))
    bytes += [UInt8](repeating: UInt8(ascii: "0"), count: 2 * room)
    bytes.append(UInt8(ascii: ">"))
    let end = bytes.count
    bytes += " >>".utf8
    return UnsealedPDF.Gap(range: range, contents: start..<end)
  }

  private func writeCrossReference(of places: [PDFReference: Int], to bytes: inout [UInt8]) {
    let start = bytes.count
    var entries = places.map { (reference: $0.key, offset: $0.value) }
    let last = entries.map { Int($0.reference.number) }.max() ?? 0
    let stated = pdf.trailer["/Size"].integer ?? 0
    var trailer = trailerEntries
    switch crossReference.form {
    case .table:
      trailer += " /Size \(max(stated, last + 1))"
      bytes += "xref\n".utf8
      for section in sections(of: entries) {
        bytes += "\(section[0].reference.number) \(section.count)\n".utf8
        for entry in section {
          let (offset, generation) = (entry.offset, entry.reference.generation)
          bytes += "\(padded(offset, to: 10)) \(padded(Int(generation), to: 5)) n \n".utf8
        }
      }
      bytes += "trailer\n<< \(trailer) /ID [\(identifiers(of: bytes))] >>\n".utf8
    case .stream:
      // The stream lists itself too.
      let own = max(stated, last + 1)
      entries.append((PDFReference(number: Int32(own), generation: 0), start))
      let listed = sections(of: entries)
      let index = listed.map { "\($0[0].reference.number) \($0.count)" }
      var content: [UInt8] = []
      for entry in listed.joined() {
        content.append(1)
        content += (0..<5).reversed().map { UInt8(truncatingIfNeeded: entry.offset >> ($0 * 8)) }
        content += [
          UInt8(truncatingIfNeeded: entry.reference.generation >> 8),
          UInt8(truncatingIfNeeded: entry.reference.generation),
        ]
      }
      trailer += " /Type /XRef /Size \(own + 1) /W [1 5 2] /Length \(content.count)"
      trailer += " /Index [\(index.joined(separator: " "))]"
      bytes += "\(own) 0 obj\n<< \(trailer) /ID [\(identifiers(of: bytes))] >>\nstream\n".utf8
      bytes += content + "\nendstream\nendobj\n".utf8
    }
    bytes += "startxref\n\(start)\n%%EOF\n".utf8
  }

  private var trailerEntries: String {
    let trailer = pdf.trailer
    var entries = "/Root \(trailer["/Root"].writtenValue) /Prev \(crossReference.offset)"
    if trailer.has("/Info") { entries += " /Info \(trailer["/Info"].writtenValue)" }
    return entries
  }

  /// The first stays with the file for ever, the second is that of the revision (14.4).
  private func identifiers(of bytes: [UInt8]) -> String {
    let own =
      "<"
      + sha256([bytes[...]]).prefix(16).map { hexadecimal(UInt32($0), digits: 2) }
      .joined() + ">"
    let first = pdf.trailer["/ID"].elements.first?.bytes ?? []
    guard !first.isEmpty else { return "\(own) \(own)" }
    return "<\(first.map { hexadecimal(UInt32($0), digits: 2) }.joined())> \(own)"
  }

  /// Runs of objects whose numbers follow each other.
  private func sections(
    of entries: [(reference: PDFReference, offset: Int)]
  ) -> [[(reference: PDFReference, offset: Int)]] {
    var sections: [[(reference: PDFReference, offset: Int)]] = []
    for entry in entries.sorted(by: { $0.reference.number < $1.reference.number }) {
      if let last = sections.last?.last, last.reference.number + 1 == entry.reference.number {
        sections[sections.count - 1].append(entry)
      } else {
        sections.append([entry])
      }
    }
    return sections
  }

  private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
