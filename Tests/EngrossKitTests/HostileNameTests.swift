import EngrossKit
import Foundation
import TestSupport
import Testing

/// Pairs of clients whose files could be taken for each other.
struct HostileNameTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    var name: String
    var first: String
    var second: String
    var pattern = "{client.slug}"
    /// The file that both would be written to; nil where they are told apart.
    var collision: String?
    var testDescription: String { name }
  }

  static let pairs: [Pair] = [
    Pair(name: "composed and not", first: "Åcme", second: "A\u{30A}cme", collision: "acme.pdf"),
    Pair(
      name: "capitals and small letters", first: "ACME", second: "acme",
      pattern: "{client.shortName}", collision: "acme.pdf"),
    Pair(
      name: "two small letters of one capital", first: "οδοσ", second: "οδος",
      pattern: "{client.shortName}", collision: "οδος.pdf"),
    Pair(name: "an eszett", first: "Straße", second: "Strasse", collision: "strasse.pdf"),
    Pair(name: "the name of a device", first: "CON", second: "_con", collision: "_con.pdf"),
    Pair(
      name: "separators of paths", first: "a/b", second: "a:b", pattern: "{client.shortName}",
      collision: "a-b.pdf"),
    Pair(
      name: "a path out of the folder", first: "../../a", second: "a", collision: "a.pdf"),
    Pair(
      name: "a space without width", first: "Ac\u{200B}me", second: "Acme",
      pattern: "{client.shortName}", collision: "Acme.pdf"),
    Pair(
      name: "a mark that turns the direction", first: "Acme\u{202E}", second: "Acme",
      pattern: "{client.shortName}", collision: "Acme.pdf"),
    Pair(
      name: "a dot at the end", first: "Acme.", second: "Acme", pattern: "{client.shortName}",
      collision: "Acme.pdf"),
    Pair(
      name: "the ending of the file", first: "Acme.PDF", second: "Acme",
      pattern: "{client.shortName}", collision: "Acme.pdf"),
    Pair(
      name: "pictures that are left out", first: "Acme 👩‍💻", second: "Acme", collision: "acme.pdf"),
    Pair(name: "letters that look alike", first: "Аcme", second: "Acme"),
    Pair(
      name: "names that differ after the longest", first: String(repeating: "ж", count: 400) + "a",
      second: String(repeating: "ж", count: 400) + "b"),
    Pair(
      name: "pictures of many parts, cut at the longest",
      first: "A" + String(repeating: "👨‍👩‍👧‍👦", count: 50),
      second: "A" + String(repeating: "👨‍👩‍👧‍👦", count: 51), pattern: "{client.shortName}"),
    Pair(name: "right to left", first: "שלום", second: "שלומ"),
  ]

  @Test(arguments: pairs) func `two clients never share a file`(_ pair: Pair) throws {
    let text = try String(
      contentsOf: ProjectFiles.root.appending(path: "Samples/architects.yaml"), encoding: .utf8)
    let style = try Assets.builtIn.styleSheet("house")
    let fonts = try Assets.builtIn.fonts(of: style)
    var batch = Batch(
      terms: try CommonTerms(SourceNode(text: text, file: "t.yaml")),
      list: try ClientList(
        bytes: Array("client.shortName\n\(pair.first)\n\(pair.second)\n".utf8), file: "c.csv"),
      template: try .builtIn(), style: style, fonts: fonts,
      digests: BatchDigests(
        templateFolder: Assets.builtIn.templateFolder(),
        style: try SourceNode(text: "{}", file: "s"), fonts: fonts, tool: "engross"),
      names: try OutputNames(pair.pattern), folder: "never made")
    batch.isDryRun = true
    var said: [String] = []
    do throws(BatchFailure) {
      _ = try BatchRunner(batch) { _ in }
    } catch {
      guard case .list(let faults) = error else { throw error }
      said = faults.map(\.description)
    }
    let expected = pair.collision.map {
      "c.csv:3:1: error: rows 1 and 2 would both be written to \($0); "
        + "tell them apart, or add {row} to --name"
    }
    #expect(said == (expected.map { [$0] } ?? []))
  }
}
