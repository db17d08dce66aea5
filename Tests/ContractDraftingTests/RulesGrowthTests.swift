@testable import ContractDrafting
import StrictInput
import Testing

@Suite struct RulesGrowthTests {
  @Test(arguments: [true, false])
  func `rules look at twice as much in twice the document, with and without findings`(
    _ isSound: Bool
  ) throws {
    let clauses = 16
    let looks = try [1, 2, 4].map { try lookUps(clauses: clauses * $0, isSound: isSound) }
    let (once, twice) = (looks[1] - looks[0], looks[2] - looks[1])
    #expect(once > clauses * 400)
    #expect(Double(twice) < 2.1 * Double(once), "\(looks)")
  }

  /// How much the rules look at in an agreement, each of whose clauses defines a term, uses that of
  /// the clause before, refers to another and has a list and a table.
  private func lookUps(clauses: Int, isSound: Bool) throws -> Int {
    let words = (1...clauses).map { number in
      """
      ## \(number). \(title(number))

      \(number).1 **“\(title(number))”** means all that is done under clause \(clauses + 1 - number).

      \(number).2 Each \(title(max(1, number - 1))) ends within twenty-one (21) days, and
      the Provider tells the Client of each \(title(number)).\(isSound ? "" : fault(number))

      (a) at noon; and

      (b) at night.

      | Item | Price |
      |---|---|
      | \(title(number)) | 12.00 |

      """
    }
    let text = """
      ---
      title: Paper
      parties: [{name: Harbour Light IT Ltd}, {name: Fenwick Castings plc}]
      ---
      Between Harbour Light IT Ltd (the **“Provider”**) and Fenwick Castings plc (the **“Client”**).


      """ + words.joined(separator: "\n")
    let agreement = try Agreement(text: text, file: "a.md")
    let draft = try agreement.draft()
    let tally = LookUps.Tally()
    let found = LookUps.$tally.withValue(tally) { agreement.findings(in: draft) }
    #expect(
      isSound ? found.count < 10 : found.count >= clauses, "\(found.first?.message ?? "")")
    return tally.total
  }

  private func fault(_ number: Int) -> String {
    " The Lost \(title(number)) lasts ten (\(number + 10)) days [TBD \(number)]."
  }

  /// A name of its own for each clause, of two words.
  private func title(_ number: Int) -> String {
    let syllables = ["Ba", "Ce", "Di", "Fo", "Gu", "La", "Me", "Ni", "Po", "Ru"]
    let second = ["port", "dale", "wick", "ham", "ford", "ton", "bury", "mere", "stead", "worth"]
    return "\(syllables[number % 10])\(second[number / 10 % 10]) "
      + "\(syllables[number / 100 % 10])visit"
  }
}
