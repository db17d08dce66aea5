import Foundation
import StrictInput

/// FEE: what the client pays, when, and how it may change.
enum FeeRules {
  static let all = [
    oneCurrency, latePayment, noticeOfIncrease, limitOfIncrease, quantities, itemsOnce,
    believableRates, paymentPeriod, nothingForNothing, patientSuspension,
  ]

  static let oneCurrency = TermsRule(
    "FEE001", .error, "The contract has one currency.",
    because: "A cap or a rate in another currency changes with the market.",
    mend: "write the sum in the currency of the fees",
    bad: "support: {afterHours: {rate: 145.00 EUR}}",
    good: "support: {afterHours: {rate: 145.00 GBP}}"
  ) { review in
    let sums: [(String, Money?)] =
      [
        ("support.afterHours.rate", review.support.afterHours?.rate),
        ("liability.cap.amount", review.liability.cap.amount),
      ]
      + review.liability.increasedCaps.enumerated().map {
        ("liability.increasedCaps.\($0).amount", $1.amount)
      }
      + review.liability.insurance.enumerated().map {
        ("liability.insurance.\($0).amount", $1.amount)
      }
    for case (let path, let sum?) in sums where sum.currency != review.fees.currency {
      review.report(
        "\(sum.written) is not in the currency of the fees, \(review.fees.currency.code)", at: path,
        see: ["fees.currency": "the currency is here"])
    }
  }

  static let latePayment = TermsRule(
    "FEE002", .warning, "Late payment has its interest, and suspension its notice.",
    because:
      "A provider who switches off without warning is in breach; a client who pays late is not.",
    source: "Business in a Box, notes on the IT service agreement",
    mend: "add fees.late, with interest, and a notice before suspension",
    bad: "fees: {late: {afterNotice: ~}}",
    good: "fees: {late: {interest: {rate: 8 %}, afterNotice: 10 days, suspension: 30 days}}"
  ) { review in
    guard let late = review.fees.late else {
      review.report("nothing is said about late payment", at: "fees.late")
      return
    }
    if late.interest == nil {
      review.report(
        "late payment bears no interest", at: "fees.late.interest",
        mend: "add fees.late.interest, with its rate")
    }
    if let suspension = late.suspension, late.afterNotice == nil {
      review.report(
        "the services may be suspended after \(suspension.written) without notice",
        at: "fees.late.suspension", mend: "add fees.late.afterNotice, such as 10 days")
    }
  }

  static let noticeOfIncrease = TermsRule(
    "FEE003", .warning, "A rise of the fees is announced before the last day to prevent a renewal.",
    because: "A client who hears of the rise afterwards is bound to it for another period.",
    source: "Business in a Box (notice of price change before renewal)",
    mend: "announce the rise earlier than the notice against renewal is due",
    bad: "fees: {increase: {notice: 30 days}}", good: "fees: {increase: {notice: 120 days}}"
  ) { review in
    guard let increase = review.fees.increase else { return }
    if review.term.renewal.mode == .automatic, let notice = review.term.renewal.notice,
      review.contract.isShorter(notice, than: increase.notice) == false
    {
      review.report(
        "a rise of the fees is announced \(increase.notice.written) before, but a renewal is "
          + "prevented \(notice.written) before",
        at: "fees.increase.notice", see: ["term.renewal.notice": "that notice is here"])
    } else if review.contract.isLonger(increase.notice, than: increase.every) {
      review.report(
        "a rise of the fees is announced \(increase.notice.written) before, but may come every "
          + increase.every.written,
        at: "fees.increase.notice", mend: "shorten the notice",
        see: ["fees.increase.every": "the interval is here"])
    }
  }

  static let limitOfIncrease = TermsRule(
    "FEE004", .warning, "The fees rise by a limited share, once a year at most.",
    because: "Without a limit the price of the second year is unknown.",
    mend: "limit the rise to 10 % a year or less",
    bad: "fees: {increase: {limit: 30 %}}", good: "fees: {increase: {limit: 3 %}}"
  ) { review in
    guard let increase = review.fees.increase else { return }
    if increase.limit.value > 10 {
      review.report(
        "the fees may rise by \(increase.limit.written) each time", at: "fees.increase.limit")
    }
    if review.contract.isShorter(increase.every, than: TimeSpan(12, .month)) == true {
      review.report(
        "the fees may rise every \(increase.every.written)", at: "fees.increase.every")
    } else if review.contract.isLonger(increase.every, than: review.term.initial) {
      review.report(
        "the fees may rise every \(increase.every.written), but the contract lasts "
          + review.term.initial.written,
        at: "fees.increase.every", mend: "leave the rise out",
        see: ["term.initial": "the term is here"])
    }
  }

  static let quantities = TermsRule(
    "FEE005", .warning, "As many units are charged as are covered.",
    because: "Two numbers for the same devices mean that one of them is wrong.",
    mend: "correct the quantity or the count",
    bad: "{scope: {covered: [{what: workstations, count: 250}]}}",
    good: "{scope: {covered: [{what: workstations, count: 240}]}}"
  ) { review in
    let covered = review.scope.covered
    for (index, line) in review.fees.lines.enumerated() {
      guard let unit = line.unit?.split(separator: " ").first?.lowercased() else { continue }
      let counted = covered.indices.filter { covered[$0].what.counts(unit) }
      let charged = review.fees.lines.count {
        $0.unit?.split(separator: " ").first?.lowercased() == unit
      }
      guard let match = counted.first, counted.count == 1, charged == 1,
        line.quantity != Decimal(covered[match].count)
      else { continue }
      review.report(
        "\(line.quantity) × \(line.item) is charged, but \(covered[match].count) "
          + "\(covered[match].what) are covered",
        at: "fees.lines.\(index).quantity",
        see: ["scope.covered.\(match).count": "the count is here"])
    }
  }

