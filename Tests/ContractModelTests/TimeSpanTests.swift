import ContractModel
import StrictInput
import Testing

@Suite struct TimeSpanTests {
  @Test(arguments: [
    ("15 min", "15 min"), ("15min", "15 min"), ("1 minute", "1 min"), ("4 h", "4 h"),
    ("4 hours", "4 h"), ("1 hour", "1 h"), ("4 business hours", "4 business hours"),
    ("1 business hour", "1 business hour"), ("2 business days", "2 business days"),
    ("30 days", "30 days"), ("1 day", "1 day"), ("2 weeks", "2 weeks"), ("12 months", "12 months"),
    ("5 years", "5 years"), ("PT15M", "15 min"), ("PT4H", "4 h"), ("PT1H30M", "90 min"),
    ("P30D", "30 days"), ("P2W", "2 weeks"), ("P12M", "12 months"), ("P1Y6M", "18 months"),
    ("P1Y", "1 year"), ("P0Y3M", "3 months"),
  ])
  func `a length of time is read in any of its forms and written in one`(
    _ text: String, _ canonical: String
  ) throws {
    let span = try TimeSpan(written: text)
    #expect(span.written == canonical)
    #expect(try TimeSpan(written: canonical) == span)
  }

  private static let forms = "write it like 15 min, 4 business hours, 30 days or PT15M"

  @Test(arguments: [
    ("soon", "expected a length of time such as 4 h, found \"soon\"; \(forms)"),
    ("30", "expected a length of time such as 4 h, found \"30\"; \(forms)"),
    (
      "4 working hours",
      "expected a length of time such as 4 h, found \"4 working hours\"; \(forms)"
    ),
    (
      "4 fortnights",
      "\"fortnights\" is not a unit of time; "
        + "use min, h, days, weeks, months or years, such as \"4 business hours\""
    ),
    (
      "1.5h",
      "expected a length of time such as 4 h, found \"1.5h\"; "
        + "write a whole number of a smaller unit, such as 90 min"
    ),
    ("0 h", "a length of time cannot be zero"),
    (
      "2 business months",
      "\"business months\" has no fixed meaning; "
        + "use business hours or business days"
    ),
    ("900000 days", "900000 days is too long a time"),
    (
      "P1DT12H",
      "\"P1DT12H\" mixes units or is empty; write it in one unit, such as 36 h or 30 days"
    ),
    ("P", "\"P\" mixes units or is empty; write it in one unit, such as 36 h or 30 days"),
    (
      "P5X",
      "expected a length of time such as 4 h, found \"P5X\"; "
        + "an ISO 8601 duration looks like PT15M, PT4H, P30D or P12M"
    ),
  ])
  func `what is no length of time is told why`(_ text: String, _ message: String) {
    #expect(fault(TimeSpan.self, text) == message)
  }

  @Test(arguments: [
    ("15 min", "1 h", true), ("60 min", "1 h", false), ("1 h", "60 min", false),
    ("23 h", "1 day", true), ("27 days", "1 month", true), ("32 days", "1 month", false),
    ("12 months", "1 year", false), ("11 months", "1 year", true), ("7 days", "1 week", false),
    ("4 business hours", "5 business hours", true), ("1 business day", "2 business days", true),
  ])
  func `lengths of time are compared where they can be`(
    _ left: String, _ right: String, _ isShorter: Bool
  ) throws {
    #expect(try TimeSpan(written: left).isShorter(than: TimeSpan(written: right)) == isShorter)
  }

  @Test(arguments: [
    ("4 h", "4 business hours"), ("30 days", "1 month"), ("8 business hours", "1 business day"),
  ])
  func `what depends on the calendar or the hours is not compared`(
    _ left: String, _ right: String
  ) throws {
    #expect(try TimeSpan(written: left).isShorter(than: TimeSpan(written: right)) == nil)
    #expect(try TimeSpan(written: right).isShorter(than: TimeSpan(written: left)) == nil)
  }

  @Test func `months are as long as the calendar has them`() {
    let day = 24 * 60
    #expect(TimeSpan(1, .month).minutes == (28 * day)...(31 * day))
    for months in 1...60 {
      // The bounds hold for every month of the four years with and without a leap day.
      let bounds = TimeSpan(months, .month).minutes
      for year in 1999...2004 {
        for month in 1...12 {
          guard let start = CalendarDate(year: year, month: month, day: 1),
            let end = start.adding(months: months)
          else { continue }
          #expect(bounds?.contains((end.dayNumber - start.dayNumber) * day) == true)
        }
      }
    }
  }
}
