package import DocumentModel

/// A sheet of paper with small pages on it, a row for each style, to choose among them by looking.
package struct ContactSheet: Sendable, Hashable {
  /// What is said of a style, beside its pages.
  package struct Row: Sendable, Hashable {
    package var name: String
    package var about: String
    /// What it is set in, and on what paper.
    package var facts: String
    package var pages: [ShownPage]

    package init(name: String, about: String, facts: String, pages: [ShownPage]) {
      self.name = name
      self.about = about
      self.facts = facts
      self.pages = pages
    }
  }

  /// Where a small page stands.
  package struct Place: Sendable, Hashable {
    /// Counted from the first row of all sheets.
    package var row: Int
    package var page: Page
    package var rect: Rect
  }

  /// The words and grounds; the small pages are drawn over it.
  package var page: Page
  package var places: [Place] = []

  /// As wide as A3, and with all its rows about as high.
  static func size(rows: Int) -> Size {
    Size(width: width, height: firstRow + Double(rows) * rowPitch + 4)
  }

  static let width = 841.89
  static let margin = 45.0
  static let rowsPerSheet = 4
  /// The column of names, and the space between it and the pages.
  static let nameWidth = 124.0
  static let nameGap = 22.0
  static let pageGap = 14.0
  static let columns = 4.0
  static let firstRow = 108.0
  static let rowPitch = 262.0

  static var pageWidth: Double {
    (width - 2 * margin - nameWidth - nameGap - (columns - 1) * pageGap) / columns
  }
  static var pageHeight: Double { rowPitch - 42 }
}

extension LayoutEngine {
  /// Lays out as many sheets as the rows need; their words are set in this engine's style.
  package func contactSheets(of rows: [ContactSheet.Row], title: String) -> [ContactSheet] {
    let setter = SheetSetter(setter: makeSetter(), shaper: shaper)
    let most = ContactSheet.rowsPerSheet
    return stride(from: 0, to: rows.count, by: most).enumerated().map { index, first in
      var sheet = ContactSheet(
        page: Page(number: index + 1, frame: setter.ground(rows: min(most, rows.count - first))))
      setter.addTitle("Styles", below: title, to: &sheet)
      for row in first..<min(first + most, rows.count) {
        setter.add(rows[row], index: row, at: row - first, to: &sheet)
      }
      return sheet
    }
  }
}

/// Sets the few words of a sheet.
private struct SheetSetter {
  let setter: ParagraphSetter
  let shaper: any TextShaper

  private static let ground = Color(red: 0.945, green: 0.945, blue: 0.935)
  private static let edge = Color(red: 0.82, green: 0.82, blue: 0.8)
  private static let quiet = Color(red: 0.36, green: 0.36, blue: 0.35)

  func ground(rows: Int) -> Frame {
    var frame = Frame(size: ContactSheet.size(rows: rows))
    frame.place(.fill(frame.size, Self.ground))
    return frame
  }

  func addTitle(_ title: String, below: String, to sheet: inout ContactSheet) {
    let width = ContactSheet.width - 2 * ContactSheet.margin
    let large = TextStyle(family: .heading, size: 26, leading: 32)
    let small = TextStyle(size: 9.5, leading: 13, color: Self.quiet)
    var y = 36.0
    y = add(title, large, x: ContactSheet.margin, y: y, width: width, to: &sheet)
    _ = add(below, small, x: ContactSheet.margin, y: y, width: width, to: &sheet)
  }

  func add(
    _ row: ContactSheet.Row, index: Int, at place: Int, to sheet: inout ContactSheet
  ) {
    let margin = ContactSheet.margin
    let top = ContactSheet.firstRow + Double(place) * ContactSheet.rowPitch
    sheet.page.frame.place(
      .fill(Size(width: ContactSheet.width - 2 * margin, height: 0.5), Self.edge),
      x: margin, y: top - 14)
    let name = TextStyle(family: .heading, size: 17, leading: 21)
    let about = TextStyle(size: 9.5, leading: 12.5)
    let facts = TextStyle(size: 8, leading: 11, color: Self.quiet)
    let width = ContactSheet.nameWidth
    var y = top - 4
    y = add(row.name, name, x: margin, y: y, width: width, to: &sheet) + 4
    y = add(row.about, about, x: margin, y: y, width: width, to: &sheet) + 6
    _ = add(row.facts, facts, x: margin, y: y, width: width, to: &sheet)
    for (column, shown) in row.pages.prefix(Int(ContactSheet.columns)).enumerated() {
      add(shown, row: index, column: Double(column), y: top, to: &sheet)
    }
  }

  private func add(
    _ shown: ShownPage, row: Int, column: Double, y: Double, to sheet: inout ContactSheet
  ) {
    let paper = shown.page.frame.size
    let scale = min(
      ContactSheet.pageWidth / paper.width, ContactSheet.pageHeight / paper.height)
    let rect = Rect(
      x: ContactSheet.margin + ContactSheet.nameWidth + ContactSheet.nameGap
        + column * (ContactSheet.pageWidth + ContactSheet.pageGap),
      y: y, width: paper.width * scale, height: paper.height * scale)
    sheet.page.frame.place(
      .fill(Size(width: rect.width + 1, height: rect.height + 1), Self.edge),
      x: rect.x - 0.5, y: rect.y - 0.5)
    sheet.places.append(.init(row: row, page: shown.page, rect: rect))
    let caption = TextStyle(size: 7.5, leading: 10, color: Self.quiet)
    _ = add(
      shown.caption, caption, x: rect.x, y: rect.y + rect.height + 4, width: rect.width,
      to: &sheet)
  }

  /// Returns how far down the words reach.
  private func add(
    _ text: String, _ style: TextStyle, x: Double, y: Double, width: Double,
    to sheet: inout ContactSheet
  ) -> Double {
    var style = style
    style.isHyphenated = false
    let spans = SpanBuilder(shaper: shaper, language: "en", structure: StructureTree())
    let lines = setter.set(
      spans.build([.text(text)], style: style, node: .artifact),
      style: BlockStyle(style, alignment: .leading), measure: width)
    var y = y
    for line in lines {
      sheet.page.frame.place(line.frame, x: x, y: y)
      y += line.frame.size.height
    }
    return y
  }
}
