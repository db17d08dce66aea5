import Foundation
import StrictInput

/// What is done with values by their types; to ask at run time whether a type conforms to a
/// protocol takes half a million instructions for each type.
enum TermsLeaves {
  static let converters: [ObjectIdentifier: @Sendable (Any) -> TermsValue?] = [
    converter(String.self), converter(Bool.self), converter(Int.self), converter(Decimal.self),
    converter(Percent.self), converter(CalendarDate.self), converter(OpeningHours.self),
    converter(TimeSpan.self), converter(Money.self), converter(Currency.self),
    converter(TimeZoneName.self), converter(LanguageTag.self),
    // Choices.
    converter(Priority.self), converter(Weekday.self), converter(Period.self),
    converter(Delivery.self), converter(Service.Kind.self), converter(Channel.Kind.self),
    converter(Renewal.Mode.self), converter(ServiceLevel.Clock.self), converter(Regulation.self),
    converter(DataRole.self), converter(Claim.self), converter(Signing.Form.self),
    converter(NotaryCertificate.Form.self), converter(PartyRole.self),
    converter(SurvivingClause.self),
    // Branches of their own shape.
    converter(SupportHours.self), converter(ByPriority<ServiceLevel>.self),
    converter(ByPriority<Decimal>.self), converter(ByPriority<Percent>.self),
    converter(ByPriority<TimeSpan>.self),
  ].reduce(into: [:]) { $0[$1.type] = $1.convert }

  static let derivations: [ObjectIdentifier: @Sendable (Any) -> [(String, TermsValue?)]] = [
    derivation(Term.self), derivation(Fees.self),
  ].reduce(into: [:]) { $0[$1.type] = $1.derive }

  private static func converter<Leaf: TermsConvertible & SendableMetatype>(
    _ type: Leaf.Type
  ) -> (type: ObjectIdentifier, convert: @Sendable (Any) -> TermsValue?) {
    (ObjectIdentifier(type), { ($0 as? Leaf)?.termsValue })
  }

  private static func derivation<Part: DerivesTerms & SendableMetatype>(
    _ type: Part.Type
  ) -> (type: ObjectIdentifier, derive: @Sendable (Any) -> [(String, TermsValue?)]) {
    (ObjectIdentifier(type), { ($0 as? Part)?.derivedTerms ?? [] })
  }
}

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
