import DocumentModel
import PDFObjects

/// The texts of pages as they were written before: most pages of a batch are alike but for what
/// stands around the text, and are drawn once.
///
/// They are known by a digest of all that their content depends on, so that many take little room.
final class KeptPages {
  typealias Key = [UInt8]

  /// Pages in a generation. Longer documents keep none, for they would push out each other's.
  static let most = 400

  private final class Page {
    let content: PDFStream
    /// Whether it was seen to show the glyphs by the codes that its key was made of.
    var isProven = false

    init(_ content: PDFStream) { self.content = content }
  }

  private var pages = RecentlyUsed<Key, Page>(most: most)
  private let deflater = Deflater()
  /// Filled and emptied for each page.
  private var bytes: [UInt8] = []

  /// The key of a page: its size, what is drawn on it, and how the glyphs on it are written.
  func key(_ size: Size, _ steps: [DrawingStep], _ glyphs: [GlyphList.Use]) -> Key {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(number: size.width)
    bytes.append(number: size.height)
    for step in steps { step.write(to: &bytes) }
    for glyph in glyphs { glyph.write(to: &bytes) }
    return sha256([bytes[...]])
  }

  /// The content of the first page that was drawn on a surface.
  func firstContent(of surface: StreamSurface) -> [UInt8] {
    deflater.inflate(surface.firstContent) ?? []
  }

  /// The content of a page that is known by a key, if it shows its glyphs by these codes, in this
  /// order.
  ///
  /// Cairo is expected to write each glyph as it wrote it on the page that has them all. That is
  /// looked at when the content is wanted again for the first time; where it does not hold, the page
  /// is drawn again.
  func content(_ key: Key, showing codes: () -> [GlyphCode]) -> PDFStream? {
    guard let page = pages.use(key, weight: 1) else { return nil }
    if !page.isProven {
      let stream = page.content
      let plain = stream.isDeflated ? deflater.inflate(stream.bytes[...]) : stream.bytes
      var reader = GlyphCodeReader(plain ?? [])
      guard reader.read() == codes() else { return nil }
      page.isProven = true
    }
    return page.content
  }

  func keep(_ content: PDFStream, _ key: Key) {
    pages.keep(Page(content), under: key, weight: 1)
  }
}
