import ContractModel
import Foundation
import StrictInput
import Testing

@Suite struct ContractTests {
  @Test(arguments: ["full", "small"])
  func `canonical JSON is read back to an equal contract`(_ name: String) throws {
    let contract = try contract(name).value
    let json = try contract.canonicalJSON()
    let again = try Contract.read(bytes: json, file: "terms.json").value
    #expect(again == contract)
    #expect(try again.canonicalJSON() == json)
    #expect(try JSONDecoder().decode(Contract.self, from: json) == contract)
  }

  @Test func `a contract with every part is read back from JSON`() throws {
    let json = try Contract.specimen.canonicalJSON()
    let contract = try Contract.read(bytes: json, file: "terms.json")
    #expect(contract.value == Contract.specimen)
  }

  @Test func `canonical JSON holds sums and shares as text`() throws {
    let json = String(decoding: try contract("full").value.canonicalJSON(), as: UTF8.self)
    #expect(json.contains(#""price":"18.50 GBP""#))
    #expect(json.contains(#""target":"99.9 %""#))
    #expect(json.contains(#""hours":{"friday":"08:00-12:00 and 13:00-17:00","#))
    #expect(json.contains(#""serviceLevels":{"P1":{"clock":"always","#))
  }

  @Test func `the example has every key of the schema`() throws {
    let source = try contract("full").source
    for path in Contract.schema.paths {
      let first = path.replacing("*", with: "0")
      // Some priorities and one party show what all of them may have.
      if ["P2", "P3", "P4", "P5"].contains(where: { first.contains($0) }) { continue }
      if path.hasPrefix("parties.client") { continue }
      #expect(source[path: first] != nil, "\(path) is not in the example")
    }
  }

  @Test(arguments: [
    (
      "  witnesses: true", "  witnesses: false",
      "full.yaml:55:11: error: a witness is named, but witnesses do not sign; set "
        + "signing.witnesses to true, or remove the witness"
    ),
    (
      "  notary: true", "  notary: false",
      "full.yaml:378:5: error: there is a notary's certificate, but no notary; set notary: true, or "
        + "remove certificate"
    ),
  ])
  func `nobody is named for what the contract does not want`(
    _ old: String, _ new: String, _ message: String
  ) throws {
    let faults = #expect(throws: Faults.self) {
      try contract("full", replacing: [old: new])
    }
    #expect(faults?.diagnostics.map(\.description) == [message])
  }

  @Test func `optional parts may all be absent`() throws {
    let contract = try contract("small")
    #expect(contract.backup == nil)
    #expect(contract.dataProtection == nil)
    #expect(contract.availability.isEmpty)
    #expect(contract.serviceLevels.priorities == [.p1])
    #expect(contract.support.hours == .always)
  }

  @Test func `a finding can point at a value`() throws {
    let contract = try contract("small")
    #expect(contract.location(of: "serviceLevels.P1.response").description == "small.yaml:31:63")
    #expect(contract.location(of: "backup.sets").description == "small.yaml:1:1")
  }

  @Test func `the term ends the day before its anniversary, and notice is reckoned back`() throws {
    let term = try contract("full").term
    #expect(term.end?.written == "2030-01-03")
    #expect(term.nonRenewalNoticeBy?.written == "2029-10-05")
  }
}
