import DocumentModel
import TestSupport
import Testing

@testable import PageLayout

/// Paragraphs of 10 pt glyphs that are half an em wide: each character and each space takes 5 pt.
@Suite struct ParagraphTests {
  // MARK: Which words stand on which line

  @Test func `words fill their lines`() {
    #expect(lines("aaa bbb ccc ddd", columns: 7) == "aaa bbb | ccc ddd")
  }

  @Test func `spaces in a row are one, and none stand at the ends`() {
    #expect(lines("  aaa   bbb  ", columns: 20) == "aaa bbb")
  }

  @Test func `a line ends where the writer ends it`() {
    #expect(lines("aaa\nbbb ccc", columns: 20) == "aaa | bbb ccc")
  }

  @Test func `a no-break space keeps its words together`() {
    #expect(lines("aa 24\u{A0}hours bb", columns: 9) == "aa | 24\u{A0}hours | bb")
  }

  @Test func `nothing is set of nothing`() {
    #expect(lines("", columns: 10) == "")
    #expect(lines("   ", columns: 10) == "")
  }

  // MARK: Divided words

  @Test func `a word is divided where its language says, and shows a hyphen`() {
    #expect(
      lines("of the agreement of it is so", columns: 13, dividing: ["agree-ment"])
        == "of the agree- | ment of it is | so")
  }

  @Test func `codes, acronyms and figures are never divided`() {
    let never = ["AGREE-MENT", "agree-ment2", "aGree-Ment", "srv-agree-ment-04"]
    for word in never {
      let whole = word.replacing("-", with: "")
      #expect(divisions(whole, dividing: [word]) == whole)
    }
  }

  @Test func `what may not be hyphenated is not`() {
    var style = block()
    style.text.isHyphenated = false
    #expect(divisions("agreement", dividing: ["agree-ment"], style: style) == "agreement")
  }

  @Test func `each part of a compound is divided by itself`() {
    #expect(divisions("third-agreement’s", dividing: ["agree-ment"]) == "third-|agree~ment’s")
  }

  @Test func `a hyphen that stands in the text is enough`() {
    #expect(divisions("break-in") == "break-|in")
    #expect(divisions("e-mail") == "e-mail")
    #expect(divisions("24-7") == "24-7")
    #expect(divisions("term—and") == "term—|and")
    #expect(divisions("and/or") == "and/|or")
    #expect(divisions("24/7") == "24/7")
  }

  @Test func `addresses are divided without a hyphen, behind strokes and before other marks`() {
    #expect(
      divisions("https://example.com/terms/of?a=b", dividing: ["terms"])
        == "https://example|.com/|terms/|of|?a=b")
    #expect(divisions("support@example.org") == "support|@example|.org")
    #expect(divisions("support.example.org") == "support|.example|.org")
    #expect(divisions("e.g.") == "e.g.")
  }

  @Test func `a word wider than its line is divided anywhere`() {
    #expect(lines("abcdefghij", columns: 4) == "abcd | efgh | ij")
    #expect(overfull("abcdefghij", columns: 4) == [0, 0, 0])
  }

  @Test func `rather a line with holes than one that sticks out`() {
    var style = LineBreakingStyle()
    style.tolerance = 100
    let set = setLines("aa bb cccccccccccccccc dd ee ff", columns: 16, breaking: style)
    #expect(set.map(\.frame.text) == ["aa bb ", "cccccccccccccccc ", "dd ee ff"])
    #expect(set.allSatisfy { $0.overfull == 0 })
  }

  @Test func `what cannot be divided sticks out and says how far`() {
    // 14 characters for 8, less what three spaces and eleven letters shrink.
    let excess = overfull("aa 24\u{A0}hours\u{A0}a\u{A0}day bb", columns: 8)
    #expect(excess.count == 3 && excess[0] == 0 && excess[2] == 0)
    #expect(abs(excess[1] - (30 - 3 * 5 * 0.33 - 10 * 0.1)) < 0.001)
  }

  // MARK: Widths

  @Test func `every line but the last is as wide as its measure`() {
    let lines = setLines("aaaa bbb cc dddd eee ff gggg hhh", columns: 12, hangs: false)
    #expect(lines.dropLast().allSatisfy { abs(right($0) - 60) < 0.01 })
    #expect(lines.last.map(right) ?? 0 < 60)
  }

  @Test func `a last line is not stretched`() {
    let lines = setLines("aaaa bbb cc dddd eee ff gggg hhh", columns: 12)
    let last = lines.last?.frame.text ?? ""
    #expect(lines.last.map(right) == Double(last.count) * 5)
  }

  @Test func `letters move before spaces do, and no further than they may`() {
    // 60 pt of text in 62: 10 letters take 0.1 pt each, two spaces the rest.
    let lines = setLines("aaaa bb cccc aaaa bb cccc", measure: 62, hangs: false)
    let gaps = glyphGaps(lines[0])
    #expect(gaps.min().map { abs($0 - 5.1) < 0.001 } == true)
    #expect(gaps.filter { $0 > 5.2 }.count == 2)
  }

  @Test func `a no-break space is stretched like its neighbours`() {
    let lines = setLines("aa\u{A0}bb cc dd ee\u{A0}ff gg hh", measure: 58, hangs: false)
    let wide = glyphGaps(lines[0]).filter { $0 > 5.2 }
    #expect(wide.count == 3)
    #expect((wide.max() ?? 0) - (wide.min() ?? 0) < 0.001)
  }

  @Test func `text that is not justified is not stretched`() {
    var style = block()
    style.alignment = .leading
    let lines = setLines("aaaa bbb cc dddd eee ff", columns: 12, style: style)
    #expect(
      lines.allSatisfy { abs(right($0) - Double($0.frame.text.trimming(" ").count) * 5) < 0.01 })
  }

  @Test func `the first line is indented`() {
    var style = block()
    style.firstIndent = 10
    let lines = setLines("aaaa bbb cc dddd eee ff", columns: 12, style: style)
    #expect(lines.map(left) == [10, 0, 0])
  }

  @Test func `marks hang into the margin`() {
    // 0.7 of a comma's 5 pt, and 0.6 of a hyphen's.
    let comma = setLines("aaaa bbb, aaaa bbb, aaaa", measure: 41.5)
    #expect(abs(right(comma[0]) - 45) < 0.01)
    let hyphen = setLines("aaa agree-agree aaa", measure: 47)
    #expect(abs(right(hyphen[0]) - 50) < 0.01)
  }

  @Test func `a font may have marks that hang further, or not at all`() {
    var own = ProtrusionStyle()
    own.right = [",": 1, "-": 0]
    let tables = ProtrusionTables(["Pencil": own], families: families(body: "Pencil"))
    let comma = setLines("aaaa bbb, aaaa bbb, aaaa", measure: 40, protrusion: tables)
    #expect(abs(right(comma[0]) - 45) < 0.01)
    let hyphen = setLines("aaa agree-agree aaa", measure: 50, protrusion: tables)
    #expect(abs(right(hyphen[0]) - 50) < 0.01)
    // What it does not say is as in other fonts, and other fonts are as they were.
    #expect(left(setLines("“aa bb”", columns: 20, protrusion: tables)[0]) == -3)
    let other = ProtrusionTables(["Pencil": own], families: families(body: "Brush"))
    let most = setLines("aaaa bbb, aaaa bbb, aaaa", measure: 41.5, protrusion: other)
    #expect(abs(right(most[0]) - 45) < 0.01)
  }

  private func families(body: String) -> FontFamilies {
    var families = FontFamilies()
    families.body = [body]
    return families
  }

  @Test func `an opening quotation mark hangs to the left`() {
    #expect(left(setLines("“aa bb”", columns: 20)[0]) == -3)
  }

  // MARK: Runts and ladders

  @Test func `a last line of a few letters is avoided`() {
    // Two letters would be 10 pt, less than 3 em.
    let text = "aaaa bbbb cccc dddd eeee ff"
    #expect(lines(text, columns: 24, runtPenalty: 0) == "aaaa bbbb cccc dddd eeee | ff")
    #expect(lines(text, columns: 24, runtPenalty: 5_000) == "aaaa bbbb cccc dddd | eeee ff")
  }

  // MARK: Right to left, and scripts without spaces

  @Test func `words that read from right to left stand in their order`() {
    let line = setLines("to אב גד and", columns: 30)[0]
    #expect(visual(line) == "to דג בא and")
    #expect(Set(line.frame.text) == Set("to אב גד and"))
  }

  @Test func `lines end between characters of a script without spaces`() {
    let text = "aa 東京都千代田区"
    let set = setLines(text, columns: 6, hangs: false)
    #expect(set.map(\.frame.text).joined() == text)
    #expect(set.count == 2)
    #expect(abs(right(set[0]) - 30) < 0.01)
  }

  @Test func `a hyphen beside a name in another script is still a hyphen`() {
    #expect(lines("aaaa break-in 東京", columns: 11) == "aaaa break- | in 東京")
  }

  // MARK: For every text

  @Test(arguments: 0..<150)
  func `every word stands on exactly one line, in order, and no line sticks out unsaid`(
    seed: Int
  ) {
    var random = Random(seed: UInt64(seed))
    let words = (0..<Int.random(in: 1...80, using: &random)).map { _ in
      String(
        (0..<Int.random(in: 1...14, using: &random)).map { _ in
          "abcdefgh,".randomElement(using: &random) ?? "a"
        })
    }
    let columns = Int.random(in: 5...60, using: &random)
    let set = setLines(words.joined(separator: " "), columns: columns)
    let text = set.map(\.frame.text).joined().replacing("\u{AD}", with: "")
    #expect(text.filter { $0 != " " } == words.joined())
    for line in set where line.overfull == 0 {
      // A mark may hang by 0.7 of its width.
      #expect(right(line) < Double(columns) * 5 + 3.6)
    }
  }
}

