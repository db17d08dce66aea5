/// A picture whose file was read and found sound: a logo, or a figure of the text.
///
/// Holds the bytes of the file, so that nothing is read again when pages are drawn. Two pictures of
/// the same bytes are the same.
public struct Picture: Sendable {
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case svg = "SVG"
    case png = "PNG"
    case jpeg = "JPEG"
  }

  public struct PixelSize: Sendable, Hashable {
    public var width: Int
    public var height: Int

    public init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }
  }

  public var path: String
  public var format: Format
  public var bytes: [UInt8]
  /// Of the bytes, in lower-case hexadecimal.
  public var sha256: String
  /// In points, where nothing else says how large it is to be: as an SVG says, 96 px to the inch;
  /// pixels at `Picture.naturalResolution`.
  public var naturalSize: Size
  /// Nil for a drawing, which has none.
  public var pixelSize: PixelSize?

  public init(
    path: String, format: Format, bytes: [UInt8], sha256: String, naturalSize: Size,
    pixelSize: PixelSize? = nil
  ) {
    self.path = path
    self.format = format
    self.bytes = bytes
    self.sha256 = sha256
    self.naturalSize = naturalSize
    self.pixelSize = pixelSize
  }

  /// Dots to the inch that print well: fewer are seen as steps.
  public static let naturalResolution = 200.0

  /// Dots to the inch where the picture is so many points wide; nil for a drawing.
  public func resolution(atWidth width: Double) -> Double? {
    pixelSize.map { Double($0.width) / width * 72 }
  }
}

extension Picture: Hashable {
  public static func == (left: Picture, right: Picture) -> Bool {
    left.path == right.path && left.sha256 == right.sha256
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(sha256)
  }
}
