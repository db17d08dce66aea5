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

  @Test func `those who sign may do so in turn, before witnesses and a notary`() throws {
    let draft = try Agreement(
      text: """
        ---
        title: Lease
        parties:
          - name: Acme Ltd.
            role: Landlord
            signatories: [{name: Ann Ash, witness: {name: Kim Lark}}, {name: Bo Birk}]
          - {name: Berg GmbH}
        signing:
          {initials: true, witnesses: true, notary: true, inTurn: true, certificate: {form: jurat}}
        ---

        Acme Ltd. and Berg GmbH.
        """, file: "a.md"
    ).draft().document
    #expect(draft.information.hasInitials)
    let parties = draft.signatureParties
    #expect(parties.map(\.key) == ["landlord", "party2"])
    #expect(parties.map(\.shortName) == ["Landlord", "Berg GmbH"])
    let people = parties.flatMap(\.signatories)
    #expect(people.map(\.signer.number) == [1, 3, 6])
    #expect(people.map { $0.witness?.signer.number } == [2, 4, 7])
    #expect(people[0].witness?.name == "Kim Lark")
    #expect(people[0].witness?.signer.key == "landlord_1_witness")
    #expect(parties.map { $0.notary?.signer.number } == [5, 8])
    #expect(
      parties[0].notary?.statement
        == "Signed and sworn or affirmed before me on the date below by Ann Ash, Bo Birk, for Acme Ltd."
    )
    #expect(people.allSatisfy { $0.signer.isInTurn })
  }

  @Test func `a witness is named only where witnesses sign`() throws {
    let faults = #expect(throws: Faults.self) {
      try Agreement(
        text: """
          ---
          parties: [{name: A, signatories: [{name: B, witness: {name: C}}]}]
          signing: {certificate: {place: Leeds}}
          ---
          """, file: "a.md")
    }
    #expect(
      faults?.diagnostics.map(\.message) == [
        "there is a notary's certificate, but no notary"
      ])
  }
}
