import DocumentModel

/// Puts the glyphs of one line at their places.
struct LineBuilder {
  let list: ItemList
  let shaper: any TextShaper
  let block: BlockStyle
  private let baseline: Double

  /// A part of the width of a line's spaces so small that letters need not move to spare it.
  private static let unseen = 0.06

  /// The paragraph runs from right to left. Its lines are mirrored, since pages will be.
  private let isRightToLeft: Bool

  init(
    list: ItemList, shaper: any TextShaper, block: BlockStyle, language: String,
    isRightToLeft: Bool
  ) {
    self.isRightToLeft = isRightToLeft
    self.list = list
    self.shaper = shaper
    self.block = block
    let font = shaper.font(for: block.text, language: language)
    baseline = block.text.baseline(shaper.metrics(of: font))
  }

  private struct Piece {
    var shaped: ShapedText?
    var span: Int
    var level: UInt8
    /// Before it is stretched or shrunk.
    var width: Double
    /// Between which space may be put.
    var letters = 0
    var stretch = 0.0
    var shrink = 0.0
    /// What the text layer says instead of the shaped text.
    var says: String?
    var x = 0.0
  }

  /// Sets `items`, which end with a break at `end`.
  ///
  /// `isFollowed` leaves a space behind the last word of a paragraph.
  func line(
    _ items: Range<Int>, end: Int, measure: Double, indent: Double, isLast: Bool,
    isFollowed: Bool
  ) -> SetLine {
    var pieces = self.pieces(items, end: end, isFirst: items.lowerBound == 0)
    let trailing = self.trailing(end, isFollowed: isLast && isFollowed, after: pieces.last)
    let hangRight = Double(list.items[end].hangRight) / 65536
    let hangLeft =
      Double(items.lowerBound == 0 ? list.firstHang : list.items[items.lowerBound - 1].hangLeft)
      / 65536
    let room =
      measure - indent + hangRight + hangLeft - pieces.reduce(0) { $0 + $1.width }
    // Where the writer ends a line, it need not be full.
    let isFull = block.alignment == .justified && !isLast && !isForced(end)
    let give = isFull || room < 0 ? self.give(room, in: pieces) : Give()

    var x = indent - hangLeft
    switch block.alignment {
    case .center: x += max(0, room / 2)
    case .trailing: x += max(0, room)
    case .justified, .leading: break
    }
    func width(_ piece: Piece) -> Double {
      piece.width + Double(piece.letters) * give.perLetter
        + give.ratio * (give.ratio > 0 ? piece.stretch : piece.shrink)
    }
    if isRightToLeft { x = measure - x - pieces.reduce(0) { $0 + width($1) } }
    let left = x
    for index in visualOrder(of: pieces) {
      pieces[index].x = x
      x += width(pieces[index])
    }
    // Drawn in the order in which they are read, wherever they stand.
    var runs = RunBuilder(baseline: baseline)
    for piece in pieces {
      guard let shaped = piece.shaped else { continue }
      let span = style(piece.span)
      let spacing = piece.letters > 0 ? give.perLetter + span.letterSpacing * span.size : 0
      runs.append(shaped, span: span, x: piece.x, spacing: spacing, says: piece.says)
    }
    if let shaped = trailing?.shaped, let span = trailing?.span {
      let end = isRightToLeft ? left - shaped.width * style(span).size : x
      runs.append(shaped, span: style(span), x: end, spacing: 0, says: nil)
    }
    var frame = Frame(
      size: Size(width: measure, height: block.text.leading), baseline: baseline,
      items: runs.finish())
    addLinks(to: &frame, runs: runs)
    if isRightToLeft { frame = frame.mirrored(in: measure) }
    let overfull = give.given - room
    return SetLine(
      frame: frame, overfull: overfull > 0.05 ? overfull : 0, endsWithHyphen: endsWithHyphen(end))
  }

  /// How a line comes to be as wide as its measure.
  private struct Give {
    var perLetter = 0.0
    /// Of the stretch of each space, or of its shrink where below zero.
    var ratio = 0.0
    /// By how much the line is wider than it would be.
    var given = 0.0
  }

  /// Letters move first, as far as they may unseen, and spaces take the rest.
  private func give(_ room: Double, in pieces: [Piece]) -> Give {
    guard block.alignment == .justified else { return Give() }
    let isLoose = room > 0
    let spaces = pieces.reduce(0) { $0 + (isLoose ? $1.stretch : $1.shrink) }
    // Nothing is put behind the last letter.
    let isLastLetter = pieces.last.map { $0.letters > 0 } ?? false
    let letters = Double(pieces.reduce(isLastLetter ? -1 : 0) { $0 + $1.letters })
    var give = Give()
    let spaceWidth = pieces.reduce(0) { $0 + ($1.shrink > 0 ? $1.width : 0) }
    if letters > 0, abs(room) > spaceWidth * Self.unseen {
      let most =
        letters * block.text.size * (isLoose ? list.style.letterStretch : list.style.letterShrink)
      give.perLetter = min(most, max(-most, room)) / letters
    }
    let rest = room - give.perLetter * letters
    if spaces > 0 { give.ratio = max(-1, rest / spaces) }
    give.given = give.perLetter * letters + give.ratio * spaces
    return give
  }

