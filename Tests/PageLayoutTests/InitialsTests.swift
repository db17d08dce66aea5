import DocumentModel
import PageLayout
import Testing

struct InitialsTests {
  /// Pages with room for the line at their foot, and two who sign at the end.
  private func pages(
    lines: Int = 20, change: (inout PencilLayout) -> Void = { _ in },
    parties: [SignatureParty] = [party("Acme"), party("Bolt")]
  ) throws -> [Page] {
    var pencil = PencilLayout(lines: lines)
    pencil.information.hasInitials = true
    pencil.style.marginals.foot = .init(left: "foot")
    change(&pencil)
    return try pencil.layOut([paragraph("a", lines: 30), Block(.signatures(parties))]).pages
  }

  private func initials(_ page: Page) -> [(field: Field, place: Point)] {
    page.fields.filter { $0.field.name.hasPrefix("eSignInitialHere_") }
  }

  @Test func `each party initials each page, from left to right`() throws {
    let pages = try pages()
    #expect(pages.count > 1)
    for (index, page) in pages.enumerated() {
      let fields = initials(page)
      #expect(
        fields.map(\.field.name)
          == ["eSignInitialHere_acme_p\(index + 1)", "eSignInitialHere_bolt_p\(index + 1)"])
      #expect(fields.map(\.field.signer.key) == ["acme_1", "bolt_1"])
      #expect(fields[0].place.x + fields[0].field.size.width < fields[1].place.x)
      #expect(page.lines.contains { $0.text == "Initials Acme Bolt" })
    }
    #expect(initials(pages[0])[0].field.tooltip == "Initials of Acme on page 1")
  }

  @Test func `initials stand between the text and the foot, and touch neither`() throws {
    for page in try pages() {
      let foot = try #require(page.line("foot"))
      let text = page.lines.filter { $0.text.hasPrefix("a") }.map(\.baseline).max() ?? 0
      for (field, place) in initials(page) {
        #expect(place.y > text + 3)
        #expect(place.y + field.size.height < foot.baseline - 8)
      }
    }
  }

  @Test func `a cover is not initialled`() throws {
    var pencil = PencilLayout(lines: 80)
    pencil.information.hasInitials = true
    pencil.style.cover.isShown = true
    let pages = try pencil.layOut([
      Block(.title(TitleBlock(title: [.text("T")]))), paragraph("a", lines: 2),
      Block(.signatures([party("Acme")])),
    ]).pages
    #expect(pages.map { initials($0).count } == [0, 1])
  }

  @Test func `a name is cut to the room that there is, and many parties still fit`() throws {
    let many = (1...8).map { party("Party\($0) of the very long name indeed") }
    for page in try pages(lines: 60, parties: many) {
      let fields = initials(page)
      #expect(fields.count == 8)
      for (one, next) in zip(fields, fields.dropFirst()) {
        #expect(one.place.x + one.field.size.width <= next.place.x)
      }
      #expect(fields[0].place.x >= 20)
    }
  }

  @Test func `the tag of a service stands in each box`() throws {
    for page in try pages(change: { $0.information.esign = .pandadoc }) {
      var tags: [String] = []
      page.frame.forEachItem { item, _ in
        if case .glyphs(let run) = item.content {
          tags.append(String(decoding: run.text, as: UTF8.self))
        }
      }
      #expect(tags.filter { $0.hasPrefix("{initials") }.count == 2)
      #expect(tags.contains("{initials:signer0:in0p\(page.number)____}"))
    }
  }

  @Test func `a conformed copy prints what was filled in, and has no fields`() throws {
    let pages = try pages(change: {
      $0.information.filledIn = [
        "eSignInitialHere_acme_p1": "MM", "eSignSignHere_acme_1": "/s/ Mary Moss",
      ]
    })
    #expect(pages.allSatisfy { $0.fields.isEmpty })
    #expect(pages[0].lines.contains { $0.text == "MM" })
    #expect(pages.last?.lines.contains { $0.text == "/s/ Mary Moss" } == true)
  }
}
