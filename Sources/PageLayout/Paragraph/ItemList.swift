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
    case divide(word: Int, offset: Int, addsHyphen: Bool)
  }

  let text: SpannedText
  let style: LineBreakingStyle
  let isJustified: Bool
  private(set) var items: [LineBreaker.Item] = []
  private(set) var contents: [Content] = []
  private(set) var words: [Word] = []
  private let breaks: WordBreaks
  private let shaper: any TextShaper
  /// The last item at which a line may end, and whether it wants to know what follows.
  private var pending: Int?
  private var lastScalar: (Unicode.Scalar, SpanStyle)?

  init(
    text: SpannedText, words: WordBreaks, shaper: any TextShaper, style: LineBreakingStyle,
    isJustified: Bool
  ) {
    self.text = text
    self.breaks = words
    self.shaper = shaper
    self.style = style
    self.isJustified = isJustified
  }

  mutating func append(_ unit: TextUnit, measure: Double) {
    let span = text.spans[unit.span].style
    switch unit.kind {
    case .word:
      appendWord(unit, span: span, measure: measure)
    case .space:
      let width = spaceWidth(span)
      var glue = LineBreaker.Item.glue(
        scaled(width), stretch: isJustified ? scaled(width * style.spaceStretch) : 0,
        shrink: isJustified ? scaled(width * style.spaceShrink) : 0)
      glue.hangRight = hangRight()
      push(glue, .space(text: unit.text, span: unit.span, level: unit.level, share: 1))
      pending = items.count - 1
    case .fixedSpace(let share):
      let width = spaceWidth(span) * share
      push(.penalty(10_000), .none)
      let stretches = isJustified && share == 1
      push(
        .glue(
          scaled(width), stretch: stretches ? scaled(width * style.spaceStretch) : 0,
          shrink: stretches ? scaled(width * style.spaceShrink) : 0),
        .space(text: unit.text, span: unit.span, level: unit.level, share: share))
    case .opportunity:
      push(.penalty(0), .none)
      push(.glue(0, stretch: isJustified ? scaled(span.size * 0.04) : 0), .none)
    case .newline:
      push(.penalty(10_000), .none)
      push(.glue(0, stretch: scaled(1_000), order: 1), .none)
      push(.penalty(-10_000), .none)
    }
  }

  private mutating func appendWord(_ unit: TextUnit, span: SpanStyle, measure: Double) {
    let word = breaks.word(unit.text, style: span)
    words.append(Word(word: word, span: unit.span, level: unit.level))
    let index = words.count - 1
    let bytes = unit.text.utf8.count
    if let pending {
      items[pending].hangLeft = hangLeft(word.first, span)
      self.pending = nil
    }
    var places = word.breaks
    if word.shaped.width * span.size > measure { addEmergencyBreaks(to: &places, of: word) }
    let hyphen = shaper.shape("-", in: span.font).width * span.size
    var from = 0
    var before = 0.0
    for place in places {
      push(
        box(from: from, to: place.offset, width: place.width - before, of: unit.text, span),
        .fragment(word: index, from: from, to: place.offset))
      var item = LineBreaker.Item.discretionary(before: place.addsHyphen ? scaled(hyphen) : 0)
      item.penalty = place.penalty
      if isJustified { item.hangRight = scaled(hyphen * Protrusion.right("-") * style.protrusion) }
      push(
        item, .divide(word: index, offset: place.offset, addsHyphen: place.addsHyphen))
      from = place.offset
      before = place.width
    }
    push(
      box(from: from, to: bytes, width: word.shaped.width - before, of: unit.text, span),
      .fragment(word: index, from: from, to: bytes))
    lastScalar = (word.last, span)
  }

  private func box(
    from: Int, to: Int, width: Double, of text: String, _ span: SpanStyle
  ) -> LineBreaker.Item {
    let letters = Double(to - from)
    var item = LineBreaker.Item.box(scaled((width + letters * span.letterSpacing) * span.size))
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
          places.append(
            .init(
              offset: offset, addsHyphen: false, penalty: 3_000,
              width: word.shaped.width(ofFirst: offset)))
        }
        offset += Int(cluster.bytes)
      }
    }
    places.sort { $0.offset < $1.offset }
  }

  /// Adds the end of the paragraph; returns its width on one line, in points.
  mutating func finish(measure: Double, em: Double) -> Double {
    if case .space = contents.last {
      items.removeLast()
      contents.removeLast()
    }
    let natural = Double(items.reduce(0) { $0 + $1.width }) / 65536
    push(.penalty(10_000), .none)
    if natural > measure, isJustified {
      // Finite stretch: the emptier the last line, the worse; see `shortestLastLine`.
      push(.glue(0, stretch: scaled(max(0, measure - style.shortestLastLine * em))), .none)
    } else {
      push(.glue(0, stretch: scaled(1_000), order: 1), .none)
    }
    var end = LineBreaker.Item.penalty(-10_000)
    end.hangRight = hangRight()
    push(end, .none)
    return natural
  }

  /// Lets the last line be as short as it must.
  mutating func relaxLastLine() {
    items[items.count - 2] = .glue(0, stretch: scaled(1_000), order: 1)
  }

  func spaceWidth(_ span: SpanStyle) -> Double {
    (shaper.shape(" ", in: span.font).width + span.letterSpacing) * span.size
  }

  func hangRight() -> Int {
    guard isJustified, let (scalar, span) = lastScalar else { return 0 }
    return hang(Protrusion.right(scalar), scalar, span)
  }

  func hangLeft(_ scalar: Unicode.Scalar, _ span: SpanStyle) -> Int {
    isJustified ? hang(Protrusion.left(scalar), scalar, span) : 0
  }

  private func hang(_ part: Double, _ scalar: Unicode.Scalar, _ span: SpanStyle) -> Int {
    guard part > 0, style.protrusion > 0 else { return 0 }
    let width = shaper.shape(String(scalar), in: span.font).width * span.size
    return scaled(width * part * style.protrusion)
  }

  private mutating func push(_ item: LineBreaker.Item, _ content: Content) {
    items.append(item)
    contents.append(content)
  }

  private func scaled(_ points: Double) -> Int { Int((points * 65536).rounded()) }
}
