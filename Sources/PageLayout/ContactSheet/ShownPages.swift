/// A page that shows what a style is like, and what it was chosen for.
package struct ShownPage: Sendable, Hashable {
  package var page: Page
  package var caption: String
}

extension LaidOutDocument {
  /// The opening, a page of running text, one of tables, and the signatures.
  package var shownPages: [ShownPage] {
    guard let opening = pages.first else { return [] }
    var shown = [ShownPage(page: opening, caption: "the opening")]
    func show(_ page: Page?, _ what: String) {
      guard let page, !shown.contains(where: { $0.page.number == page.number }) else { return }
      shown.append(ShownPage(page: page, caption: "\(what), page \(page.number)"))
    }
    let measures = pages.map { PageMeasure(of: $0.frame, in: structure) }
    let signing = zip(pages, measures).first { $1.signatures > 0 }?.0
    let others = zip(pages, measures).filter {
      $0.0.number > 1 && $0.0.number != signing?.number
    }
    let tables = others.max {
      ($0.1.letters.cells, $1.0.number) < ($1.1.letters.cells, $0.0.number)
    }
    let running = others.filter { $0.0.number != tables?.0.number }
      .max { ($0.1.letters.running, $1.0.number) < ($1.1.letters.running, $0.0.number) }
    show(running?.0, "clauses")
    show(tables?.0, "tables")
    show(signing, "signatures")
    return shown
  }
}

/// How much of what stands on a page.
private struct PageMeasure {
  var letters = (running: 0, cells: 0)
  var signatures = 0

  init(of frame: Frame, in structure: StructureTree) { count(frame, structure) }

  private mutating func count(_ frame: Frame, _ structure: StructureTree) {
    for item in frame.items {
      switch item.content {
      case .frame(let inner): count(inner, structure)
      case .field(let field): signatures += field.kind == .signature ? 1 : 0
      case .glyphs(let run) where item.node != .artifact:
        if structure.isInTable(item.node) {
          letters.cells += run.glyphs.count
        } else {
          letters.running += run.glyphs.count
        }
      default: continue
      }
    }
  }
}

extension StructureTree {
  fileprivate func isInTable(_ node: Index) -> Bool {
    var node = node
    while node != .artifact {
      if self[node].role == "Table" { return true }
      node = self[node].parent
    }
    return false
  }
}
