package import DocumentModel

extension Picture {
  /// The largest files that are read, in bytes.
  package static let mostBytes = 20_000_000
  /// Of width and of height, and of both together: some 100 MB when decoded.
  static let mostPixelsAcross = 10_000
  static let mostPixels = 25_000_000

  /// Reads the head of a picture, and of an SVG all of it; pixels are decoded when they are drawn.
  package init(path: String, bytes: [UInt8], sha256: String) throws(UnfitPicture) {
    let format = try Format(of: bytes, path: path)
    let natural: Size
    var pixels: PixelSize?
    switch format {
    case .svg: natural = try SVGDrawing.size(of: bytes)
    case .png: (natural, pixels) = try Self.sizes(PNGHeader(bytes).pixelSize)
    case .jpeg: (natural, pixels) = try Self.sizes(JPEGHeader(bytes).pixelSize)
    }
    self.init(
      path: path, format: format, bytes: bytes, sha256: sha256, naturalSize: natural,
      pixelSize: pixels)
  }

  private static func sizes(_ pixels: PixelSize) throws(UnfitPicture) -> (Size, PixelSize?) {
    let (width, height) = (pixels.width, pixels.height)
    guard width > 0, height > 0 else {
      throw UnfitPicture("is \(width) by \(height) pixels: there is nothing to be seen")
    }
    guard max(width, height) <= mostPixelsAcross, width * height <= mostPixels else {
      throw UnfitPicture(
        "is \(width) by \(height) pixels, which is too large",
        help: "make it smaller: 2000 pixels across are enough for a whole page")
    }
    let size = Size(
      width: Double(width) * 72 / naturalResolution, height: Double(height) * 72 / naturalResolution
    )
    return (size, pixels)
  }
}

extension Picture.Format {
  /// Tells the format by the bytes; a name that says another is refused, for it misleads people.
  fileprivate init(of bytes: [UInt8], path: String) throws(UnfitPicture) {
    guard !bytes.isEmpty else { throw UnfitPicture("is empty") }
    if bytes.starts(with: PNGHeader.signature) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if SVGDrawing.looksLikeXML(bytes) {
      self = .svg
    } else {
      throw UnfitPicture("is no picture that can be drawn", help: "give an SVG, a PNG or a JPEG")
    }
    let name = path.split(separator: "/").last ?? ""
    let written = name.split(separator: ".").count > 1 ? name.split(separator: ".").last : nil
    guard let written, extensions.contains(written.lowercased()) else {
      throw UnfitPicture(
        "is \(article) \(rawValue) by its contents",
        help: "name it so that it ends in .\(extensions[0])")
    }
  }

  private var article: String { self == .svg ? "an" : "a" }

  private var extensions: [String] {
    switch self {
    case .svg: ["svg"]
    case .png: ["png"]
    case .jpeg: ["jpg", "jpeg"]
    }
  }
}
