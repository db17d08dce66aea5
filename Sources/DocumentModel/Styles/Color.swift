public import StrictInput

/// sRGB, each part from 0 to 1.
public struct Color: Sendable, Hashable {
  public var red: Double
  public var green: Double
  public var blue: Double

  public init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  public static let black = Color(red: 0, green: 0, blue: 0)

  /// Reads `#1b3a5c` or `#abc`; nil for anything else.
  public init?(hex: String) {
    guard hex.first == "#" else { return nil }
    var digits = Array(hex.dropFirst())
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let value = Int(String(digits), radix: 16)
    else { return nil }
    red = Double(value >> 16) / 255
    green = Double(value >> 8 & 0xFF) / 255
    blue = Double(value & 0xFF) / 255
  }
}

extension Color: StrictScalar {
  public init(written text: String) throws(Misfit) {
    guard let color = Color(hex: text) else {
      throw Misfit(help: Color(hex: "#" + text) == nil ? nil : "write \"#\(text)\"")
    }
    self = color
  }

  public var written: String {
    let digits = [red, green, blue].map { part in
      let text = String(Int((part * 255).rounded()), radix: 16)
      return text.count == 1 ? "0" + text : text
    }
    return "#" + digits.joined()
  }

  public static var expectation: String { "a colour such as \"#1b3a5c\"" }
  public static var example: Color { Color(red: 27 / 255, green: 58 / 255, blue: 92 / 255) }

  /// What to do about a colour that YAML took for a comment.
  static let quotes = "write a colour in quotes, such as \"#1b3a5c\": a bare # begins a comment"
}
