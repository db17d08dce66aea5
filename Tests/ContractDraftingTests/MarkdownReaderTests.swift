@testable import ContractDrafting
import ContractModel
import DocumentModel
import Testing

struct MarkdownReaderTests {
  @Test func `bold words in quotation marks define a term, straight or curly`() throws {
    #expect(
      try blocks("**\"Fees\"** means money, **“Term”** time, **bold** nothing.\n")
        == "p “**Fees**” means money, “**Term**” time, *bold* nothing.\n")
    let document = try Drafter(template: template("The **\"Fees\"**.\n")).draft(contract())
    #expect(document.definedTerms.map(\.term) == ["Fees"])
  }

  @Test func `keyboard characters become those of the language`() throws {
    let text = "\"He's\" -- or ('x') --- the '90s... \"{{reference}}\" `a--b`\n"
    #expect(try blocks(text) == "p “He’s” – or (‘x’) — the ’90s… “‹text›” `a--b`\n")
  }

  @Test(arguments: [
    ("de-DE", "\"Wort\" und 'so': ja!", "„Wort“ und ‚so‘: ja!"),
    ("fr-FR", "\"Mot\" : oui !", "«≈Mot≈»~: oui≈!"), ("es-ES", "\"Uno\"", "«Uno»"),
    ("it-IT", "\"Uno\", l'altro", "«Uno», l’altro"), ("nl-NL", "\"Een\"", "“Een”"),
    ("fr-FR", "« Mot » typed", "«~Mot~» typed"), ("de-CH", "\"Wort\"", "«Wort»"),
    ("he-IL", "\"מלה\"", "”מלה”"), ("ar-AE", "\"كلمة\"", "«كلمة»"),
  ])
  func `quotation marks and spaces are those of the language`(
    _ language: String, _ typed: String, _ set: String
  ) throws {
    #expect(try blocks(typed, of: contract(in: language)) == "p \(set)\n")
  }

  @Test(arguments: [
    ("一二三\n四五", "p 一二三四五\n"), ("一、\n（二）\n", "p 一、（二）\n"),
    ("一 abc\n二", "p 一 abc 二\n"), ("가나\n다", "p 가나 다\n"), ("one\ntwo", "p one two\n"),
    ("一二\n**三**", "p 一二*三*\n"),
  ])
  func `lines of Chinese and Japanese join without a space`(
    _ typed: String, _ read: String
  ) throws {
    #expect(try blocks(typed) == read)
  }

  @Test func `a column says in its head that its amounts are added up`() throws {
    #expect(
      try blocks("| Item | Amount {sum} |\n|---|---:|\n| One | 1 |\n")
        == "table leading trailing, sums of 2\n  head Item | Amount\n  row One | 1\n")
  }

  @Test func `a table has alignments, a total, row heads and a caption`() throws {
    #expect(
      try blocks(
        """
        | Item | Price |
        |:-----|------:|
        | One  | 1 |
        | **Total** | 1 |

        Table: What it costs

        | a | b |
        |---|:-:|
        | **x** | 1 |
        | **y** | 2 |
        """) == """
          table leading trailing — What it costs
            head Item | Price
            row One | 1
            foot *Total* | 1
          table leading center, row heads
            head a | b
            row *x* | 1
            row *y* | 2

          """)
  }

  @Test func `fenced blocks make the title, the contents and the signatures`() throws {
    #expect(
      try blocks(
        """
        ```title
        {{title}}
        between **{{parties.provider.name}}** and others
        ```

        ```contents 2
        Contents
        ```

        ```newpage
        ```

        ```signatures
        Executed by
        ```

        ```
        a *b*
        ```
        """,
        of: contract { $0.title = "The *Deed*" }) == """
          title ‹The *Deed*›
            | between *‹Harbour Light IT Ltd›* and others
          contents "Contents" depth 2
          page break
          signatures
            Executed by | Harbour Light IT Ltd
              provider_1: text, text (text)
              witness of provider_1: text, text
              notary: text, text, text | Acknowledged before me on the date below by text, for Harbour \
          Light IT Ltd.
            Executed by | Fenwick Castings plc
              client_1: text, text (text)
              witness of client_1: text, text
              notary: text, text, text | Acknowledged before me on the date below by text, for Fenwick \
          Castings plc.
          code
            | a *b*

          """)
  }

  @Test func `rules, quotations, footnotes, links and broken lines are kept`() throws {
    #expect(
      try blocks(
        """
        A[^n] [b](https://example.com) *c*\\
        d

        > quoted

        ---

        [^n]: The note.
        """) == """
          p A[note: The note.] [b → https://example.com] _c_⏎d
          quote
            p quoted
          rule

          """)
  }

  @Test(arguments: [
    (
      "<div>x</div>",
      "1:1: error: raw HTML is not printed: <div>x</div>; "
        + "write Markdown, or {{! … }} for a note to yourself"
    ),
    (
      "a\nb <br> c",
      "2:3: error: raw HTML is not printed: <br>; "
        + "write Markdown, or {{! … }} for a note to yourself"
    ),
    (
      "a ![x](y.png)", "1:3: error: an image stands within a text; put it in a paragraph of its own"
    ),
    ("![x](none.png)", "1:6: error: there is no image none.png"),
    (
      "    code",
      "1:5: error: this text is indented by four spaces or more, which makes it code; "
        + "indent the parts of a list item by three spaces, or use a ``` fence"
    ),
    (
      "```poem\n```",
      "1:1: error: the dialect has no block ```poem; "
        + "known are title, contents, signatures, newpage; without a word the text is code"
    ),
    (
      "```contents 9\n```",
      "1:1: error: the depth of the contents is not a number from 1 to 6; "
        + "```contents 2"
    ),
    (
      "```title\n```", "1:1: error: the title block is empty; write the title of the contract in it"
    ),
    (
      "```signatures\na\nb\n```",
      "1:1: error: the signatures block has more than one line; "
        + "keep only the lead-in"
    ),
    (
      "# Fees",
      "1:1: error: a heading with one # opens a schedule, such as \"# Schedule: Fees\"; "
        + "begin a clause with ##; the title of the contract is a ```title block"
    ),
    ("##Fees", "1:1: error: this looks like a heading but is not one; put a space after the #"),
    ("##", "1:1: error: the heading has no words"),
    (
      "- ## Fees",
      "1:3: error: a heading stands within a list or a quotation; "
        + "begin it at the margin"
    ),
    ("1.\n\n## A", "1:1: error: the list item is empty"),
    (
      "| a | b |\n|---|\n| 1 | 2 |",
      "1:1: error: this looks like a table but is not one; "
        + "the line of dashes needs as many cells as the head above it"
    ),
    (
      "| a |\n|---|\n| 1 | 2 |",
      "3:1: error: the row has 2 cells, the table 1 columns; "
        + "write \\| for a bar that is text"
    ),
    (
      "See [x](fees.md).",
      "1:7: error: the link leads nowhere: (fees.md); "
        + "lead to a #clause, or to https:, mailto: or tel:"
    ),
    (
      "a\n\n[x]: https://example.com",
      "3:1: error: the definition of the link [x] is not printed; "
        + "write the address where the link stands: [x](https://…)"
    ),
    ("a\n\n[^x]: Note.", "3:1: error: nothing refers to the footnote [^x]"),
    ("a[^x]", "1:2: error: the footnote has no text; add a line such as [^1]: …"),
    (
      "## A {#{{reference}}}",
      "1:1: error: an anchor cannot contain a value; "
        + "write a fixed name, such as {#sites}"
    ),
  ])
  func `what the dialect does not know is named with its place`(
    _ text: String, _ message: String
  ) {
    #expect(faults(text) == "a.md:" + message)
  }

  @Test func `all faults of a file are reported`() {
    let text = "# One\n\n<hr>\n\n{{#backup}}\n\n<b>x</b> [a](b)\n\n{{/backup}}\n"
    #expect(faults(text).split(separator: "\n").count == 5)
  }

  @Test func `a place behind sections, partials and loops is that of the template`() {
    let text = """
      {{! a note
      of two lines }}
      {{#backup}}
      {{#sets}}
      {{system}}
      {{/sets}}

      {{> inner}}
      {{/backup}}

      <i>{{reference}}</i>
      """
    #expect(
      faults(text, partials: ["inner": "Fine.\n\n<u>x</u>\n"]).split(separator: "\n").map {
        $0.prefix { $0 != " " }
      } == ["partials/inner.md:3:1:", "partials/inner.md:3:5:", "a.md:11:1:", "a.md:11:17:"])
  }
}
