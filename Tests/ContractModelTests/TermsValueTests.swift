import ContractModel
import Foundation
import StrictInput
import Testing

@Suite struct TermsValueTests {
  @Test func `leaves keep their types`() throws {
    let terms = TermsValue(try contract("full").value)
    #expect(terms[path: "reference"] == .text("HL-2026-014"))
    #expect(terms[path: "term.initial"] == .span(TimeSpan(36, .month)))
    #expect(terms[path: "term.end"] == .date(try CalendarDate(written: "2030-01-03")))
    #expect(terms[path: "scope.covered.0.count"] == .integer(240))
    #expect(terms[path: "fees.lines.0.price"] == .money(try Money(written: "18.50 GBP")))
    #expect(terms[path: "fees.grossTotal"] == .money(try Money(written: "8322.00 GBP")))
    #expect(terms[path: "availability.0.target"] == .percent(Percent(try Decimal(written: "99.9"))))
    #expect(terms[path: "signing.electronic"] == .flag(true))
    #expect(terms[path: "dataProtection.subprocessors.0.location"] == .text("Ireland"))
  }

  @Test func `what is absent is not there`() throws {
    let terms = TermsValue(try contract("small").value)
    #expect(terms[path: "backup"] == nil)
    #expect(terms[path: "term.nonRenewalNoticeBy"] == nil)
    #expect(terms[path: "parties.client.shortName"] == nil)
    #expect(terms[path: "scope.exclusions"] == .list([]))
  }

  @Test func `a choice answers each of its words`() throws {
    let terms = TermsValue(try contract("full").value)
    #expect(terms[path: "term.renewal.mode.automatic"] == .flag(true))
    #expect(terms[path: "term.renewal.mode.none"] == .flag(false))
    #expect(terms[path: "term.renewal.mode.never"] == nil)
  }

  @Test func `service levels are a list and a record at once`() throws {
    let terms = TermsValue(try contract("full").value)
    let names = terms["serviceLevels"]?.elements?.map { $0["name"] }
    #expect(names == [.text("Critical"), .text("High"), .text("Medium")])
    #expect(terms[path: "serviceLevels.P3.response"] == .span(TimeSpan(4, .hour, clock: .business)))
    #expect(terms[path: "serviceLevels.P3.priority.P3"] == .flag(true))
    #expect(terms[path: "capacity.ticketsPerMonth.P2.value"] == .decimal(22.5))
  }

  @Test func `support hours tell their days and runs of days`() throws {
    let terms = TermsValue(try contract("full").value)
    #expect(terms[path: "support.hours.always"] == .flag(false))
    #expect(terms[path: "support.hours.days.6.closed"] == .flag(true))
    #expect(terms[path: "support.hours.ranges.0.to.thursday"] == .flag(true))
    #expect(terms[path: "support.hours.ranges.1.single"] == .flag(true))
    let always = TermsValue(try contract("small").value)
    #expect(always[path: "support.hours"] == .record([.init("always", .flag(true))]))
  }

  @Test func `the specimen has every name that any contract has`() throws {
    let specimen = TermsValue.specimen
    for name in ["full", "small"] {
      for path in paths(of: TermsValue(try contract(name).value)) {
        #expect(specimen[path: path] != nil, "\(path) is not in the specimen")
      }
    }
  }

  @Test func `the specimen has every key of the schema`() {
    // Opening hours are always, or a list of days with their names.
    for path in Contract.schema.paths where !path.contains(".hours.") {
      #expect(TermsValue.specimen[path: path.replacing("*", with: "0")] != nil, "\(path)")
    }
  }

  /// The paths of a value, with the index 0 for every index.
  private func paths(of value: TermsValue, under path: String = "") -> [String] {
    func join(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    switch value {
    case .record(let fields), .keyed(let fields):
      return fields.flatMap { [join($0.key)] + paths(of: $0.value, under: join($0.key)) }
    case .list(let items): return items.flatMap { paths(of: $0, under: join("0")) }
    default: return []
    }
  }
}
