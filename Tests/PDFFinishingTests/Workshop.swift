import CPangoCairo
import CQPDF
import Foundation
import PDFObjects
import Testing

@testable import PDFFinishing

/// What every test of this stage needs: a finisher, and a look into what it made.
enum Workshop {
  /// Asked of fontconfig, so that no path is written down.
  static func fontFile(_ family: String = "Liberation Sans") throws -> String {
    let pattern = FcPatternCreate()
    defer { FcPatternDestroy(pattern) }
    FcPatternAddString(pattern, FC_FAMILY, family)
    FcConfigSubstitute(nil, pattern, FcMatchPattern)
    FcDefaultSubstitute(pattern)
    var result = FcResultNoMatch
    let match = FcFontMatch(nil, pattern, &result)
    defer { FcPatternDestroy(match) }
    var name: UnsafeMutablePointer<FcChar8>?
    FcPatternGetString(match, FC_FAMILY, 0, &name)
    try #require(name.map { String(cString: $0) } == family, "install the font \(family)")
    var file: UnsafeMutablePointer<FcChar8>?
    FcPatternGetString(match, FC_FILE, 0, &file)
    return String(cString: try #require(file))
  }

  static func temporaryFile(_ bytes: [UInt8], _ name: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    return file.path
  }

  static func finisher() throws -> PDFFinisher {
    try PDFFinisher(formFont: fontFile())
  }

  static func finish(_ draft: Draft) throws -> FinishedPDF {
    try finisher().finish(draft.drawn(), with: draft.facts)
  }

  /// Finishes a draft and opens what came of it.
  static func open(_ draft: Draft) throws -> QPDFDocument {
    try QPDFDocument(reading: finish(draft).bytes)
  }

  /// What the finisher says to a draft that it must refuse.
  static func complaint(about draft: Draft) throws -> String {
    let error = #expect(throws: FinishingError.self) { try finish(draft) }
    return try #require(error).description
  }
}

extension PDFObject {
  /// The object as it stands in the file; references are not followed.
  var written: String { String(cString: qpdf_oh_unparse(document.data, handle)) }

  var items: [PDFObject] { (0..<count).map { self[$0] } }

  var rect: PDFRect {
    PDFRect(
      left: self[0].number, bottom: self[1].number, right: self[2].number, top: self[3].number)
  }

  /// The decoded bytes of a stream.
  var content: String {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    _ = qpdf_oh_get_stream_data(document.data, handle, qpdf_dl_generalized, nil, &bytes, &count)
    defer { free(bytes) }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}
