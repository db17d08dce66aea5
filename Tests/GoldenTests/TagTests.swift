import DocumentModel
import EngrossKit
import Foundation
import TestSupport
import Testing

@testable import ContractDrafting

/// What validators of PDF/UA cannot see: that the tags are those of what is written.
@Suite struct TagTests {
  @Test(arguments: SampleGoldenTests.samples, StyledSample.styles)
  func `the tags of a sample tell what is written, word for word and in its order`(
    sample: String, style: String
  ) async throws {
    let styled = try StyledSample.find(sample, style)
    let file = FileManager.default.temporaryDirectory.appending(
      path: "engross-tags-\(UUID().uuidString).pdf")
    try Data(styled.pdf.bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let pdf = try await TaggedPDF(file)

    expectHeadings(pdf, of: styled.document)
    expectTables(pdf, of: styled.document)
    expectOrder(pdf, of: styled.document)
    expectDescriptions(pdf)
    #expect(pdf.unmapped == 0)
    #expect(pdf.loose == "")
  }

  /// Every heading is one, of its level, and nothing else is.
  private func expectHeadings(_ pdf: TaggedPDF, of document: Document) {
    let tagged = pdf.root.all.filter { $0.role.wholeMatch(of: /H[1-6]?/) != nil }.map {
      "\($0.role) \(letters(of: $0.text()))"
    }
    let written = document.blocks.compactMap { block -> String? in
      switch block.content {
      case .title(let title): "H1 " + letters(of: title.title.plainText)
      case .heading(let heading):
        "H\(heading.level + 1) "
          + letters(of: (heading.label ?? "") + heading.text.plainText)
      default: nil
      }
    }
    #expect(tagged == written)
  }

  /// The cells that head a column or a row are such, and say which; no other cell does.
  private func expectTables(_ pdf: TaggedPDF, of document: Document) {
    let tables = document.blocks.flatMap(\.tables)
    let tagged = pdf.root.all.filter { $0.role == "Table" }
    #expect(tagged.count == tables.count)
    for (element, table) in zip(tagged, tables) {
      let rows = element.all.filter { $0.role == "TR" }.map(\.elements)
      let heads = table.head.isEmpty ? [] : [table.head]
      let expected = (heads + table.rows + table.footRows).enumerated().map { row, cells in
        cells.indices.map { column in
          let isHead = row < heads.count
          return isHead ? "TH Column" : column == 0 && table.hasRowHeads ? "TH Row" : "TD"
        }
      }
      let actual = rows.map { cells in
        cells.map { cell in
          [cell.role, (cell.attributes["/Scope"] as? String)?.dropFirst().description ?? ""]
            .filter { !$0.isEmpty }.joined(separator: " ")
        }
      }
      #expect(actual == expected)
    }
  }

  /// What is read aloud, and what the glyphs say by themselves, are the words of the document, one
  /// passage after the other; between them stand the labels of lists, and what layout adds.
  private func expectOrder(_ pdf: TaggedPDF, of document: Document) {
    let added: Set<String> = ["Lbl", "TOC", "Note", "Form"]
    for kind in [\MarkedText.spoken, \.shown] {
      let read = Array(letters(of: pdf.root.text(kind, without: added)).utf8)
      var place = 0
      var gaps = 0
      for passage in document.blocks.flatMap(\.ownPassages) {
        let words = Array(letters(of: passage).utf8)
        let window = read[place..<min(read.count, place + words.count + 600)]
        guard let start = window.firstIndex(of: words) else {
          let next = String(decoding: read[place...].prefix(90), as: UTF8.self)
          Issue.record("\"\(passage)\" is not read next, but \"\(next)\"")
          return
        }
        gaps += start - place
        place = start + words.count
      }
      gaps += read.count - place
      // Labels of headings, "Contents", carried sums, and the words around signatures.
      #expect(gaps < 700, "\(gaps) letters more than the document has")
    }
  }

  /// Pictures, links and fields are described in words.
  private func expectDescriptions(_ pdf: TaggedPDF) {
    for element in pdf.root.all {
      switch element.role {
      case "Figure":
        let words = words(element.entries["/Alt"])
        #expect(words.contains { $0.count > 2 } && !words.joined().contains(".svg"))
        #expect(!["image", "logo", "picture", "figure"].contains(words.joined().lowercased()))
      case "Link":
        #expect(!element.annotations.isEmpty)
        for link in element.annotations {
          #expect(words(link["/Contents"]).contains { $0.count > 2 }, "\(element.text())")
        }
      case "Form":
        for field in element.annotations {
          // "Signature of Ada Quill for Quill Ltd"
          #expect(words(field["/TU"]).count >= 3, "\(words(field["/TU"]))")
        }
      default: break
      }
    }
  }

  private func words(_ value: Any?) -> [String] {
    let text = value as? String ?? ""
    return (text.hasPrefix("u:") ? text.dropFirst(2) : text[...]).split(separator: " ")
      .map(String.init)
  }
}

extension Block {
  fileprivate var tables: [Table] {
    switch content {
    case .table(let table): [table]
    case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.tables) }
    case .quote(let blocks): blocks.flatMap(\.tables)
    default: []
    }
  }

  /// The words of each passage; where a page number stands, it parts them.
  fileprivate var ownPassages: [String] {
    Document(information: DocumentInformation(title: ""), blocks: [self]).passages.map(\.text)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func firstIndex(of words: [UInt8]) -> Int? {
    guard count >= words.count else { return nil }
    return (startIndex...(endIndex - words.count)).first {
      self[$0..<$0 + words.count].elementsEqual(words)
    }
  }
}
