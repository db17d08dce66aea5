internal import PDFObjects

extension PDFFile {
  /// Says what the document is: in the information dictionary, in XMP and in the catalog.
  ///
  /// Returns the information dictionary, which the trailer leads to.
  func addMetadata(_ information: Information, isArchival: Bool) -> PDFReference {
    let keywords = information.keywords.joined(separator: ", ")
    let date = information.created.flatMap { UTCDate($0)?.pdf } ?? ""
    let texts = [
      ("/Title", information.title), ("/Author", information.author),
      ("/Subject", information.subject), ("/Keywords", keywords),
      ("/Creator", information.creator), ("/Producer", producer), ("/CreationDate", date),
      ("/ModDate", date),
    ]
    let entries = texts.filter { !$0.1.isEmpty }.map { ($0.0, PDFValue.text($0.1)) }
    let packet = XMPPacket(information, producer: producer, isArchival: isArchival)
    let metadata = add(
      PDFStream(plain: Array(packet.xml.utf8)), ["/Type": "/Metadata", "/Subtype": "/XML"])
    set("/Metadata", of: catalog, to: .reference(metadata))
    set("/Lang", of: catalog, to: .text(information.language))
    var preferences: [(String, PDFValue)] = [("/DisplayDocTitle", true)]
    if information.isRightToLeft { preferences.append(("/Direction", "/R2L")) }
    set("/ViewerPreferences", of: catalog, to: .dictionary(preferences))
    return add(.dictionary(entries))
  }
}

/// A moment in UTC, written `2026-12-01T00:00:00Z`.
struct UTCDate {
  /// As PDF writes it (ISO 32000-1 7.9.4).
  let pdf: String

  init?(_ text: String) {
    let pattern = "dddd-dd-ddTdd:dd:ddZ"
    let fits =
      text.utf8.count == pattern.utf8.count
      && zip(text.utf8, pattern.utf8).allSatisfy { byte, expected in
        expected == UInt8(ascii: "d")
          ? (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= byte : byte == expected
      }
    guard fits else { return nil }
    let parts = text.split { "-T:Z".contains($0) }.compactMap { Int($0) }
    guard (1...12) ~= parts[1], (1...31) ~= parts[2], (0...23) ~= parts[3], (0...59) ~= parts[4],
      (0...59) ~= parts[5]
    else { return nil }
    pdf = "D:" + text.filter { $0.isNumber } + "Z"
  }
}
