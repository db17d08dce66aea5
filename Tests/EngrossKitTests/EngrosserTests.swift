import EngrossKit
import Foundation
import TestSupport
import Testing

@Suite struct EngrosserTests {
  let engrosser: Engrosser

  init() throws {
    engrosser = try Engrosser(
      style: Assets.builtIn.styleSheet("house"), template: Template.builtIn())
  }

  @Test func `one engrosser sets contract after contract, each as if it were the first`() throws {
    let (architects, clinic) = (try contract("architects"), try contract("clinic"))
    let first = try engrosser.engross(architects)
    let second = try engrosser.engross(clinic)
    #expect(first.bytes.starts(with: Array("%PDF-1.".utf8)))
    #expect(first != second)
    #expect(try engrosser.engross(architects) == first)
  }

  @Test func `what was written for one client is written for no other`() throws {
    let template = try Template.builtIn()
    let drafter = Drafter(template: template)
    let clients = ProjectFiles.root.appending(path: "Samples/clients.csv")
    let list = try ClientList(bytes: [UInt8](Data(contentsOf: clients)), file: "clients.csv")
    for index in stride(from: 0, to: list.count, by: 7) {
      for sample in ["architects", "clinic", "manufacturer"] {
        let url = ProjectFiles.root.appending(path: "Samples/\(sample).yaml")
        let common = try CommonTerms(SourceNode(bytes: Data(contentsOf: url), file: sample))
        let terms = try Contract.read(try common.overlaid(with: try list.row(at: index))).value
        let alone = try Drafter(template: template).draft(terms)
        #expect(try drafter.draft(terms) == alone, "\(sample) for row \(index + 1)")
      }
    }
  }

  @Test func `pictures are drawn of the pages that there are`() throws {
    let contract = try contract("architects")
    let count = try engrosser.engross(contract).pageCount
    let pictures = try engrosser.pictures(
      of: contract, pages: 2...count + 5, as: .png(resolution: 18))
    #expect(pictures.count == count - 1)
    #expect(pictures.allSatisfy { $0.starts(with: [0x89, 0x50, 0x4E, 0x47]) })
  }

  @Test func `a moment that is none is refused`() throws {
    let contract = try contract("architects")
    let faults = #expect(throws: Faults.self) {
      try engrosser.engross(contract, created: "yesterday")
    }
    #expect(
      faults?.description == """
        error: the date "yesterday" is not one in UTC such as "2026-12-01T00:00:00Z"
        """)
  }

  @Test func `a style that there is not is named, with those that there are`() {
    let faults = #expect(throws: Faults.self) { try Assets.builtIn.styleSheet("hose") }
    #expect(
      faults?.description == """
        error: there is no style hose; choose counsel, house, ledger, northwind, \
        or give a file such as acme.yaml
        """)
  }

  private func contract(_ sample: String) throws -> Contract {
    let url = ProjectFiles.root.appending(path: "Samples/\(sample).yaml")
    return try Contract.read(bytes: Data(contentsOf: url), file: "\(sample).yaml").value
  }
}
