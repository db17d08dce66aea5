import DocumentModel
import PageLayout
import Testing

struct ContentsTests {
  private let blocks = [
    Block(.tableOfContents(title: "Contents", depth: 1)),
    heading("One", label: "1."), paragraph("a", lines: 4),
    heading("Sub", label: "1.1", level: 2), paragraph("b", lines: 2),
    heading("Two", label: "2."), paragraph("c", lines: 2),
  ]

  @Test func `entries carry the numbers of their pages, to the depth asked for`() throws {
    #expect(
      try PencilLayout(lines: 9).pages(of: blocks)
        == "Contents 1. One 1 2. Two 2 1. One a1 a2 a3 a4 | 1.1 Sub b1 b2 2. Two c1 c2")
  }

  @Test func `numbers stand flush right`() throws {
    let page = try PencilLayout(lines: 9).layOut(blocks).pages[0]
    #expect(page.lines[1].maxX == 220)
    #expect(page.lines[2].maxX == 220)
  }

  @Test func `leaders stand in columns and end before the number`() throws {
    var pencil = PencilLayout(lines: 9)
    pencil.style.contents.leaderPitch = 6
    let page = try pencil.layOut(blocks).pages[0]
    var dots: [[Double]] = []
    page.frame.forEachItem { item, place in
      guard case .glyphs(let run) = item.content, run.text.first == UInt8(ascii: ".") else {
        return
      }
      dots.append(run.glyphs.map { place.x - 20 + Double($0.x) })
    }
    #expect(dots.count == 2)
    for row in dots {
      #expect(row.allSatisfy { $0.truncatingRemainder(dividingBy: 6) == 0 })
      #expect((row.last ?? 0) <= 175)
    }
  }

  @Test func `each entry is a link to its heading`() throws {
    var targets: [Link.Target] = []
    try PencilLayout(lines: 9).layOut(blocks).pages[0].frame.forEachItem { item, _ in
      if case .link(let link) = item.content { targets.append(link.target) }
    }
    #expect(targets == [.anchor("One"), .anchor("Two")])
  }

  @Test func `contents that end their page begin one too, rather than run over to the next`() throws
  {
    var pencil = PencilLayout(lines: 9)
    pencil.style.contents.opensPageAfter = true
    let entries = (1...7).map { heading("H\($0)") }
    let blocks =
      [paragraph("a", lines: 2), Block(.tableOfContents(title: "C", depth: 1))] + entries
    let listed = (1...7).map { "H\($0) 3" }.joined(separator: " ")
    let headings = (1...7).map { "H\($0)" }.joined(separator: " ")
    #expect(try pencil.pages(of: blocks) == "a1 a2 | C \(listed) | \(headings)")
    pencil.style.contents.opensPageAfter = false
    #expect(try pencil.layOut(blocks).pages.count == 2)
  }

  @Test func `contents longer than a page run over`() throws {
    var pencil = PencilLayout(lines: 9)
    pencil.style.contents.opensPageAfter = true
    let blocks =
      [Block(.tableOfContents(title: "C", depth: 1))] + (1...12).map { heading("H\($0)") }
    #expect(try pencil.layOut(blocks).pages.count == 4)
  }

  @Test func `the agreement begins a new page after the contents where the style wants it`()
    throws
  {
    var pencil = PencilLayout(lines: 9)
    pencil.style.contents.opensPageAfter = true
    #expect(
      try pencil.pages(of: blocks)
        == "Contents 1. One 2 2. Two 3 | 1. One a1 a2 a3 a4 1.1 Sub b1 b2 | 2. Two c1 c2")
  }
}
