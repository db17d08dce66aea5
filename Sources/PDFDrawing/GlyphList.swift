import DocumentModel
import PageLayout

/// Every glyph of a document once: the fonts as they are met, within each the glyphs by the text
/// that they stand for.
///
/// Cairo numbers the glyphs of a font as it meets them, so that a page would be written otherwise
/// after another first page. Shown them all in this order before any page, it gives most glyphs
/// the same codes in documents that are much alike.
struct GlyphList {
  /// The text that a glyph stands for by itself, of up to 15 bytes, as a number: ASCII first, short
  /// before long.
  typealias Text = UInt128

  private struct Entry {
    var face: Int32
    var glyph: UInt32
    var text: Text

    /// Whether it is one letter of ASCII; if a glyph stands for several, the first that is met counts.
    var hasShortestText: Bool { text >> 120 == 1 }
  }

  /// How a glyph is written, and the text that Cairo was told it stands for.
  struct Use {
    var code: GlyphCode
    var text: Text

    func write(to bytes: inout [UInt8]) {
      bytes.append(number: UInt8(truncatingIfNeeded: code.font.utf8.count))
      bytes.append(contentsOf: code.font.utf8)
      bytes.append(number: code.code)
      bytes.append(number: text)
    }
  }

  private var entries: [Entry] = []
  /// For each face and glyph the entry, from 1; 0 for none.
  private var places: [[Int32]] = []
  /// The faces in the order in which they are met.
  private var faces: [Int32] = []
  /// As `entries`, when Cairo has told them.
  private var codes: [GlyphCode] = []
  /// The page for which a glyph was noted last.
  private var notedFor: [Int] = []

  private static let none = Text.max
  private static let perRow = 100
  private static let size = 8.0

  init(_ pages: [Page]) {
    for page in pages { add(page.frame) }
    let order = Dictionary(uniqueKeysWithValues: faces.enumerated().map { ($1, $0) })
    entries.sort { one, other in
      guard one.face == other.face else {
        return (order[one.face] ?? 0) < (order[other.face] ?? 0)
      }
      return (one.text, one.glyph) < (other.text, other.glyph)
    }
    for (index, entry) in entries.enumerated() {
      places[Int(entry.face)][Int(entry.glyph)] = Int32(index + 1)
    }
  }

  private mutating func add(_ frame: Frame) {
    for item in frame.items {
      switch item.content {
      case .frame(let inner): add(inner)
      case .glyphs(let run), .turned(let run, _): add(run)
      default: continue
      }
    }
  }

  private mutating func add(_ run: GlyphRun) {
    let face = Int(run.face.index)
    while places.count <= face { places.append([]) }
    if places[face].isEmpty { faces.append(run.face.index) }
    // Taken out and put back, so that it is nobody else's while it changes.
    var places = self.places[face]
    self.places[face] = []
    run.forEachGlyph { glyph, range in
      let glyph = Int(glyph)
      if glyph >= places.count {
        places.append(contentsOf: repeatElement(0, count: glyph + 256 - places.count))
      }
      let place = Int(places[glyph])
      // Most glyphs are met again and again, and stand for one letter.
      if place > 0, entries[place - 1].hasShortestText { return }
      let text = range.map { Text(run.text, $0) } ?? Self.none
      if place == 0 {
        entries.append(Entry(face: run.face.index, glyph: UInt32(glyph), text: text))
        places[glyph] = Int32(entries.count)
      } else if text < entries[place - 1].text {
        entries[place - 1].text = text
      }
    }
    self.places[face] = places
  }

  // MARK: On a page of their own

  /// Large enough that Cairo leaves none out.
  var pageSize: Size {
    Size(
      width: Double(Self.perRow + 2) * Self.size,
      height: Double(rows.count + 2) * Self.size)
  }

