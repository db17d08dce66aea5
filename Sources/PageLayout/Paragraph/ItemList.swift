import DocumentModel

/// A paragraph as boxes, glue and penalties, and what each of them stands for.
struct ItemList {
  struct Word {
    var word: BrokenWord
    var span: Int
    var level: UInt8
  }

  enum Content {
    case none
    case fragment(word: Int, from: Int, to: Int)
    case space(text: String, span: Int, level: UInt8, share: Double)
    /// Nothing but the stretch between two characters that join without a space.
    case join(span: Int, level: UInt8)
    case divide(word: Int, offset: Int, addsHyphen: Bool)
  }

  let text: SpannedText
  let style: LineBreakingStyle
  private let protrusion: ProtrusionTables
  let isJustified: Bool
  private(set) var items: [LineBreaker.Item] = []
  private(set) var contents: [Content] = []
  private(set) var words: [Word] = []
  /// How far the first line hangs into the margin, in scaled points.
  private(set) var firstHang = 0
  private let breaks: WordBreaks
  private let shaper: any TextShaper
  /// The last item at which a line may end, and that wants to know what follows.
  private var pending: Int?
  private var lastScalar: (Unicode.Scalar, SpanStyle)?

  init(
    text: SpannedText, words: WordBreaks, shaper: any TextShaper, style: LineBreakingStyle,
    protrusion: ProtrusionTables, isJustified: Bool
  ) {
    self.text = text
    self.breaks = words
    self.shaper = shaper
    self.style = style
    self.protrusion = protrusion
    self.isJustified = isJustified
  }

  mutating func append(_ unit: TextUnit, measure: Double) {
    let span = text.spans[unit.span].style
    switch unit.kind {
    case .word:
      appendWord(unit, span: span, measure: measure)
    case .space:
      // A line does not begin with a space.
      guard !items.isEmpty, !isForced(items.count - 1) else { return }
      var glue = space(spaceWidth(span), stretches: true)
      glue.hangRight = hangRight()
      push(glue, .space(text: unit.text, span: unit.span, level: unit.level, share: 1))
      pending = items.count - 1
    case .fixedSpace(let share):
      push(.penalty(10_000), .none)
      push(
        space(spaceWidth(span) * share, stretches: share == 1),
        .space(text: unit.text, span: unit.span, level: unit.level, share: share))
    case .opportunity(let stretch):
      var opportunity = LineBreaker.Item.penalty(0)
      opportunity.hangRight = hangRight()
      push(opportunity, .none)
      pending = items.count - 1
      push(
        .glue(0, stretch: isJustified ? scaled(span.size * stretch) : 0),
        stretch > 0 ? .join(span: unit.span, level: unit.level) : .none)
    case .newline:
      endLine(em: span.size)
    }
  }

  /// Ends the paragraph.
  mutating func finish(em: Double) {
    if case .space = contents.last {
      items.removeLast()
      contents.removeLast()
    }
    endLine(em: em)
  }

  /// Adds a forced break, before which the line need not be full.
  private mutating func endLine(em: Double) {
    priceRunts(shorterThan: scaled(style.shortestLastLine * em))
    push(.penalty(10_000), .none)
    push(.glue(0, stretch: scaled(1_000), order: 1), .none)
    var end = LineBreaker.Item.penalty(-10_000)
    end.hangRight = hangRight()
    push(end, .none)
    pending = items.count - 1
  }

  /// Makes breaks dear that leave too little for the last line.
  private mutating func priceRunts(shorterThan shortest: Int) {
    guard isJustified else { return }
    var rest = 0
    for index in items.indices.reversed() {
      guard rest < shortest, !isForced(index) else { return }
      if items[index].kind != .box, items[index].penalty < 10_000 {
        items[index].penalty += style.runtPenalty
      }
      rest += items[index].width
    }
  }

