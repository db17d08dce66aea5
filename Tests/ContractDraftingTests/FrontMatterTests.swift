@testable import ContractDrafting
import DocumentModel
import StrictInput
import TestSupport
import Testing

@Suite struct FrontMatterTests {
  @Test(arguments: [
    (
      "---\ntitle: x\n",
      "a.md:1:1: error: the front matter never ends; write a line --- below its last key"
    ),
    (
      "---\ntitel: x\n---\n",
      "a.md:2:1: error: unknown key \"titel\"; did you mean \"title\"?"
    ),
    (
      "---\ntitle: x\ncontents: 9\n---\n",
      "a.md:3:11: error: contents cannot be 9; give 1 to 6"
    ),
    (
      "---\ntitle: x\ndate: 2026-02-30\n---\n",
      "a.md:3:7: error: there is no day 2026-02-30; February 2026 has 28 days"
    ),
    (
      "---\ntitle: x\nparties: [{role: Client}]\n---\n",
      "a.md:3:11: error: missing key \"name\" in parties.0; name: the legal name, exactly as the "
        + "agreement has it"
    ),
    (
      "---\ntitle: x\nparties: [{name: A}, {name: A}]\n---\n",
      "a.md:3:29: error: A stands twice; remove one"
    ),
    (
      "---\ntitle: x\nlanguage: English\n---\n",
      "a.md:3:11: error: expected a language such as en-GB, found \"English\""
    ),
    (
      "---\ntitle: x\nlanguage: fi-FI\n---\n",
      "a.md:3:11: error: no words are known for contracts in the language fi-FI; known are ar, da, "
        + "de, en, es, fr, he, it, ja, nl, pl, pt, sv, zh"
    ),
    (
      "Words only.\n",
      "a.md:1:1: error: the agreement has no title; write title: in its front matter, or begin it "
        + "with a line such as # Agreement"
    ),
    (
      "---\n- a\n---\nx\n",
      "a.md:2:1: error: expected a record with the keys title, reference, date, language, …, found "
        + "a list"
    ),
  ])
  func `malformed front matter is refused with its place`(
    _ text: String, _ message: String
  ) {
    let faults = #expect(throws: Faults.self) {
      _ = try Agreement(text: text, file: "a.md").draft()
    }
    #expect(faults?.description == message)
  }

  @Test func `an agreement may do without front matter`() throws {
    let draft = try Agreement(text: "# My paper\n\nWords.\n", file: "a.md").draft()
    #expect(
      draft.document.description == """
        document "My paper"  en-GB\u{20}
          parties\u{20}
        title My paper
        p Words.

        """)
  }

  @Test func `parties sign at the end, or where the words say so`() throws {
    let head = """
      ---
      title: Paper
      date: 2026-11-02
      contents: 2
      parties:
        - {name: Acme Ltd, role: Client, signatories: [{name: Ann Ash, title: Director}]}
        - {name: Berg GmbH}
      ---

      """
    let draft = try Agreement(text: head + "Acme Ltd and Berg GmbH.\n", file: "a.md").draft()
    #expect(
      draft.document.description == """
        document "Paper"  en-GB 2026-11-02
          parties Acme Ltd | Berg GmbH
          author Acme Ltd
          subject Acme Ltd – Berg GmbH
        title Paper
        contents "Contents" depth 2
        p Acme Ltd and Berg GmbH.
        signatures
          Signed for and on behalf of | Acme Ltd
            client_1: Ann Ash, Director
          Signed for and on behalf of | Berg GmbH
            party2_1: ,\u{20}

        """)
    let placed = try Agreement(
      text: head + "```signatures\nSigned by\n```\n\nAfter.\n", file: "a.md"
    ).draft()
    #expect(placed.document.blocks.last?.content == .paragraph([.text("After.")]))
  }
}
