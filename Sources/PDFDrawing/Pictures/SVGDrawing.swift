internal import CPangoCairo
internal import CRsvg
import DocumentModel

/// An SVG as librsvg holds it; nothing beside its bytes is ever read.
final class SVGDrawing {
  private let handle: UnsafeMutablePointer<RsvgHandle>

  /// Reads bytes that `SVGRules` accept. Without a base address, librsvg follows no reference.
  init(_ bytes: [UInt8]) throws(UnfitPicture) {
    var error: UnsafeMutablePointer<GError>?
    guard let handle = rsvg_handle_new_from_data(bytes, UInt(bytes.count), &error) else {
      throw UnfitPicture("cannot be read: \(takeMessage(error))")
    }
    self.handle = handle
    rsvg_handle_set_dpi(handle, 96)
  }

  deinit { g_object_unref(handle) }

  /// Draws into a rectangle, in the units of the context.
  func draw(on context: OpaquePointer, in rect: Rect) throws(UnfitPicture) {
    var viewport = RsvgRectangle(x: rect.x, y: rect.y, width: rect.width, height: rect.height)
    var error: UnsafeMutablePointer<GError>?
    guard rsvg_handle_render_document(handle, context, &viewport, &error) != 0 else {
      throw UnfitPicture("cannot be drawn: \(takeMessage(error))")
    }
  }

  private var size: Size? {
    var width = 0.0
    var height = 0.0
    if rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) != 0 {
      return Size(width: width, height: height)
    }
    var hasViewBox: gboolean = 0
    var viewBox = RsvgRectangle()
    rsvg_handle_get_intrinsic_dimensions(handle, nil, nil, nil, nil, &hasViewBox, &viewBox)
    return hasViewBox != 0 ? Size(width: viewBox.width, height: viewBox.height) : nil
  }
}

extension SVGDrawing {
  /// Whether the bytes begin as XML does.
  static func looksLikeXML(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return start.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "<")
  }

  /// The size of a drawing in points; refuses one that would take too long to draw, or that wants
  /// more than its own file.
  static func size(of bytes: [UInt8]) throws(UnfitPicture) -> Size {
    try SVGRules.check(bytes)
    guard let size = try SVGDrawing(bytes).size else {
      throw UnfitPicture("says no size", help: "give its svg element a viewBox")
    }
    guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else {
      throw UnfitPicture(
        "is \(size.width) by \(size.height) px: there is nothing to be seen",
        help: "give its svg element a viewBox")
    }
    guard max(size.width, size.height) <= 1000 * min(size.width, size.height) else {
      throw UnfitPicture("is too narrow to be drawn: \(size.width) by \(size.height) px")
    }
    return Size(width: size.width * 0.75, height: size.height * 0.75)
  }
}

/// The words of an error of GLib, which is freed.
private func takeMessage(_ error: UnsafeMutablePointer<GError>?) -> String {
  guard let error else { return "nobody says why" }
  defer { g_error_free(error) }
  let lines = error.pointee.message.map { String(cString: $0).split(separator: "\n") }
  return lines?.first.map(String.init) ?? "nobody says why"
}
