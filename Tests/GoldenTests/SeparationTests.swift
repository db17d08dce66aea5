import DocumentModel
import EngrossKit
import Foundation
import PageLayout
import TestSupport
import Testing

/// A style changes how a contract looks, and not a word of it.
@Suite struct SeparationTests {
  static let samples = SampleGoldenTests.samples

  @Test(arguments: samples, StyledSample.styles)
  func `a sample reads the same in every style, and has the same fields`(
    sample: String, style: String
  ) throws {
    let house = try StyledSample.find(sample, "house")
    let other = try StyledSample.find(sample, style)
    let expected = Reading(of: house)
    let actual = Reading(of: other)
    #expect(actual.words == expected.words, "\(difference(expected.words, actual.words))")
    #expect(actual.notes == expected.notes)
    #expect(actual.words.count > 10_000)
    #expect(other.pdf.fields.map(\.name) == house.pdf.fields.map(\.name))
    #expect(other.pdf.fields.map(\.kind) == house.pdf.fields.map(\.kind))
  }

  @Test(arguments: samples, StyledSample.styles)
  func `poppler reads the words of each page in the order in which they were laid out`(
    sample: String, style: String
  ) async throws {
    let styled = try StyledSample.find(sample, style)
    let pdf = FileManager.default.temporaryDirectory.appending(
      path: "engross-separation-\(UUID().uuidString).pdf")
    try Data(styled.pdf.bytes).write(to: pdf)
    defer { try? FileManager.default.removeItem(at: pdf) }
    let text = try await run("pdftotext", ["-raw", pdf.path, "-"]).output
    let pages = text.split(separator: "\u{C}", omittingEmptySubsequences: false).map {
      letters(of: String($0))
    }
    for (page, read) in zip(styled.pages.pages, pages) {
      // What fields hold is drawn after the page.
      let laidOut = letters(
        of: page.frame.everyWord + page.frame.fieldValues.joined())
      #expect(read == laidOut, "page \(page.number): \(difference(laidOut, read))")
    }
  }

  @Test(arguments: samples, StyledSample.styles)
  func `nothing sticks out of its page or its text block, and nothing stands on another thing`(
    sample: String, style: String
  ) throws {
    let styled = try StyledSample.find(sample, style)
    for page in styled.pages.pages {
      let things = PlacedThings(of: page)
      for fault in things.faults(page: styled.sheet.page) {
        Issue.record("page \(page.number): \(fault)")
      }
    }
  }

  @Test func `a page that lost a word reads otherwise`() throws {
    var styled = try StyledSample.find("architects", "ledger")
    let whole = Reading(of: styled)
    let hasLost = styled.pages.pages[1].frame.loseLine()
    let readsOtherwise = Reading(of: styled).words != whole.words
    #expect(hasLost && readsOtherwise)
  }

  @Test(arguments: [(0.0, 8.0), (250, 0), (-60, 0), (0, 3000)])
  func `a line that is moved is seen to stand on another, or to stick out`(
    right: Double, down: Double
  ) throws {
    for style in StyledSample.styles {
      let styled = try StyledSample.find("architects", style)
      var page = styled.pages.pages[2]
      #expect(PlacedThings(of: page).faults(page: styled.sheet.page) == [])
      let index = try #require(
        page.frame.items.firstIndex { item in
          if case .frame(let frame) = item.content { frame.everyWord.count > 40 } else { false }
        })
      page.frame.items[index].position.x += right
      page.frame.items[index].position.y += down
      #expect(PlacedThings(of: page).faults(page: styled.sheet.page) != [], "\(style)")
    }
  }

  /// Where two readings part, with a few letters around.
  private func difference(_ expected: String, _ actual: String) -> String {
    let shared = zip(expected, actual).prefix { $0 == $1 }.count
    let start = max(0, shared - 30)
    return "…\(expected.dropFirst(start).prefix(70))… reads …\(actual.dropFirst(start).prefix(70))…"
  }
}

/// What is read of a document, in the order of the pages; without the labels and the numbers by
/// which a style may count clauses, and without the numbers of pages.
private struct Reading {
  var words = ""
  /// They stand at the foot of a page, so their place among the words differs.
  var notes = ""

  private static let counted: Set<String> = ["Lbl", "Link", "Reference", "TOC"]

  /// The heading that is being read, and as much of it as there is so far.
  private var heading: (node: StructureTree.Index, text: String)?
  private let labels: [String]
  /// The reference that is being passed over.
  private var link: StructureTree.Index?

  init(of styled: StyledSample) {
    labels = styled.headingLabels.map(Self.spaced)
    for page in styled.pages.pages { read(page.frame, styled.pages.structure) }
    endHeading()
    words = letters(of: words)
    notes = letters(of: notes)
  }

  private mutating func read(_ frame: Frame, _ structure: StructureTree) {
    for item in frame.items {
      switch item.content {
      case .frame(let inner): read(inner, structure)
      case .glyphs(let run) where item.node != .artifact:
        let roles = structure.roles(of: item.node)
        guard roles.isDisjoint(with: Self.counted) else {
          if item.node != link { dropLastWord() }
          link = item.node
          continue
        }
        link = nil
        let text = String(decoding: run.text, as: UTF8.self)
        if item.node != heading?.node { endHeading() }
        if structure[item.node].role.wholeMatch(of: /H[1-6]/) != nil {
          heading = (item.node, (heading?.text ?? "") + text)
        } else if roles.contains("Note") {
          notes += text
        } else {
          words += text
        }
      default: continue
      }
    }
  }

  /// The word before a reference may be its noun: `Clauses`, `Articles`.
  private mutating func dropLastWord() {
    while words.last?.isWhitespace == true { words.removeLast() }
    while words.last?.isLetter == true { words.removeLast() }
  }

  /// Takes a heading over without its label.
  private mutating func endHeading() {
    guard let heading else { return }
    let text = Self.spaced(heading.text)
    let label = labels.first { text.hasPrefix($0 + " ") } ?? ""
    words += text.dropFirst(label.count)
    self.heading = nil
  }

  private static func spaced(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

}

/// The letters and figures alone: how words are divided and spaced is the style's affair.
func letters(of text: String) -> String {
  String(
    text.decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
      !$0.properties.isWhitespace && !["-", "\u{2010}", "\u{AD}", "\u{200B}"].contains($0)
    }.map(Character.init))
}

extension StructureTree {
  fileprivate func roles(of node: Index) -> Set<String> {
    var roles: Set<String> = []
    var node = node
    while node != .artifact {
      roles.insert(self[node].role)
      node = self[node].parent
    }
    return roles
  }
}

extension Frame {
  fileprivate var fieldValues: [String] {
    items.flatMap { item -> [String] in
      switch item.content {
      case .field(let field): [field.value]
      case .frame(let frame): frame.fieldValues
      default: []
      }
    }
  }

  /// Takes a run of many letters away; returns whether there was one.
  fileprivate mutating func loseLine() -> Bool {
    for index in items.indices {
      switch items[index].content {
      case .frame(var inner):
        guard inner.loseLine() else { continue }
        items[index].content = .frame(inner)
        return true
      case .glyphs(let run) where items[index].node != .artifact && run.text.count > 20:
        items.remove(at: index)
        return true
      default: continue
      }
    }
    return false
  }

  fileprivate var everyWord: String {
    items.map { item in
      switch item.content {
      case .glyphs(let run): String(decoding: run.text, as: UTF8.self)
      case .frame(let frame): frame.everyWord
      default: ""
      }
    }.joined()
  }
}
