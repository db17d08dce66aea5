import DocumentModel
import PageLayout

/// What stands on a page, each thing with its place.
struct PlacedThings {
  struct Piece {
    var rect: Rect
    var text: String
    var isArtifact: Bool
  }

  private let paper: Size
  private var lines: [Piece] = []
  private var rules: [Rect] = []
  private var fields: [(name: String, rect: Rect)] = []

  /// Capitals reach two thirds of the size above the baseline, and a comma a tenth below it.
  private static let above = 0.62
  private static let below = 0.12

  init(of page: Page) {
    paper = page.frame.size
    collect(page.frame, at: .zero)
  }

  private mutating func collect(_ frame: Frame, at origin: Point) {
    for item in frame.items {
      let x = origin.x + item.position.x
      let y = origin.y + item.position.y
      switch item.content {
      case .frame(let inner): collect(inner, at: Point(x: x, y: y))
      case .glyphs(let run):
        let text = String(decoding: run.text, as: UTF8.self)
        guard !text.allSatisfy(\.isWhitespace) else { continue }
        let trailing = text.hasSuffix(" ") ? 0.25 * run.size : 0
        lines.append(
          Piece(
            rect: Rect(
              x: x, y: y - Self.above * run.size, width: max(0, run.width - trailing),
              height: (Self.above + Self.below) * run.size),
            text: text, isArtifact: item.node == .artifact))
      case .fill(let size, _):
        let rect = Rect(x: x, y: y, width: size.width, height: size.height)
        if min(size.width, size.height) < 1.5 { rules.append(rect) }
      case .field(let field):
        fields.append(
          (field.name, Rect(x: x, y: y, width: field.size.width, height: field.size.height)))
      default: continue
      }
    }
  }

  func faults(page: PageStyle) -> [String] {
    var faults: [String] = []
    let whole = Rect(x: 0, y: 0, width: paper.width, height: paper.height)
    for line in lines where !whole.holds(line.rect, tolerance: 0) {
      faults.append("\"\(line.text)\" sticks out of the page")
    }
    for rule in rules where !whole.holds(rule, tolerance: 0) {
      faults.append("a rule at \(rule.x) \(rule.y) sticks out of the page")
    }
    // A cover has neither head nor foot, and its words stand where its own design wants them.
    let block = lines.contains(where: \.isArtifact) ? textBlock(page) : whole
    // Punctuation may hang in the margin by half its width.
    for line in lines where !line.isArtifact && !block.holds(line.rect, tolerance: 5) {
      faults.append("\"\(line.text)\" sticks out of the text block: \(line.rect)")
    }
    for field in fields where !block.holds(field.rect, tolerance: 0.5) {
      faults.append("the field \(field.name) sticks out of the text block")
    }
    for (index, line) in lines.enumerated() {
      for other in lines[..<index] where line.rect.overlaps(other.rect) {
        faults.append("\"\(line.text)\" stands on \"\(other.text)\"")
      }
      for rule in rules where line.rect.overlaps(rule) {
        faults.append("a rule strikes through \"\(line.text)\"")
      }
      for field in fields where line.rect.overlaps(field.rect) {
        faults.append("\"\(line.text)\" stands in the field \(field.name)")
      }
    }
    for (index, field) in fields.enumerated() {
      for other in fields[..<index] where field.rect.overlaps(other.rect) {
        faults.append("the field \(field.name) stands on \(other.name)")
      }
    }
    return faults
  }

  /// The text block, on paper that may be turned.
  private func textBlock(_ page: PageStyle) -> Rect {
    let isTurned = (paper.width > paper.height) != (page.size.width > page.size.height)
    let sides = isTurned ? page.margins.turned : page.margins
    return Rect(
      x: sides.left, y: sides.top, width: paper.width - sides.left - sides.right,
      height: paper.height - sides.top - sides.bottom)
  }
}

extension Insets {
  /// The least that each side may be where the paper is turned, whichever way that was.
  fileprivate var turned: Insets {
    let least = [top, right, bottom, left].min() ?? 0
    return Insets(top: least, right: least, bottom: least, left: least)
  }
}

extension Rect {
  fileprivate func holds(_ other: Rect, tolerance: Double) -> Bool {
    other.x >= x - tolerance && other.y >= y - tolerance
      && other.x + other.width <= x + width + tolerance
      && other.y + other.height <= y + height + tolerance
  }

  fileprivate func overlaps(_ other: Rect) -> Bool {
    let slack = 0.3
    return x + slack < other.x + other.width && other.x + slack < x + width
      && y + slack < other.y + other.height && other.y + slack < y + height
  }
}
