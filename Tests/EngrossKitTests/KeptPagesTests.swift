import ContractDrafting
import ContractModel
import DocumentModel
import Foundation
import StrictInput
import TestSupport
import Testing

@testable import EngrossKit
@testable import PDFDrawing
import PDFObjects
import PageLayout

/// Pages that are taken from an earlier contract of a batch.
@Suite struct KeptPagesTests {
  private let documents: [Document]

  init() throws {
    let samples = ProjectFiles.root.appending(path: "Samples")
    let terms = try CommonTerms(
      SourceNode(
        text: String(contentsOf: samples.appending(path: "architects.yaml"), encoding: .utf8),
        file: "architects.yaml"))
    let list = try ClientList(
      bytes: [UInt8](Data(contentsOf: samples.appending(path: "clients.csv"))), file: "clients.csv")
    let drafter = Drafter(template: try Template.builtIn())
    // The letters of this name come before others of their fonts, and change the codes of those.
    let rare = try ClientList(
      bytes: Array("reference,client.name\nR-1,Afﬁx Ægir Fjällräv Łódź Ltd\n".utf8), file: "c.csv")
    let rows = try [0, 1, 2, 5].map { try list.row(at: $0) } + [rare.row(at: 0), list.row(at: 0)]
    documents = try rows.map { row in
      try drafter.draft(try Contract.read(try terms.overlaid(with: row)).value)
    }
  }

  private func typesetter() throws -> Typesetter {
    try Typesetter(style: try Assets.builtIn.styleSheet("house"))
  }

  @Test func `a contract has the same bytes whatever was drawn before it`() throws {
    let busy = try typesetter()
    for document in documents {
      let bytes = try busy.typeset(document).bytes
      #expect(try typesetter().typeset(document).bytes == bytes)
    }
  }

  @Test func `pages drawn whole say the same as those put together from pieces`() throws {
    let typesetter = try typesetter()
    let pieces = try typesetter.run(documents[0]).pdf
    let whole = try typesetter.run(documents[0], inPieces: false).pdf
    func texts(_ pdf: TypesetDocument) throws -> [[Unicode.Scalar]] {
      try PageText.pages(of: pdf.bytes).map(\.characters)
    }
    #expect(pieces.bytes != whole.bytes)
    #expect(try texts(pieces) == texts(whole))
  }

  @Test func `content that shows glyphs by other codes is not taken`() throws {
    let kept = KeptPages()
    let key = [UInt8](repeating: 1, count: 32)
    kept.keep(PDFStream(plain: Array("BT /f-0-0 1 Tf (ab)Tj ET".utf8)), key)
    let own = [GlyphCode(font: "f-0-0", code: 97), GlyphCode(font: "f-0-0", code: 98)]
    #expect(kept.content(key, showing: { own.reversed() }) == nil)
    #expect(kept.content(key, showing: { own }) != nil)
  }

  @Test func `what was drawn before is not drawn again`() throws {
    let typesetter = try typesetter()
    func kept(_ document: Document) throws -> (pages: Int, of: Int) {
      let pages = try typesetter.layout.layOut(document).pages
      return (try typesetter.renderer.drawPDF(pages).kept, pages.count)
    }
    #expect(try kept(documents[0]).pages == 0)
    _ = try typesetter.typeset(documents[0])
    let again = try kept(documents[0])
    #expect(again.pages == again.of)
    // Of another client with an address as long, some pages are alike and some are not.
    let other = try kept(documents[3])
    #expect((1..<other.of).contains(other.pages), "\(other)")
  }
}

extension DrawnDocument {
  /// How many pieces come from earlier documents.
  fileprivate var kept: Int {
    sheets.reduce(0) { count, sheet in
      guard case .pieces(let pieces, _, _) = sheet else { return count }
      return count
        + pieces.count { if case .kept = $0.content { true } else { false } }
    }
  }
}
