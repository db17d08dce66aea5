import ContractModel
import StrictInput
import Testing

@Suite struct FeesTests {
  @Test func `amounts and totals that are not written are worked out`() throws {
    let fees = try contract("full").fees
    #expect(fees.lines.map(\.amount.written) == ["4440.00 GBP", "2495.00 GBP"])
    #expect(fees.total.written == "6935.00 GBP")
    #expect(fees.netTotal.written == "6935.00 GBP")
    #expect(fees.taxAmount.written == "1387.00 GBP")
    #expect(fees.grossTotal.written == "8322.00 GBP")
    #expect(fees.annualTotal?.written == "83220.00 GBP")
    #expect(fees.oneOffTotal?.written == "4800.00 GBP")
  }

  @Test func `tax that is included is taken out of the total`() throws {
    let fees = try contract("full", replacing: ["included: false": "included: true"]).fees
    #expect(fees.netTotal.written == "5779.17 GBP")
    #expect(fees.taxAmount.written == "1155.83 GBP")
    #expect(fees.grossTotal.written == "6935.00 GBP")
  }

  @Test func `a part of a unit is charged to the minor unit`() throws {
    let fees = try contract("small", replacing: ["quantity: 12": "quantity: 1.333"]).fees
    #expect(fees.total.written == "26.66 EUR")
  }

  @Test func `fees by the week have no yearly total`() throws {
    let fees = try contract("small", replacing: ["every: month": "every: week"]).fees
    #expect(fees.annualTotal == nil)
    #expect(fees.oneOffTotal == nil)
  }
}
