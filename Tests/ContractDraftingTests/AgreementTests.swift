@testable import ContractDrafting
import DocumentModel
import Foundation
import StrictInput
import TestSupport
import Testing

/// The blocks that the words of an agreement make, as text.
func typedBlocks(_ words: String) throws(Faults) -> String {
  let draft = try Agreement(text: "---\ntitle: Paper\n---\n" + words, file: "a.md").draft()
  var lines = Document(
    information: DocumentInformation(title: ""), blocks: Array(draft.document.blocks.dropFirst())
  )
  .description.split(separator: "\n", omittingEmptySubsequences: false)
  lines.removeFirst(2)
  return lines.joined(separator: "\n")
}

/// What is found in an agreement, a line each.
func typedFindings(_ words: String, frontMatter: String = "title: Paper") throws(Faults) -> [String]
{
  let agreement = try Agreement(text: "---\n\(frontMatter)\n---\n" + words, file: "a.md")
  return agreement.findings(in: try agreement.draft()).map(\.description)
}

@Suite struct AgreementTests {
  @Test func `a link that says page leads to a page, and says which`() throws {
    #expect(
      try typedBlocks("## Fees\n\nSee [page](#fees).\n") == """
        h1 Fees #fees
        p See [page~[page of #fees] → #fees].

        """)
  }

  @Test func `words indented so far that they are code are named`() throws {
    let found = try typedFindings("(a) the price:\n\n        (i) at once\n")
      .filter { $0.contains("DOC014") }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("a.md:6:") == true)
    #expect(
      found.first?.hasSuffix(
        "warning: this text is indented by four spaces or more, which makes it code; "
          + "indent the parts of a list item by three spaces, or use a ``` fence [DOC014]") == true)
  }

  @Test func `hand-typed numbers hang as labels, and stay as they were typed`() throws {
    #expect(
      try typedBlocks(
        """
        ## 4. Fees

        4.1 The Client must pay:

        (a) the price;

        (b) the tax, namely

        (i) value added tax and

        (ii) duties; and

        (c) the post.

        4.3 Nothing else.
        """) == """
          h1 4. Fees #fees
          list clauses 1
            4.1
              p The Client must pay:
              list clauses 2
                (a)
                  p the price;
                (b)
                  p the tax, namely
                  list clauses 3
                    (i)
                      p value added tax and
                    (ii)
                      p duties; and
                (c)
                  p the post.
            4.3
              p Nothing else.

          """)
  }

  @Test func `the ninth letter and the first Roman numeral are told apart by what follows`() throws
  {
    let letters = try typedBlocks("(g) x\n\n(h) x\n\n(i) x\n\n(j) x\n")
    #expect(letters.split(separator: "\n").count { $0.hasPrefix("list") } == 1)
    let numerals = try typedBlocks("(h) x\n\n(i) x\n\n(ii) x\n\n(i) x\n")
    #expect(numerals.contains("list clauses 2"))
  }

  @Test func `the count goes on over a table, and a paragraph that goes on stays in its item`()
    throws
  {
    #expect(
      try typedBlocks(
        """
        1.1 It is:

        (a) one; or

        (b) two,

        as the case may be.

        | a | b |
        |---|---|
        | 1 | 2 |

        1.2 And so on.
        """) == """
          list clauses 1
            1.1
              p It is:
              list clauses 2
                (a)
                  p one; or
                (b)
                  p two,
              p as the case may be.
          table leading leading
            head a | b
            row 1 | 2
          list clauses 1
            1.2
              p And so on.

          """)
  }

  @Test(arguments: [
    ("1. x", "1."), ("12) x", "12)"), ("1.1 x", "1.1"), ("1.1.1. x", "1.1.1."), ("(a) x", "(a)"),
    ("(iv) x", "(iv)"), ("(12) x", "(12)"), ("b) x", "b)"), ("Article IV. x", "Article\u{A0}IV."),
    ("Section 2.01: x", "Section\u{A0}2.01"), ("§ 4. x", "§\u{A0}4."),
  ])
  func `a number at the beginning of a paragraph is its label`(
    _ text: String, _ label: String
  ) throws {
    let words = try #require(LegalWords(language: "en"))
    let split = TypedLabel.split(text, in: .paragraph, words: words)
    #expect(split?.label.text == label)
    #expect(split?.rest == "x")
  }

  @Test(arguments: [
    "2026 was dry", "Section 2 applies", "3.5", "(and) so", "(mix) it", "I go", "A Smith", "1.a x",
    "ill. x", "4.5million",
  ])
  func `words are no labels`(_ text: String) throws {
    let words = try #require(LegalWords(language: "en"))
    let split = TypedLabel.split(text, in: .paragraph, words: words)
    #expect(split == nil || split?.rest.isEmpty == true)
  }

  @Test func `an initial is a label only beside its neighbours`() throws {
    #expect(try typedBlocks("A. Smith signs.\n") == "p A. Smith signs.\n")
    #expect(
      try typedBlocks("A. First.\n\nB. Second.\n")
        == "list clauses 1\n  A.\n    p First.\n  B.\n    p Second.\n")
  }

  @Test func `lists keep the numbers that were typed, and count where one was typed for all`()
    throws
  {
    #expect(
      try typedBlocks("2. x\n4. y\n")
        == "list clauses 1\n  2.\n    p x\n  4.\n    p y\n")
    #expect(
      try typedBlocks("1. x\n1. y\n")
        == "list clauses 1\n  1.\n    p x\n  2.\n    p y\n")
  }

  @Test func `headings have their numbers before them, however they were typed`() throws {
    #expect(
      try typedBlocks(
        """
        ## Article IV – Term

        ### Section 4.01 Beginning

        **4.02 End**

        # Schedule 2: Fees

        ## 1 Sums
        """) == """
          h1 Article~IV Term #term
          h2 Section~4.01 Beginning #beginning
          h3 4.02 End #end
          h1 schedule Schedule~2 Fees #fees
          h2 1 Sums #sums

          """)
  }

  @Test func `a reference leads to the number that it names, in its words`() throws {
    #expect(
      try typedBlocks(
        """
        ## 1. Use

        1.1 See clause 1.2(a), clauses 1.1 to 1.2, paragraph 1 of Schedule B and Schedule B.

        1.2 Not clause 9.9 of the Code or Section 365 of the Act:

        (a) this.

        # Schedule B – More

        1. Words.
        """) == """
          h1 1. Use #use
          list clauses 1
            1.1 #typed-1.1
              p See [clause 1.2(a) → #typed-1.2(a)], [clauses 1.1 → #typed-1.1] to [1.2 → #typed-1.2], \
          [paragraph 1 → #typed-b-1] of [Schedule B → #more] and [Schedule B → #more].
            1.2 #typed-1.2
              p Not clause 9.9 of the Code or Section 365 of the Act:
              list clauses 2
                (a) #typed-1.2(a)
                  p this.
          h1 schedule Schedule~B More #more
          list clauses 1
            1. #typed-b-1
              p Words.

          """)
  }

  @Test func `a definition is found in the forms that lawyers use`() throws {
    let words = """
      Acme (the "Client") and its staff (each a "User"). "Fees" means money. **Term** means time.

      The Client pays the Fees for each User during the Term.
      """
    #expect(try typedFindings(words) == [])
  }

  @Test func `what is not known is named, and set as it was typed`() throws {
    let words = """
      One <u>two</u> [x](other.md) ~~three~~ note[^9].

      <div>four</div>

      [Note]: five

      ![six](seven.png)

      > # eight

      | a | b |
      |---|---|
      | 1 | 2 | 9 |
      """
    #expect(
      try typedBlocks(words) == """
        p One `<u>`two`</u>` x (other.md) ~~three~~ note[^9].
        code
          | <div>four</div>
        p [Note]: five
        p ![six](seven.png)
        quote
          p *eight*
        table leading leading
          head a | b
          row 1 | 2 / | 9

        """)
    #expect(
      try typedFindings(words).filter { $0.hasSuffix("[DOC014]") } == [
        "a.md:4:5: warning: raw HTML is set as it was typed: <u>; write it in Markdown, or remove "
          + "it [DOC014]",
        "a.md:4:11: warning: raw HTML is set as it was typed: </u>; write it in Markdown, or remove "
          + "it [DOC014]",
        "a.md:4:18: warning: the link leads nowhere: (other.md); lead to a #clause, or to https:, "
          + "mailto: or tel: [DOC014]",
        "a.md:4:30: warning: words are not struck out: ~~; remove them [DOC014]",
        "a.md:4:44: warning: the footnote has no text; add a line such as [^1]: … [DOC014]",
        "a.md:6:1: warning: raw HTML is set as it was typed: <div>four</div>; write it in Markdown, "
          + "or remove it [DOC014]",
        "a.md:8:1: warning: no link uses the definition [Note]; write it in Markdown, or remove it "
          + "[DOC014]",
        "a.md:10:8: warning: there is no image seven.png; write it in Markdown, or remove it "
          + "[DOC014]",
        "a.md:12:3: warning: a heading stands within a list or a quotation; begin it at the margin "
          + "[DOC014]",
        "a.md:16:1: warning: the row has 3 cells, the table 2 columns; write \\| for a bar that is "
          + "text [DOC014]",
      ])
  }

  @Test func `what is left to be filled in, and numbers that nothing has, are found`() throws {
    #expect(
      try typedFindings("1.1 Pay {{amount}} under clause 1.4.\n\n1.2 Or not.\n") == [
        "a.md:4:1: warning: nothing has the number of \"clause 1.4\"; correct the number [DOC015]",
        "a.md:4:9: error: \"{{\" is still to be filled in; write what is meant [DOC006]",
      ])
  }

  @Test func `the parties sign once`() throws {
    let block = "```signatures\nSigned by\n```\n\n"
    let matter = "title: Paper\nparties: [{name: Acme}]"
    #expect(
      try typedFindings("Acme.\n\n" + block + block, frontMatter: matter) == [
        "a.md:11:1: warning: the parties sign twice; keep one of the signatures blocks [DOC014]"
      ])
  }

  @Test func `levels of headings close up, so that none is skipped`() throws {
    #expect(
      try typedBlocks("### One\n\n###### Two\n\n### Three\n")
        == "h1 One #one\nh2 Two #two\nh1 Three #three\n")
    #expect(
      try typedFindings("## One\n\n#### Two\n\nx\n") == [
        "a.md:6:1: warning: the heading \"Two\" skips a level; begin it with one # more than the "
          + "heading above it [DOC014]"
      ])
  }

  @Test func `the sample has no findings`() throws {
    let file = ProjectFiles.root.appending(path: "Samples/consulting-agreement.md")
    let agreement = try Agreement(bytes: Data(contentsOf: file), file: "a.md")
    #expect(agreement.findings(in: try agreement.draft()).map(\.description) == [])
  }

  @Test func `a word for word account of every line of a long paper is kept`() throws {
    let clauses = (1...3000).map {
      "\($0 / 10).\($0 % 10 + 1) The word\($0) under clause 7.\($0 % 9 + 1)."
    }
    let draft = try Agreement(
      text: "# Long\n\n" + clauses.joined(separator: "\n\n"), file: "a.md"
    ).draft()
    let words = draft.document.description.split { !$0.isLetter && !$0.isNumber }
      .filter { $0.hasPrefix("word") }
    #expect(words.count == 3000)
    #expect(words.first == "word1" && words.last == "word3000")
  }
}
