public import Foundation

extension String: StrictScalar {
  public init(written text: String) throws(Misfit) {
    // Block scalars end with a line break that nobody means.
    self = text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  public var written: String { self }
  public static var expectation: String { "text" }
  public static var example: String { "text" }
}

extension Bool: StrictScalar {
  /// The words of the YAML 1.2 core schema; `yes` and `no` are text there.
  public init(written text: String) throws(Misfit) {
    switch text {
    case "true", "True", "TRUE": self = true
    case "false", "False", "FALSE": self = false
    default:
      switch text.lowercased() {
      case "yes", "y", "on", "1": throw Misfit(help: "write true")
      case "no", "n", "off", "0": throw Misfit(help: "write false")
      default: throw Misfit()
      }
    }
  }

  public var written: String { self ? "true" : "false" }
  public static var expectation: String { "true or false" }
  public static var example: Bool { true }
}

extension Int: StrictScalar {
  public init(written text: String) throws(Misfit) {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw Misfit(help: text.contains(",") ? "leave out the thousands separator" : nil)
    }
    guard digits == "0" || !digits.hasPrefix("0") else {
      throw Misfit(help: "leave out the leading zero")
    }
    guard let value = Int(text), abs(value) <= 1_000_000_000 else {
      throw Misfit("the number \(text.shortened) is too large", help: "write at most 1000000000")
    }
    self = value
  }

  public var written: String { String(self) }
  public static var expectation: String { "a whole number" }
  public static var example: Int { 1 }
}

extension Decimal: StrictScalar {
  public init(written text: String) throws(Misfit) {
    guard let value = Decimal(plain: text) else {
      throw Misfit(help: text.contains(",") ? "write a point before decimals, no commas" : nil)
    }
    self = value
  }

  /// Reads digits with at most one point, such as `-12.50`: no exponent, no separators, and no
  /// more digits than a decimal can hold exactly.
  public init?(plain text: some StringProtocol) {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), digits.utf8.count <= 20,
      parts.allSatisfy({ part in
        !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }),
      let value = Decimal(string: String(text), locale: Locale(identifier: "en_US_POSIX"))
    else { return nil }
    self = value
  }

  public var written: String { description }
  public static var expectation: String { "a number such as 12.5" }
  public static var example: Decimal { 1 }
}
