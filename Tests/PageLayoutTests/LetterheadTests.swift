import DocumentModel
import StrictInput
import TestSupport
import Testing

@testable import PageLayout

/// Pictures of a style on pages of 40 letters by 12 lines: 240 by 180 pt, with margins of 30 pt.
@Suite struct LetterheadTests {
  private let logo = Picture(
    path: "logo.svg", format: .svg, bytes: [], sha256: "1", naturalSize: Size(width: 20, height: 10)
  )
  private let title = Block(
    .title(TitleBlock(title: [.text("Agreement")], lines: [[.text("A and B")]])))

  private func lines(_ count: Int) -> [Block] {
    (1...count).map { Block(.paragraph([.text("line \($0)")])) }
  }

  private func layOut(
    _ blocks: [Block], mark: String = "", _ change: (inout StyleSheet) -> Void
  ) throws -> LaidOutDocument {
    var pencil = PencilLayout(lines: 12)
    change(&pencil.style)
    pencil.information.mark = mark
    let engine = LayoutEngine(style: pencil.style, shaper: pencil.shaper)
    return try engine.layOut(
      Document(information: pencil.information, blocks: blocks), pictures: [logo.path: logo])
  }

  private func pictures(_ page: Page) -> [String] {
    page.frame.flattened.compactMap { item in
      guard case .picture(_, let size) = item.content else { return nil }
      let kind = item.node == .artifact ? "artifact" : "figure"
      return "\(kind) at \(item.position.x) \(item.position.y), \(size.width) x \(size.height)"
    }
  }

  @Test func `a logo in the head margin is decoration, as large as its bounds allow`() throws {
    let pages = try layOut([title] + lines(30)) { style in
      style.logo.mark.file = StyleFile(path: "logo.svg")
      (style.logo.mark.width, style.logo.mark.height, style.logo.mark.top) = (100, 8, 6)
      style.logo.mark.position = .right
    }.pages
    #expect(pictures(pages[0]) == ["artifact at 204.0 6.0, 16.0 x 8.0"])
    #expect(pictures(pages[1]) == [])
  }

  @Test func `a logo on all pages is on all pages`() throws {
    let pages = try layOut(lines(30)) { style in
      style.logo.mark.file = StyleFile(path: "logo.svg")
      style.logo.pages = .all
      (style.logo.mark.height, style.logo.mark.top) = (20, 5)
    }.pages
    #expect(pages.count == 3)
    #expect(pages.allSatisfy { pictures($0).count == 1 })
  }

  @Test func `the text of the first page begins below what is printed at its head`() throws {
    let laidOut = try layOut(lines(10)) { style in
      style.letterhead.file = StyleFile(path: "logo.svg")
    }
    // 240 pt wide and so 120 pt high, with a line of space; the margin of 30 pt is less.
    #expect(pictures(laidOut.pages[0]) == ["artifact at 0.0 0.0, 240.0 x 120.0"])
    #expect(laidOut.pages[0].frame.text == "line 1line 2")
    #expect(laidOut.pages[1].frame.text.hasPrefix("line 3"))
  }

