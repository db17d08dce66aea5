internal import CPangoCairo
import DocumentModel
import PDFObjects
import PageLayout

/// Draws glyphs, rectangles and pictures by Cairo; decides nothing.
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

  /// Draws from here on in a rectangle, as if it were paper of `size`; nothing sticks out of it.
  func enter(_ rect: Rect, as size: Size) {
    cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
    cairo_clip(context)
    cairo_translate(context, rect.x, rect.y)
    cairo_scale(context, rect.width / size.width, rect.height / size.height)
  }

  /// Fills a rectangle; one that nobody could see is left out.
  func fill(_ rect: Rect, _ color: Color) {
    guard max(rect.width, rect.height) >= MarkSign.smallestSeen else { return }
    set(color)
    cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
    cairo_fill(context)
  }

  func show(_ run: GlyphRun, at origin: Point) {
    guard !run.glyphs.isEmpty else { return }
    place(run, at: origin)
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

  /// Shows the glyphs of a run, and does not say of which text they are.
  func showGlyphsAlone(_ run: GlyphRun, at origin: Point) {
    place(run, at: origin)
    cairo_show_glyphs(context, glyphs, Int32(glyphs.count))
  }

  /// Sets colour and font for a run, and `glyphs` to where they stand.
  private func place(_ run: GlyphRun, at origin: Point) {
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

  /// Draws a picture into a rectangle of its own proportions.
  func draw(_ picture: Picture, from shelf: PictureShelf, in rect: Rect) throws(DrawingError) {
    let drawable = try shelf.drawable(of: picture)
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
    cairo_clip(context)
    switch drawable {
    case .drawing(let drawing):
      do throws(UnfitPicture) {
        try drawing.draw(on: context, in: rect)
      } catch {
        throw .unfitPicture(path: picture.path, error)
      }
    case .pixels(let surface):
      cairo_translate(context, rect.x, rect.y)
      cairo_scale(
        context, rect.width / Double(cairo_image_surface_get_width(surface)),
        rect.height / Double(cairo_image_surface_get_height(surface)))
      cairo_set_source_surface(context, surface, 0, 0)
      cairo_paint(context)
    }
  }

  /// Draws a sign, in black, so that no page begins with the colour that the one before ended with.
  func draw(_ sign: MarkSign) {
    set(.black)
    let (x, y, width, height) = sign.rectangle
    cairo_rectangle(context, x, y, width, height)
    cairo_fill(context)
  }

  func endPage() { cairo_show_page(context) }

  /// Cairo's complaint about anything drawn so far.
  func check() throws(DrawingError) {
    try PDFDrawing.check(cairo_status(context))
  }

  private func set(_ color: Color) {
    guard self.color != color else { return }
    self.color = color
    cairo_set_source_rgb(context, color.red, color.green, color.blue)
  }
}