// MARK: - A pencil

extension ParagraphTests {
  private func block() -> BlockStyle { BlockStyle(TextStyle(size: 10, leading: 12)) }

  private func setLines(
    _ text: String, columns: Int = 0, measure: Double? = nil, dividing: [String] = [],
    style: BlockStyle? = nil, hangs: Bool = true, runtPenalty: Int = 0,
    breaking given: LineBreakingStyle? = nil, protrusion: ProtrusionTables = ProtrusionTables()
  ) -> [SetLine] {
    let style = style ?? block()
    var breaking = given ?? LineBreakingStyle()
    if given == nil { breaking.tolerance = 10_000 }
    breaking.runtPenalty = runtPenalty
    breaking.protrusion = hangs ? 1 : 0
    let shaper = FixedWidthShaper(hyphenated: dividing)
    let spans = SpanBuilder(shaper: shaper, language: "en", structure: StructureTree())
    return ParagraphSetter(
      shaper: shaper, words: WordBreaks(shaper: shaper), style: breaking, protrusion: protrusion
    ).set(
      spans.build([.text(text)], style: style.text, node: .document), style: style,
      measure: measure ?? Double(columns) * 5)
  }

  private func lines(
    _ text: String, columns: Int, dividing: [String] = [], runtPenalty: Int = 0
  ) -> String {
    setLines(text, columns: columns, dividing: dividing, hangs: false, runtPenalty: runtPenalty)
      .map { line in
        line.frame.text.replacing("\u{AD}", with: "-").trimming(" ")
      }.joined(separator: " | ")
  }

