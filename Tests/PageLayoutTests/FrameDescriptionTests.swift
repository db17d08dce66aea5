import DocumentModel
import PageLayout
import Testing

struct FrameDescriptionTests {
  @Test func `a page is written down with everything at its place`() throws {
    let blocks = [
      heading("One", label: "1."),
      Block(
        .list(
          List(
            kind: .clauses, level: 1,
            items: [
              .init(
                label: "1.1", anchor: "here",
                blocks: [
                  Block(.paragraph([.text("See "), .reference([.text("1.")], anchor: "One")]))
                ])
            ]))),
      Block(.signatures([party("Acme")])),
    ]
    let text = try Pencil(lines: 9, letters: 20).layOut(blocks).pages.layoutDescription
    #expect(
      text == """
        page 1: 140 x 140
          frame 20 30 100 x 10
            #One at 20 30
            20...35 at 37.5: "1. " 10
            40...55 at 37.5: "One" 10
          frame 20 40 100 x 10
            #here at 20 40
            20...40 at 47.5: "1.1 " 10
            40...60 at 47.5: "See " 10
            60...70 at 47.5: "1." 10
            link 60 40 10 x 10 to #One
          frame 20 50 100 x 62
            20...40 at 57.5: "Acme" 10
            20...30 at 77.5: "S:" 10

        """)
  }

  @Test func `a galley is written down with its spaces and costs`() throws {
    var galley = Galley()
    galley.entries = [
      .init(frame: Frame(size: Size(width: 10, height: 10))),
      .init(
        frame: Frame(size: Size(width: 10, height: 10)), spaceBefore: 4.125,
        breakBefore: BreakCost(5_000, .widow), head: 0),
    ]
    galley.entries[1].frame.place(
      .fill(Size(width: 10, height: 0.4), Color(red: 1, green: 0, blue: 0)), x: -0.05, y: 9.6)
    #expect(
      galley.layoutDescription == """
        entry: space 0, break free
        entry: space 4.13, break 5000 last line of a paragraph alone, head 0
          fill -0.05 9.6 10 x 0.4 #ff0000

        """)
  }
}