  private mutating func appendWord(_ unit: TextUnit, span: SpanStyle, measure: Double) {
    let isRightToLeft = unit.level % 2 == 1
    let word = breaks.word(unit.text, style: span, isRightToLeft: isRightToLeft)
    words.append(Word(word: word, span: unit.span, level: unit.level))
    let index = words.count - 1
    let bytes = unit.text.utf8.count
    if items.isEmpty { firstHang = hangLeft(word.first, span) }
    if let pending {
      items[pending].hangLeft = hangLeft(word.first, span)
      self.pending = nil
    }
    var places = word.breaks
    if word.shaped.width * span.size > measure { addEmergencyBreaks(to: &places, of: word) }
    var before = BrokenWord.Break(offset: 0, addsHyphen: false, penalty: 0)
    for place in places {
      push(
        box(from: before, to: place, span),
        .fragment(word: index, from: before.offset, to: place.offset))
      push(
        division(at: place, of: word, span),
        .divide(word: index, offset: place.offset, addsHyphen: place.addsHyphen))
      before = place
    }
    let end = BrokenWord.Break(
      offset: bytes, addsHyphen: false, penalty: 0, share: word.shaped.width,
      letters: word.shaped.letters(ofFirst: bytes))
    push(
      box(from: before, to: end, span), .fragment(word: index, from: before.offset, to: bytes))
    lastScalar = (word.last, span)
  }

  private func division(
    at place: BrokenWord.Break, of word: BrokenWord, _ span: SpanStyle
  ) -> LineBreaker.Item {
    let hyphen = place.addsHyphen ? shaper.shape("-", in: span.font).width : 0
    var item = LineBreaker.Item.discretionary(
      before: scaled((hyphen + place.head - place.share) * span.size),
      after: scaled((place.tail - word.shaped.width + place.share) * span.size))
    item.penalty = place.penalty
    if isJustified {
      item.penalty += place.addsHyphen ? style.hyphenPenalty : style.hyphenPenalty / 2
    } else {
      // Where lines need not be full, there is little reason to divide a word.
      item.penalty += place.addsHyphen ? style.hyphenPenalty * 20 : style.hyphenPenalty
    }
    let last = place.addsHyphen ? "-" : word.shaped.text.bytes(0..<place.offset).unicodeScalars.last
    if isJustified, let last {
      item.hangRight = hang(protrusion[span.family].right[last], last, span)
    }
    return item
  }

  private func box(
    from start: BrokenWord.Break, to end: BrokenWord.Break, _ span: SpanStyle
  ) -> LineBreaker.Item {
    let letters = Double(end.letters - start.letters)
    let width = end.share - start.share + letters * span.letterSpacing
    var item = LineBreaker.Item.box(scaled(width * span.size))
    if isJustified {
      item.stretch = scaled(letters * style.letterStretch * span.size)
      item.shrink = scaled(letters * style.letterShrink * span.size)
    }
    return item
  }

  /// A word wider than the measure may be divided anywhere, at a high price.
  private func addEmergencyBreaks(to places: inout [BrokenWord.Break], of word: BrokenWord) {
    var known = Set(places.map(\.offset))
    known.insert(0)
    for run in word.shaped.runs {
      var offset = run.text.lowerBound
      for cluster in run.clusters {
        if known.insert(offset).inserted {
          let share = word.shaped.width(ofFirst: offset)
          places.append(
            .init(
              offset: offset, addsHyphen: false, penalty: 3_000, share: share, head: share,
              tail: word.shaped.width - share, letters: word.shaped.letters(ofFirst: offset)))
        }
        offset += Int(cluster.bytes)
      }
    }
    places.sort { $0.offset < $1.offset }
  }

  func spaceWidth(_ span: SpanStyle) -> Double {
    (shaper.shape(" ", in: span.font).width + span.letterSpacing) * span.size
  }

  private func space(_ width: Double, stretches: Bool) -> LineBreaker.Item {
    guard isJustified, stretches else { return .glue(scaled(width)) }
    return .glue(
      scaled(width), stretch: scaled(width * style.spaceStretch),
      shrink: scaled(width * style.spaceShrink))
  }

  private func hangRight() -> Int {
    guard isJustified, let (scalar, span) = lastScalar else { return 0 }
    return hang(protrusion[span.family].right[scalar], scalar, span)
  }

  private func hangLeft(_ scalar: Unicode.Scalar, _ span: SpanStyle) -> Int {
    isJustified ? hang(protrusion[span.family].left[scalar], scalar, span) : 0
  }

  private func hang(_ part: Double, _ scalar: Unicode.Scalar, _ span: SpanStyle) -> Int {
    guard part > 0, style.protrusion > 0 else { return 0 }
    let width = shaper.shape(String(scalar), in: span.font).width * span.size
    return scaled(width * part * style.protrusion)
  }

  private func isForced(_ index: Int) -> Bool {
    items[index].kind == .penalty && items[index].penalty <= -10_000
  }

  private mutating func push(_ item: LineBreaker.Item, _ content: Content) {
    items.append(item)
    contents.append(content)
  }

  private func scaled(_ points: Double) -> Int { Int((points * 65536).rounded()) }
}
