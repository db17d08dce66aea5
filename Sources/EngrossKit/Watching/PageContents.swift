internal import DocumentModel
internal import PageLayout

/// What stands on a page, to be compared with another run; the numbers of pages and the digest in
/// heads and feet are left out, for every change changes them.
struct PageContents: Sendable, Hashable {
  /// Its first words.
  var opening: String
  /// The same where the page looks the same; of use within this process only.
  var digest: Int

  fileprivate static let longestOpening = 48

  init(of page: Page, in document: LaidOutDocument) {
    let fickle = [
      document.printedNumber(of: page).map(String.init), "\(document.printedCount)",
      document.information.digest,
    ].compactMap(\.self)
    var hasher = Hasher()
    var words = ""
    for item in page.frame.items {
      if case .frame(let frame) = item.content, item.isMarginal {
        frame.add(to: &hasher, but: fickle, at: item.position.y)
      } else {
        var own = ""
        item.add(to: &hasher, &own, at: .zero)
        if !item.isMarginal { words += own }
      }
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

extension Frame {
  /// Hashes the looks and the words of a head or a foot, but for some words, which are as wide as
  /// they are.
  fileprivate func add(to hasher: inout Hasher, but fickle: [String], at y: Double) {
    for item in items {
      switch item.content {
      case .frame(let frame): frame.add(to: &hasher, but: fickle, at: y + item.position.y)
      case .glyphs(let run):
        hasher.combine(y + item.position.y)
        hasher.combine(run.size)
        hasher.combine(run.color)
        let words = String(decoding: run.text, as: UTF8.self).split(separator: " ")
        hasher.combine(words.filter { !fickle.contains(String($0)) })
      default: continue
      }
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
