@testable import ContractDrafting
import ContractModel
import DocumentModel
import Testing

struct ClauseNumberingTests {
  @Test func `clauses, items and their lists are numbered 1, 1.1, (a), (i), (A)`() throws {
    let text = try blocks(
      """
      ## Services

      1. One.
         1. Deep.
            1. Deeper.
               1. Deepest.
         1. Again.
      1. Two.

      ## Fees

      1. Three.
      """)
    #expect(
      text == """
        h1 1. Services #services
        list clauses 1
          1.1
            p One.
            list clauses 2
              (a)
                p Deep.
                list clauses 3
                  (i)
                    p Deeper.
                    list clauses 4
                      (A)
                        p Deepest.
              (b)
                p Again.
          1.2
            p Two.
        h1 2. Fees #fees
        list clauses 1
          2.1
            p Three.

        """)
  }

  @Test func `counting goes on after a table, a paragraph and a list within an item`() throws {
    let text = try blocks(
      """
      ## Fees

      1. One:

         1. first

         and

         1. second

      | a | b |
      |---|---|
      | 1 | 2 |

      1. Two.

      Between.

      1. Three.
      """)
    #expect(
      text == """
        h1 1. Fees #fees
        list clauses 1
          1.1
            p One:
            list clauses 2
              (a)
                p first
            p and
            list clauses 2
              (b)
                p second
        table leading leading
          head a | b
          row 1 | 2
        list clauses 1
          1.2
            p Two.
        p Between.
        list clauses 1
          1.3
            p Three.

        """)
  }

  @Test func `sections and items of a clause share one count`() throws {
    let text = try blocks(
      """
      ## Fees

      1. One.

      ### Invoices

      1. Inner.

      #### Late ones

      1. Innermost.

      ### Tax
      """)
    #expect(
      text == """
        h1 1. Fees #fees
        list clauses 1
          1.1
            p One.
        h2 1.2 Invoices #invoices
        list clauses 1
          1.2.1
            p Inner.
        h3 1.2.2 Late ones #late-ones
        list clauses 1
          1.2.2.1
            p Innermost.
        h2 1.3 Tax #tax

        """)
  }

  @Test func `a schedule has a letter and begins its numbers anew`() throws {
    let text = try blocks(
      """
      ## Fees

      # Schedule: Services {#services}

      ## Sites

      1. One.

      # Annex: Prices

      1. Two.
         1. Deep.
      """)
    #expect(
      text == """
        h1 1. Fees #fees
        h1 schedule Schedule~A Services #services
        h2 1. Sites #sites
        list clauses 1
          1.1
            p One.
        h1 schedule Annex~B Prices #prices
        list numbers 1
          1.
            p Two.
            list clauses 2
              (a)
                p Deep.

        """)
  }

  @Test func `a heading may go without a number, and then its items are (1) or (A)`() throws {
    let text = try blocks(
      """
      ## Parties {-}

      1. One.
      1. Two.

      ## Background {- (A) #recitals}

      1. Three.

      ### Aside

      ## Terms

      ### Note {-}

      1. Four.

      ### Section
      """)
    #expect(
      text == """
        h1 Parties #parties
        list numbers 1
          (1)
            p One.
          (2)
            p Two.
        h1 Background #recitals
        list numbers 1
          (A)
            p Three.
        h2 Aside #aside
        h1 1. Terms #terms
        h2 Note #note
        list numbers 1
          (1)
            p Four.
        h2 1.1 Section #section

        """)
  }

  @Test func `a counted list keeps its own figures, and bullets have none`() throws {
    let text = try blocks(
      """
      ## Steps

      3) Three
      4) Four

      - Bullet
        - Inner
      """)
    #expect(
      text == """
        h1 1. Steps #steps
        list numbers 1
          3)
            p Three
          4)
            p Four
        list bullets 1
          •
            p Bullet
            list bullets 2
              –
                p Inner

        """)
  }

  @Test func `a clause that drops out leaves no gap in numbers or references`() throws {
    let clauses = """
      ## Services

      See [clause](#liability).

      {{#backup}}
      ## Backup

      1. Daily.

      {{/backup}}
      ## Liability
      """
    #expect(try blocks(clauses).contains("p See [clause~3 → #liability]."))
    let without = try blocks(clauses, of: contract { $0.backup = nil })
    #expect(
      without == """
        h1 1. Services #services
        p See [clause~2 → #liability].
        h1 2. Liability #liability

        """)
  }

  @Test func `a heading that skips a level is a fault`() {
    #expect(
      faults("## Fees\n\n#### Late\n")
        == "a.md:3:1: error: the heading \"Late\" skips a level; begin it with ###")
  }

  @Test(arguments: [(1, "a"), (26, "z"), (27, "aa"), (28, "bb"), (53, "aaa")])
  func `letters go on with aa after z`(_ count: Int, _ letters: String) {
    #expect(NumberPattern.letters(count) == letters)
  }

  @Test(arguments: [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (49, "xlix"), (1999, "mcmxcix")])
  func `small figures are Roman`(_ count: Int, _ roman: String) {
    #expect(NumberPattern.roman(count) == roman)
  }
}
