import CQPDF
import PDFObjects
import Testing

@testable import PDFFinishing

/// Files that say the same in other forms, as other versions of Cairo write them.
@Suite struct DrawnFileTests {
  private let draft = Draft.contract()
  private let drawn: [UInt8]

  init() { drawn = draft.drawn() }

  /// The same file as libqpdf writes it.
  private func written(
    objectStreams: qpdf_object_stream_e, linearized: Bool = false
  ) throws -> [UInt8] {
    let pdf = try QPDFDocument(reading: drawn)
    qpdf_init_write_memory(pdf.data)
    qpdf_set_static_ID(pdf.data, QPDF_TRUE)
    qpdf_set_object_stream_mode(pdf.data, objectStreams)
    qpdf_set_linearization(pdf.data, linearized ? QPDF_TRUE : QPDF_FALSE)
    qpdf_write(pdf.data)
    return Array(
      UnsafeBufferPointer(
        start: qpdf_get_buffer(pdf.data), count: qpdf_get_buffer_length(pdf.data)))
  }

  private func contents(of bytes: [UInt8]) throws -> [[UInt8]] {
    let finished = try Workshop.finisher().finish(bytes, with: draft.facts)
    let pdf = try QPDFDocument(reading: finished.bytes)
    return try pdf.pages().map { page throws(UnsoundPDF) in try pdf.content(of: page) }
  }

  @Test func `objects in streams are read as those that stand by themselves`() throws {
    let expected = try contents(of: drawn)
    let streams = try written(objectStreams: qpdf_o_generate)
    let table = try written(objectStreams: qpdf_o_disable)
    for bytes in [streams, table] {
      // By the own reader, not by way of libqpdf.
      #expect(try DrawnObjects(in: bytes, inflating: Deflater()).producer.hasPrefix("cairo"))
      #expect(try contents(of: bytes) == expected)
    }
  }

  @Test func `what the own reader does not know is read by way of libqpdf`() throws {
    let linearized = try written(objectStreams: qpdf_o_generate, linearized: true)
    let fault = #expect(throws: UnsoundPDF.self) {
      try DrawnObjects(in: linearized, inflating: Deflater())
    }
    #expect(fault?.reason == "the cross-reference stream has gaps")
    #expect(try contents(of: linearized) == contents(of: drawn))
  }

  @Test func `pages in a tree have what stands above them`() throws {
    let pdf = try QPDFDocument(reading: drawn)
    let pages = try pdf.pages()
    let root = pdf.catalog["/Pages"]
    // A node for each page, which holds the size of the page.
    let nodes = pages.map { page in
      let node = pdf.makeIndirect([
        "/Type": "/Pages", "/Count": 1, "/Kids": [.object(page)], "/Parent": .object(root),
        "/MediaBox": [0, 0, 400, 600],
      ])
      page.set("/Parent", .object(node))
      page.remove("/MediaBox")
      return node
    }
    root.set("/Kids", .array(nodes.map { .object($0) }))
    let tree = try pdf.writtenPlainly()
    let finished = try QPDFDocument(
      reading: try Workshop.finisher().finish(tree, with: draft.facts).bytes)
    let boxes = try finished.pages().map { $0["/MediaBox"].rect }
    #expect(boxes == Array(repeating: PDFRect(left: 0, bottom: 0, right: 400, top: 600), count: 2))
    #expect(try contents(of: tree) == contents(of: drawn))
  }

  @Test func `a file cut off anywhere is refused`() throws {
    let streams = try written(objectStreams: qpdf_o_generate)
    for bytes in [drawn, streams] {
      for count in stride(from: 0, to: bytes.count - 8, by: max(1, bytes.count / 150)) {
        #expect(throws: UnsoundPDF.self, "\(count) bytes") {
          try PDFFile(drawn: Array(bytes[..<count]))
        }
      }
    }
  }
}
