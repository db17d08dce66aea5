public import Foundation
public import StrictInput

/// What the client pays.
public struct Fees: Codable, Sendable, Hashable {
  public var currency: Currency
  public var invoicing: Invoicing
  /// What is charged each invoicing period.
  public var lines: [FeeLine]
  /// The sum of the lines, as their prices are stated: with tax where `tax.included` says so.
  public var total: Money
  public var tax: Tax
  public var oneOff: [FeeLine]
  public var late: LatePayment?
  public var increase: FeeIncrease?
  public var expenses: String?
}

extension Fees: StrictRecord {
  public init(from fields: inout FieldReader) {
    currency = fields.required("currency", "The currency of all fees, such as GBP.")
    fields.inherited[Currency.self] = currency
    invoicing = fields.required("invoicing", "When fees are invoiced and due.")
    lines = fields.list("lines", "What is charged each invoicing period.", atLeast: 1)
    let stated = fields.optionalSum("total", "The sum of the lines, checked.")
    tax = fields.required("tax", "The tax on the fees.")
    oneOff = fields.list("oneOff", "What is charged once.")
    late = fields.optional("late", "What happens when an invoice is not paid.")
    increase = fields.optional("increase", "How the fees may rise.")
    expenses = fields.optional("expenses", "Which expenses are charged.")
    total = lines.sum(in: currency)
    if fields.isSound, let stated, stated != total {
      fields.report(
        "the total is \(stated.written), but the lines add up to \(total.written)", at: "total",
        help: "correct one of them, or leave the total out")
    }
  }
}

extension Fees {
  /// The total of a period without tax.
  public var netTotal: Money {
    tax.included ? Money(rounding: total.amount / (1 + tax.rate.fraction), currency) : total
  }

  /// The tax on a period's total, rounded to the minor unit.
  public var taxAmount: Money {
    tax.included
      ? Money(rounding: total.amount - netTotal.amount, currency) : tax.rate.fraction * total
  }

  /// The total of a period with tax.
  public var grossTotal: Money { netTotal + taxAmount }

  /// The total of a year, as its prices are stated; nil for periods that do not divide a year.
  public var annualTotal: Money? {
    invoicing.every.timesAYear.map { Decimal($0) * total }
  }

  /// The sum of what is charged once; nil if there is nothing.
  public var oneOffTotal: Money? { oneOff.isEmpty ? nil : oneOff.sum(in: currency) }
}

/// When fees are invoiced and due.
public struct Invoicing: Codable, Sendable, Hashable {
  public var every: Period
  public var inAdvance: Bool
  public var dueWithin: TimeSpan
}

extension Invoicing: StrictRecord {
  public init(from fields: inout FieldReader) {
    every = fields.required("every", "How often an invoice is sent.")
    inAdvance = fields.required("inAdvance", "Whether a period is invoiced before it begins.")
    dueWithin = fields.required("dueWithin", "How soon an invoice is due.")
  }
}

/// One item that is charged.
public struct FeeLine: Codable, Sendable, Hashable {
  public var item: String
  /// What the quantity counts, such as "workstation per month".
  public var unit: String?
  public var quantity: Decimal
  public var price: Money
  /// The quantity times the price, rounded to the currency's minor unit.
  public var amount: Money
}

extension FeeLine: StrictRecord {
  public init(from fields: inout FieldReader) {
    item = fields.required("item", "What is charged.")
    unit = fields.optional("unit", "What the quantity counts, such as workstation per month.")
    quantity = fields.required("quantity", "How many units.")
    price = fields.requiredSum("price", "The price of a unit.")
    let stated = fields.optionalSum("amount", "The quantity times the price, checked.")
    amount = quantity * price
    guard fields.isSound else { return }
    if quantity <= 0 || quantity > 1_000_000_000 {
      fields.report(
        "the quantity \(quantity) is out of range", at: "quantity",
        help: "quantities are above 0 and at most 1000000000")
    } else if let stated, stated != amount {
      fields.report(
        "the amount is \(stated.written), but \(quantity) × \(price.written) is \(amount.written)",
        at: "amount", help: "correct one of them, or leave the amount out")
    }
  }
}

extension [FeeLine] {
  fileprivate func sum(in currency: Currency) -> Money {
    reduce(Money(rounding: 0, currency)) { sum, line in
      // Lines that could not be read stand in with another currency; their fault is known.
      line.amount.currency == currency ? sum + line.amount : sum
    }
  }
}

/// The tax on the fees.
public struct Tax: Codable, Sendable, Hashable {
  public var name: String
  public var rate: Percent
  /// Whether prices are stated with the tax.
  public var included: Bool
}

extension Tax: StrictRecord {
  public init(from fields: inout FieldReader) {
    name = fields.required("name", "The name of the tax, such as VAT.")
    rate = fields.required("rate", "The rate of the tax.")
    included = fields.required("included", "Whether prices are stated with the tax.")
  }
}

/// What happens when an invoice is not paid.
public struct LatePayment: Codable, Sendable, Hashable {
  public var interest: LateInterest?
  public var afterNotice: TimeSpan?
  public var suspension: TimeSpan?
}

extension LatePayment: StrictRecord {
  public init(from fields: inout FieldReader) {
    interest = fields.optional("interest", "The interest on late payments.")
    afterNotice = fields.optional(
      "afterNotice", "The notice of a suspension, given after the due date.")
    suspension = fields.optional(
      "suspension", "How long overdue before the services may be suspended.")
    if fields.isSound, afterNotice != nil, suspension == nil {
      fields.report(
        "afterNotice has no suspension to announce", at: "afterNotice",
        help: "add suspension: 30 days, or remove afterNotice")
    }
  }
}

/// The interest on late payments.
public struct LateInterest: Codable, Sendable, Hashable {
  public var rate: Percent
  public var above: String?
}

extension LateInterest: StrictRecord {
  public init(from fields: inout FieldReader) {
    rate = fields.required("rate", "The interest a year.")
    above = fields.optional("above", "The base rate to which it is added.")
  }
}

/// How the fees may rise.
public struct FeeIncrease: Codable, Sendable, Hashable {
  public var every: TimeSpan
  public var limit: Percent
  public var index: String?
  public var notice: TimeSpan
}

extension FeeIncrease: StrictRecord {
  public init(from fields: inout FieldReader) {
    every = fields.required("every", "How often the fees may rise.")
    limit = fields.required("limit", "The most they may rise each time.")
    index = fields.optional("index", "The price index they follow.")
    notice = fields.required("notice", "How long before the client is told.")
  }
}
