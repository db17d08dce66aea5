@testable import ContractDrafting
import Testing

/// Cells of several lines, what heads say of their columns, and phrases in other languages.
struct MarkdownCellsTests {
  /// The cell of a table of one, as text.
  private func cell(_ words: String) throws -> String {
    let lines = try blocks("| H |\n|---|\n| \(words) |\n").split(separator: "\n")
    return lines.count == 3 ? lines[2].trimmingPrefix("  row ").description : "\(lines)"
  }

  @Test func `a break ends a line of a cell, and two of them a paragraph`() throws {
    #expect(try cell("a<br>**b**<br/><br />c") == "a⏎*b* / c")
    #expect(try cell("a<br>") == "a")
  }

  @Test func `lines of a cell that begin with a mark are a list`() throws {
    #expect(
      try cell("Calls:<br>- one<br>- *two*<br>more")
        == "Calls: / list bullets 1 /   • /     p one /   • /     p _two_ / more")
    #expect(
      try cell("- one<br>  - in<br>  goes on<br>- two")
        == "list bullets 1 /   • /     p one /     list bullets 2 /       – /         p in"
        + " /     p goes on /   • /     p two")
  }

  @Test func `numbers are a list where they count on, and words where they do not`() throws {
    #expect(
      try cell("(a) one<br>(b) two")
        == "list numbers 1 /   (a) /     p one /   (b) /     p two")
    #expect(
      try cell("3. one<br>4. two")
        == "list numbers 1 /   3. /     p one /   4. /     p two")
    #expect(try cell("1. January<br>31. March") == "1. January⏎31. March")
    #expect(try cell("1.&nbsp;May<br>2.&nbsp;May") == "1.~May⏎2.~May")
    #expect(try cell("- one") == "- one")
  }

  @Test func `a head gives its column a weight`() throws {
    #expect(
      try blocks("| A {weight=2} | B {sum weight=0.5} |\n|---|--:|\n| a | 1 |\n")
        == "table leading trailing, sums of 2, 1 weighs 2, 2 weighs 0.5\n"
        + "  head A | B\n  row a | 1\n")
  }

  @Test(arguments: [
    (
      "| A {wieght=2} |\n|---|\n| a |",
      "1:5: error: {wieght=2} says nothing of a column; "
        + "write {sum} for amounts to be added up, {weight=2} for a share of the width"
    ),
    (
      "| A {weight=0} |\n|---|\n| a |",
      "1:5: error: {weight=0} says nothing of a column; "
        + "write {sum} for amounts to be added up, {weight=2} for a share of the width"
    ),
    (
      "| A |\n|---|\n| a {#fees} |",
      "3:5: error: a cell of a table has no name of its own; name the heading above it"
    ),
    (
      "By [vis major]{lang=latin}.",
      "1:14: error: \"latin\" is no language; write its tag, such as fr or fr-CA"
    ),
    (
      "By [vis major]{lang=xx}.",
      "1:14: error: \"xx\" is no language; write its code of ISO 639, such as en or de"
    ),
    (
      "By [vis major]{language=la}.",
      "1:14: error: {language=…} says nothing of the words before it; "
        + "write {lang=fr} for words in another language"
    ),
    (
      "By vis major]{lang=la}.",
      "1:13: error: no [ opens the words before ]{lang=la}; write [the words]{lang=la}"
    ),
  ])
  func `slips in marks are named with their place`(_ text: String, _ message: String) {
    #expect(faults(text) == "a.md:" + message)
  }

  @Test func `a phrase says its language, whatever stands in it`() throws {
    #expect(
      try blocks("See [*force* [sic] majeure]{lang=fr}, [Höhe]{lang=de-CH} and [x].\n")
        == "p See [_force_ [sic] majeure]{lang=fr}, [Höhe]{lang=de-CH} and [x].\n")
    #expect(
      try blocks("**\"[Dienste]{lang=de}\"** by [clause]{lang=fr}\n")
        == "p “**[Dienste]{lang=de}**” by [clause]{lang=fr}\n")
  }
}
