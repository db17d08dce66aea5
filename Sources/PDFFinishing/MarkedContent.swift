internal import PDFObjects

/// Goes through one content stream, past its strings, and writes marked content where signs were
/// drawn.
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
  /// How many signs were met, and of those how many begin a mark.
  private var signs = 0
  private var count: Int
  private var isOpen = false

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
      case UInt8(ascii: "r"): try readRectangle()
      default: position += 1
      }
    }
    guard count == marks.endIndex, !isOpen else {
      throw .markCount(page: page, drawn: count, recorded: marks.endIndex)
    }
    guard copied > 0 else { return nil }
    output.append(contentsOf: content[copied...])
    return output
  }

  /// Reads ` re f`, and what stands before it if that is a sign.
  private mutating func readRectangle() throws(FinishingError) {
    let end = position + 4
    guard content[position...].starts(with: "re f".utf8),
      end == content.count || content[end] <= 0x20,
      let (start, numbers) = numbersBefore(position),
      let sign = MarkSign(
        index: signs, x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    else {
      position += 1
      return
    }
    output.append(contentsOf: content[copied..<start])
    (position, copied) = (end, end)
    signs += 1
    if isOpen { output += (sign.kind == .end ? "EMC" : "EMC\n").utf8 }
    isOpen = sign.kind != .end
    guard isOpen else { return }
    guard count < marks.endIndex else {
      throw .markCount(page: page, drawn: count + 1, recorded: marks.endIndex)
    }
    output += try operators(for: sign.kind).utf8
    count += 1
  }

  /// What begins the next mark, which was drawn as one of a kind.
  private func operators(for kind: MarkSign.Kind) throws(FinishingError) -> String {
    switch (marks[count], kind) {
    case (.artifact(let artifact), .artifact): return artifact.operator
    case (.node, .node): return "/Span << /MCID \(count) >> BDC"
    case (.artifact, _):
      throw .mark(page: page, mcid: count, drawn: "text", recorded: "an artifact")
    case (.node, _):
      throw .mark(page: page, mcid: count, drawn: "an artifact", recorded: "text")
    }
  }

  /// The four numbers that end before a place, and where they start.
  private func numbersBefore(_ end: Int) -> (start: Int, numbers: [Double])? {
    var numbers: [Double] = []
    var start = end
    while numbers.count < 4 {
      var last = start
      while last > copied, content[last - 1] <= 0x20 { last -= 1 }
      start = last
      while start > copied, content[start - 1] > 0x20 { start -= 1 }
      guard start < last, last - start < 12,
        let number = Double(String(decoding: content[start..<last], as: UTF8.self))
      else { return nil }
      numbers.append(number)
    }
    return (start, numbers.reversed())
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
