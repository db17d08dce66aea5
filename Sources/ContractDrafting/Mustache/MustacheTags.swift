internal import StrictInput

/// A tag between `{{` and `}}`, with its place.
struct MustacheTag {
  enum Kind {
    case value, section, inverted, close, partial, comment
  }

  var kind: Kind
  /// What stands between the braces, without the sign of the kind: `upper(name)`.
  var expression: String
  var name: String
  var transforms: [String]
  var location: SourceLocation
}

/// The tags of a file as a tree.
enum MustacheNode {
  case value(MustacheTag)
  case partial(MustacheTag)
  case section(MustacheTag, [MustacheNode])
}

/// Reads the tags of a template file, and marks its lines so that their places can be found again
/// when Mustache has done its work.
///
/// Each line that prints anything begins with a mark, one character of plane 15, which is private
/// use; lines that hold only tags stay as they are, since Mustache leaves nothing of them.
struct MustacheTags {
  private(set) var tags: [MustacheTag] = []
  /// The marked text, cut after lines at which no section is open: at each tag, Mustache counts
  /// all the characters that follow it in its text.
  private(set) var pieces: [String] = []
  private(set) var faults: [Diagnostic] = []
  private let file: String
  private var marked = ""
  private var isInComment = false
  private var openSections = 0

  /// Reads a file whose first line has the index given among the lines of all files.
  init(_ text: String, file: String, firstLine: Int) {
    self.file = file
    for (index, line) in text.lines.enumerated() {
      if index > 0 { marked += "\n" }
      let mark = MustacheTags.mark(firstLine + index)
      if line.mayHoldTags || isInComment {
        cut()
        read(String(line), number: index + 1, mark: mark)
      } else {
        marked += line.isBlank ? "" : mark
        marked += line
      }
    }
    pieces.append(marked)
    if isInComment, let open = tags.last {
      faults.append(Diagnostic(at: open.location, "the note is not closed", help: "end it with }}"))
    }
  }

  /// Ends a piece at the beginning of a line, unless a section is open or a note.
  private mutating func cut() {
    guard openSections == 0, !isInComment, !marked.isEmpty else { return }
    pieces.append(marked)
    marked = ""
  }

  // MARK: Marks

  private static let base: UInt32 = 0xF_0000

  /// How many lines can be marked.
  static let limit = 0xFFFE

  private static func mark(_ line: Int) -> String {
    Unicode.Scalar(base + UInt32(min(line, limit))).map { String(Character($0)) } ?? ""
  }

  /// Takes the marks out of a rendered text and keeps what they tell of each line.
  ///
  /// In UTF-8 a mark is F3 and three more bytes.
  static func withoutMarks(_ rendered: String) -> (bytes: [UInt8], lineOrigins: [Int]) {
    var bytes: [UInt8] = []
    var origins: [Int] = []
    bytes.reserveCapacity(rendered.utf8.count)
    var origin: Int?
    var last = 0
    var iterator = rendered.utf8.makeIterator()
    while let byte = iterator.next() {
      if byte == 0xF3 {
        var scalar: UInt32 = 3
        for _ in 0..<3 { scalar = scalar << 6 | UInt32(iterator.next().map { $0 & 0x3F } ?? 0) }
        // The first mark of a line says where the line was written.
        if origin == nil { origin = Int(scalar - base) }
        continue
      }
      bytes.append(byte)
      if byte == 0x0A {
        last = origin ?? last
        origins.append(last)
        origin = nil
      }
    }
    origins.append(origin ?? last)
    return (bytes, origins)
  }
}

// MARK: Reading

