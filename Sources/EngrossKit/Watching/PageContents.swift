internal import DocumentModel
internal import PageLayout

/// What stands on a page, to be compared with another run; heads and feet are left out, for they
/// change with the number of pages.
struct PageContents: Sendable, Hashable {
  /// Its first words.
  var opening: String
  /// The same where the page looks the same; of use within this process only.
  var digest: Int

  fileprivate static let longestOpening = 48

  init(of page: Page) {
    var hasher = Hasher()
    var words = ""
    for item in page.frame.items where !item.isMarginal {
      item.add(to: &hasher, &words, at: .zero)
    }
    digest = hasher.finalize()
    opening = words.split { $0.isWhitespace || $0 == "\u{2002}" }.joined(separator: " ")
    if opening.count > Self.longestOpening {
      opening =
        opening.prefix(Self.longestOpening).split(separator: " ").dropLast()
        .joined(separator: " ") + " …"
    }
  }
}

extension FrameItem {
  /// Whether nothing of it is read: a rule, a running head, the mark of a draft.
  fileprivate var isMarginal: Bool {
    switch content {
    case .frame(let frame): frame.items.allSatisfy(\.isMarginal)
    case .field, .destination, .link: false
    default: node == .artifact
    }
  }

  /// Hashes what is seen, at its place; the numbers of nodes and fonts are left out, for what
  /// stands before them moves them.
  fileprivate func add(to hasher: inout Hasher, _ words: inout String, at origin: Point) {
    let place = Point(x: origin.x + position.x, y: origin.y + position.y)
    hasher.combine(place.x)
    hasher.combine(place.y)
    switch content {
    case .frame(let frame):
      for item in frame.items { item.add(to: &hasher, &words, at: place) }
      if !words.isEmpty { words += " " }
    case .glyphs(let run), .turned(let run, _):
      hasher.combine(run.text)
      hasher.combine(run.size)
      hasher.combine(run.color)
      hasher.combine(run.width)
      if words.count < PageContents.longestOpening * 2 {
        words += String(decoding: run.text, as: UTF8.self)
      }
    case .field(let field): hasher.combine(field)
    case .picture(let picture, let size):
      hasher.combine(picture.sha256)
      hasher.combine(size)
    case .fill(let size, let color):
      hasher.combine(size)
      hasher.combine(color)
    default: break
    }
  }
}
