import ContractModel
import Foundation
import StrictInput
import Testing

@Suite struct MoneyTests {
  @Test(arguments: [
    ("1250.00 GBP", "1250.00 GBP"), ("1250 GBP", "1250.00 GBP"), ("0.5 EUR", "0.50 EUR"),
    ("0 USD", "0.00 USD"), ("5000 JPY", "5000 JPY"), ("1.234 KWD", "1.234 KWD"),
    ("999999999999.99 GBP", "999999999999.99 GBP"),
  ])
  func `a sum is read exactly and written with all its decimals`(
    _ text: String, _ canonical: String
  ) throws {
    #expect(try Money(written: text).written == canonical)
  }

  private static let expected = "expected a sum such as 1250.00 GBP, found"
  private static let general = "write digits, a point before decimals, and the currency after them"

  @Test(arguments: [
    (
      "1250.00", "the sum 1250.00 has no currency; write the currency after it, such as 1250.00 GBP"
    ),
    ("GBP 1,250.00", "\(expected) \"GBP 1,250.00\"; write 1250.00 GBP"),
    ("£1250", "\(expected) \"£1250\"; write 1250 GBP"),
    ("1.250,00 EUR", "\(expected) \"1.250,00 EUR\"; write 1250.00 EUR"),
    ("1,250 GBP", "\(expected) \"1,250 GBP\"; \(general)"),
    ("a lot", "\(expected) \"a lot\""),
    (
      "1250.00 Pounds",
      "\"Pounds\" is not a currency; use a code of ISO 4217 such as GBP, EUR or USD"
    ),
    ("1250.00 gbp", "\"gbp\" is not a currency; did you mean GBP?"),
    ("-5.00 GBP", "the sum -5.00 GBP is negative; sums are zero or more"),
    ("1.005 GBP", "1.005 has 3 decimals; GBP has at most 2 decimals"),
    ("1.5 JPY", "1.5 has 1 decimals; JPY has no decimals"),
    ("1000000000000 GBP", "the sum 1000000000000 GBP is too large; sums are below 1000000000000"),
  ])
  func `what is no sum is told why`(_ text: String, _ message: String) {
    #expect(fault(Money.self, text) == message)
  }

  @Test func `sums are rounded to the minor unit, halves away from zero`() throws {
    let pound = try #require(Currency(code: "GBP"))
    #expect(Money(rounding: try Decimal(written: "2.345"), pound).written == "2.35 GBP")
    #expect(Money(rounding: try Decimal(written: "2.344"), pound).written == "2.34 GBP")
    let yen = try #require(Currency(code: "JPY"))
    #expect(Money(rounding: try Decimal(written: "0.5"), yen).written == "1 JPY")
  }

  @Test(arguments: [("99.9 %", "99.9 %"), ("99.9%", "99.9 %"), ("0 %", "0 %"), ("150 %", "150 %")])
  func `a percentage is read exactly`(_ text: String, _ canonical: String) throws {
    #expect(try Percent(written: text).written == canonical)
  }

  @Test(arguments: [
    ("99.9", "expected a percentage such as 99.9 %, found \"99.9\"; write 99.9 %"),
    (
      "99,9 %",
      "expected a percentage such as 99.9 %, found \"99,9 %\"; "
        + "write a point before decimals"
    ),
    ("most", "expected a percentage such as 99.9 %, found \"most\""),
    ("-1 %", "-1 % is out of range; percentages run from 0 % to 1000 %"),
    ("1001 %", "1001 % is out of range; percentages run from 0 % to 1000 %"),
  ])
  func `what is no percentage is told why`(_ text: String, _ message: String) {
    #expect(fault(Percent.self, text) == message)
  }
}
