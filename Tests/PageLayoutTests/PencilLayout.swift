import DocumentModel
import PageLayout
import StrictInput
import TestSupport

/// Sets documents with a pencil: every letter is 5 pt wide, every line 10 pt high, nothing has
/// space around it, and a page holds so many lines of so many letters.
struct PencilLayout {
  static let letter = 5.0
  static let line = 10.0

  var style = StyleSheet()
  var information = DocumentInformation(title: "Agreement")
  var shaper = FixedWidthShaper()

  init(lines: Int, letters: Int = 40) {
    let plain = BlockStyle(
      TextStyle(size: 10, leading: Self.line), alignment: .leading, after: 0)
    style.page.size = Size(
      width: Double(letters) * Self.letter + 40, height: Double(lines) * Self.line + 60)
    style.page.margins = Insets(top: 30, right: 20, bottom: 30, left: 20)
    style.blocks.body = plain
    style.blocks.title = plain
    style.blocks.titleLine = plain
    style.blocks.headings = Array(repeating: plain, count: 6)
    style.blocks.schedule = plain
    style.blocks.quote = plain
    style.blocks.quote.indent = 10
    style.blocks.code = plain
    style.blocks.tableHead = plain
    style.blocks.tableCell = plain
    style.blocks.caption = plain
    style.blocks.footnote = plain
    style.clauses.indent = 20
    style.clauses.levelIndent = 20
    style.clauses.bulletIndent = 10
    style.clauses.after = 0
    style.clauses.levelAfter = 0
    style.clauses.schedulesOpenPage = .each
    style.table.padding = Insets()
    style.table.before = 0
    style.table.after = 0
    style.contents.title = plain
    style.contents.levels = Array(repeating: plain, count: 3)
    style.contents.leaderPitch = 0
    style.signature.leadIn = plain
    style.signature.name = plain
    style.signature.label = TextStyle(size: 10, leading: Self.line)
    style.signature.signatureHeight = 20
    style.signature.lineHeight = 10
    style.signature.spacing = 0
    style.signature.columnGap = 10
    style.signature.columnMinimum = 90
    style.letterhead.after = Self.line
    style.marginals.text = TextStyle(size: 10, leading: Self.line)
    style.marginals.headBaseline = 15
    style.marginals.footBaseline = 15
    style.marginals.head = .init()
    style.marginals.foot = .init()
    style.marginals.headRule = 0
  }

  func layOut(_ blocks: [Block]) throws -> LaidOutDocument {
    try LayoutEngine(style: style, shaper: shaper)
      .layOut(Document(information: information, blocks: blocks))
  }

  /// The words of each line from left to right, lines by a space, pages by a bar.
  func pages(of blocks: [Block]) throws -> String {
    try layOut(blocks).pages.map { page in
      page.lines.map(\.text).joined(separator: " ")
    }.joined(separator: " | ")
  }

  /// What is wrong with a document, as its reader is told.
  func complaints(about blocks: [Block]) -> [String] {
    do {
      _ = try layOut(blocks)
      return []
    } catch let failure as LayoutFailure {
      return failure.problems.map(\.diagnostic.description)
    } catch {
      return ["\(error)"]
    }
  }
}

/// Pages of paragraphs of so many lines: `a1 a2 a3 | b1 b2 b3`.
func pages(of paragraphs: Int..., linesPerPage: Int) throws -> String {
  let names = "abcdefghijklmnopqrstuvwxyz".map(String.init)
  return try PencilLayout(lines: linesPerPage).pages(
    of: zip(names, paragraphs).map { name, lines in paragraph(name, lines: lines) })
}

// MARK: Blocks

/// A paragraph of lines `a1`, `a2`, …
func paragraph(_ name: String, lines: Int) -> Block {
  Block(.paragraph(lined(name, lines: lines)))
}

func lined(_ name: String, lines: Int) -> [Inline] {
  (1...lines).flatMap { number -> [Inline] in
    let line = Inline.text("\(name)\(number)")
    return number == 1 ? [line] : [.lineBreak, line]
  }
}

func paragraph(_ text: String, line: Int? = nil) -> Block {
  Block(
    .paragraph([.text(text)]),
    source: line.map { SourceLocation(file: "fees.md", line: $0, column: 1) })
}

func heading(_ text: String, label: String? = nil, level: Int = 1) -> Block {
  Block(.heading(Heading(level: level, label: label, text: [.text(text)], anchor: text)))
}

func clauses(_ items: (label: String, lines: Int)...) -> Block {
  Block(
    .list(
      List(
        kind: .clauses, level: 1,
        items: items.map {
          .init(label: $0.label, blocks: [Block(.paragraph(lined("x", lines: $0.lines)))])
        })))
}

func table(
  _ rows: [[String]], head: [String] = ["H"], foot: [[String]] = [],
  alignments: [Table.Alignment]? = nil
) -> Block {
  func cells(_ row: [String]) -> [Table.Cell] { row.map { .init([.text($0)]) } }
  return Block(
    .table(
      Table(
        alignments: alignments ?? head.map { _ in .leading }, head: cells(head),
        rows: rows.map(cells), footRows: foot.map(cells))),
    source: SourceLocation(file: "fees.md", line: 7, column: 1))
}

func party(_ name: String, signatories: Int = 1) -> SignatureParty {
  let key = name.lowercased()
  return SignatureParty(
    key: key, leadIn: "", name: name,
    signatories: (1...signatories).map {
      .init(name: "", title: "", signer: Signer(key: "\(key)_\($0)", role: key))
    },
    labels: .init(signature: "S:", name: "N:", title: "T:", date: "D:"))
}

// MARK: Looking at pages

/// A line of text where it stands on its page.
struct PlacedLine: Equatable {
  var text: String
  var x: Double
  var baseline: Double
  var maxX: Double
}

extension Page {
  /// All text from top to bottom; what stands on one baseline is one line.
  var lines: [PlacedLine] {
    var runs: [PlacedLine] = []
    frame.forEachItem { item, place in
      guard case .glyphs(let run) = item.content else { return }
      runs.append(
        PlacedLine(
          text: String(decoding: run.text, as: UTF8.self), x: place.x, baseline: place.y,
          maxX: place.x + run.width))
    }
    runs.sort { ($0.baseline, $0.x) < ($1.baseline, $1.x) }
    var lines: [PlacedLine] = []
    for run in runs {
      if let last = lines.last, abs(last.baseline - run.baseline) < 0.01 {
        lines[lines.count - 1].text += last.text.hasSuffix(" ") ? run.text : " " + run.text
        lines[lines.count - 1].maxX = max(last.maxX, run.maxX)
      } else {
        lines.append(run)
      }
    }
    for index in lines.indices {
      while lines[index].text.hasSuffix(" ") { lines[index].text.removeLast() }
    }
    return lines
  }

  func line(_ text: String) -> PlacedLine? { lines.first { $0.text == text } }

  var fields: [(field: Field, place: Point)] {
    var fields: [(Field, Point)] = []
    frame.forEachItem { item, place in
      if case .field(let field) = item.content { fields.append((field, place)) }
    }
    return fields
  }
}

extension Frame {
  func forEachItem(at origin: Point = .zero, _ body: (FrameItem, Point) -> Void) {
    for item in items {
      let place = Point(x: origin.x + item.position.x, y: origin.y + item.position.y)
      body(item, place)
      if case .frame(let frame) = item.content { frame.forEachItem(at: place, body) }
    }
  }
}
