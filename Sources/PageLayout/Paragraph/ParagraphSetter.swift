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
  private let protrusion: ProtrusionTables
  private let isRightToLeft: Bool
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
    protrusion: ProtrusionTables = ProtrusionTables(),
    paragraphs: SetParagraphs = SetParagraphs(), isRightToLeft: Bool = false
  ) {
    self.isRightToLeft = isRightToLeft
    self.shaper = shaper
    self.words = words
    self.style = style
    self.protrusion = protrusion
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
      text: text, block: block, measure: measure, endsWithSpace: endsWithSpace,
      isRightToLeft: isRightToLeft)
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
    let list = list(of: text, style: block, measure: measure)
    guard !list.words.isEmpty else { return [] }
    return lines(
      of: list, breaks: breakLines(list, block, measure: measure), style: block,
      measure: measure, endsWithSpace: endsWithSpace)
  }

  private func list(
    of text: SpannedText, style block: BlockStyle, measure: Double
  ) -> ItemList {
    var list = ItemList(
      text: text, words: words, shaper: shaper, style: style, protrusion: protrusion,
      isJustified: block.alignment == .justified)
    for unit in units(of: text) { list.append(unit, measure: measure) }
    for word in list.words { note(missing: word.word.shaped) }
    if !list.words.isEmpty { list.finish(em: block.text.size) }
    return list
  }

  private func lines(
    of list: ItemList, breaks: [Int], style block: BlockStyle, measure: Double,
    endsWithSpace: Bool
  ) -> [SetLine] {
    let builder = LineBuilder(
      list: list, shaper: shaper, block: block,
      language: list.text.spans.first?.style.language ?? "", isRightToLeft: isRightToLeft)
    var lines: [SetLine] = []
    var start = 0
    for end in breaks {
      let line = builder.line(
        start..<end, end: end, measure: measure,
        indent: lines.isEmpty ? block.firstIndent : 0, isLast: end == breaks.last,
        isFollowed: endsWithSpace)
      if line.overfull > 1 {
        sticking.append(
          StickingLine(
            words: line.frame.text, needs: measure + line.overfull, has: measure))
      }
      lines.append(line)
      start = end + 1
    }
    return lines
  }

  private func units(of text: SpannedText) -> [TextUnit] {
    TextUnits.units(of: text, shaper: shaper, isRightToLeft: isRightToLeft)
  }

  /// The same paragraph in another number of lines.
  struct Variant {
    /// Lines more; fewer if below zero.
    var change: Int
    var lines: [SetLine]
    /// Demerits beyond those of the best lines.
    var extraDemerits: Int
  }

  /// Sets `text` a line tighter and a line looser (Plass 1981), where no space must grow or shrink
  /// beyond what the style gives it.
  func variants(
    of text: SpannedText, style block: BlockStyle, measure: Double
  ) -> [Variant] {
    let (text, nodes) = text.anywhere
    let key = SetParagraphs.Key(
      text: text, block: block, measure: measure, endsWithSpace: false,
      isRightToLeft: isRightToLeft)
    var variants = paragraphs.variants(key)
    if variants == nil {
      variants = variantsAnew(text, style: block, measure: measure)
      if let variants, missing.isEmpty { paragraphs.keep(variants, key) }
    }
    return (variants ?? []).map { $0.placed(at: nodes) }
  }

  private func variantsAnew(
    _ text: SpannedText, style block: BlockStyle, measure: Double
  ) -> [Variant] {
    let list = list(of: text, style: block, measure: measure)
    guard !list.words.isEmpty else { return [] }
    var breaker = breaker(for: list, block, measure: measure)
    let best = breaker.breakLines(list.items)
    guard !best.isEmergency, let demerits = best.breaks.last?.demerits else { return [] }
    breaker.parameters.emergencyStretch = 0
    breaker.parameters.tolerance = min(style.tolerance, Self.mostBadnessOfVariants)
    return [-1, 1].compactMap { change in
      breaker.parameters.looseness = change
      let result = breaker.breakLines(list.items)
      guard !result.isEmergency, result.breaks.count == best.breaks.count + change,
        let other = result.breaks.last?.demerits
      else { return nil }
      return Variant(
        change: change,
        lines: lines(
          of: list, breaks: result.breaks.map(\.item), style: block, measure: measure,
          endsWithSpace: false),
        extraDemerits: max(0, other - demerits))
    }
  }

  /// The badness of a line whose spaces grow just as far as they may.
  private static let mostBadnessOfVariants = 100

  /// The items at which lines end.
  private func breakLines(_ list: ItemList, _ block: BlockStyle, measure: Double) -> [Int] {
    var breaker = breaker(for: list, block, measure: measure)
    var result = breaker.breakLines(list.items)
    if result.isBeyondTolerance {
      // Rather a line with holes than one that sticks out.
      breaker.parameters.tolerance = 10_000
      breaker.parameters.emergencyStretch = Int(measure * 65536)
      result = breaker.breakLines(list.items)
    }
    return result.breaks.map(\.item)
  }

  private func breaker(
    for list: ItemList, _ block: BlockStyle, measure: Double
  ) -> LineBreaker {
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
    // Parts of words are rounded one by one; a word as wide as its line fits nevertheless.
    let full = Int(measure * 65536) + 16
    let first = full - Int(block.firstIndent * 65536) + list.firstHang
    return LineBreaker(
      parameters: parameters, lineWidths: first == full ? [full] : [first, full])
  }

  /// How much room the text can use.
  func extent(of text: SpannedText) -> TextExtent {
    let (text, _) = text.anywhere
    if let known = paragraphs.extent(text) { return known }
    let extent = measureAnew(text)
    paragraphs.keep(extent, text)
    return extent
  }

  private func measureAnew(_ text: SpannedText) -> TextExtent {
    var extent = TextExtent()
    /// Since the last place at which a line may end: within a word, between words, at all.
    var (part, word, line) = (0.0, 0.0, 0.0)
    func extend(_ width: Double) {
      part += width
      word += width
      line += width
    }
    for unit in units(of: text) {
      let style = text.spans[unit.span].style
      switch unit.kind {
      case .word:
        let broken = words.word(unit.text, style: style)
        var before = 0.0
        func reach(_ share: Double, letters: Int) {
          let width = (share + Double(letters) * style.letterSpacing) * style.size
          extend(width - before)
          before = width
        }
        for place in broken.breaks {
          reach(place.share, letters: place.letters)
          let hyphen = place.addsHyphen ? shaper.shape("-", in: style.font).width : 0
          extent.parts = max(extent.parts, part + hyphen * style.size)
          part = 0
          if broken.isAddress {
            extent.words = max(extent.words, word)
            word = 0
          }
        }
        reach(
          broken.shaped.width, letters: broken.shaped.letters(ofFirst: unit.text.utf8.count))
      case .fixedSpace(let share):
        extend(shaper.shape(" ", in: style.font).width * style.size * share)
      case .space:
        line += shaper.shape(" ", in: style.font).width * style.size
        (part, word) = (0, 0)
      case .opportunity: (part, word) = (0, 0)
      case .newline: (part, word, line) = (0, 0, 0)
      }
      extent.widen(to: TextExtent(parts: part, words: word, lines: line))
    }
    return extent
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
