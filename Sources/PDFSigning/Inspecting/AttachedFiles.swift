internal import PDFObjects

/// The files that are attached to a PDF.
public enum AttachedFiles {
  /// What an attachment may unpack to: somewhat more than the largest picture of an agreement.
  private static let largest = 24 << 20

  /// The content of an attachment; nil where there is none of the name, or it cannot be unpacked.
  ///
  /// - Throws: `SigningError.notAPDF` and `.encrypted`.
  public static func content(
    of name: String, in bytes: [UInt8]
  ) throws(SigningError) -> [UInt8]? {
    content(of: name, in: try QPDFDocument.open(bytes))
  }

  /// The contents of attachments, in the order of their names; nil where one of them is not there,
  /// or all of them together unpack to more than 64 MB.
  ///
  /// - Throws: `SigningError.notAPDF` and `.encrypted`.
  public static func contents(
    of names: [String], in bytes: [UInt8]
  ) throws(SigningError) -> [[UInt8]]? {
    let pdf = try QPDFDocument.open(bytes)
    var contents: [[UInt8]] = []
    var room = 64 << 20
    for name in names {
      guard let content = content(of: name, in: pdf), content.count <= room else { return nil }
      room -= content.count
      contents.append(content)
    }
    return contents
  }

  static func content(of name: String, in pdf: QPDFDocument) -> [UInt8]? {
    let file = pdf.embeddedFiles().first { file in
      [file["/UF"], file["/F"]].contains { $0.isString && $0.text == name }
    }
    guard let file, file["/EF"].isDictionary else { return nil }
    return file["/EF"]["/F"].decodedStream(atMost: largest)
  }
}

extension PDFObject {
  /// The bytes of a stream that is deflated or plain; nil for any other, or where they are more than
  /// `limit`.
  func decodedStream(atMost limit: Int) -> [UInt8]? {
    guard isStream else { return nil }
    let raw = rawStream
    let entries = streamDictionary
    let filter = entries["/Filter"].isArray ? entries["/Filter"].elements.first : entries["/Filter"]
    guard let filter, filter.isName else { return raw.count <= limit ? raw : nil }
    let isOne = !entries["/Filter"].isArray || entries["/Filter"].count == 1
    guard isOne, filter.isName("/FlateDecode"), !entries.has("/DecodeParms") else { return nil }
    return Deflater().inflate(raw[...], limit: limit)
  }
}
