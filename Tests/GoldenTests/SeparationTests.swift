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
      Reading.letters(of: String($0))
    }
    for (page, read) in zip(styled.pages.pages, pages) {
      // What fields hold is drawn after the page.
      let laidOut = Reading.letters(
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
    words = Self.letters(of: words)
    notes = Self.letters(of: notes)
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

  /// The letters and figures alone: how words are divided and spaced is the style's affair.
  static func letters(of text: String) -> String {
    String(
      text.decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
        !$0.properties.isWhitespace && !["-", "\u{2010}", "\u{AD}", "\u{200B}"].contains($0)
      }.map(Character.init))
  }
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

/// What stands on a page, each thing with its place.
private struct PlacedThings {
  struct Piece {
    var rect: Rect
    var text: String
    var isArtifact: Bool
  }

  private let paper: Size
  private var lines: [Piece] = []
  private var rules: [Rect] = []
  private var fields: [(name: String, rect: Rect)] = []

  /// Capitals reach two thirds of the size above the baseline, and a comma a tenth below it.
  private static let above = 0.62
  private static let below = 0.12

  init(of page: Page) {
    paper = page.frame.size
    collect(page.frame, at: .zero)
  }

  private mutating func collect(_ frame: Frame, at origin: Point) {
    for item in frame.items {
      let x = origin.x + item.position.x
      let y = origin.y + item.position.y
      switch item.content {
      case .frame(let inner): collect(inner, at: Point(x: x, y: y))
      case .glyphs(let run):
        let text = String(decoding: run.text, as: UTF8.self)
        guard !text.allSatisfy(\.isWhitespace) else { continue }
        let trailing = text.hasSuffix(" ") ? 0.25 * run.size : 0
        lines.append(
          Piece(
            rect: Rect(
              x: x, y: y - Self.above * run.size, width: max(0, run.width - trailing),
              height: (Self.above + Self.below) * run.size),
            text: text, isArtifact: item.node == .artifact))
      case .fill(let size, _):
        let rect = Rect(x: x, y: y, width: size.width, height: size.height)
        if min(size.width, size.height) < 1.5 { rules.append(rect) }
      case .field(let field):
        fields.append(
          (field.name, Rect(x: x, y: y, width: field.size.width, height: field.size.height)))
      default: continue
      }
    }
  }

  func faults(page: PageStyle) -> [String] {
    var faults: [String] = []
    let whole = Rect(x: 0, y: 0, width: paper.width, height: paper.height)
    for line in lines where !whole.holds(line.rect, tolerance: 0) {
      faults.append("\"\(line.text)\" sticks out of the page")
    }
    for rule in rules where !whole.holds(rule, tolerance: 0) {
      faults.append("a rule at \(rule.x) \(rule.y) sticks out of the page")
    }
    // A cover has neither head nor foot, and its words stand where its own design wants them.
    let block = lines.contains(where: \.isArtifact) ? textBlock(page) : whole
    // Punctuation may hang in the margin by half its width.
    for line in lines where !line.isArtifact && !block.holds(line.rect, tolerance: 5) {
      faults.append("\"\(line.text)\" sticks out of the text block: \(line.rect)")
    }
    for field in fields where !block.holds(field.rect, tolerance: 0.5) {
      faults.append("the field \(field.name) sticks out of the text block")
    }
    for (index, line) in lines.enumerated() {
      for other in lines[..<index] where line.rect.overlaps(other.rect) {
        faults.append("\"\(line.text)\" stands on \"\(other.text)\"")
      }
      for rule in rules where line.rect.overlaps(rule) {
        faults.append("a rule strikes through \"\(line.text)\"")
      }
      for field in fields where line.rect.overlaps(field.rect) {
        faults.append("\"\(line.text)\" stands in the field \(field.name)")
      }
    }
    for (index, field) in fields.enumerated() {
      for other in fields[..<index] where field.rect.overlaps(other.rect) {
        faults.append("the field \(field.name) stands on \(other.name)")
      }
    }
    return faults
  }

  /// The text block, on paper that may be turned.
  private func textBlock(_ page: PageStyle) -> Rect {
    let isTurned = (paper.width > paper.height) != (page.size.width > page.size.height)
    let sides = isTurned ? page.margins.turned : page.margins
    return Rect(
      x: sides.left, y: sides.top, width: paper.width - sides.left - sides.right,
      height: paper.height - sides.top - sides.bottom)
  }
}

extension Insets {
  /// The least that each side may be where the paper is turned, whichever way that was.
  fileprivate var turned: Insets {
    let least = [top, right, bottom, left].min() ?? 0
    return Insets(top: least, right: least, bottom: least, left: least)
  }
}

extension Rect {
  fileprivate func holds(_ other: Rect, tolerance: Double) -> Bool {
    other.x >= x - tolerance && other.y >= y - tolerance
      && other.x + other.width <= x + width + tolerance
      && other.y + other.height <= y + height + tolerance
  }

  fileprivate func overlaps(_ other: Rect) -> Bool {
    let slack = 0.3
    return x + slack < other.x + other.width && other.x + slack < x + width
      && y + slack < other.y + other.height && other.y + slack < y + height
  }
}
