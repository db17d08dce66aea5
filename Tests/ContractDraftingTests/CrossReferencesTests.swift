@testable import ContractDrafting
import ContractModel
import Foundation
import Testing

struct CrossReferencesTests {
  private let clauses = """
    ## Fees {#fees}

    1. First:
       1. {{reference}} is in REFERENCE. {#a}
       1. other {#b}
    1. Second. {#second}

    # Schedule: Services {#services}

    ## Sites {#sites}

    1. SCHEDULED {#site}

    ## Plain words {-}
    """

  /// The words of a reference that stands in clause 1.1(a).
  private func inClause(_ reference: String) throws -> String {
    try words(clauses.replacing("REFERENCE", with: reference), after: "‹text› is in ")
  }

  /// The words of a reference that stands in the schedule.
  private func inSchedule(_ reference: String) throws -> String {
    try words(clauses.replacing("SCHEDULED", with: "Here: \(reference)."), after: "Here: ")
  }

  private func words(_ text: String, after start: String) throws -> String {
    let line = try blocks(text).split(separator: "\n").first { $0.contains(start) }
    let reference = line?.components(separatedBy: start).last ?? ""
    return String(reference.dropLast())
  }

  @Test(arguments: [
    ("[clause](#fees)", "[clause~1 → #fees]"),
    ("[Clause](#second)", "[Clause~1.2 → #second]"),
    ("[section](#b)", "[section~1.1(b) → #b]"),
    ("[](#b)", "[clause~1.1(b) → #b]"),
    ("[paragraph](#b)", "[paragraph~(b) → #b]"),
    ("[#](#b)", "[1.1(b) → #b]"),
    ("[Schedule](#services)", "[Schedule~A → #services]"),
    ("[](#services)", "[Schedule~A → #services]"),
    ("[#](#services)", "[A → #services]"),
    ("[](#site)", "[paragraph~1.1 of Schedule~A → #site]"),
    ("[the fees](#fees)", "[the fees → #fees]"),
    ("[](#plain-words)", "[Plain words → #plain-words]"),
  ])
  func `a reference is written out`(_ reference: String, _ words: String) throws {
    #expect(try inClause(reference) == words)
  }

  @Test(arguments: [
    ("[](#site)", "[paragraph~1.1 → #site]"),
    ("[](#fees)", "[clause~1 → #fees]"),
    ("[paragraph](#b)", "[paragraph~1.1(b) → #b]"),
  ])
  func `a reference within a schedule is written out`(_ reference: String, _ words: String) throws {
    #expect(try inSchedule(reference) == words)
  }

  @Test func `references follow the language`() throws {
    let text = """
      ## Vergütung

      Siehe [](#orte), [Ziffer](#vergütung) und [Anlage](#leistungen).

      # Anlage: Leistungen

      ## Orte
      """
    let german = try blocks(text, of: contract(in: "de-DE"))
    #expect(
      german.contains(
        "p Siehe [Ziffer~1 der Anlage~A → #orte], [Ziffer~1 → #vergütung] und "
          + "[Anlage~A → #leistungen]."))
  }

  @Test func `a reference to nowhere is a fault with a near name`() {
    #expect(
      faults("## Fees\n\nAs in\n[clause](#fee).\n")
        == "a.md:4:9: error: there is no place #fee; did you mean #fees? [DOC005]")
    #expect(
      faults("## Fees\n\n[clause](#somewhere).\n")
        == "a.md:3:9: error: there is no place #somewhere; "
        + "write {#somewhere} at the end of the heading or item that is meant [DOC005]")
  }

  @Test func `a reference to a clause that dropped out names both places`() {
    let text = """
      ## Services

      1. See
         [clause](#saving).

      {{#backup}}
      ## Backup {#saving}
      {{/backup}}
      """
    #expect(faults(text) == "")
    #expect(
      faults(text, of: contract { $0.backup = nil }) == """
        a.md:4:12: error: #saving is not in this contract: its clause dropped out; \
        put the reference within {{#backup}}, too [DOC005]
          a.md:7:11: it stands here, within {{#backup}}
        """)
  }

  @Test func `the word must suit what it refers to`() {
    #expect(
      faults("# Schedule: Fees\n\n[clause](#fees)\n")
        == "a.md:3:9: error: #fees is Schedule\u{A0}A, not a clause; "
        + "write [Schedule](#fees) or [](#fees) [DOC005]")
    #expect(
      faults("## Fees\n\n[Schedule](#fees)\n")
        == "a.md:3:11: error: #fees is not a Schedule; write [clause](#fees) or [](#fees) [DOC005]")
    #expect(
      faults("## Fees {-}\n\n[clause](#fees)\n")
        == "a.md:3:9: error: #fees has no number; give the link words of its own [DOC005]")
  }

  @Test func `an anchor stands once, and slugs make way for it`() throws {
    #expect(
      faults("## A {#x}\n\n1. B {#x}\n") == """
        a.md:3:6: error: the anchor #x stands twice in the document; \
        give one of the two places another name
          a.md:1:6: it is here first
        """)
    #expect(
      try blocks("## Fees\n\n## Fees\n\n## Other {#fees}\n") == """
        h1 1. Fees #fees-1
        h1 2. Fees #fees-2
        h1 3. Other #fees

        """)
  }
}

struct PageReferencesTests {
  @Test func `a page is named by its word, and found when the pages are made`() throws {
    #expect(
      try blocks("## Fees\n\nSee [page](#fees) and [Page](#fees).\n") == """
        h1 1. Fees #fees
        p See [page~[page of #fees] → #fees] and [Page~[page of #fees] → #fees].

        """)
  }
}