  static let itemsOnce = TermsRule(
    "FEE006", .warning, "Each item is charged once.",
    because: "The same item on two lines is charged twice, or means two things.",
    mend: "join the lines, or name what each of them charges",
    bad: "fees: {total: ~, lines: [\(desk), \(desk)]}", good: "fees: {total: ~, lines: [\(desk)]}"
  ) { review in
    review.reportRepeated(review.fees.lines.map(\.item), under: "fees.lines", key: "item") {
      "\($0) is charged twice"
    }
    review.reportRepeated(review.fees.oneOff.map(\.item), under: "fees.oneOff", key: "item") {
      "\($0) is charged twice"
    }
  }

  static let believableRates = TermsRule(
    "FEE007", .warning, "The rates of tax and interest are believable.",
    because: "A rate ten times too high is a slip of the pen that somebody will rely on.",
    mend: "correct the rate",
    bad: "fees: {tax: {rate: 200 %}}", good: "fees: {tax: {rate: 20 %}}"
  ) { review in
    let fees = review.fees
    if fees.tax.rate.value > 30 {
      review.report("\(fees.tax.name) of \(fees.tax.rate.written)", at: "fees.tax.rate")
    }
    if let interest = fees.late?.interest, interest.rate.value > 25 || interest.rate.value == 0 {
      review.report(
        "interest of \(interest.rate.written) a year", at: "fees.late.interest.rate")
    }
  }

  static let paymentPeriod = TermsRule(
    "FEE009", .warning, "Invoices are due within weeks; in the European Union, within 60 days.",
    because: "There, a longer period binds only if it is expressly agreed and not grossly unfair.",
    source: "Directive 2011/7/EU Article 3(5)",
    mend: "set fees.invoicing.dueWithin to a time from 5 to 60 days",
    bad: "{governingLaw: {law: Ireland}, fees: {invoicing: {dueWithin: 90 days}}}",
    good: "{governingLaw: {law: Ireland}, fees: {invoicing: {dueWithin: 30 days}}}"
  ) { review in
    let due = review.fees.invoicing.dueWithin
    if review.contract.isUnder(.europeanUnion),
      review.contract.isLonger(due, than: TimeSpan(60, .day))
    {
      review.report(
        "invoices are due within \(due.written)", at: "fees.invoicing.dueWithin",
        see: ["governingLaw.law": "the governing law is here"])
    } else if review.contract.isLonger(due, than: TimeSpan(180, .day))
      || review.contract.isShorter(due, than: TimeSpan(5, .day)) == true
    {
      review.report("invoices are due within \(due.written)", at: "fees.invoicing.dueWithin")
    }
  }

  static let patientSuspension = TermsRule(
    "FEE011", .warning, "The services are suspended neither at once nor after half a year.",
    because: "Too soon, it punishes an oversight; too late, it protects nobody.",
    mend: "allow from 5 to 180 days",
    bad: "fees: {late: {suspension: 30 h}}", good: "fees: {late: {suspension: 30 days}}"
  ) { review in
    let late = review.fees.late
    for case (let key, let span?) in [
      ("suspension", late?.suspension), ("afterNotice", late?.afterNotice),
    ]
    where review.contract.isShorter(span, than: TimeSpan(5, .day)) == true
      || review.contract.isLonger(span, than: TimeSpan(180, .day))
    {
      review.report(
        key == "suspension"
          ? "the services may be suspended after \(span.written)"
          : "a suspension is announced \(span.written) before",
        at: "fees.late.\(key)")
    }
  }

  static let nothingForNothing = TermsRule(
    "FEE010", .warning, "What is charged has a price.",
    because: "An item at 0.00 is either a gift or a price that was forgotten.",
    mend: "give the price, or remove the line",
    bad: "fees: {total: ~, lines: [{item: Service desk, quantity: 1, price: 0.00}, \(hosting)]}",
    good: "fees: {total: ~, lines: [\(desk), \(hosting)]}"
  ) { review in
    for (list, lines) in [("lines", review.fees.lines), ("oneOff", review.fees.oneOff)] {
      for (index, line) in lines.enumerated() where line.price.amount == 0 {
        review.report("\(line.item) costs \(line.price.written)", at: "fees.\(list).\(index).price")
      }
    }
  }

  private static let desk = "{item: Service desk, quantity: 1, price: 2495.00}"
  private static let hosting = "{item: Hosting, quantity: 1, price: 990.00}"
}

extension String {
  /// Whether these units are what a fee counts: "network devices" are each a "device".
  fileprivate func counts(_ unit: String) -> Bool {
    let plurals = [unit + "s", unit + "es", unit.hasSuffix("y") ? unit.dropLast() + "ies" : unit]
    return lowercased().split(separator: " ").contains { plurals.contains(String($0)) }
  }
}
