import StrictInput

/// A size of paper: a name such as `A4`, or `210 mm x 297 mm`.
struct PaperSize: Hashable {
  var size: Size

  static let names: [(name: String, width: String, height: String)] = [
    ("A3", "297 mm", "420 mm"), ("A4", "210 mm", "297 mm"), ("A5", "148 mm", "210 mm"),
    ("Letter", "8.5 in", "11 in"), ("Legal", "8.5 in", "14 in"),
  ]
}

extension PaperSize: StrictScalar {
  init(written text: String) throws(Misfit) {
    let parts: [String]
    if let paper = Self.names.first(where: { $0.name == text }) {
      parts = [paper.width, paper.height]
    } else {
      parts = text.replacing("×", with: "x").split(separator: "x").map(String.init)
    }
    guard parts.count == 2 else {
      let near = text.nearest(in: Self.names.map(\.name)).map { "did you mean \"\($0)\"?" }
      throw Misfit(help: near)
    }
    size = Size(
      width: try Length(written: parts[0].trimmed).points,
      height: try Length(written: parts[1].trimmed).points)
  }

  var written: String {
    "\(Length(points: size.width).written) x \(Length(points: size.height).written)"
  }

  static var expectation: String {
    names.map(\.name).joined(separator: ", ") + " or a size such as 210 mm x 297 mm"
  }

  static var example: PaperSize { PaperSize(size: PageStyle().size) }
}

/// Which side of the paper is up.
enum Orientation: String, StrictChoice {
  case portrait, landscape

  static var example: Orientation { .portrait }
}

extension String {
  fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