  /// Entries of one face.
  private var rows: [Range<Int>] {
    var rows: [Range<Int>] = []
    var start = 0
    for index in entries.indices.dropFirst()
    where entries[index].face != entries[start].face || index - start == Self.perRow
      || (entries[index].text == Self.none) != (entries[start].text == Self.none)
    {
      rows.append(start..<index)
      start = index
    }
    return entries.isEmpty ? [] : rows + [start..<entries.count]
  }

  func draw(on canvas: Canvas) {
    for (number, row) in rows.enumerated() {
      var run = GlyphRun(face: FaceID(entries[row.lowerBound].face), size: Self.size, color: .black)
      for (place, entry) in entries[row].enumerated() {
        run.glyphs.append(.init(id: entry.glyph, x: Float(place) * Float(Self.size), y: 0))
        let text = entry.text.bytes
        run.text += text
        run.clusters.append(.init(bytes: UInt8(text.count), glyphs: 1))
      }
      let origin = Point(x: Self.size, y: Double(number + 2) * Self.size)
      if entries[row.lowerBound].text == Self.none {
        canvas.showGlyphsAlone(run, at: origin)
      } else {
        canvas.show(run, at: origin)
      }
    }
  }

  /// Takes the codes from the content of that page; false where it does not show each glyph once.
  mutating func readCodes(from content: [UInt8]) -> Bool {
    var reader = GlyphCodeReader(content)
    codes = reader.read()
    notedFor = Array(repeating: -1, count: entries.count)
    return codes.count == entries.count
  }

  /// How the glyphs of a page are written, in the order in which they come.
  mutating func uses(in steps: [DrawingStep], page: Int) -> [Use] {
    var uses: [Use] = []
    for case let run? in steps.lazy.map(\.run) {
      let places = self.places[Int(run.face.index)]
      for glyph in run.glyphs {
        let index = Int(places[Int(glyph.id)]) - 1
        guard notedFor[index] != page else { continue }
        notedFor[index] = page
        uses.append(Use(code: codes[index], text: entries[index].text))
      }
    }
    return uses
  }
}

extension GlyphList {
  /// The codes of all glyphs that steps show, in their order.
  func codes(in steps: [DrawingStep]) -> [GlyphCode] {
    steps.lazy.compactMap(\.run).flatMap { run in
      run.glyphs.map { codes[Int(places[Int(run.face.index)][Int($0.id)]) - 1] }
    }
  }
}

extension GlyphRun {
  /// Calls `body` with each glyph and the bytes of the text that it stands for by itself.
  fileprivate func forEachGlyph(_ body: (UInt32, Range<Int>?) -> Void) {
    var byte = 0
    var glyph = isBackward ? glyphs.count : 0
    for cluster in clusters {
      let count = Int(cluster.glyphs)
      if isBackward { glyph -= count }
      let start = byte
      byte += Int(cluster.bytes)
      if count == 1 {
        body(glyphs[glyph].id, start..<byte)
      } else {
        for index in glyph..<glyph + count { body(glyphs[index].id, nil) }
      }
      if !isBackward { glyph += count }
    }
  }
}

extension GlyphList.Text {
  fileprivate init(_ text: [UInt8], _ range: Range<Int>) {
    guard (1...15).contains(range.count) else {
      self = .max
      return
    }
    var (high, low): (UInt64, UInt64) = (0, 0)
    var isASCII = true
    for (place, index) in range.enumerated() {
      let byte = UInt64(text[index])
      isASCII = isASCII && byte < 0x80
      if place < 7 {
        high |= byte << (48 - 8 * UInt64(place))
      } else {
        low |= byte << (112 - 8 * UInt64(place))
      }
    }
    high |= UInt64(range.count) << 56 | (isASCII ? 0 : 1 << 63)
    self = GlyphList.Text(high) << 64 | GlyphList.Text(low)
  }

  fileprivate var bytes: [UInt8] {
    guard self != .max else { return [] }
    let count = Int(self >> 120) & 0x7F
    return (0..<count).map { UInt8(truncatingIfNeeded: self >> GlyphList.Text(8 * (14 - $0))) }
  }
}
