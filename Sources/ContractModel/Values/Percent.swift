public import Foundation
public import StrictInput

/// A share in hundredths, exact: `99.9 %`.
public struct Percent: Sendable, Hashable {
  /// The number before the sign, so 99.9 for 99.9 %.
  public let value: Decimal

  public init(_ value: Decimal) { self.value = value }

  /// The share as a factor, so 0.999 for 99.9 %.
  public var fraction: Decimal { value / 100 }
}

extension Percent: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

extension Percent: StrictScalar {
  public init(written text: String) throws(Misfit) {
    guard text.hasSuffix("%") else {
      throw Misfit(help: Decimal(plain: text) == nil ? nil : "write \(text) %")
    }
    let number = text.dropLast().trimmingCharacters(in: .whitespaces)
    guard let value = Decimal(plain: number) else {
      throw Misfit(help: number.contains(",") ? "write a point before decimals" : nil)
    }
    guard (0...1000).contains(value), !number.hasPrefix("-") else {
      throw Misfit("\(text) is out of range", help: "percentages run from 0 % to 1000 %")
    }
    self.init(value)
  }

  public var written: String { "\(value) %" }
  public static var expectation: String { "a percentage such as 99.9 %" }
  public static var example: Percent { Percent(95) }
}
