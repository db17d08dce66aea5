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
    let text = try PencilLayout(lines: 9, letters: 20).layOut(blocks).pages.layoutDescription
    #expect(
      text == """
        page 1: 140 x 150
          frame 20 30 100 x 10
            #One at 20 30
            20...55 at 37.5: "1. One" 10
          frame 20 40 100 x 10
            #here at 20 40
            20...72.5 at 47.5: "1.1 See 1." 10
            link 62.5 40 10 x 10 to #One
          frame 20 50 100 x 62
            20...40 at 57.5: "Acme" 10
            20...30 at 77: "S:" 10
            fill 38 79.5 82 x 0.5 #000000
            signature field eSignSignHere_acme_1 38 65.5 82 x 14 10 "S: of signatory 1 for Acme"
            20...30 at 87: "N:" 10
            fill 38 89.5 82 x 0.5 #000000
            text field eSignFullName_acme_1 38 74.5 82 x 15 10 "N: of signatory 1 for Acme"
            20...30 at 97: "T:" 10
            fill 38 99.5 82 x 0.5 #000000
            text field eSignTitle_acme_1 38 84.5 82 x 15 10 "T: of signatory 1 for Acme"
            20...30 at 107: "D:" 10
            fill 38 109.5 82 x 0.5 #000000
            text field eSignDateSigned_acme_1 38 94.5 82 x 15 10 "D: of signatory 1 for Acme"

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
        entry: space 4.13, break 5000 a widow, head 0
          fill -0.05 9.6 10 x 0.4 #ff0000

        """)
  }
}
