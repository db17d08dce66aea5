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
  /// The word that its number never stands without, such as `Article`, as the language has it.
  var word: String?
  var isSchedule = false
}

/// Gives every heading and every item of a numbered list its label.
///
/// Clauses count 1, 2, 3; their sections and items share one count, 1.1, 1.2, …, that goes on
/// through the whole clause whatever stands between them; below items it is (a), (i), (A).
/// Each schedule begins anew. How the numbers are written is the style's.
struct ClauseNumbering {
  let style: NumberingStyle
  private let withinSchedules: NumberingStyle
  let words: LegalWords
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

  private init(_ style: NumberingStyle, _ words: LegalWords) {
    self.style = style
    withinSchedules = style.withinSchedules
    self.words = words
  }

  static func number(
    _ blocks: inout [MarkdownBlock], style: NumberingStyle, words: LegalWords
  ) -> ClauseNumbering {
    var numbering = ClauseNumbering(style, words)
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
    heading.label = label(of: path)
    numbers[heading.anchor] = number(of: path)
  }

  private mutating func openSchedule(_ heading: inout Heading) {
    schedules += 1
    path = []
    counts = [0]
    unnumbered = nil
    let letter = style.schedule.number([schedules])
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
    if unnumbered != nil || path.isEmpty { list.kind = .numbers }
    for index in list.items.indices {
      counts[level] += 1
      let count = counts[level]
      var number: ClauseNumber
      switch unnumbered?.style {
      case .numbers: number = plain("(\(count))")
      case .letters: number = plain("(\(NumberPattern.letters(count).uppercased()))")
      case nil: number = path.isEmpty ? plain("\(count)") : self.number(of: path + [count])
      }
      let isPlain = unnumbered != nil || path.isEmpty
      list.items[index].label =
        isPlain ? number.full + (unnumbered == nil ? "." : "") : label(of: path + [count])
      // An item may be named by its number alone where that does not say its clause.
      if !isPlain { number.parent = parent(of: path + [count]).full }
      record(number, for: list.items[index])
      numberLists(in: &list.items[index].blocks, under: number, level: nestedLevel)
    }
  }

  /// The level at which lists within the items of the place that was reached count.
  private var nestedLevel: Int {
    local.hasAbsoluteSections || path.isEmpty ? 3 : path.count + 2
  }

  /// Numbers the lists within an item; they share one count.
  private mutating func numberLists(
    in blocks: inout [Block], under parent: ClauseNumber, level: Int
  ) {
    var count = 0
    for index in blocks.indices {
      guard case .list(var list) = blocks[index].content else { continue }
      for item in list.items.indices {
        var number = parent
        number.parent = parent.full
        if list.kind == .clauses {
          count += 1
          number = relative(local[level], count, under: parent)
          list.items[item].label = local[level].label([count])
        }
        record(number, for: list.items[item])
        numberLists(in: &list.items[item].blocks, under: number, level: level + 1)
      }
      blocks[index].content = .list(list)
    }
  }

  private func plain(_ label: String) -> ClauseNumber {
    ClauseNumber(full: label, last: label, parent: "", schedule: schedule)
  }

  private mutating func record(_ number: ClauseNumber, for item: List.Item) {
    if let anchor = item.anchor { numbers[anchor] = number }
  }
}

// MARK: Numbers

extension ClauseNumbering {
  /// How numbers are written where the walk is.
  private var local: NumberingStyle { schedule == nil ? style : withinSchedules }

  /// The label of a heading or an item, by the counts down to it.
  private func label(of path: [Int]) -> String {
    let style = local
    if path.count > 2, style.hasAbsoluteSections { return number(of: path).full }
    return style[path.count].label(path, word: words.local(style[path.count].word))
  }

  /// The number of a heading or an item, by the counts down to it.
  private func number(of path: [Int]) -> ClauseNumber {
    let style = local
    let level = min(path.count, 2)
    guard path.count == 1 || style.hasAbsoluteSections else {
      return relative(style[path.count], path[path.count - 1], under: parent(of: path))
    }
    let pattern = style.references[level - 1] ?? style.levels[level - 1]
    let tail = path.dropFirst(2).map { ".\($0)" }.joined()
    let full = pattern.number(Array(path.prefix(2))) + tail
    return ClauseNumber(
      full: full, last: full, parent: parent(of: path).full, schedule: schedule,
      word: words.local(pattern.word))
  }

  private func parent(of path: [Int]) -> ClauseNumber {
    path.count > 1
      ? number(of: Array(path.dropLast()))
      : ClauseNumber(full: "", last: "", parent: "", schedule: schedule)
  }

  /// The number of an item that does not say where it stands, after that of the place around it.
  private func relative(
    _ pattern: NumberPattern, _ count: Int, under parent: ClauseNumber
  ) -> ClauseNumber {
    let last = pattern.number([count])
    return ClauseNumber(
      full: local.joined(parent.full, last), last: last, parent: parent.full, schedule: schedule,
      word: parent.word)
  }
}

extension NumberingStyle {
  /// The number of an item after that of the place around it.
  func joined(_ parent: String, _ number: String) -> String {
    parent + (joint == .space && !parent.isEmpty ? "\u{A0}" : "") + number
  }
}
