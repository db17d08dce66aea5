@testable import ContractDrafting
import ContractModel
import Foundation
import StrictInput
import Testing

struct ValueFormattingTests {
  private static let values: [TermsValue] = [
    .date(.example), .money(.example), .percent(Percent(Decimal(string: "99.95") ?? 0)),
    .integer(12_345), .decimal(Decimal(string: "22.5") ?? 0),
    .span(TimeSpan(4, .hour, clock: .business)), .span(TimeSpan(15, .minute)),
    .span(TimeSpan(1, .month)),
    .choice("monday", of: Weekday.words), .choice("quarter", of: Period.words),
    .choice("P1", of: Priority.words),
  ]

  /// Spaces that do not break are written `~`, narrow ones `≈`.
  @Test(arguments: [
    (
      "en-GB",
      "1~December 2026 | £1,250.00 | 99.95% | 12,345 | 22.5 | 4~business hours | "
        + "15~minutes | 1~month | Monday | quarter | P1"
    ),
    (
      "en-US",
      "December~1, 2026 | £1,250.00 | 99.95% | 12,345 | 22.5 | 4~business hours | "
        + "15~minutes | 1~month | Monday | quarter | P1"
    ),
    (
      "de-DE",
      "1.~Dezember 2026 | 1.250,00~£ | 99,95~% | 12.345 | 22,5 | 4~Geschäftsstunden | "
        + "15~Minuten | 1~Monat | Montag | Quartal | P1"
    ),
    (
      "fr-FR",
      "1er~décembre 2026 | 1≈250,00~£GB | 99,95~% | 12≈345 | 22,5 | 4~heures ouvrées | "
        + "15~minutes | 1~mois | lundi | trimestre | P1"
    ),
    (
      "es-ES",
      "1~de diciembre de 2026 | 1250,00~GBP | 99,95~% | 12.345 | 22,5 | "
        + "4~horas hábiles | 15~minutos | 1~mes | lunes | trimestre | P1"
    ),
    (
      "it-IT",
      "1~dicembre 2026 | 1250,00~£ | 99,95% | 12.345 | 22,5 | 4~ore lavorative | "
        + "15~minuti | 1~mese | lunedì | trimestre | P1"
    ),
    (
      "nl-NL",
      "1~december 2026 | £~1.250,00 | 99,95% | 12.345 | 22,5 | 4~kantooruren | "
        + "15~minuten | 1~maand | maandag | kwartaal | P1"
    ),
  ])
  func `values are written in the contract's language`(
    _ language: String, _ expected: String
  ) {
    let format = ValueFormatting(language: language)
    let texts = Self.values.map { format.text($0) ?? "?" }
    #expect(
      texts.joined(separator: " | ").replacing("\u{A0}", with: "~")
        .replacing("\u{202F}", with: "≈") == expected)
  }

  @Test(arguments: [
    ("en-GB", "08:30–12:00 and 13:00–24:00"), ("en-US", "8:30 AM–12:00 PM and 1:00 PM–midnight"),
    ("de-DE", "08:30–12:00 und 13:00–24:00"),
  ])
  func `hours of a day are written in the contract's language`(
    _ language: String, _ expected: String
  ) throws {
    let hours = try OpeningHours(written: "08:30-12:00 and 13:00-24:00")
    let text = ValueFormatting(language: language).text(.hours(hours))
    #expect(text?.replacing("\u{202F}", with: " ") == expected)
    #expect(ValueFormatting(language: language).text(.hours(.closed)) != "")
  }

  @Test(arguments: [
    ("en-GB", 30, "thirty days", "thirty (30) days"),
    ("en-GB", 1, "one day", "one (1) day"),
    ("en-GB", 240, "two hundred and forty days", "two hundred and forty (240) days"),
    ("en-US", 240, "two hundred forty days", "two hundred forty (240) days"),
    ("de-DE", 30, "dreißig Tage", "dreißig (30) Tage"),
    ("de-DE", 1, "1 Tag", "1 Tag"),
    ("es-ES", 21, "21 días", "21 días"),
  ])
  func `lengths of time are written in words, and in words and figures`(
    _ language: String, _ days: Int, _ words: String, _ both: String
  ) {
    let format = ValueFormatting(language: language)
    let span = TermsValue.span(TimeSpan(days, .day))
    #expect(format.words(span)?.replacing("\u{A0}", with: " ") == words)
    #expect(format.wordsAndFigures(span)?.replacing("\u{A0}", with: " ") == both)
  }

  @Test func `lists have the conjunction and the commas of the language`() {
    func list(_ language: String, _ items: String...) -> String {
      let format = ValueFormatting(language: language)
      let separators = format.separators(count: items.count)
      let joined = zip(items, separators).map { $0 + $1 }.joined()
      #expect(joined == format.list(items, .and))
      return joined
    }
    #expect(list("en-GB") == "")
    #expect(list("en-GB", "a") == "a")
    #expect(list("en-GB", "a", "b") == "a and b")
    #expect(list("en-GB", "a", "b", "c", "d") == "a, b, c and d")
    #expect(list("en-IE", "a", "b", "c") == "a, b and c")
    #expect(list("en-US", "a", "b", "c") == "a, b, and c")
    #expect(list("de-DE", "a", "b", "c") == "a, b und c")
    #expect(list("fr-FR", "a", "b", "c") == "a, b et c")
  }

  @Test func `a text is printed on one line without control characters`() {
    #expect(ValueFormatting.line("a\n  b\tc\u{1}\r\n\nd") == "a b c d")
    #expect(ValueFormatting.line("as it is  ") == "as it is  ")
  }

  @Test func `transforms are applied in the language`() throws {
    let contract = contract {
      $0.fees.total = Money(rounding: 4440, .example)
      $0.reference = "élan vital"
    }
    #expect(
      try blocks(
        "{{amount(fees.total)}} {{upper(reference)}} {{sentence(reference)}} {{words(term.initial)}}",
        of: contract) == "p ‹4,440.00› ‹ÉLAN VITAL› ‹Élan vital› ‹thirty~days›\n")
  }
}
