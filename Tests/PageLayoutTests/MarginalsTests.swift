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

  // MARK: Schedules

  private func schedule(_ label: String) -> Block {
    Block(
      .heading(
        Heading(
          level: 1, label: label, text: [.text("Fees")], anchor: label, opensSchedule: true)))
  }

  @Test func `pages of a schedule say which of its pages they are`() throws {
    var pencil = PencilLayout(lines: 6)
    pencil.style.marginals.foot = .init(right: "{page}")
    pencil.style.marginals.schedule = .init(
      foot: .init(left: "{schedule} {schedulePage}/{schedulePages}"))
    let pages = try pencil.pages(of: [
      paragraph("a", lines: 8), schedule("Schedule A"), paragraph("b", lines: 13),
      schedule("Schedule B"), paragraph("c", lines: 1),
    ]).replacing("\u{2002}", with: " ")
    #expect(
      pages
        == "a1 a2 a3 a4 a5 a6 1 | a7 a8 2 | Schedule A Fees b1 b2 b3 b4 b5 Schedule A 1/3 3"
        + " | b6 b7 b8 b9 b10 b11 Schedule A 2/3 4 | b12 b13 Schedule A 3/3 5"
        + " | Schedule B Fees c1 Schedule B 1/1 6")
  }

  @Test func `a page belongs to the schedule with which it begins`() throws {
    var pencil = PencilLayout(lines: 7)
    pencil.style.clauses.schedulesOpenPage = .none
    pencil.style.marginals.schedule = .init(
      foot: .init(left: "{schedule} {schedulePageOfPages}"))
    let pages = try pencil.pages(of: [
      paragraph("a", lines: 1), schedule("A"), paragraph("b", lines: 12), schedule("B"),
      paragraph("c", lines: 13), heading("End"), paragraph("d", lines: 6),
    ]).replacing("\u{2002}", with: " ")
    #expect(
      pages
        == "a1 A Fees b1 b2 b3 b4 b5 | b6 b7 b8 b9 b10 b11 b12 A Page 2 of 2"
        + " | B Fees c1 c2 c3 c4 c5 c6 B Page 1 of 2 | c7 c8 c9 c10 c11 c12 c13 B Page 2 of 2"
        + " | End d1 d2 d3 d4 d5 d6")
  }

  @Test func `on two-sided paper the feet of schedules change sides, too`() throws {
    var pencil = PencilLayout(lines: 2)
    pencil.style.page.isTwoSided = true
    pencil.style.marginals.schedule = .init(foot: .init(left: "L"))
    let pages = try pencil.layOut([
      paragraph("a", lines: 1), schedule("A"), paragraph("b", lines: 2),
    ]).pages
    #expect(pages[1].line("L")?.maxX == 220)
    #expect(pages[2].line("L")?.x == 20)
  }

  // MARK: Languages

  @Test(arguments: [
    ("en-GB", "Page 2 of 3"), ("de", "Seite 2 von 3"), ("fr-CA", "Page 2 sur 3"),
    ("he", "עמוד 2 מתוך 3"), ("ar", "الصفحة 2 من 3"), ("zh-Hant", "第 2 頁，共 3 頁"),
    ("zh", "第 2 页，共 3 页"), ("tlh", "2 / 3"),
  ])
  func `pages are counted in the words of the document's language`(
    language: String, words: String
  ) throws {
    var pencil = PencilLayout(lines: 1)
    pencil.information.language = language
    pencil.style.marginals.foot = .init(left: "{pageOfPages}")
    let page = try pencil.layOut([paragraph("a", lines: 3)]).pages[1]
    var runs: [String] = []
    page.frame.forEachItem { item, _ in
      guard case .glyphs(let run) = item.content else { return }
      runs.append(String(decoding: run.text, as: UTF8.self))
    }
    #expect(runs.dropFirst().joined() == words)
  }
}
