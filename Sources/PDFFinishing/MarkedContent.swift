internal import PDFObjects

/// Goes through one content stream, past its strings, from mark to mark.
///
/// Inline images would need skipping too; Cairo writes none on a page.
struct MarkRewriter {
  let content: [UInt8]
  /// Those of the content, with their places among those of the page for indices.
  let marks: ArraySlice<Mark>
  let page: Int
  private var output: [UInt8] = []
  private var position = 0
  /// Up to here the content is in the output.
  private var copied = 0
  private var count: Int

  init(content: [UInt8], marks: ArraySlice<Mark>, page: Int) {
    self.content = content
    self.marks = marks
    self.page = page
    count = marks.startIndex
  }

  /// Returns nil where nothing is to be changed.
  mutating func rewrite() throws(FinishingError) -> [UInt8]? {
    while position < content.count {
      switch content[position] {
      case UInt8(ascii: "("): skipString()
      case UInt8(ascii: "<"): skipAngle()
      case UInt8(ascii: "/"): try rewriteMark()
      default: position += 1
      }
    }
    guard count == marks.endIndex else {
      throw .markCount(page: page, drawn: count, recorded: marks.endIndex)
    }
    guard copied > 0 else { return nil }
    output.append(contentsOf: content[copied...])
    return output
  }

  private mutating func rewriteMark() throws(FinishingError) {
    let start = position
    position += 1
    let name = word()
    let end = position
    guard let drawn = markEnd() else {
      position = end
      return
    }
    let isArtifact = content[name].elementsEqual("Private".utf8)
    defer { count += 1 }
    // Cairo counts from zero on each page, in the order of drawing.
    let mcid = marks.startIndex + drawn
    guard mcid == count, mcid < marks.endIndex else {
      throw .markCount(page: page, drawn: max(mcid, count) + 1, recorded: marks.endIndex)
    }
    switch marks[mcid] {
    case .artifact(let artifact):
      guard isArtifact else {
        throw .mark(page: page, mcid: mcid, drawn: "text", recorded: "an artifact")
      }
      output.append(contentsOf: content[copied..<start])
      output.append(contentsOf: artifact.operator.utf8)
      copied = position
    case .node:
      if isArtifact {
        throw .mark(page: page, mcid: mcid, drawn: "an artifact", recorded: "text")
      }
      guard mcid != drawn else { return }
      output.append(contentsOf: content[copied..<start])
      output.append(contentsOf: "/Span << /MCID \(mcid) >> BDC".utf8)
      copied = position
    }
  }

  /// Reads ` << /MCID n >> BDC` behind a tag and returns n, or nil where something else follows.
  private mutating func markEnd() -> Int? {
    guard read("<<"), read("/MCID") else { return nil }
    let digits = content[word()]
    guard !digits.isEmpty, digits.count < 10,
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }), read(">>"), read("BDC")
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private mutating func read(_ expected: StaticString) -> Bool {
    let range = word()
    return range.count == expected.utf8CodeUnitCount
      && content[range].elementsEqual(
        UnsafeBufferPointer(start: expected.utf8Start, count: expected.utf8CodeUnitCount))
  }

  /// The next run of bytes without white space.
  private mutating func word() -> Range<Int> {
    while position < content.count, content[position] <= 0x20 { position += 1 }
    let start = position
    while position < content.count, content[position] > 0x20 { position += 1 }
    return start..<position
  }

  private mutating func skipString() {
    var depth = 0
    while position < content.count {
      switch content[position] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\\"): position += 1
      default: break
      }
      position += 1
      if depth == 0 { return }
    }
  }

  /// Skips `<<`, or a hexadecimal string.
  private mutating func skipAngle() {
    position += 1
    if position < content.count, content[position] == UInt8(ascii: "<") {
      position += 1
      return
    }
    while position < content.count, content[position] != UInt8(ascii: ">") { position += 1 }
  }
}

extension Mark.Artifact {
  /// The operator that begins it (ISO 32000-1 table 330).
  fileprivate var `operator`: String {
    switch self {
    case .header: "/Artifact << /Type /Pagination /Subtype /Header >> BDC"
    case .footer: "/Artifact << /Type /Pagination /Subtype /Footer >> BDC"
    case .watermark: "/Artifact << /Type /Pagination /Subtype /Watermark >> BDC"
    case .layout: "/Artifact << /Type /Layout >> BDC"
    }
  }
}
