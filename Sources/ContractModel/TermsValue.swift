public import Foundation
import StrictInput

/// The terms as a tree for templates: leaves keep their types, so that drafting writes each in
/// the contract's language, and values that follow from others (totals, the last day of the
/// term) stand beside those that were written.
public indirect enum TermsValue: Sendable, Hashable {
  case text(String)
  case flag(Bool)
  case integer(Int)
  case decimal(Decimal)
  case percent(Percent)
  case date(CalendarDate)
  case hours(OpeningHours)
  case span(TimeSpan)
  case money(Money)
  /// A word out of some; each word is a flag within it, so that a template can ask
  /// `term.renewal.mode.automatic`.
  case choice(String, of: [String])
  case record([Field])
  case list([TermsValue])
  /// Iterates like a list and is looked up like a record: the service levels by priority.
  case keyed([Field])

  public struct Field: Sendable, Hashable {
    public var key: String
    public var value: TermsValue

    public init(_ key: String, _ value: TermsValue) {
      self.key = key
      self.value = value
    }
  }
}

extension TermsValue {
  /// All of a contract's terms.
  public init(_ contract: Contract) { self = TermsValue(encoding: contract) }

  /// The terms of a contract that has every part there is, which tells every name a template
  /// may use.
  public static var specimen: TermsValue { TermsValue(Contract.specimen) }

  /// The value under a key, or at an index of a list; nil if it is absent.
  public subscript(key: some StringProtocol) -> TermsValue? {
    switch self {
    case .record(let fields), .keyed(let fields): fields.first { $0.key == key }?.value
    case .list(let items): Int(key).flatMap { items.indices.contains($0) ? items[$0] : nil }
    case .choice(let word, let words): words.contains(String(key)) ? .flag(word == key) : nil
    default: nil
    }
  }

  /// The value at a path such as `parties.client.signatories.0.name`; nil if it is absent.
  public subscript(path path: String) -> TermsValue? {
    path.split(separator: ".").reduce(self as TermsValue?) { $0?[$1] }
  }

  /// What a list or keyed value iterates over; nil for anything else.
  public var elements: [TermsValue]? {
    switch self {
    case .list(let items): items
    case .keyed(let fields): fields.map(\.value)
    default: nil
    }
  }
}