extension MustacheTags {
  private mutating func read(_ line: String, number: Int, mark: String) {
    let wasInComment = isInComment
    let known = tags.count
    var written: [String] = []
    var prints = false
    var rest = line[...]
    if isInComment {
      guard let end = rest.firstPair(of: "}") else {
        marked += line
        return
      }
      isInComment = false
      rest = rest[end.upperBound...]
    }
    while let open = rest.firstPair(of: "{") {
      let before = rest[..<open.lowerBound]
      prints = prints || !before.isBlank
      reportStray(before, in: line, number)
      let inner = rest[open.upperBound...]
      let column = line.distance(from: line.startIndex, to: open.lowerBound) + 1
      let place = SourceLocation(file: file, line: number, column: column)
      guard let close = inner.firstPair(of: "}") else {
        if inner.first == "!" {
          tags.append(tag("!", at: place))
          isInComment = true
        } else {
          faults.append(Diagnostic(at: place, "the tag is not closed", help: "end it with }}"))
        }
        rest = ""
        break
      }
      let tag = tag(String(inner[..<close.lowerBound]), at: place)
      tags.append(tag)
      openSections += tag.opens
      prints = prints || tag.kind == .value
      written.append(String(rest[open.lowerBound..<close.upperBound]))
      rest = inner[close.upperBound...]
    }
    reportStray(rest, in: line, number)
    prints = prints || !rest.isBlank
    var forMustache = line
    if prints, !wasInComment {
      forMustache = mark + line
    } else if written.count > 1, !wasInComment, !isInComment {
      // Each tag gets a line of its own, of which Mustache leaves nothing.
      let indent = line.prefix { $0 == " " || $0 == "\t" }
      forMustache = written.map { indent + $0 }.joined(separator: "\n")
    }
    // Mustache knows first() and last() by itself; this one is a name that the item answers.
    if tags[known...].contains(where: { $0.transforms == ["lastButOne"] }) {
      forMustache.replace(/({{[#^\/]\s*)lastButOne\(\)/) { "\($0.1)lastButOne" }
    }
    marked += forMustache
  }

  private mutating func tag(_ content: String, at place: SourceLocation) -> MustacheTag {
    var kind = MustacheTag.Kind.value
    var expression = content[...]
    switch content.first {
    case "#": kind = .section
    case "^": kind = .inverted
    case "/": kind = .close
    case ">": kind = .partial
    case "!": kind = .comment
    case "{", "&":
      faults.append(
        Diagnostic(
          at: place, "values are always printed as they are", help: "write two braces: {{name}}"))
      expression = expression.dropFirst()
    case "=", "<", "$", "%":
      faults.append(Diagnostic(at: place, "the dialect has no tag {{\(content.shortened)}}"))
      kind = .comment
    default: break
    }
    if kind != .value { expression = expression.dropFirst() }
    let trimmed = expression.withoutSpaces
    let parts = trimmed.split(separator: "(", omittingEmptySubsequences: false).map(String.init)
    let transforms = Array(parts.dropLast())
    var name = parts.last ?? ""
    let closing = String(repeating: ")", count: transforms.count)
    if name.hasSuffix(closing) { name.removeLast(closing.count) }
    let tag = MustacheTag(
      kind: kind, expression: trimmed, name: name, transforms: transforms, location: place)
    if kind != .comment {
      if name.contains(")") || !trimmed.hasSuffix(closing) {
        faults.append(
          Diagnostic(at: place, "the brackets of {{\(content.shortened)}} do not match"))
      } else if name.isEmpty, !tag.testsPosition {
        faults.append(Diagnostic(at: place, "the tag is empty", help: "write a name in it"))
      }
    }
    return tag
  }

  private mutating func reportStray(_ text: Substring, in line: String, _ number: Int) {
    func place(_ index: String.Index) -> SourceLocation {
      SourceLocation(
        file: file, line: number, column: line.distance(from: line.startIndex, to: index) + 1)
    }
    if let stray = text.firstPair(of: "}") {
      faults.append(
        Diagnostic(at: place(stray.lowerBound), "}} closes no tag", help: "begin the tag with {{"))
    }
    if let index = text.unicodeScalars.firstIndex(where: { $0.value >= 0xF_0000 }) {
      faults.append(
        Diagnostic(
          at: place(index), "the text has a character for private use",
          help: "remove it; it prints nothing"))
    }
  }
}

extension MustacheTag {
  /// How many more sections are open after it.
  fileprivate var opens: Int {
    switch kind {
    case .section, .inverted: 1
    case .close: -1
    case .value, .partial, .comment: 0
    }
  }
}

extension Substring {
  fileprivate var withoutSpaces: String {
    utf8.allSatisfy { $0 > 0x20 && $0 < 0x80 } ? String(self) : filter { !$0.isWhitespace }
  }

  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// Where a brace first stands twice.
  fileprivate func firstPair(of brace: Unicode.Scalar) -> Range<Index>? {
    let brace = UInt8(ascii: brace)
    var rest = utf8[...]
    while let first = rest.firstIndex(of: brace) {
      let second = utf8.index(after: first)
      rest = rest[second...]
      if rest.first == brace { return first..<utf8.index(after: second) }
    }
    return nil
  }

  /// Most lines of a template have neither braces nor, in UTF-8, a byte of private use.
  fileprivate var mayHoldTags: Bool {
    utf8.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") || $0 >= 0xF3 }
  }
}

// MARK: The tree

extension MustacheTags {
  /// The tags as a tree, and what is wrong with their nesting.
  func tree() -> (nodes: [MustacheNode], faults: [Diagnostic]) {
    var faults: [Diagnostic] = []
    var open: [MustacheTag] = []
    var levels: [[MustacheNode]] = [[]]
    func closeLast() {
      let children = levels.removeLast()
      levels[levels.count - 1].append(.section(open.removeLast(), children))
    }
    for tag in tags {
      switch tag.kind {
      case .value: levels[levels.count - 1].append(.value(tag))
      case .partial: levels[levels.count - 1].append(.partial(tag))
      case .section, .inverted:
        open.append(tag)
        levels.append([])
      case .close:
        guard open.contains(where: { $0.expression == tag.expression }) else {
          faults.append(
            Diagnostic(
              at: tag.location, "{{/\(tag.expression.shortened)}} closes no section",
              help: open.last.map { "the open section is closed by {{/\($0.expression)}}" }))
          continue
        }
        while let last = open.last {
          if last.expression != tag.expression { faults.append(unclosed(last)) }
          closeLast()
          if last.expression == tag.expression { break }
        }
      case .comment: break
      }
    }
    while let last = open.last {
      faults.append(unclosed(last))
      closeLast()
    }
    return (levels[0], faults)
  }

  private func unclosed(_ tag: MustacheTag) -> Diagnostic {
    let sign = tag.kind == .inverted ? "^" : "#"
    return Diagnostic(
      at: tag.location, "the section {{\(sign)\(tag.expression.shortened)}} is not closed",
      help: "end it with {{/\(tag.expression)}} in the same file")
  }
}
