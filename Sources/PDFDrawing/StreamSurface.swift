internal import CPangoCairo
import DocumentModel

/// A PDF or an SVG in memory, as Cairo writes it.
final class StreamSurface {
  let pointer: OpaquePointer
  private let sink: ByteSink

  private init(_ pointer: OpaquePointer?, _ sink: ByteSink) throws(DrawingError) {
    guard let pointer else { throw .cairo("no surface") }
    self.pointer = pointer
    self.sink = sink
  }

  deinit {
    // A canvas may still hold the surface, and must not write to a sink that is gone.
    cairo_surface_finish(pointer)
    cairo_surface_destroy(pointer)
  }

  static func pdf(_ size: Size) throws(DrawingError) -> StreamSurface {
    let sink = ByteSink()
    let surface = try StreamSurface(
      cairo_pdf_surface_create_for_stream(
        ByteSink.write, sink.closure, size.width, size.height), sink)
    cairo_pdf_surface_restrict_to_version(surface.pointer, CAIRO_PDF_VERSION_1_5)
    // A date of its own keeps Cairo from looking at the clock; finishing writes the true one.
    cairo_pdf_surface_set_metadata(
      surface.pointer, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
    return surface
  }

  static func svg(_ size: Size) throws(DrawingError) -> StreamSurface {
    let sink = ByteSink()
    let surface = try StreamSurface(
      cairo_svg_surface_create_for_stream(
        ByteSink.write, sink.closure, size.width, size.height), sink)
    // From 1.18 on, Cairo would take them for pixels.
    cairo_svg_surface_set_document_unit(surface.pointer, CAIRO_SVG_UNIT_PT)
    return surface
  }

  /// The size of the next page of a PDF.
  func setPageSize(_ size: Size) {
    cairo_pdf_surface_set_size(pointer, size.width, size.height)
  }

  /// Where the content of the first page of a PDF begins, for `/FlateDecode`, as far as Cairo has
  /// written the file; it comes right behind the file's head.
  var firstContent: ArraySlice<UInt8> {
    guard let start = sink.bytes.prefix(256).firstRange(of: Array("stream\n".utf8)) else {
      return []
    }
    return sink.bytes[start.upperBound...]
  }

  /// Ends the file and hands out its bytes.
  func finish() throws(DrawingError) -> [UInt8] {
    cairo_surface_finish(pointer)
    try check(cairo_surface_status(pointer))
    return sink.takeBytes()
  }
}

/// A picture of dots in memory.
final class DotSurface {
  let pointer: OpaquePointer
  /// Dots to a point.
  let scale: Double

  init(_ size: Size, resolution: Double) throws(DrawingError) {
    scale = resolution / 72
    guard
      let surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32((size.width * scale).rounded()),
        Int32((size.height * scale).rounded()))
    else { throw .cairo("no picture") }
    pointer = surface
  }

  deinit { cairo_surface_destroy(pointer) }

  func png() throws(DrawingError) -> [UInt8] {
    cairo_surface_flush(pointer)
    let sink = ByteSink()
    try check(cairo_surface_write_to_png_stream(pointer, ByteSink.write, sink.closure))
    return sink.takeBytes()
  }
}

/// Takes what Cairo writes.
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  /// For Cairo; the sink must outlive its use.
  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let write: cairo_write_func_t = { closure, data, count in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().bytes.append(
      contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }

  func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }
}

/// Throws Cairo's complaint, if it has one.
func check(_ status: cairo_status_t) throws(DrawingError) {
  guard status == CAIRO_STATUS_SUCCESS else {
    throw .cairo(String(cString: cairo_status_to_string(status)))
  }
}
