internal import CPangoCairo
public import Foundation
public import Testing

/// How far a picture may be from its golden: other versions of FreeType and zlib smooth edges by a
/// shade, but move nothing.
public struct PictureTolerance: Sendable {
  /// The mean difference of all colour values, which go from 0 to 255.
  public var meanError: Double
  /// The share of pixels of which some colour value is off by more than 32.
  public var differingShare: Double

  public init(meanError: Double = 0.5, differingShare: Double = 0.001) {
    self.meanError = meanError
    self.differingShare = differingShare
  }
}

/// Expects a PNG to look like `Goldens/<sample>/<name>.png`.
///
/// A picture that differs is left in `out/goldens`.
public func expectGoldenPicture(
  _ png: Data, named name: String, in sample: String, tolerance: PictureTolerance = .init(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let golden = GoldenFile(sample: sample, name: name, type: "png")
  if acceptsGoldens {
    return try golden.record(png, sourceLocation)
  }
  guard let expected = try? Picture(at: golden.expected) else {
    return try golden.reject(png, "has not been recorded", sourceLocation)
  }
  try golden.write(png, to: golden.actual)
  let actual = try Picture(at: golden.actual)
  guard let difference = expected.difference(from: actual, tolerance) else {
    return golden.forgetActual()
  }
  try golden.reject(png, difference, sourceLocation)
}

/// The pixels of a PNG.
package struct Picture {
  package struct Unreadable: Error {
    var path: String
    var reason: String
  }

  package var width: Int
  package var height: Int
  /// Row by row, four values a pixel: blue, green, red and alpha.
  package var pixels: [UInt8]

  package init(width: Int, height: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  package init(at url: URL) throws(Unreadable) {
    let path = url.path(percentEncoded: false)
    let surface = cairo_image_surface_create_from_png(path)
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let data = cairo_image_surface_get_data(surface)
    else {
      let reason = String(cString: cairo_status_to_string(cairo_surface_status(surface)))
      throw Unreadable(path: path, reason: reason)
    }
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    pixels = []
    pixels.reserveCapacity(width * height * 4)
    for row in 0..<height {
      pixels += UnsafeBufferPointer(start: data + row * stride, count: width * 4)
    }
  }

  /// Says what keeps two pictures apart; nil where it is within the tolerance.
  package func difference(from other: Picture, _ tolerance: PictureTolerance) -> String? {
    guard width == other.width, height == other.height else {
      return "is \(width) × \(height) pixels and came as \(other.width) × \(other.height)"
    }
    if pixels == other.pixels { return nil }
    var sum = 0
    var differing = 0
    for start in stride(from: 0, to: pixels.count, by: 4) {
      var worst = 0
      // Cairo leaves the fourth value of an opaque picture undefined.
      for value in start..<start + 3 {
        let error = abs(Int(pixels[value]) - Int(other.pixels[value]))
        sum += error
        worst = max(worst, error)
      }
      if worst > 32 { differing += 1 }
    }
    let count = Double(max(1, width * height))
    let (meanError, share) = (Double(sum) / (count * 3), Double(differing) / count)
    guard meanError > tolerance.meanError || share > tolerance.differingShare else { return nil }
    return """
      differs: mean error \(rounded(meanError)) (at most \(tolerance.meanError)), \
      \(rounded(share * 100)) % of the pixels (at most \(rounded(tolerance.differingShare * 100)) %)
      """
  }
}

private func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
