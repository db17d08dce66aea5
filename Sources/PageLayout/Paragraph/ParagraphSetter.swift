import DocumentModel

/// One line of a paragraph, as high as its leading.
struct SetLine {
  var frame: Frame
  /// How far the line sticks out, in points; 0 for a line that fits.
  var overfull: Double
  var endsWithHyphen: Bool
}

/// Sets a paragraph: words to boxes and glue, the best breaks, glyphs at their places.
final class ParagraphSetter {
  private let shaper: any TextShaper
  private let words: WordBreaks
  private let style: LineBreakingStyle
  /// Characters that no font has, with a word in which each was met.
  private(set) var missing: [Unicode.Scalar: String] = [:]

  /// Lines that stick out by more than a point: their words and their measure.
  private var sticking: [StickingLine] = []

  struct StickingLine {
    var words: String
    var needs: Double
    var has: Double
  }

  private let paragraphs: SetParagraphs

  init(
    shaper: any TextShaper, words: WordBreaks, style: LineBreakingStyle,
    paragraphs: SetParagraphs = SetParagraphs()
  ) {
    self.shaper = shaper
    self.words = words
    self.style = style
    self.paragraphs = paragraphs
  }

  func takeMissing() -> [Unicode.Scalar: String] {
    defer { missing = [:] }
    return missing
  }

  func takeSticking() -> [StickingLine] {
    defer { sticking = [] }
    return sticking
  }

  /// Sets `text` in lines of `measure` points; the lines carry no space around them.
  ///
  /// `endsWithSpace` leaves a space behind the last word, where other words follow in the text.
  func set(
    _ text: SpannedText, style block: BlockStyle, measure: Double, endsWithSpace: Bool = false
  ) -> [SetLine] {
    let (text, nodes) = text.anywhere
    let key = SetParagraphs.Key(
      text: text, block: block, measure: measure, endsWithSpace: endsWithSpace)
    if let known = paragraphs.lines(key) { return known.map { $0.placed(at: nodes) } }
    let stuck = sticking.count
    let lines = setAnew(text, style: block, measure: measure, endsWithSpace: endsWithSpace)
    // What could not be set well is to be said of every document.
    if sticking.count == stuck, missing.isEmpty { paragraphs.keep(lines, key) }
    return lines.map { $0.placed(at: nodes) }
  }

  private func setAnew(
    _ text: SpannedText, style block: BlockStyle, measure: Double, endsWithSpace: Bool
  ) -> [SetLine] {
    let isJustified = block.alignment == .justified
    var list = ItemList(
      text: text, words: words, shaper: shaper, style: style, isJustified: isJustified)
    for unit in TextUnits.units(of: text, shaper: shaper) { list.append(unit, measure: measure) }
    for word in list.words { note(missing: word.word.shaped) }
    guard !list.words.isEmpty else { return [] }
    list.finish(em: block.text.size)

    let builder = LineBuilder(
      list: list, shaper: shaper, block: block, language: text.spans.first?.style.language ?? "")
    var lines: [SetLine] = []
    var start = 0
    let breaks = breakLines(list, block, measure: measure)
    for end in breaks {
      let line = builder.line(
        start..<end, end: end, measure: measure,
        indent: lines.isEmpty ? block.firstIndent : 0, isLast: end == breaks.last,
        isFollowed: endsWithSpace)
      if line.overfull > 1 {
        sticking.append(
          StickingLine(
            words: line.frame.plainText, needs: measure + line.overfull, has: measure))
      }
      lines.append(line)
      start = end + 1
    }
    return lines
  }

  /// The items at which lines end.
  private func breakLines(_ list: ItemList, _ block: BlockStyle, measure: Double) -> [Int] {
    var parameters = LineBreaker.Parameters()
    parameters.mostDemerits = .max / 4
    parameters.tolerance = style.tolerance
    // The list has a price for each division.
    parameters.hyphenPenalty = 0
    parameters.explicitHyphenPenalty = 0
    parameters.doubleHyphenDemerits = style.doubleHyphenDemerits
    parameters.finalHyphenDemerits = style.finalHyphenDemerits
    parameters.adjacentDemerits = style.adjacentDemerits
    parameters.emergencyStretch = Int(block.text.size * 3 * 65536)
    if !list.isJustified { parameters.raggedStretch = Int(measure * 0.25 * 65536) }
    let full = Int(measure * 65536)
    let first = full - Int(block.firstIndent * 65536) + list.firstHang
    var breaker = LineBreaker(
      parameters: parameters, lineWidths: first == full ? [full] : [first, full])
    var result = breaker.breakLines(list.items)
    if result.isBeyondTolerance {
      // Rather a line with holes than one that sticks out.
      breaker.parameters.tolerance = 10_000
      breaker.parameters.emergencyStretch = full
      result = breaker.breakLines(list.items)
    }
    return result.breaks.map(\.item)
  }

  /// The widths of the longest word and of the whole text on one line, in points.
  func extent(of text: SpannedText) -> (minimum: Double, maximum: Double) {
    let (text, _) = text.anywhere
    if let known = paragraphs.extent(text) { return known }
    let extent = measureAnew(text)
    paragraphs.keep(extent, text)
    return extent
  }

  private func measureAnew(_ text: SpannedText) -> (minimum: Double, maximum: Double) {
    var widest = 0.0
    var longest = 0.0
    var line = 0.0
    var part = 0.0
    for unit in TextUnits.units(of: text, shaper: shaper) {
      let style = text.spans[unit.span].style
      switch unit.kind {
      case .word:
        let width = words.word(unit.text, style: style).shaped.width * style.size
        part += width
        line += width
      case .fixedSpace, .space:
        let width = shaper.shape(" ", in: style.font).width * style.size
        line += width
        if case .space = unit.kind { part = 0 } else { part += width }
      case .opportunity: part = 0
      case .newline:
        part = 0
        line = 0
      }
      widest = max(widest, part)
      longest = max(longest, line)
    }
    return (widest, longest)
  }

  /// Sets a short text on one line, whatever its width.
  func setLine(
    _ text: SpannedText, style block: BlockStyle, endsWithSpace: Bool = false
  ) -> Frame {
    var ragged = block
    ragged.alignment = .leading
    ragged.firstIndent = 0
    let lines = set(text, style: ragged, measure: 16_000, endsWithSpace: endsWithSpace)
    var frame = lines.first?.frame ?? Frame(size: Size(width: 0, height: block.text.leading))
    frame.size.width = frame.items.reduce(0) { width, item in
      guard case .glyphs(let run) = item.content else { return width }
      return max(width, item.position.x + run.width)
    }
    return frame
  }

  private func note(missing shaped: ShapedText) {
    for scalar in shaped.missing where missing[scalar] == nil { missing[scalar] = shaped.text }
  }
}
