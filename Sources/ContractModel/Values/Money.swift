public import Foundation
public import StrictInput

/// An exact sum in a currency, never negative and never finer than the currency's minor unit.
public struct Money: Sendable, Hashable {
  public let amount: Decimal
  public let currency: Currency

  /// Rounds to the minor unit, halves away from zero.
  public init(rounding amount: Decimal, _ currency: Currency) {
    self.amount = amount.rounded(to: currency.minorUnits)
    self.currency = currency
  }
}

extension Money {
  /// The sum of two sums, which must be of the same currency.
  static func + (left: Money, right: Money) -> Money {
    precondition(left.currency == right.currency, "one contract has one currency of fees")
    return Money(rounding: left.amount + right.amount, left.currency)
  }

  /// So many times the sum.
  static func * (factor: Decimal, money: Money) -> Money {
    Money(rounding: factor * money.amount, money.currency)
  }

  /// The amount with all digits of the minor unit, such as `1250.00`.
  public var digits: String {
    let text = amount.description
    let units = currency.minorUnits
    guard units > 0 else { return text }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    return parts[0] + "." + decimals + String(repeating: "0", count: units - decimals.count)
  }
}

extension Money: StrictScalar {
  public init(written text: String) throws(Misfit) {
    let sum = try Sum(written: text)
    guard let currency = sum.currency else {
      throw Misfit(
        "the sum \(text) has no currency", help: "write the currency after it, such as 1250.00 GBP")
    }
    self = try sum.money(in: currency)
  }

  public var written: String { "\(digits) \(currency.code)" }
  public static var expectation: String { "a sum such as 1250.00 GBP" }
  public static var example: Money { Money(rounding: 1250, .example) }
}

/// A sum whose currency may be left to its surroundings, as within the fees.
struct Sum: StrictScalar {
  let amount: Decimal
  let currency: Currency?
  private let text: String

  init(written text: String) throws(Misfit) {
    let words = text.split(separator: " ")
    guard let first = words.first, words.count <= 2 else { throw Misfit(help: Self.form(text)) }
    guard let amount = Decimal(plain: first) else { throw Misfit(help: Self.form(text)) }
    guard amount >= 0, !first.hasPrefix("-") else {
      throw Misfit("the sum \(text.trimmed) is negative", help: "sums are zero or more")
    }
    guard amount < 1_000_000_000_000 else {
      throw Misfit("the sum \(text.shortened) is too large", help: "sums are below 1000000000000")
    }
    self.amount = amount
    self.text = String(first)
    currency = if words.count == 2 { try Currency(written: String(words[1])) } else { nil }
  }

  /// How the same sum is to be written, where it is plain which sum is meant.
  private static func form(_ text: String) -> String? {
    guard text.contains(where: \.isNumber) else { return nil }
    let general = "write digits, a point before decimals, and the currency after them"
    let signs: [Character: String] = ["£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY"]
    let letters = text.split { !($0.isASCII && $0.isLetter) }.map(String.init)
    let code = letters.first { Currency(code: $0) != nil } ?? text.compactMap { signs[$0] }.first
    let separators = text.filter { $0 == "," || $0 == "." }
    let decimals = text.reversed().prefix { $0 != "," && $0 != "." }.filter(\.isNumber).count
    // A last separator before two digits can only be a decimal one; before three it may be either.
    guard let code, separators.isEmpty || decimals == 2, !text.contains("-") else { return general }
    let digits = text.filter { $0.isASCII && $0.isNumber }
    return separators.isEmpty
      ? "write \(digits) \(code)" : "write \(digits.dropLast(2)).\(digits.suffix(2)) \(code)"
  }

  func money(in currency: Currency) throws(Misfit) -> Money {
    let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
    guard decimals <= currency.minorUnits else {
      let units = currency.minorUnits
      let allowed = units == 0 ? "no decimals" : "at most \(units) decimals"
      throw Misfit("\(text) has \(decimals) decimals", help: "\(currency.code) has \(allowed)")
    }
    return Money(rounding: amount, currency)
  }

  var written: String { currency.map { "\(text) \($0.code)" } ?? text }
  static var expectation: String { "a sum such as 1250.00" }
  static var example: Sum { Sum(amount: 1250, currency: nil, text: "1250.00") }

  private init(amount: Decimal, currency: Currency?, text: String) {
    self.amount = amount
    self.currency = currency
    self.text = text
  }
}

extension FieldReader {
  /// Reads a sum in the currency that a record around it has declared.
  mutating func requiredSum(_ key: String, _ doc: String) -> Money {
    let before = isSound
    let sum: Sum = required(key, doc)
    return before && !isSound ? .example : money(sum, key) ?? .example
  }

  /// Reads a sum that may be absent, in the currency that a record around it has declared.
  mutating func optionalSum(_ key: String, _ doc: String) -> Money? {
    guard let sum: Sum = optional(key, doc) else { return nil }
    return money(sum, key)
  }

  private func money(_ sum: Sum, _ key: String) -> Money? {
    let declared = inherited[Currency.self]
    guard let currency = sum.currency ?? declared else { return nil }
    if let declared, currency != declared {
      report(
        "the sum is in \(currency.code), but the fees are in \(declared.code)", at: key,
        help: "use one currency for all fees")
      return nil
    }
    do {
      return try sum.money(in: currency)
    } catch {
      report(error.reason ?? "this is not a sum", at: key, help: error.help)
      return nil
    }
  }
}

extension Decimal {
  /// Rounded to so many decimals, halves away from zero.
  func rounded(to decimals: Int) -> Decimal {
    var result = Decimal()
    var value = self
    NSDecimalRound(&result, &value, decimals, .plain)
    return result
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
