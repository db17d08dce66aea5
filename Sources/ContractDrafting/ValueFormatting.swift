internal import ContractModel
internal import Foundation
internal import StrictInput

/// Writes values of the terms in the contract's language; knows nothing of the process's own
/// language or time zone.
struct ValueFormatting: Sendable {
  let language: String
  private let locale: Locale
  /// The locale of "a, b and c": CLDR puts a comma before the "and" of Ireland, lawyers do not.
  private let listLocale: Locale
  /// English as it is written outside the United States.
  private let isBritish: Bool
  private let unitNames: UnitNames
  private let longDate: Date.FormatStyle
  private let shortTime: Date.FormatStyle
  private let weekday: Date.FormatStyle

  init(language: String) {
    self.language = language
    let locale = Locale(identifier: language)
    self.locale = locale
    isBritish = language.hasPrefix("en-") && language != "en-US"
    listLocale = isBritish ? Locale(identifier: "en-GB") : locale
    unitNames = UnitNames(language: language)
    let gregorian = Calendar(identifier: .gregorian)
    longDate = Date.FormatStyle(
      date: .long, time: .omitted, locale: locale, calendar: gregorian, timeZone: .gmt)
    shortTime = Date.FormatStyle(
      date: .omitted, time: .shortened, locale: locale, calendar: gregorian, timeZone: .gmt)
    weekday = Date.FormatStyle(locale: locale, calendar: gregorian, timeZone: .gmt).weekday(.wide)
  }

  /// The value in words and figures; nil for what is not printed.
  func text(_ value: TermsValue) -> String? {
    switch value {
    case .text(let text): ValueFormatting.line(text)
    case .integer(let number): text(Decimal(number))
    case .decimal(let number): text(number)
    case .percent(let percent):
      percent.fraction.formatted(
        Decimal.FormatStyle.Percent(locale: locale).precision(.fractionLength(0...6)))
    case .money(let money):
      money.amount.formatted(
        Decimal.FormatStyle.Currency(code: money.currency.code, locale: locale))
    case .date(let date): text(date)
    case .hours(let hours): text(hours)
    case .span(let span): text(span, count: text(Decimal(span.amount)))
    case .choice(let word, let words): text(word, of: words)
    case .flag, .record, .list, .keyed: nil
    }
  }

  /// A text on one line; its line breaks are those of the file, not of the contract.
  static func line(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    return text.split { $0.isNewline || $0 == "\t" }
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      .joined(separator: " ").filter { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } }
  }
}

extension ValueFormatting {
  func upper(_ text: String) -> String { text.uppercased(with: locale) }
}

// MARK: Numbers

extension ValueFormatting {
  private func text(_ number: Decimal) -> String {
    number.formatted(Decimal.FormatStyle(locale: locale).precision(.fractionLength(0...12)))
  }

  /// A sum without its currency, for columns that name it in their head.
  func amount(_ money: Money) -> String {
    money.amount.formatted(
      Decimal.FormatStyle(locale: locale).precision(.fractionLength(money.currency.minorUnits)))
  }

  /// A whole number in words: thirty.
  func words(_ number: Int) -> String {
    let formatter = NumberFormatter()
    formatter.locale = locale
    formatter.numberStyle = .spellOut
    let words = formatter.string(from: NSNumber(value: number)) ?? text(Decimal(number))
    return (isBritish ? words.replacingOccurrences(of: "hundred ", with: "hundred and ") : words)
      .replacingOccurrences(of: "\u{AD}", with: "")
  }

  /// A number or a length of time in words: "thirty days"; nil for any other value.
  func words(_ value: TermsValue) -> String? {
    switch value {
    case .integer(let number): words(number)
    case .span(let span): text(span, count: words(countOf: span) ?? text(Decimal(span.amount)))
    default: nil
    }
  }

  /// The amount of a span in words; nil where the word for one would have to agree with the unit
  /// in gender, as in "ein Monat" or "veintiún días", which ICU does not know.
  private func words(countOf span: TimeSpan) -> String? {
    let endsInOne = span.amount % 10 == 1 && span.amount % 100 != 11
    return endsInOne && !language.hasPrefix("en") ? nil : words(span.amount)
  }

  /// The same with figures after the words: "thirty (30) days".
  func wordsAndFigures(_ value: TermsValue) -> String? {
    switch value {
    case .integer(let number): "\(words(number)) (\(text(Decimal(number))))"
    case .span(let span):
      if let words = words(countOf: span) {
        text(span, count: "\(words) (\(text(Decimal(span.amount))))")
      } else {
        text(value)
      }
    default: nil
    }
  }
}

// MARK: Time

extension ValueFormatting {
  private func text(_ date: CalendarDate) -> String {
    var text = Date(timeIntervalSince1970: Double(date.dayNumber) * 86_400).formatted(longDate)
    if date.day == 1, language.hasPrefix("fr"), text.hasPrefix("1 ") {
      text = "1er" + text.dropFirst()
    }
    // A day is not parted from its month.
    if let space = text.firstIndex(of: " ") {
      text.replaceSubrange(space...space, with: "\u{A0}")
    }
    return text
  }

  private func text(_ hours: OpeningHours) -> String {
    guard !hours.isClosed else { return unitNames.closed }
    return list(hours.intervals.map { "\(text($0.from))–\(text($0.to))" }, .and)
  }

  private func text(_ time: ClockTime) -> String {
    switch locale.hourCycle {
    case .zeroToTwentyThree, .oneToTwentyFour: time.written
    default:
      time.hour == 24
        ? "midnight" : Date(timeIntervalSince1970: Double(time.minutes) * 60).formatted(shortTime)
    }
  }

  private func text(_ span: TimeSpan, count: String) -> String {
    "\(count)\u{A0}\(unitNames.name(of: span))"
  }

  private func text(_ word: String, of words: [String]) -> String? {
    switch words {
    case Priority.words: word
    case Period.words: Period(rawValue: word).map(unitNames.name(of:))
    case Weekday.words:
      // 1970-01-05 was a Monday.
      Weekday(rawValue: word).map {
        Date(timeIntervalSince1970: Double($0.index + 4) * 86_400).formatted(weekday)
      }
    default: nil
    }
  }

  /// Whether a choice of these words can be printed.
  static func prints(choiceOf words: [String]) -> Bool {
    [Priority.words, Period.words, Weekday.words].contains(words)
  }
}

// MARK: Lists

extension ValueFormatting {
  enum Conjunction { case and, or }

  /// "a, b and c" or "a, b or c".
  func list(_ items: [String], _ conjunction: Conjunction) -> String {
    switch conjunction {
    case .and: items.formatted(.list(type: .and).locale(listLocale))
    case .or: items.formatted(.list(type: .or).locale(listLocale))
    }
  }

  /// What stands after each item of a list of so many: ", ", " and ", and nothing after the last.
  func separators(count: Int) -> [String] {
    guard count > 1 else { return Array(repeating: "", count: count) }
    func between(_ first: Int, of count: Int) -> String {
      let marks = (0..<count).map { "\u{1}\($0)" }
      let joined = list(marks, .and)
      guard let start = joined.range(of: marks[first]),
        let end = joined.range(of: marks[first + 1])
      else { return ", " }
      return String(joined[start.upperBound..<end.lowerBound])
    }
    if count == 2 { return [between(0, of: 2), ""] }
    return Array(repeating: between(0, of: 3), count: count - 2) + [between(1, of: 3), ""]
  }
}