  @Test func `what is printed on each page keeps clear of the text`() {
    var pencil = PencilLayout(lines: 12)
    pencil.style.letterhead.file = StyleFile(path: "logo.svg")
    pencil.style.letterhead.pages = .all
    let engine = LayoutEngine(style: pencil.style, shaper: pencil.shaper)
    let failure = #expect(throws: LayoutFailure.self) {
      try engine.layOut(
        Document(information: pencil.information, blocks: lines(3)), pictures: [logo.path: logo])
    }
    #expect(
      failure?.problems.map(\.diagnostic.description) == [
        "error: the logo or the letterhead of each page reaches down to 120 pt, and the text "
          + "begins at 30 pt; make it smaller, or print it on the first page only, or make "
          + "page.margins.top larger in the style sheet"
      ])
  }

  @Test func `a logo above the title is read before it, by its words`() throws {
    let laidOut = try layOut([title]) { style in
      style.logo.mark.file = StyleFile(path: "logo.svg")
      style.logo.mark.alternativeText = "Acme Ltd"
      style.logo.place = .title
      style.logo.mark.position = .center
      (style.logo.mark.width, style.logo.mark.height) = (40, 40)
    }
    #expect(pictures(laidOut.pages[0]) == ["figure at 100.0 30.0, 40.0 x 20.0"])
    #expect(laidOut.structure.nodes.map(\.role) == ["Document", "Figure", "H1", "P"])
    #expect(laidOut.structure.nodes[1].alternativeText == "Acme Ltd")
  }

  @Test func `a cover has the words of the title block, and the rest begins behind it`() throws {
    let blocks = [title] + lines(3)
    let plain = try layOut(blocks) { _ in }
    let covered = try layOut(blocks) { style in
      cover(&style)
      style.marginals.foot.right = "{page}"
    }
    #expect(covered.pages.map(\.frame.text) == ["AgreementA and B", "line 1line 2line 32"])
    #expect(covered.structure == plain.structure)
    #expect(
      covered.pages[0].layoutDescription == """
        page 1: 240 x 180
          fill 0 0 240 x 100 #000080
          frame 20 30 200 x 120
            20...65 at 87.5: "Agreement" 10
            20...55 at 117.5: "A and B" 10

        """)
  }

  @Test func `pages are numbered from the one behind a cover that is not counted`() throws {
    let contents = Block(.tableOfContents(title: "", depth: 1))
    let heading = Block(.heading(Heading(level: 1, text: [.text("Fees")], anchor: "fees")))
    let reference = Block(.paragraph([.text("page "), .pageNumber(anchor: "fees")]))
    let blocks = [title, contents, reference] + lines(11) + [heading]
    func texts(isNumbered: Bool) throws -> [String] {
      let laidOut = try layOut(blocks) { style in
        cover(&style)
        style.cover.isNumbered = isNumbered
        style.contents.leaderPitch = 0
        style.marginals.foot.right = "{page} of {pages}"
        style.marginals.first.foot.left = "first"
      }
      #expect(laidOut.unnumbered == (isNumbered ? 0 : 1))
      return laidOut.pages.map { page in page.lines.map(\.text).joined(separator: " ") }
    }
    let first = "line 1 line 2 line 3 line 4 line 5 line 6 line 7 line 8 line 9"
    let counted = try texts(isNumbered: true)
    #expect(
      counted == [
        "Agreement A and B", "Fees 3 page 3 \(first) first 2 of 3", "line 10 line 11 Fees 3 of 3",
      ])
    let uncounted = try texts(isNumbered: false)
    #expect(
      uncounted == [
        "Agreement A and B", "Fees 2 page 2 \(first) first 1 of 2", "line 10 line 11 Fees 2 of 2",
      ])
  }

  @Test func `the mark of a draft stands in the field of a cover, and keeps clear of its words`()
    throws
  {
    let page = try layOut([title], mark: "DRAFT", cover).pages[0]
    let marks = page.frame.items.compactMap { item -> (Point, GlyphRun)? in
      if case .turned(let run, _) = item.content { (item.position, run) } else { nil }
    }
    #expect(!marks.isEmpty)
    #expect(marks.allSatisfy { $0.0.y < 100 && $0.1.color.contrast(on: navy) < 2 })
  }

  @Test func `a cover whose words do not fit is refused`() {
    var pencil = PencilLayout(lines: 12)
    cover(&pencil.style)
    let long = String(repeating: "Agreement ", count: 80)
    #expect(
      pencil.complaints(about: [Block(.title(TitleBlock(title: [.text(long)])))]) == [
        "error: the words of the cover need 210 pt and it holds 100; shorten the title, or make "
          + "cover.title.size or cover.titleSpace smaller in the style sheet"
      ])
  }

  private let navy = Color(red: 0, green: 0, blue: 128.0 / 255)

  private func cover(_ style: inout StyleSheet) {
    style.cover.isShown = true
    style.cover.ground = navy
    style.cover.groundHeight = 100
    style.cover.inset = 20
    style.cover.title = style.blocks.title
    style.cover.line = style.blocks.titleLine
    (style.cover.titleSpace, style.cover.lineSpace) = (10, 10)
  }
}

extension Frame {
  /// Every item at its place on the page.
  fileprivate var flattened: [FrameItem] { flattened(at: .zero) }

  private func flattened(at origin: Point) -> [FrameItem] {
    items.flatMap { item -> [FrameItem] in
      let place = Point(x: origin.x + item.position.x, y: origin.y + item.position.y)
      if case .frame(let inner) = item.content { return inner.flattened(at: place) }
      return [FrameItem(position: place, content: item.content, node: item.node)]
    }
  }
}
