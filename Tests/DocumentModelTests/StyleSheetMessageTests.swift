import Testing

@Suite struct `A style sheet is refused with a message that says what to do` {
  @Test func `for keys that are not known`() throws {
    #expect(
      try faults(in: "page:\n  margin: { top: 20 mm }\nblock: {}\n") == """
        acme.yaml:2:3: error: unknown key "margin" in page; did you mean "margins"?
        acme.yaml:3:1: error: unknown key "block"; did you mean "blocks"?
        """)
  }

  @Test func `for colours`() throws {
    #expect(
      try faults(
        in: """
          brand:
            colors:
              ink: 1b3a5c
              sky: blue
              sea: #0b4f7a
          type:
            color: $inc
          table:
            ruleColor: $grey
            headGround: #eeeeee
          """) == """
          acme.yaml:3:10: error: expected a colour such as "#1b3a5c", found "1b3a5c"; \
          write "#1b3a5c"
          acme.yaml:4:10: error: expected a colour such as "#1b3a5c", found "blue"
          acme.yaml:5:5: error: "sea" in brand.colors is empty; \
          write a colour in quotes, such as "#1b3a5c": a bare # begins a comment
          acme.yaml:7:10: error: the brand has no colour "inc"; did you mean "$ink"?
          acme.yaml:9:14: error: the brand has no colour "grey"; \
          name it under brand.colors, where there are: ink, sea, sky
          acme.yaml:10:3: error: "headGround" in table is empty; \
          write a colour in quotes, such as "#1b3a5c": a bare # begins a comment
          """)
  }

  @Test func `for lengths`() throws {
    #expect(
      try faults(
        in: """
          type:
            size: 11
            leading: 14 px
            letterSpacing: 0.02
          blocks:
            body: { before: -3 pt, after: "0,5 mm", indent: 1 em, firstIndent: $small }
            title: { before: 900 cm, after: "" }
          """) == """
          acme.yaml:2:9: error: 11 what? A length needs its unit; write 11 pt or 11 mm
          acme.yaml:3:12: error: expected a length such as 10.5 pt or 25 mm, found "14 px"
          acme.yaml:4:18: error: expected a length such as 0.02 em, found "0.02"; write 0.02 em
          acme.yaml:6:19: error: -3 pt is negative; give 0 pt or more
          acme.yaml:6:33: error: expected a length such as 10.5 pt or 25 mm, found "0,5 mm"; \
          write a point before decimals
          acme.yaml:6:51: error: em cannot be used here; write pt, mm, cm or in
          acme.yaml:6:70: error: the brand has no size "small"; name it under brand.sizes
          acme.yaml:7:20: error: 900 cm is too long; give at most 5 m
          acme.yaml:7:28: error: "after" in blocks.title is empty; fill it in, or remove the key
          """)
  }

  @Test func `for paper, words and numbers`() throws {
    #expect(
      try faults(
        in: """
          page: { size: a4, orientation: upright }
          blocks:
            body: { alignment: left, weight: heavy, italic: yes }
          pageBreaking: { widows: 0 }
          lineBreaking: { spaceShrink: 0.95, protrusion: half }
          """) == """
          acme.yaml:1:15: error: expected A3, A4, A5, Letter, Legal or a size such as \
          210 mm x 297 mm, found "a4"; did you mean "A4"?
          acme.yaml:1:32: error: expected one of portrait, landscape, found "upright"
          acme.yaml:3:22: error: expected one of justified, leading, center, trailing, found "left"
          acme.yaml:3:36: error: expected one of regular, semibold, bold, found "heavy"
          acme.yaml:3:51: error: expected true or false, found "yes"; write true
          acme.yaml:4:25: error: widows cannot be 0; give 1 to 9
          acme.yaml:5:30: error: a space that shrinks by 0.95 of itself is none; give at most 0.9
          acme.yaml:5:48: error: expected a number such as 0.5, found "half"
          """)
  }

  @Test func `for geometry that cannot be`() throws {
    #expect(
      try faults(in: "page:\n  margins: { left: 90 mm, right: 89 mm }\n") == """
        acme.yaml:2:12: error: the text block is 31 mm wide; \
        make page.margins smaller: text needs 50 mm
        """)
    #expect(
      try faults(in: "page:\n  margins: { left: 80 mm, right: 80 mm }\n  binding: 20 mm\n") == """
        acme.yaml:2:12: error: the text block is 30 mm wide; \
        make page.margins smaller: text needs 50 mm
        """)
    #expect(
      try faults(in: "page:\n  size: 100 mm x 20 mm\n  orientation: landscape\n") == """
        acme.yaml:2:3: error: the text block is 44 mm wide; \
        make page.margins smaller: text needs 50 mm
        acme.yaml:2:3: error: the text block is 0 mm high; \
        make page.margins smaller: text needs 50 mm
        """)
    #expect(
      try faults(in: "marginals:\n  head: { left: x }\n  headBaseline: 4 cm\n") == """
        acme.yaml:3:17: error: the running head reaches down to 42 mm, \
        and the text begins at 30 mm; \
        make marginals.headBaseline smaller or page.margins.top larger
        """)
    #expect(
      try faults(in: "marginals:\n  footBaseline: 4 cm\n") == """
        acme.yaml:2:17: error: the running foot reaches up to 44 mm above the paper's edge, \
        and the text ends at 30 mm; \
        make marginals.footBaseline smaller or page.margins.bottom larger
        """)
    #expect(
      try faults(in: "clauses: { levelIndent: 3 cm }\n") == """
        acme.yaml:1:10: error: clauses of the fourth level begin 102 mm into a text block \
        154 mm wide; make clauses.indent or clauses.levelIndent smaller
        """)
  }

  @Test func `for the mark of a draft that cannot be seen`() throws {
    #expect(
      try faults(
        in: """
          marginals:
            mark: { angle: 120 deg, across: 1, down: half }
          """) == """
          acme.yaml:2:18: error: 120 deg is too far; give -90 deg to 90 deg
          acme.yaml:2:35: error: across cannot be 1; give 0.05 to 0.95
          acme.yaml:2:44: error: expected a number such as 0.5, found "half"
          """)
    #expect(
      try faults(in: "marginals: { mark: { angle: 45 } }\n") == """
        acme.yaml:1:29: error: expected an angle such as 45 deg, or diagonal, found "45"; \
        write 45 deg
        """)
    #expect(try faults(in: "marginals: { mark: { angle: -30 deg, down: 0.1 } }\n") == "")
  }

  @Test func `for a letterhead that has no room at the foot`() throws {
    let tall = try faults(in: "letterhead: { foot: { lines: [a, b, c, d, e], edge: 15 mm } }")
    #expect(
      tall == """
        acme.yaml:1:21: error: the letterhead's foot reaches up to 40 mm above the paper's edge, \
        and the text ends at 30 mm; make it shorter, or page.margins.bottom larger
        acme.yaml:1:21: error: the letterhead's foot stands where the running foot does; \
        change letterhead.foot.edge, or marginals.footBaseline, or take away marginals.first.foot
        """)
    #expect(
      try faults(in: "letterhead: { head: { lines: [\"{adress}\"] } }\n") == """
        acme.yaml:1:31: error: there is no field {adress}; choose of {title}, {reference}, \
        {parties}, {clause}, {page}, {pages}, {pageOfPages}, {date}, {digest}, \
        {schedulePageOfPages}, {schedulePages}, {schedulePage}, {schedule}
        """)
  }

  @Test func `for type that cannot be set`() throws {
    #expect(
      try faults(in: "blocks:\n  title: { size: 24 pt }\n  code: { size: 1 pt }\n") == """
        acme.yaml:2:18: error: type of 24 pt with a leading of 14 pt makes lines overlap; \
        give a leading of about 30 pt
        acme.yaml:3:17: error: type cannot be 1 pt high; give 4 pt to 144 pt
        """)
    #expect(
      try faults(in: "families:\n  body: []\n  mono: { name: Inter }\n") == """
        acme.yaml:2:9: error: body has no family; name at least one
        acme.yaml:3:9: error: expected the name of a font family such as Linux Libertine O, \
        or a list of them, found a record
        """)
  }

  @Test func `for fields of schedules on other pages`() throws {
    #expect(
      try faults(
        in: """
          marginals:
            foot: { right: "{schedulePage} of {schedulePages}" }
            schedule: { foot: { right: "{schedulePage} of {schedulePages}" } }
          letterhead: { head: { lines: ["{schedule}"] } }
          """) == """
          acme.yaml:2:9: error: {schedulePages} is known on the pages of schedules only; \
          write it under marginals.schedule
          acme.yaml:4:30: error: {schedule} is known on the pages of schedules only; \
          write it under marginals.schedule
          """)
  }

  @Test func `for what hangs into the margin`() throws {
    let found = try faults(in: "protrusion: { Lato: { right: { \"-\": 1.5, ab: 0.3, x: ~ } } }")
    #expect(
      found == """
        acme.yaml:1:30: error: "ab" is not one character; give each its own value
        acme.yaml:1:37: error: "-" cannot hang out by more than its own width; give 0 to 1
        acme.yaml:1:51: error: "x" in protrusion.Lato.right is empty; \
        give a part of its width, such as 0.6
        """)
  }

  @Test func `for text that is narrower than can be set`() throws {
    #expect(
      try faults(in: "page: { textWidth: 20 mm }") == """
        acme.yaml:1:20: error: text across the page is 20 mm wide; give it 50 mm or more
        """)
  }

  @Test func `for running heads`() throws {
    #expect(
      try faults(
        in: """
          marginals:
            head: { left: "{titel}", center: {title}, right: "{title" }
            foot: { left: "", right: "{author}" }
          """) == """
          acme.yaml:2:17: error: there is no field {titel}; did you mean {title}?
          acme.yaml:2:36: error: expected text in quotes such as "Page {page} of {pages}", or none, \
          found a record
          acme.yaml:2:52: error: a brace stands alone; write a field such as {page}
          acme.yaml:3:11: error: "left" in marginals.foot is empty; \
          write none for nothing, or text in quotes
          acme.yaml:3:28: error: there is no field {author}; choose of {title}, {reference}, \
          {parties}, {clause}, {page}, {pages}, {pageOfPages}, {date}, {digest}, \
          {schedulePageOfPages}, {schedulePages}, {schedulePage}, {schedule}
          """)
  }
}
