internal import CPangoCairo
import DocumentModel
import PageLayout

/// Draws glyphs and rectangles by Cairo; decides nothing.
final class Canvas {
  private let context: OpaquePointer
  private let book: FontBook
  private var glyphs: [cairo_glyph_t] = []
  private var clusters: [cairo_text_cluster_t] = []
  private var face: FaceID?
  private var size = 0.0
  private var color: Color?

  /// Draws on `surface`, which must outlive the canvas.
  init(surface: OpaquePointer, book: FontBook) throws(DrawingError) {
    guard let context = cairo_create(surface) else { throw .cairo("no context") }
    self.context = context
    self.book = book
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  deinit { cairo_destroy(context) }

  func scale(_ factor: Double) { cairo_scale(context, factor, factor) }

  func fill(_ rect: Rect, _ color: Color) {
    set(color)
    cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
    cairo_fill(context)
  }

  func show(_ run: GlyphRun, at origin: Point) {
    guard !run.glyphs.isEmpty else { return }
    set(run.color)
    if face != run.face {
      face = run.face
      cairo_set_font_face(context, book.cairoFace(run.face))
    }
    if size != run.size {
      size = run.size
      cairo_set_font_size(context, run.size)
    }
    glyphs.removeAll(keepingCapacity: true)
    for glyph in run.glyphs {
      glyphs.append(
        cairo_glyph_t(
          index: UInt(glyph.id), x: origin.x + Double(glyph.x), y: origin.y + Double(glyph.y)))
    }
    clusters.removeAll(keepingCapacity: true)
    for cluster in run.clusters {
      clusters.append(
        cairo_text_cluster_t(num_bytes: Int32(cluster.bytes), num_glyphs: Int32(cluster.glyphs)))
    }
    run.text.withUnsafeBytes { bytes in
      cairo_show_text_glyphs(
        context, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), glyphs,
        Int32(glyphs.count), clusters, Int32(clusters.count),
        run.isBackward
          ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(rawValue: 0))
    }
  }

  /// Shows a run turned counter-clockwise about its origin.
  func show(_ run: GlyphRun, at origin: Point, turnedBy angle: Double) {
    cairo_save(context)
    cairo_translate(context, origin.x, origin.y)
    cairo_rotate(context, -angle)
    show(run, at: .zero)
    cairo_restore(context)
    // Cairo has forgotten what was set in between.
    face = nil
    size = 0
    color = nil
  }

  func beginTag(_ name: String) { cairo_tag_begin(context, name, nil) }
  func endTag(_ name: String) { cairo_tag_end(context, name) }
  func endPage() { cairo_show_page(context) }

  /// Cairo's complaint about anything drawn so far.
  func check() throws(DrawingError) {
    let status = cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .cairo(String(cString: cairo_status_to_string(status)))
    }
  }

  private func set(_ color: Color) {
    guard self.color != color else { return }
    self.color = color
    cairo_set_source_rgb(context, color.red, color.green, color.blue)
  }
}

/// A PDF in memory, as Cairo writes it.
final class PDFSurface {
  let pointer: OpaquePointer
  private let sink = Sink()

  private final class Sink {
    var bytes: [UInt8] = []
  }

  init(size: Size) throws(DrawingError) {
    let write: cairo_write_func_t = { closure, data, count in
      guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
      let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
      sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
      return CAIRO_STATUS_SUCCESS
    }
    let closure = Unmanaged.passUnretained(sink).toOpaque()
    guard
      let surface = cairo_pdf_surface_create_for_stream(
        write, closure, size.width, size.height)
    else { throw .cairo("no PDF surface") }
    pointer = surface
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    // A date of its own keeps Cairo from looking at the clock; finishing writes the true one.
    cairo_pdf_surface_set_metadata(
      surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
  }

  deinit { cairo_surface_destroy(pointer) }

  func setPageSize(_ size: Size) {
    cairo_pdf_surface_set_size(pointer, size.width, size.height)
  }

  /// Ends the file and hands out its bytes.
  func finish() throws(DrawingError) -> [UInt8] {
    cairo_surface_finish(pointer)
    let status = cairo_surface_status(pointer)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .cairo(String(cString: cairo_status_to_string(status)))
    }
    defer { sink.bytes = [] }
    return sink.bytes
  }
}
