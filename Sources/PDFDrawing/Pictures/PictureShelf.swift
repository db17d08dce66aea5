internal import CPangoCairo
internal import CTurboJPEG
import DocumentModel

/// Pictures as Cairo and librsvg hold them, kept from document to document: a batch draws its logo
/// on every page.
final class PictureShelf {
  enum Drawable {
    case drawing(SVGDrawing)
    /// An image surface, owned by the shelf.
    case pixels(OpaquePointer)
  }

  private var drawables: [(sha256: String, drawable: Drawable)] = []
  /// Few, for each may take 100 MB.
  private static let most = 4

  deinit { for entry in drawables { Self.free(entry.drawable) } }

  private static func free(_ drawable: Drawable) {
    if case .pixels(let surface) = drawable { cairo_surface_destroy(surface) }
  }

  /// The picture to draw, valid until the next call.
  func drawable(of picture: Picture) throws(DrawingError) -> Drawable {
    if let index = drawables.firstIndex(where: { $0.sha256 == picture.sha256 }) {
      let entry = drawables.remove(at: index)
      drawables.append(entry)
      return entry.drawable
    }
    let drawable: Drawable
    do throws(UnfitPicture) {
      switch picture.format {
      case .svg: drawable = .drawing(try SVGDrawing(picture.bytes))
      case .png: drawable = .pixels(try decodePNG(picture))
      case .jpeg: drawable = .pixels(try decodeJPEG(picture))
      }
    } catch {
      throw .unfitPicture(path: picture.path, error)
    }
    if drawables.count == Self.most { Self.free(drawables.removeFirst().drawable) }
    drawables.append((picture.sha256, drawable))
    return drawable
  }
}

private func decodePNG(_ picture: Picture) throws(UnfitPicture) -> OpaquePointer {
  var rest = picture.bytes[...]
  let surface = withUnsafeMutablePointer(to: &rest) { rest in
    cairo_image_surface_create_from_png_stream(
      { closure, data, count in
        guard let data, let rest = closure?.assumingMemoryBound(to: ArraySlice<UInt8>.self),
          rest.pointee.count >= Int(count)
        else { return CAIRO_STATUS_READ_ERROR }
        rest.pointee.withUnsafeBufferPointer { bytes in
          if let start = bytes.baseAddress { data.update(from: start, count: Int(count)) }
        }
        rest.pointee.removeFirst(Int(count))
        return CAIRO_STATUS_SUCCESS
      }, rest)
  }
  return try sound(surface)
}

/// Unpacks a JPEG, for pictures of pages and to know that it is whole; a PDF takes it as it is.
private func decodeJPEG(_ picture: Picture) throws(UnfitPicture) -> OpaquePointer {
  guard let pixels = picture.pixelSize else { throw UnfitPicture("has no size") }
  let surface = try sound(
    cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(pixels.width), Int32(pixels.height)))
  let decoder = tjInitDecompress()
  defer { tjDestroy(decoder) }
  cairo_surface_flush(surface)
  let status = tjDecompress2(
    decoder, picture.bytes, UInt(picture.bytes.count), cairo_image_surface_get_data(surface),
    Int32(pixels.width), cairo_image_surface_get_stride(surface), Int32(pixels.height),
    Int32(TJPF_BGRX.rawValue), TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS)
  guard status == 0 else {
    let reason = tjGetErrorStr2(decoder).map { String(cString: $0) } ?? ""
    cairo_surface_destroy(surface)
    throw UnfitPicture("is damaged: \(reason)", help: "save it anew")
  }
  cairo_surface_mark_dirty(surface)
  attach(picture.bytes, to: surface, as: CAIRO_MIME_TYPE_JPEG)
  attach(Array(picture.sha256.utf8), to: surface, as: CAIRO_MIME_TYPE_UNIQUE_ID)
  return surface
}

/// Hands a surface bytes of its own, which it frees.
private func attach(_ bytes: [UInt8], to surface: OpaquePointer, as type: String) {
  let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
  _ = copy.initialize(from: bytes)
  cairo_surface_set_mime_data(
    surface, type, copy.baseAddress, UInt(bytes.count), { $0?.deallocate() }, copy.baseAddress)
}

private func sound(_ surface: OpaquePointer?) throws(UnfitPicture) -> OpaquePointer {
  let status = surface.map(cairo_surface_status) ?? CAIRO_STATUS_NO_MEMORY
  if status == CAIRO_STATUS_SUCCESS, let surface { return surface }
  cairo_surface_destroy(surface)
  throw UnfitPicture(
    "is damaged: \(String(cString: cairo_status_to_string(status)))", help: "save it anew")
}
