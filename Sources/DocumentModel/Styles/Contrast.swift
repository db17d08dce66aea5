import Foundation

/// How well a colour is seen on another (WCAG 2.2, definitions of relative luminance and contrast).
extension Color {
  public static let white = Color(red: 1, green: 1, blue: 1)

  /// From 0, black, to 1, white.
  public var luminance: Double {
    let linear = [red, green, blue].map {
      $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// From 1, not seen at all, to 21, black on white.
  public func contrast(on ground: Color) -> Double {
    let (lighter, darker) = (max(luminance, ground.luminance), min(luminance, ground.luminance))
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// Moves towards another colour by a part of the way.
  public func mixed(with other: Color, _ part: Double) -> Color {
    Color(
      red: red + (other.red - red) * part, green: green + (other.green - green) * part,
      blue: blue + (other.blue - blue) * part)
  }

  /// The nearest shade of this colour that has a contrast on a ground.
  public func shade(withContrast least: Double, on ground: Color) -> Color {
    let end: Color = ground.luminance > 0.18 ? .black : .white
    for step in 0...100 {
      let mixed = Color(hex: mixed(with: end, Double(step) / 100).written) ?? end
      if mixed.contrast(on: ground) >= least { return mixed }
    }
    return end
  }
}