  private func style(_ span: Int) -> SpanStyle { list.text.spans[span].style }

  private func isForced(_ item: Int) -> Bool {
    list.items[item].kind == .penalty && list.items[item].penalty <= -10_000
  }

  private func endsWithHyphen(_ item: Int) -> Bool {
    if case .divide(_, _, true) = list.contents[item] { true } else { false }
  }

  private func pieces(_ items: Range<Int>, end: Int, isFirst: Bool) -> [Piece] {
    var pieces: [Piece] = []
    var open: (word: Int, from: Int, to: Int)?
    func close() {
      if let fragment = open { pieces.append(piece(fragment)) }
      open = nil
    }
    for index in items {
      switch list.contents[index] {
      case .fragment(let word, let start, let end):
        if let fragment = open, fragment.word == word {
          open = (word, fragment.from, end)
        } else {
          close()
          open = (word, start, end)
        }
      case .space(let text, let span, let level, let share):
        close()
        // Spaces behind a break vanish with it.
        guard isFirst || !pieces.isEmpty else { continue }
        pieces.append(space(text, span: span, level: level, share: share, item: index))
      case .join(let span, let level):
        close()
        guard !pieces.isEmpty else { continue }
        pieces.append(
          Piece(
            span: span, level: level, width: 0,
            stretch: Double(list.items[index].stretch) / 65536))
      case .divide, .none: continue
      }
    }
    close()
    if case .divide(let word, _, true) = list.contents[end] {
      let hyphen = shaper.shape("-", in: style(list.words[word].span).font)
      let span = list.words[word].span
      pieces.append(
        Piece(
          shaped: hyphen, span: span, level: list.words[word].level,
          width: hyphen.width * style(span).size, says: "\u{00AD}"))
    }
    return pieces
  }

  /// A word, or what of it stands on this line.
  private func piece(_ fragment: (word: Int, from: Int, to: Int)) -> Piece {
    let word = list.words[fragment.word]
    let whole = word.word.shaped
    let span = style(word.span)
    let shaped =
      fragment.from == 0 && fragment.to == whole.text.utf8.count
      ? whole
      : shaper.shape(
        whole.text.bytes(fragment.from..<fragment.to), in: span.font,
        isRightToLeft: word.level % 2 == 1)
    let letters = shaped.letters(ofFirst: shaped.text.utf8.count)
    return Piece(
      shaped: shaped, span: word.span, level: word.level,
      width: (shaped.width + Double(letters) * span.letterSpacing) * span.size,
      letters: letters)
  }

  private func space(
    _ text: String, span: Int, level: UInt8, share: Double, item: Int
  ) -> Piece {
    let style = style(span)
    return Piece(
      shaped: shaper.shape(" ", in: style.font), span: span, level: level,
      width: list.spaceWidth(style) * share, stretch: Double(list.items[item].stretch) / 65536,
      shrink: Double(list.items[item].shrink) / 65536, says: text == " " ? nil : text)
  }

  /// The space at which the line ends: unseen, but words must not run together when copied.
  private func trailing(_ end: Int, isFollowed: Bool, after last: Piece?) -> Piece? {
    var span: Int?
    if case .space(_, let own, _, _) = list.contents[end] { span = own }
    if isFollowed, let last { span = last.span }
    return span.map {
      Piece(shaped: shaper.shape(" ", in: style($0).font), span: $0, level: 0, width: 0)
    }
  }

  /// Rule L2 of UAX #9: from the highest level down, runs at or above it are turned round.
  private func visualOrder(of pieces: [Piece]) -> [Int] {
    var order = Array(pieces.indices)
    guard var level = pieces.map(\.level).max(), level > 0 else { return order }
    while level > 0 {
      var start = 0
      while start < order.count {
        guard pieces[order[start]].level >= level else {
          start += 1
          continue
        }
        let end = order[start...].firstIndex { pieces[$0].level < level } ?? order.count
        order[start..<end].reverse()
        start = end
      }
      level -= 1
    }
    return order
  }

  private func addLinks(to frame: inout Frame, runs: RunBuilder) {
    for extent in runs.links {
      let link = list.text.links[extent.link]
      frame.place(
        .link(
          Link(
            size: Size(width: extent.end - extent.start, height: block.text.leading),
            target: link.target, words: link.words)),
        x: extent.start, y: 0, node: link.node)
    }
  }
}

extension TextStyle {
  /// From the top of a line to its baseline: the leading is shared out above and below.
  func baseline(_ metrics: FontMetrics) -> Double {
    (leading - (metrics.ascent + metrics.descent) * size) / 2 + metrics.ascent * size
  }
}
