import ContractModel
import StrictInput
import Testing

@Suite struct CalendarDateTests {
  private func date(_ text: String) throws -> CalendarDate { try CalendarDate(written: text) }

  @Test(arguments: ["0001-01-01", "1900-02-28", "2000-02-29", "2026-12-31", "9999-12-31"])
  func `a date is read and written alike`(_ text: String) throws {
    #expect(try date(text).written == text)
  }

  @Test(arguments: [
    ("2026-02-30", "there is no day 2026-02-30; February 2026 has 28 days"),
    ("2024-04-31", "there is no day 2024-04-31; April 2024 has 30 days"),
    ("2026-00-10", "there is no day 2026-00-10; months run from 01 to 12"),
    ("0000-01-01", "there is no day 0000-01-01; years run from 0001 to 9999"),
    ("2026-1-1", "expected a date such as 2026-12-01, found \"2026-1-1\""),
    ("2026-12-01T00:00", "expected a date such as 2026-12-01, found \"2026-12-01T00:00\""),
    ("٢٠٢٦-١٢-٠١", "expected a date such as 2026-12-01, found \"٢٠٢٦-١٢-٠١\""),
  ])
  func `what is no date is told why`(_ text: String, _ message: String) {
    #expect(fault(CalendarDate.self, text) == message)
  }

  @Test func `every day follows the one before it`() throws {
    var expected = try date("1896-01-01")
    let last = try date("2104-12-31")
    for number in expected.dayNumber...last.dayNumber {
      let day = try #require(CalendarDate(dayNumber: number))
      if day != expected { Issue.record("day \(number) is \(day), not \(expected)") }
      let isMonthEnd = day.day == CalendarDate.days(inMonth: day.month, of: day.year)
      let isYearEnd = isMonthEnd && day.month == 12
      guard day != last else { break }
      expected = try #require(
        CalendarDate(
          year: isYearEnd ? day.year + 1 : day.year,
          month: isYearEnd ? 1 : isMonthEnd ? day.month + 1 : day.month,
          day: isMonthEnd ? 1 : day.day + 1))
    }
  }

  @Test func `the calendar begins and ends`() throws {
    #expect(try date("0001-01-01").adding(days: 3_652_058)?.written == "9999-12-31")
    #expect(try date("9999-12-31").adding(days: 1) == nil)
    #expect(try date("0001-01-01").adding(days: -1) == nil)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -1, "2025-12-15"),
    ("2024-02-29", 12, "2025-02-28"), ("2027-01-04", 36, "2030-01-04"),
  ])
  func `months end on the last day where they are shorter`(
    _ start: String, _ months: Int, _ end: String
  ) throws {
    #expect(try date(start).adding(months: months)?.written == end)
  }

  @Test func `spans of the calendar are added, others are not`() throws {
    let start = try date("2026-12-01")
    #expect(start.adding(TimeSpan(2, .week))?.written == "2026-12-15")
    #expect(start.subtracting(TimeSpan(1, .year))?.written == "2025-12-01")
    #expect(start.adding(TimeSpan(4, .hour)) == nil)
    #expect(start.adding(TimeSpan(4, .day, clock: .business)) == nil)
    #expect(start.adding(TimeSpan(100_000, .year)) == nil)
    #expect(start.adding(days: .max) == nil)
    #expect(start.adding(months: .max) == nil)
  }

  @Test func `days of the week are right`() throws {
    #expect(try date("1970-01-01").weekday == .thursday)
    #expect(try date("2026-12-01").weekday == .tuesday)
    #expect(try date("0001-01-01").weekday == .monday)
  }

  @Test func `dates are in order`() throws {
    #expect(try date("2026-12-31") < date("2027-01-01"))
    #expect(try date("2026-11-30") < date("2026-12-01"))
  }
}
