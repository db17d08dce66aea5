import DocumentModel

/// Pages as text, for goldens: everything at its place on the page, to a hundredth of a point.
///
/// One line for each line of text, with its left and right end and its baseline; then what has no
/// words. Frames that hold several things are indented under their own line. Glyph numbers are
/// left out, for they change with every version of a font.
extension Page {
  package var layoutDescription: String {
    let size = "\(frame.size.width.points) x \(frame.size.height.points)"
    return "page \(number): \(size)\n"
      + frame.descriptions(at: .zero).map { "  \($0)\n" }.joined()
  }
}

extension [Page] {
  package var layoutDescription: String { map(\.layoutDescription).joined(separator: "\n") }
}

extension Galley {
  /// The galley as text: each entry with the space above it and what a break there costs.
  package var layoutDescription: String {
    var text = ""
    for entry in entries {
      let cost = entry.breakBefore
      let price = cost.penalty == 0 ? "free" : "\(cost.penalty) \(cost.reason.rawValue)"
      text += "entry: space \(entry.spaceBefore.points), break \(price)"
      if let head = entry.head { text += ", head \(head)" }
      if !entry.notes.isEmpty {
        text += ", notes \(entry.notes.map { String($0 + 1) }.joined(separator: " "))"
      }
      text += "\n" + entry.frame.descriptions(at: .zero).map { "  \($0)\n" }.joined()
    }
    return text
  }
}

extension Frame {
  private var holdsOneFrame: Bool {
    guard items.count == 1, case .frame = items[0].content else { return false }
    return true
  }

  fileprivate func descriptions(at origin: Point) -> [String] {
    var lines: [String] = []
    var line: TextLine?
    func endLine() {
      if let line { lines.append(line.description) }
      line = nil
    }
    for item in items {
      let place = Point(x: origin.x + item.position.x, y: origin.y + item.position.y)
      if case .glyphs(let run) = item.content {
        if line?.baseline != place.y { endLine() }
        line = line ?? TextLine(x: place.x, maxX: place.x, baseline: place.y)
        line?.append(run, at: place.x)
        continue
      }
      endLine()
      if case .frame(let frame) = item.content {
        let inner = frame.descriptions(at: place)
        if inner.count > 1, !frame.holdsOneFrame {
          lines.append("frame \(Rect(place, frame.size).points)")
          lines += inner.map { "  " + $0 }
        } else {
          lines += inner
        }
      } else {
        lines.append(item.content.description(at: place))
      }
    }
    endLine()
    return lines
  }
}

/// Runs that stand on one baseline in a row.
private struct TextLine {
  var x: Double
  var maxX: Double
  var baseline: Double
  var parts: [(look: String, text: String)] = []

  init(x: Double, maxX: Double, baseline: Double) {
    self.x = x
    self.maxX = maxX
    self.baseline = baseline
  }

  mutating func append(_ run: GlyphRun, at x: Double) {
    var look = run.size.points
    if run.color != .black { look += " \(run.color.hex)" }
    if run.isBackward { look += " backward" }
    let text = String(decoding: run.text, as: UTF8.self)
    if parts.last?.look == look {
      parts[parts.count - 1].text += text
    } else {
      parts.append((look, text))
    }
    maxX = max(maxX, x + run.width)
  }

  var description: String {
    let words = parts.map { "\($0.text.quoted) \($0.look)" }.joined(separator: " + ")
    return "\(x.points)...\(maxX.points) at \(baseline.points): \(words)"
  }
}

extension FrameItem.Content {
  fileprivate func description(at place: Point) -> String {
    switch self {
    case .fill(let size, let color): return "fill \(Rect(place, size).points) \(color.hex)"
    case .field(let field):
      var text = "\(field.kind.rawValue) field \(field.name) \(Rect(place, field.size).points)"
      text += " \(field.fontSize.points) \(field.tooltip.quoted)"
      return field.value.isEmpty ? text : "\(text) = \(field.value.quoted)"
    case .link(let link):
      switch link.target {
      case .anchor(let anchor): return "link \(Rect(place, link.size).points) to #\(anchor)"
      case .uri(let uri): return "link \(Rect(place, link.size).points) to \(uri)"
      }
    case .destination(let anchor): return "#\(anchor) at \(place.x.points) \(place.y.points)"
    case .pageNumber(let number):
      return "page of #\(number.anchor) at \(place.x.points) \(place.y.points)"
    case .picture(let picture, let size):
      let name = picture.path.split(separator: "/").last ?? ""
      return "picture \(Rect(place, size).points) \(name)"
    case .turned(let run, let angle):
      let text = String(decoding: run.text, as: UTF8.self)
      let degrees = angle * 180 / .pi
      return "turned \(degrees.points) at \(place.x.points) \(place.y.points): "
        + "\(text.quoted) \(run.size.points)"
    case .frame, .glyphs: return ""
    }
  }
}

extension Rect {
  fileprivate init(_ place: Point, _ size: Size) {
    self.init(x: place.x, y: place.y, width: size.width, height: size.height)
  }

  fileprivate var points: String { "\(x.points) \(y.points) \(width.points) x \(height.points)" }
}

extension Double {
  /// To a hundredth, without zeros at the end: `12`, `12.5`, `-0.25`.
  fileprivate var points: String {
    let hundredths = Int((self * 100).rounded())
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    guard rest > 0 else { return "\(sign)\(whole)" }
    let digits = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(sign)\(whole).\(digits)"
  }
}

extension Color {
  fileprivate var hex: String {
    let value = [red, green, blue].reduce(0) { $0 << 8 | Int(($1 * 255).rounded()) }
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

extension String {
  /// In quotation marks, with what cannot be seen spelt out.
  fileprivate var quoted: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\u{A0}", "\u{AD}", "\u{2002}", "\u{200B}", "\u{202F}", "\n":
        text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
