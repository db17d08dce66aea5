internal import CQPDF

extension QPDFDocument {
  /// Writes the document to a file; the same objects always give the same bytes.
  package func write(to path: String) throws(UnsoundPDF) {
    _ = qpdf_init_write(data, path)
    if let fault { throw UnsoundPDF(reason: fault) }
    qpdf_set_deterministic_ID(data, QPDF_TRUE)
    qpdf_set_object_stream_mode(data, qpdf_o_generate)
    _ = qpdf_write(data)
    if let fault { throw UnsoundPDF(reason: fault) }
  }

  /// The document in one revision, with a cross-reference table and every object by itself; the
  /// bytes of streams stay as they are.
  package func writtenPlainly() throws(UnsoundPDF) -> [UInt8] {
    _ = qpdf_init_write_memory(data)
    if let fault { throw UnsoundPDF(reason: fault) }
    qpdf_set_deterministic_ID(data, QPDF_TRUE)
    qpdf_set_object_stream_mode(data, qpdf_o_disable)
    qpdf_set_stream_data_mode(data, qpdf_s_preserve)
    _ = qpdf_write(data)
    if let fault { throw UnsoundPDF(reason: fault) }
    return Array(
      UnsafeBufferPointer(start: qpdf_get_buffer(data), count: qpdf_get_buffer_length(data)))
  }
}
