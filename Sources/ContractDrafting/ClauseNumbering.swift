internal import DocumentModel
internal import StrictInput

/// The number of a place, in the forms in which a reference may need it.
struct ClauseNumber: Equatable {
  /// In full, without a point at the end: `7`, `7.2(b)`; for a schedule its letter.
  var full: String
  /// The last part alone: `(b)`.
  var last: String
  /// The full number of what it stands in: `7.2` for `7.2(b)`.
  var parent: String
  /// The label of the schedule it is or stands in: `Schedule B`.
  var schedule: String?
  var isSchedule = false
}

/// Gives every heading and every item of a numbered list its label.
///
/// Clauses count 1, 2, 3; their sections and items share one count, 1.1, 1.2, …, that goes on
/// through the whole clause whatever stands between them; below items it is (a), (i), (A).
/// Each schedule begins anew.
struct ClauseNumbering {
  /// The number of each anchor; nil for a place that has none.
  private(set) var numbers: [String: ClauseNumber?] = [:]
  private(set) var faults: [Diagnostic] = []

  /// The numbers of the headings around the place that was reached, outermost first.
  private var path: [Int] = []
  /// How many headings and items stand so far directly under each heading of `path`, and under
  /// the root.
  private var counts = [0]
  private var schedule: String?
  private var schedules = 0
  /// Set under a heading without a number: how its items count, and its depth.
  private var unnumbered: (style: PlaceMark.ItemStyle, depth: Int)?

  static func number(_ blocks: inout [MarkdownBlock]) -> ClauseNumbering {
    var numbering = ClauseNumbering()
    for index in blocks.indices { numbering.number(&blocks[index]) }
    return numbering
  }

  private mutating func number(_ block: inout MarkdownBlock) {
    switch block.block.content {
    case .heading(var heading):
      number(&heading, mark: block.mark ?? PlaceMark(), at: block.block.source)
      block.block.content = .heading(heading)
    case .list(var list) where list.kind == .clauses:
      number(&list)
      block.block.content = .list(list)
    default: break
    }
  }
}

// MARK: Headings

extension ClauseNumbering {
  private mutating func number(
    _ heading: inout Heading, mark: PlaceMark, at source: SourceLocation?
  ) {
    if heading.opensSchedule { return openSchedule(&heading) }
    // Within a schedule the schedule's own heading is the first level.
    let depth = heading.level
    if schedule != nil { heading.level += 1 }
    if mark.isUnnumbered {
      unnumbered = (mark.itemStyle, depth)
      path = Array(path.prefix(depth - 1))
      counts = Array(counts.prefix(depth)) + [0]
      numbers[heading.anchor] = .some(nil)
      return
    }
    if let outer = unnumbered, depth > outer.depth {
      numbers[heading.anchor] = .some(nil)
      return
    }
    unnumbered = nil
    if depth > path.count + 1 {
      let marks = String(repeating: "#", count: path.count + 2)
      faults.append(
        Diagnostic(
          at: source, "the heading \"\(heading.text.plainText.shortened)\" skips a level",
          help: "begin it with \(marks)"))
    }
    let parent = Array(path.prefix(depth - 1))
    let level = parent.count
    counts[level] += 1
    path = parent + [counts[level]]
    counts = Array(counts.prefix(level + 1)) + [0]
    let full = ClauseNumbering.joined(path)
    heading.label = path.count == 1 ? full + "." : full
    numbers[heading.anchor] = ClauseNumber(
      full: full, last: full, parent: ClauseNumbering.joined(parent), schedule: schedule)
  }

  private mutating func openSchedule(_ heading: inout Heading) {
    schedules += 1
    path = []
    counts = [0]
    unnumbered = nil
    let letter = ClauseNumbering.letters(schedules).uppercased()
    let label = "\(heading.label ?? "")\u{A0}\(letter)"
    heading.label = label
    schedule = label
    numbers[heading.anchor] = ClauseNumber(
      full: letter, last: letter, parent: "", schedule: label, isSchedule: true)
  }
}

// MARK: Lists

extension ClauseNumbering {
  /// Numbers a list that stands directly under a heading.
  private mutating func number(_ list: inout List) {
    let level = counts.count - 1
    let parent = ClauseNumbering.joined(path)
    if unnumbered != nil || path.isEmpty { list.kind = .numbers }
    for index in list.items.indices {
      counts[level] += 1
      let count = counts[level]
      let number: ClauseNumber
      switch unnumbered?.style {
      case .numbers: number = self.number("(\(count))", under: "")
      case .letters:
        number = self.number("(\(ClauseNumbering.letters(count).uppercased()))", under: "")
      case nil:
        number = self.number(parent.isEmpty ? "\(count)" : "\(parent).\(count)", under: "")
      }
      list.items[index].label = number.full + (unnumbered == nil && path.isEmpty ? "." : "")
      record(number, parent: parent, for: list.items[index])
      numberLists(in: &list.items[index].blocks, under: number.full, depth: 2)
    }
  }

  /// Numbers the lists within an item; they share one count.
  private mutating func numberLists(in blocks: inout [Block], under parent: String, depth: Int) {
    var count = 0
    for index in blocks.indices {
      guard case .list(var list) = blocks[index].content else { continue }
      for item in list.items.indices {
        var number = self.number("", under: parent)
        if list.kind == .clauses {
          count += 1
          number = self.number(ClauseNumbering.label(count, depth: depth), under: parent)
          list.items[item].label = number.last
        }
        record(number, parent: parent, for: list.items[item])
        numberLists(in: &list.items[item].blocks, under: number.full, depth: depth + 1)
      }
      blocks[index].content = .list(list)
    }
  }

  private func number(_ last: String, under parent: String) -> ClauseNumber {
    ClauseNumber(full: parent + last, last: last, parent: parent, schedule: schedule)
  }

  private mutating func record(_ number: ClauseNumber, parent: String, for item: List.Item) {
    guard let anchor = item.anchor else { return }
    var number = number
    number.parent = parent
    numbers[anchor] = number
  }
}

// MARK: Figures

extension ClauseNumbering {
  private static func joined(_ path: [Int]) -> String {
    path.map(String.init).joined(separator: ".")
  }

  /// (a) at depth 2, (i) at 3, (A) at 4, and from the beginning below.
  static func label(_ count: Int, depth: Int) -> String {
    switch depth % 3 {
    case 2: "(\(letters(count)))"
    case 0: "(\(roman(count)))"
    default: "(\(letters(count).uppercased()))"
    }
  }

  /// a … z, then aa, bb, … as lawyers count.
  static func letters(_ count: Int) -> String {
    let (turns, index) = (count - 1).quotientAndRemainder(dividingBy: 26)
    let letter = Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(index)))
    return String(repeating: letter, count: turns + 1)
  }

  static func roman(_ count: Int) -> String {
    let figures = [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
      (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    var rest = count
    var roman = ""
    for (value, figure) in figures {
      while rest >= value {
        roman += figure
        rest -= value
      }
    }
    return roman
  }
}
