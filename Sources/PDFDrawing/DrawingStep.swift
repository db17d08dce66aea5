import DocumentModel
import PDFObjects
import PageLayout

/// One thing that Cairo is told to do on a page.
///
/// The same steps on a page of the same size give the same content, wherever the glyphs have the
/// same codes.
enum DrawingStep {
  /// Begins marked content, and ends what was marked before.
  case beginMark(isArtifact: Bool)
  case endOfMarks
  /// From the baseline.
  case glyphs(GlyphRun, at: Point)
  /// Turned counter-clockwise about its origin by so many radians.
  case turned(GlyphRun, at: Point, angle: Double)
  case fill(Rect, Color)
  case picture(Picture, in: Rect)

  var run: GlyphRun? {
    switch self {
    case .glyphs(let run, _), .turned(let run, _, _): run
    default: nil
    }
  }

  var isPicture: Bool {
    if case .picture = self { true } else { false }
  }
}

extension Canvas {
  /// Draws all that is drawn of a page, or of a piece of one.
  func perform(_ steps: [DrawingStep], with shelf: PictureShelf) throws(DrawingError) {
    var signs = 0
    for step in steps {
      switch step {
      case .beginMark(let isArtifact):
        draw(MarkSign(.init(isArtifact: isArtifact), index: signs))
        signs += 1
      case .endOfMarks:
        draw(MarkSign(.end, index: signs))
        signs += 1
      case .glyphs(let run, let place): show(run, at: place)
      case .turned(let run, let place, let angle): show(run, at: place, turnedBy: angle)
      case .fill(let rect, let color): fill(rect, color)
      case .picture(let picture, let rect): try draw(picture, from: shelf, in: rect)
      }
    }
  }
}

// MARK: As bytes

extension DrawingStep {
  /// Writes all that Cairo is told, so that no two steps have the same bytes.
  func write(to bytes: inout [UInt8]) {
    switch self {
    case .beginMark(let isArtifact): bytes += [0, isArtifact ? 1 : 0]
    case .endOfMarks: bytes.append(1)
    case .glyphs(let run, let place):
      bytes.append(2)
      bytes.append(number: place.x)
      bytes.append(number: place.y)
      run.write(to: &bytes)
    case .turned(let run, let place, let angle):
      bytes.append(3)
      bytes.append(number: place.x)
      bytes.append(number: place.y)
      bytes.append(number: angle)
      run.write(to: &bytes)
    case .fill(let rect, let color):
      bytes.append(4)
      for number in [rect.x, rect.y, rect.width, rect.height] { bytes.append(number: number) }
      color.write(to: &bytes)
    case .picture(let picture, let rect):
      bytes.append(5)
      for number in [rect.x, rect.y, rect.width, rect.height] { bytes.append(number: number) }
      bytes.append(contentsOf: picture.sha256.utf8)
    }
  }
}

extension GlyphRun {
  /// All but its width, which Cairo is not told.
  fileprivate func write(to bytes: inout [UInt8]) {
    bytes.append(number: face.index)
    bytes.append(number: size)
    color.write(to: &bytes)
    bytes.append(isBackward ? 1 : 0)
    for count in [glyphs.count, text.count, clusters.count] { bytes.append(number: count) }
    glyphs.withUnsafeBytes { bytes.append(contentsOf: $0) }
    bytes += text
    clusters.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

extension Color {
  fileprivate func write(to bytes: inout [UInt8]) {
    for number in [red, green, blue] { bytes.append(number: number) }
  }
}

extension [UInt8] {
  mutating func append(number: some BitwiseCopyable) {
    Swift.withUnsafeBytes(of: number) { append(contentsOf: $0) }
  }
}
