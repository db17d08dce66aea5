import Foundation
import PDFObjects

/// A small PDF, written by hand, with two pages, three signature fields and a text field.
struct Paper {
  private(set) var bytes: [UInt8]

  init() {
    self.init(objects: Self.objects)
  }

  /// Objects are numbered from 1; the first is the catalog.
  init(objects: [String]) {
    var text = "%PDF-1.7\n%\u{E2}\u{E3}\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { text += Self.entry(offset) }
    text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /ID [<0102> <0102>] >>\n"
    text += "startxref\n\(start)\n%%EOF\n"
    bytes = Array(text.utf8)
  }

  static let objects = [
    "<< /Type /Catalog /Pages 2 0 R /AcroForm 7 0 R /Names 13 0 R >>",
    "<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] >>",
    page(contents: 5, "/Annots [8 0 R 9 0 R 10 0 R 11 0 R]"),
    page(contents: 6, ""),
    stream("BT /F 12 Tf 72 700 Td (Pay 100) Tj ET"),
    stream("BT /F 12 Tf 72 700 Td (Never) Tj ET"),
    "<< /Fields [8 0 R 9 0 R 10 0 R 11 0 R] >>",
    field("client", "/FT /Sig", y: 100), field("provider", "/FT /Sig", y: 200),
    field("witness", "/FT /Sig", y: 300), field("date", "/FT /Tx /V (today)", y: 400),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    "<< /EmbeddedFiles << /Names [(terms.json) 14 0 R] >> >>",
    "<< /Type /Filespec /F (terms.json) /EF << /F 15 0 R >> >>",
    stream("{}"),
  ]

  /// The same, with a font whose codes are explained.
  static var shown: Paper {
    var objects = objects
    objects[11] = """
      << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 16 0 R >>
      """
    objects.append(
      stream(
        """
        1 beginbfrange
        <20> <7E> <0020>
        endbfrange
        1 beginbfchar
        <80> <20AC>
        endbfchar
        """))
    return Paper(objects: objects)
  }

  static func page(contents: Int, _ more: String) -> String {
    """
    << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(contents) 0 R \
    /Resources << /Font << /F 12 0 R >> >> \(more) >>
    """
  }

  static func field(_ name: String, _ more: String, y: Int) -> String {
    """
    << /Type /Annot /Subtype /Widget /T (\(name)) /F 4 /P 3 0 R \
    /Rect [72 \(y) 240 \(y + 40)] \(more) >>
    """
  }

  static func stream(_ content: String) -> String {
    "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
  }

  private static func entry(_ offset: Int) -> String {
    let digits = String(offset)
    return String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
  }

  /// Appends a revision to a file, as somebody with a text editor would.
  static func append(_ objects: [Int: String], to pdf: [UInt8], root: Int = 1) -> [UInt8] {
    let file = String(decoding: pdf, as: UTF8.self)
    let previous = file.split(separator: "\n").last { Int($0) != nil } ?? "0"
    var bytes = pdf
    var table = "xref\n"
    for (number, object) in objects.sorted(by: { $0.key < $1.key }) {
      table += "\(number) 1\n\(entry(bytes.count))"
      bytes += "\(number) 0 obj\n\(object)\nendobj\n".utf8
    }
    let start = bytes.count
    table += "trailer\n<< /Size 100 /Root \(root) 0 R /Prev \(previous) /ID [<0102> <0103>] >>\n"
    return bytes + "\(table)startxref\n\(start)\n%%EOF\n".utf8
  }

  /// How an object stands in a file now, to be changed and appended again.
  static func object(_ number: Int32, in pdf: [UInt8]) throws -> String {
    let reference = PDFReference(number: number, generation: 0)
    return String(
      decoding: try QPDFDocument(reading: pdf, toleratesWarnings: true).object(reference).written,
      as: UTF8.self)
  }
}
