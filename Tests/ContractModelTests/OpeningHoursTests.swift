import ContractModel
import StrictInput
import Testing

@Suite struct OpeningHoursTests {
  @Test(arguments: [
    ("08:00-18:00", "08:00-18:00", 600), ("08:00 – 18:00", "08:00-18:00", 600),
    ("00:00-24:00", "00:00-24:00", 1440), ("closed", "closed", 0),
    ("08:00-12:00 and 13:00-17:00", "08:00-12:00 and 13:00-17:00", 480),
  ])
  func `hours of a day are read`(_ text: String, _ canonical: String, _ minutes: Int) throws {
    let hours = try OpeningHours(written: text)
    #expect(hours.written == canonical)
    #expect(hours.minutes == minutes)
  }

  @Test(arguments: [
    ("9-5", "expected hours such as 08:00-18:00, or closed, found \"9-5\""),
    ("all day", "expected hours such as 08:00-18:00, or closed, found \"all day\""),
    ("08:00-24:30", "there is no time 24:30; times run from 00:00 to 24:00"),
    (
      "22:00-06:00",
      "22:00-06:00 does not end after it begins; "
        + "for hours past midnight write 22:00-24:00, and the rest on the next day"
    ),
    ("13:00-17:00 and 08:00-12:00", "08:00-12:00 overlaps the hours before it; put them in order"),
  ])
  func `what are no hours is told why`(_ text: String, _ message: String) {
    #expect(fault(OpeningHours.self, text) == message)
  }

  @Test func `days with the same hours run together`() throws {
    guard case .weekly(let week) = try contract("full").support.hours else {
      Issue.record("the hours of the example are not weekly")
      return
    }
    #expect(week.ranges.map(\.days) == [0...3, 4...4, 5...6])
    #expect(week.minutes == (4 * 10 + 8) * 60)
  }

  @Test(arguments: [
    ("Europe/Londn", "\"Europe/Londn\" is not a time zone; did you mean Europe/London?"),
    (
      "GMT+1", "\"GMT+1\" is not a time zone; use a name of the IANA database such as Europe/London"
    ),
    (
      "Mars/Olympus_Mons",
      "\"Mars/Olympus_Mons\" is not a time zone; "
        + "use a name of the IANA database such as Europe/London"
    ),
  ])
  func `what is no time zone is told why`(_ text: String, _ message: String) {
    #expect(fault(TimeZoneName.self, text) == message)
  }

  @Test(arguments: ["UTC", "Europe/London", "America/Argentina/Buenos_Aires", "Asia/Kolkata"])
  func `names of time zones are read`(_ text: String) throws {
    #expect(try TimeZoneName(written: text).written == text)
  }

  @Test(arguments: ["en", "en-GB", "de-DE", "zh-Hant-TW", "es-419", "nds"])
  func `languages are read`(_ text: String) throws {
    #expect(try LanguageTag(written: text).written == text)
  }

  @Test(arguments: ["", "e", "en_GB", "EN-gb", "en-GB-oed", "english", "en-", "én"])
  func `nothing else is a language`(_ text: String) {
    #expect(throws: (any Error).self) { try LanguageTag(written: text) }
  }
}