  private func overfull(_ text: String, columns: Int) -> [Double] {
    setLines(text, columns: columns, hangs: false).map(\.overfull)
  }

  /// A word with `|` where a line may end and `~` where that adds a hyphen.
  private func divisions(
    _ word: String, dividing: [String] = [], style: BlockStyle? = nil
  ) -> String {
    let shaper = FixedWidthShaper(hyphenated: dividing)
    let spans = SpanBuilder(shaper: shaper, language: "en", structure: StructureTree())
    let text = spans.build([.text(word)], style: (style ?? block()).text, node: .document)
    var bytes = Array(word.utf8)
    for place in WordBreaks(shaper: shaper).word(word, style: text.spans[0].style).breaks.reversed()
    {
      bytes.insert(UInt8(ascii: place.addsHyphen ? "~" : "|"), at: place.offset)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Glyphs and their left edges, from left to right, without the space at which a line ends.
  private func glyphs(_ line: SetLine) -> [(id: UInt32, x: Double)] {
    let all = line.frame.items.flatMap { item -> [(id: UInt32, x: Double)] in
      guard case .glyphs(let run) = item.content else { return [] }
      return run.glyphs.map { ($0.id, item.position.x + Double($0.x)) }
    }.sorted { $0.x < $1.x }
    return all.last?.id == 0x20 ? all.dropLast() : all
  }

  private func left(_ line: SetLine) -> Double { glyphs(line).first?.x ?? 0 }

  private func right(_ line: SetLine) -> Double { (glyphs(line).last?.x ?? -5) + 5 }

  private func visual(_ line: SetLine) -> String {
    String(String.UnicodeScalarView(glyphs(line).compactMap { Unicode.Scalar($0.id) }))
  }

  private func glyphGaps(_ line: SetLine) -> [Double] {
    let places = glyphs(line).map(\.x)
    return zip(places, places.dropFirst()).map { $1 - $0 }
  }
}

extension String {
  fileprivate func trimming(_ character: Character) -> String {
    String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
  }
}
