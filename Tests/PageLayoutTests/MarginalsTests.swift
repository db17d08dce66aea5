import DocumentModel
import PageLayout
import Testing

struct MarginalsTests {
  @Test func `head and foot name the page, the pages and the clause`() throws {
    var pencil = PencilLayout(lines: 3)
    pencil.style.marginals.head = .init(left: "{title}", right: "{clause}")
    pencil.style.marginals.foot = .init(center: "{page} of {pages}")
    pencil.information.title = "MSA"
    #expect(
      try pencil.pages(of: [
        heading("One", label: "1."), paragraph("a", lines: 5), heading("Two", label: "2."),
        paragraph("b", lines: 2),
      ])
        == "MSA 1. One 1. One a1 a2 1 of 3 | MSA 1. One a3 a4 a5 2 of 3"
        + " | MSA 2. Two 2. Two b1 b2 3 of 3")
  }

  @Test func `the first page has a head only where the style wants it`() throws {
    var pencil = PencilLayout(lines: 3)
    pencil.style.marginals.head = .init(left: "Head")
    pencil.style.marginals.first.head.left = ""
    #expect(try pencil.pages(of: [paragraph("a", lines: 5)]) == "a1 a2 a3 | Head a4 a5")
  }

  @Test func `the first page and even pages may have heads and feet of their own`() throws {
    var pencil = PencilLayout(lines: 2)
    pencil.style.marginals.head = .init(left: "odd")
    pencil.style.marginals.first = .init(head: .init(left: "first"))
    pencil.style.marginals.even = .init(foot: .init(right: "even"))
    #expect(
      try pencil.pages(of: [paragraph("a", lines: 6)]) == "first a1 a2 | odd a3 a4 even | odd a5 a6"
    )
  }

  @Test func `what all pages have, the first and even ones have too unless they change it`() throws
  {
    var pencil = PencilLayout(lines: 2)
    pencil.style.marginals.first.head.right = "1"
    pencil.style.marginals.head = .init(left: "all", right: "rest")
    pencil.style.marginals.even.head.right = ""
    #expect(
      try pencil.pages(of: [paragraph("a", lines: 6)])
        == "all 1 a1 a2 | all a3 a4 | all rest a5 a6")
  }

  @Test func `on two-sided paper the inner margin of even pages is on the right`() throws {
    var pencil = PencilLayout(lines: 2)
    pencil.style.page.margins.left = 35
    pencil.style.page.margins.right = 5
    pencil.style.page.isTwoSided = true
    pencil.style.marginals.foot = .init(left: "L")
    let pages = try pencil.layOut([paragraph("a", lines: 3)]).pages
    #expect(pages[0].line("a1")?.x == 35)
    #expect(pages[0].line("L")?.x == 35)
    #expect(pages[1].line("a3")?.x == 5)
    // As in a book, what is on the outer side of one page is on that of the other.
    #expect(pages[1].line("L")?.maxX == 205)
  }

  @Test func `braces in a client's words are words`() throws {
    var pencil = PencilLayout(lines: 3)
    pencil.style.marginals.head = .init(left: "{title}")
    pencil.information.title = "{page} Ltd"
    #expect(try pencil.pages(of: [paragraph("a", lines: 1)]) == "{page} Ltd a1")
  }

  @Test func `slots stand left, centred and right on their baselines`() throws {
    var pencil = PencilLayout(lines: 3)
    pencil.style.marginals.foot = .init(left: "L", center: "CC", right: "R")
    var places: [String: Point] = [:]
    try pencil.layOut([paragraph("a", lines: 1)]).pages[0].frame.forEachItem { item, place in
      guard case .glyphs(let run) = item.content else { return }
      places[String(decoding: run.text, as: UTF8.self)] = place
    }
    #expect(places["L"] == Point(x: 20, y: 75))
    #expect(places["CC"] == Point(x: 115, y: 75))
    #expect(places["R"] == Point(x: 215, y: 75))
  }

  @Test func `words too long for a running head are cut, never set over each other`() throws {
    var pencil = PencilLayout(lines: 3)
    pencil.style.marginals.head = .init(left: "{title}", right: "HL-1")
    pencil.information.title = "An Agreement for the Support of All Machines"
    let page = try pencil.layOut([paragraph("a", lines: 1)]).pages[0]
    #expect(page.lines[0].text == "An Agreement for the Support of… HL-1")
    #expect(page.lines[0].maxX == 220)
  }
}
