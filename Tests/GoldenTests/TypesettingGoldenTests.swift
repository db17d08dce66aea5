import DocumentModel
import EngrossKit
import Foundation
import TestSupport
import Testing

/// Pages that samples do not have: Japanese, and tables with everything that tables may hold.
@Suite struct TypesettingGoldenTests {
  private static func japanese() throws -> StyleSheet {
    var style = try Assets.builtIn.styleSheet("house")
    style.families.body = ["Noto Serif CJK JP"]
    style.families.heading = ["Noto Serif CJK JP"]
    return style
  }

  static var hasJapanese: Bool { (try? Typesetter(style: japanese())) != nil }

  private static let clause = """
    受託者は、委託者のコンピューターシステム（以下「本システム」という。）について、保守、更新および支援の業務を、\
    経験ある専門家に通常期待される注意と技能をもって行うものとする。ただし、第三者の製品（Microsoft 365を含む。）の\
    欠陥による障害は、この限りでない。「重大な障害」とは、すべての利用者が業務を行うことができない障害をいい、\
    受託者は、通知を受けてから30分以内に対応を開始しなければならない。
    """

  @Test(
    .enabled(if: hasJapanese, "Noto Serif CJK JP is missing: make setup-scripts"))
  func `no line of Japanese begins with a closing mark or ends with an opening one`() throws {
    let text = String(repeating: Self.clause, count: 4)
    let document = Document(
      information: DocumentInformation(title: "契約", language: "ja", date: "2026-01-01"),
      blocks: [
        Block(.title(TitleBlock(title: [.text("情報システム支援契約書")]))),
        Block(.paragraph([.text(text)])),
      ])
    let pages = try Typesetter(style: try Self.japanese()).describePages(of: document)
    let lines = pages.split(separator: "\n").compactMap { line -> Substring? in
      guard let start = line.firstIndex(of: "\""), let end = line.lastIndex(of: "\"") else {
        return nil
      }
      return line[line.index(after: start)..<end]
    }
    #expect(lines.count > 15)
    for line in lines {
      #expect(!"、。，．・：；？！」』）】ーっゃゅょッャュョぁァ々".contains(line.first ?? "x"), "\(line)")
      #expect(!"「『（【".contains(line.last ?? "x"), "\(line)")
    }
    try expectGolden(pages, named: "pages", in: "ja")
  }

  // MARK: Tables

  private func cells(_ texts: [String]) -> [Table.Cell] { texts.map { .init([.text($0)]) } }

  private func list(_ items: [String]) -> Block {
    Block(
      .list(
        List(
          kind: .bullets, level: 1,
          items: items.map { .init(label: "•", blocks: [Block(.paragraph([.text($0)]))]) })))
  }

  /// Fees over two pages, with a total.
  private var fees: Table {
    let rows = (1...55).map { number in
      cells([
        number % 9 == 0
          ? "Managed workstation, with patching, remote support and a yearly replacement of parts"
          : "Item \(number)",
        "device per month", "\(number % 7 + 1)", "£\(number).50",
        "£\(number * 3),\(100 + number).05",
      ])
    }
    return Table(
      alignments: [.leading, .leading, .trailing, .trailing, .trailing],
      head: cells(["Item", "Unit", "Quantity", "Price", "Amount"]), rows: rows,
      footRows: [cells(["Total", "", "", "", "£4,627,042.75"])], summedColumns: [4],
      caption: [.text("Recurring Fees")])
  }

  /// Cells of several paragraphs and lists, unlike decimals, row heads, and one row taller than a
  /// third of a page.
  private var blocks: Table {
    let words = String(
      repeating: "The Provider answers each Ticket in the order of its Priority. ", count: 18)
    return Table(
      alignments: [.leading, .leading, .trailing],
      head: cells(["Priority", "What the Provider does", "Hours"]),
      rows: [
        [
          .init([.strong([.text("P1")])]),
          .init([
            Block(.paragraph([.text("Works without a pause:")])),
            list(["calls the Client back", "restores what was lost", "reports every hour"]),
          ]), .init([.text("0.25")]),
        ],
        [
          .init([.strong([.text("P2")])]),
          .init([
            Block(.paragraph([.text(words)])), Block(.paragraph([.text(words)])),
          ]), .init([.text("4")]),
        ],
        [.init([.strong([.text("P3")])]), .init([.text("Plans it.")]), .init([.text("16.5")])],
      ], hasRowHeads: true)
  }

  /// Twelve columns that no upright page holds.
  private var assets: Table {
    let heads = [
      "Asset tag", "Hostname", "Manufacturer", "Model", "Serial number", "Operating system",
      "Location", "Purchased", "Warranty until", "Support", "Responsible", "Monthly",
    ]
    let rows = (1...32).map { number in
      cells([
        "AT-2026-00\(number)", "workstation-\(number)", "Hewlett-Packard",
        "EliteDesk-\(800 + number)",
        "CZC2340X7\(number)", "Windows-11-Enterprise", "Headquarters", "2025-03-14", "2028-03-14",
        "Standard", "Administrator", "£\(10 + number).50",
      ])
    }
    return Table(
      alignments: Array(repeating: .leading, count: 11) + [.trailing], head: cells(heads),
      rows: rows, summedColumns: [11])
  }

  @Test func `tables stand where they stood, whatever they hold`() throws {
    let document = Document(
      information: DocumentInformation(
        title: "Tables", reference: "T-1", language: "en-GB", date: "2026-01-01"),
      blocks: [
        Block(.heading(Heading(level: 1, label: "1.", text: [.text("Fees")], anchor: "fees"))),
        Block(.table(fees)),
        Block(.heading(Heading(level: 1, label: "2.", text: [.text("Priorities")], anchor: "p"))),
        Block(.table(blocks)),
        Block(.heading(Heading(level: 1, label: "3.", text: [.text("Assets")], anchor: "assets"))),
        Block(.table(assets)),
        Block(.paragraph([.text("The Provider keeps this list up to date.")])),
      ])
    let typesetter = try Typesetter(style: try Assets.builtIn.styleSheet("house"))
    try expectGolden(try typesetter.describePages(of: document), named: "pages", in: "tables")
  }
}
