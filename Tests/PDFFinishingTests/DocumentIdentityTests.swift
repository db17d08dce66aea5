import Foundation
import PDFObjects
import TestSupport
import Testing

@testable import PDFFinishing

@Suite struct DocumentIdentityTests {
  @Test func `the same drawing and facts give the same bytes`() throws {
    let draft = Draft.contract()
    let drawn = draft.drawn()
    let finisher = try Workshop.finisher()
    let first = try finisher.finish(drawn, with: draft.facts)
    #expect(try finisher.finish(drawn, with: draft.facts) == first)
    #expect(try Workshop.finisher().finish(drawn, with: draft.facts) == first)
  }

  @Test func `one finisher serves many at once`() async throws {
    let draft = Draft.contract()
    let drawn = draft.drawn()
    let facts = draft.facts
    let finisher = try Workshop.finisher()
    let finished = try await withThrowingTaskGroup(of: FinishedPDF.self) { group in
      for _ in 0..<8 { group.addTask { try finisher.finish(drawn, with: facts) } }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(finished.count == 1)
  }

  @Test func `neither the clock nor Cairo's date reaches the file`() throws {
    let pdf = try QPDFDocument(reading: Draft.contract().drawn())
    let facts = Draft.contract().facts
    let first = try pdf.writtenPlainly()
    // What Cairo would have written at another time.
    pdf.trailer["/Info"].set("/CreationDate", .text("D:19990101000000Z"))
    let later = try pdf.writtenPlainly()
    #expect(first != later)
    let finisher = try Workshop.finisher()
    #expect(try finisher.finish(first, with: facts) == finisher.finish(later, with: facts))
  }

  @Test func `the identifier follows from the content`() throws {
    let draft = Draft.contract()
    let other = Draft.contract()
    other.facts.information.title = "Another"
    let identifiers = try [draft, draft, other].map { draft in
      try Workshop.open(draft).trailer["/ID"].written
    }
    #expect(identifiers[0] == identifiers[1])
    #expect(identifiers[0] != identifiers[2])
  }

  @Test func `a document is freed when no one holds it`() throws {
    weak var freed: QPDFDocument?
    do {
      let pdf = try Workshop.open(.contract())
      #expect(pdf.makeIndirect(["/S": "/P"])["/S"].isName("/P"))
      freed = pdf
    }
    #expect(freed == nil)
  }

  @Test func `qpdf finds nothing to complain of`() async throws {
    for isTagged in [true, false] {
      let draft = Draft.contract()
      if !isTagged { draft.facts.structure = [] }
      let file = try Workshop.temporaryFile(try Workshop.finish(draft).bytes, "contract.pdf")
      let report = try await run("qpdf", ["--check", file])
      #expect(report.status == 0, "\(report.errors)")
      #expect(report.output.contains("No syntax or stream encoding errors found"))
      #expect(report.output.contains("PDF Version: 1.7"))
    }
  }
}
