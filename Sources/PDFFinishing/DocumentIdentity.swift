internal import CQPDF
internal import PDFObjects

extension QPDFDocument {
  /// Writes the file so that the same objects always give the same bytes.
  ///
  /// Nothing here asks the clock: `/CreationDate` and `/ModDate` come from the facts, objects are
  /// numbered in the order in which they are reached from the catalog, and the trailer's `/ID`
  /// (ISO 32000-1 14.4) is a digest of all that was written. libqpdf cannot do the last for an
  /// encrypted file, and PDF/A forbids encryption anyway.
  ///
  /// - Throws: `UnsoundPDF` where a pass met an object of another shape than Cairo's.
  func write() throws(UnsoundPDF) -> FinishedPDF {
    if let fault { throw UnsoundPDF(reason: fault) }
    _ = qpdf_init_write_memory(data)
    qpdf_force_pdf_version(data, "1.7")
    qpdf_set_deterministic_ID(data, QPDF_TRUE)
    // A signer that appends a revision with a classic cross-reference table needs one here.
    qpdf_set_object_stream_mode(data, qpdf_o_disable)
    // PDF/A-3 6.1.7.1.
    qpdf_set_newline_before_endstream(data, QPDF_TRUE)
    _ = qpdf_write(data)
    if let fault { throw UnsoundPDF(reason: fault) }
    let buffer = UnsafeBufferPointer(
      start: qpdf_get_buffer(data), count: qpdf_get_buffer_length(data))
    return FinishedPDF(bytes: Array(buffer))
  }
}
