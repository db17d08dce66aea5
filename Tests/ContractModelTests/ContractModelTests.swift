import Foundation
import StrictInput
import Testing

@testable import ContractModel

@Test func `smoke`() throws {
  let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Terms/full.yaml")
  do {
    let clock = ContinuousClock()
    let text = try String(contentsOf: url, encoding: .utf8)
    var contract = try Contract.read(text: text, file: "full.yaml")
    print(clock.measure { contract = try! Contract.read(text: text, file: "full.yaml") })
    print(clock.measure { _ = TermsValue(contract.value) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let json = String(decoding: try encoder.encode(contract.value), as: UTF8.self)
    print(json.prefix(3000))
    let again = try Contract.read(text: json, file: "x.json")
    #expect(again.value == contract.value)
    func dump(_ v: TermsValue, _ path: String) {
      switch v {
      case .record(let f), .keyed(let f): for x in f { dump(x.value, path + "." + x.key) }
      case .list(let l): for (i, x) in l.enumerated() { dump(x, path + ".\(i)") }
      default: print(path, v)
      }
    }
    dump(TermsValue(contract.value), "")
    print(Contract.schema.paths.count)
    dump(TermsValue.specimen, "")
  } catch {
    Issue.record("\(error)")
  }
}
