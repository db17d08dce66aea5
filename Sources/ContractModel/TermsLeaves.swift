import Foundation
import StrictInput

extension String: TermsConvertible {
  var termsValue: TermsValue { .text(self) }
}

extension Bool: TermsConvertible {
  var termsValue: TermsValue { .flag(self) }
}

extension Int: TermsConvertible {
  var termsValue: TermsValue { .integer(self) }
}

extension Decimal: TermsConvertible {
  var termsValue: TermsValue { .decimal(self) }
}

extension Percent: TermsConvertible {
  var termsValue: TermsValue { .percent(self) }
}

extension CalendarDate: TermsConvertible {
  var termsValue: TermsValue { .date(self) }
}

extension OpeningHours: TermsConvertible {
  var termsValue: TermsValue { .hours(self) }
}

extension TimeSpan: TermsConvertible {
  var termsValue: TermsValue { .span(self) }
}

extension Money: TermsConvertible {
  var termsValue: TermsValue { .money(self) }
}

extension Currency: TermsConvertible {
  var termsValue: TermsValue { .text(code) }
}

extension TimeZoneName: TermsConvertible {
  var termsValue: TermsValue { .text(identifier) }
}

extension LanguageTag: TermsConvertible {
  var termsValue: TermsValue { .text(identifier) }
}

/// Every choice is a leaf that knows its words.
extension StrictChoice {
  var termsValue: TermsValue { .choice(rawValue, of: Self.words) }
}

extension Priority: TermsConvertible {}
extension Weekday: TermsConvertible {}
extension Period: TermsConvertible {}
extension Delivery: TermsConvertible {}
extension Service.Kind: TermsConvertible {}
extension Channel.Kind: TermsConvertible {}
extension Renewal.Mode: TermsConvertible {}
extension ServiceLevel.Clock: TermsConvertible {}
extension Regulation: TermsConvertible {}
extension DataRole: TermsConvertible {}
extension Claim: TermsConvertible {}
extension Signing.Form: TermsConvertible {}
extension NotaryCertificate.Form: TermsConvertible {}
extension PartyRole: TermsConvertible {}
extension SurvivingClause: TermsConvertible {}

// MARK: Branches of their own shape

extension ByPriority: TermsConvertible {
  /// Each value with its priority; a value that is not a record is called `value`.
  var termsValue: TermsValue {
    .keyed(
      map { priority, value in
        let own = TermsValue.Field("priority", priority.termsValue)
        return switch TermsValue(encoding: value) {
        case .record(let fields): .init(priority.rawValue, .record([own] + fields))
        case let leaf: .init(priority.rawValue, .record([own, .init("value", leaf)]))
        }
      })
  }
}

extension SupportHours: TermsConvertible {
  /// Whether it is always, else each day and each run of days with the same hours.
  var termsValue: TermsValue {
    guard case .weekly(let week) = self else {
      return .record([.init("always", .flag(true))])
    }
    let days = Weekday.allCases.map { day in
      TermsValue.record([
        .init("day", day.termsValue), .init("hours", .hours(week[day])),
        .init("closed", .flag(week[day].isClosed)),
      ])
    }
    let ranges = week.ranges.map { range in
      TermsValue.record([
        .init("from", Weekday.allCases[range.days.lowerBound].termsValue),
        .init("to", Weekday.allCases[range.days.upperBound].termsValue),
        .init("single", .flag(range.days.count == 1)), .init("hours", .hours(range.hours)),
        .init("closed", .flag(range.hours.isClosed)),
      ])
    }
    return .record([
      .init("always", .flag(false)), .init("days", .list(days)), .init("ranges", .list(ranges)),
    ])
  }
}

// MARK: Values that follow from others

extension Term: DerivesTerms {
  var derivedTerms: [(String, TermsValue?)] {
    [
      ("end", end.map { .date($0) }),
      ("nonRenewalNoticeBy", nonRenewalNoticeBy.map { .date($0) }),
    ]
  }
}

extension Fees: DerivesTerms {
  var derivedTerms: [(String, TermsValue?)] {
    [
      ("netTotal", .money(netTotal)), ("taxAmount", .money(taxAmount)),
      ("grossTotal", .money(grossTotal)), ("annualTotal", annualTotal.map { .money($0) }),
      ("oneOffTotal", oneOffTotal.map { .money($0) }),
    ]
  }
}
