/// How a PDF lists its objects; a revision that is appended does as the file does.
struct CrossReference {
  enum Form { case table, stream }

  let form: Form
  /// Where the last section begins: the `/Prev` of the next.
  let offset: Int

  /// Reads the end of a file (ISO 32000-1 7.5.5).
  init(endOf pdf: [UInt8]) throws(SigningError) {
    let tail = pdf.suffix(2048)
    guard let keyword = tail.lastRange(of: Array("startxref".utf8)) else {
      throw .notAPDF("it has no startxref at its end")
    }
    let digits = tail[keyword.upperBound...].drop { $0.isPDFSpace }.prefix { $0.isDigit }
    guard let offset = Int(String(decoding: digits, as: UTF8.self)), pdf.indices.contains(offset)
    else { throw .notAPDF("its startxref leads nowhere") }
    self.offset = offset
    let section = pdf[offset...].prefix(64).drop { $0.isPDFSpace }
    form = section.starts(with: "xref".utf8) ? .table : .stream
  }
}

extension ArraySlice<UInt8> {
  func lastRange(of pattern: [UInt8]) -> Range<Int>? {
    guard count >= pattern.count else { return nil }
    return (startIndex...endIndex - pattern.count).reversed().first {
      self[$0...].starts(with: pattern)
    }.map { $0..<$0 + pattern.count }
  }
}

extension UInt8 {
  /// ISO 32000-1 7.2.2.
  var isPDFSpace: Bool { [0, 9, 10, 12, 13, 32].contains(self) }
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
