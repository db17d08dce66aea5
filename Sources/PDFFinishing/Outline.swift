internal import PDFObjects

extension PDFFile {
  /// Adds the named destinations, so that others can point into the document as well.
  func addDestinations(_ destinations: [String: Destination], in pages: [PDFReference]) {
    addNames(
      "/Dests",
      destinations.map { name, destination in
        let place: PDFValue = [
          .reference(pages[destination.page]), "/XYZ", .real(destination.x), .real(destination.y),
          // Leaves the reader's zoom as it is.
          .null,
        ]
        return (name, place)
      })
  }

  /// Adds a name tree (ISO 32000-1 7.9.6) to the catalog's `/Names`; its keys are sorted by bytes.
  func addNames(_ key: String, _ entries: [(String, PDFValue)]) {
    guard !entries.isEmpty else { return }
    let sorted = entries.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    let names = sorted.flatMap { [PDFValue.text($0.0), $0.1] }
    var trees = self[catalog]["/Names"] ?? [:]
    trees[key] = .reference(add(["/Names": .array(names)]))
    self[catalog]["/Names"] = trees
  }

  /// Adds the bookmarks (ISO 32000-1 12.3.3) and has the reader show them.
  func addOutline(_ items: [OutlineItem]) {
    guard !items.isEmpty else { return }
    let root = add(["/Type": "/Outlines"])
    let shown = addItems(items, under: root)
    set("/Count", of: root, to: .integer(shown))
    set("/Outlines", of: catalog, to: .reference(root))
    set("/PageMode", of: catalog, to: "/UseOutlines")
  }

  /// Links the items below their parent and returns how many are seen while it is open.
  private func addItems(_ items: [OutlineItem], under parent: PDFReference) -> Int {
    let objects = items.map { item in
      add([
        "/Title": .text(item.title), "/Parent": .reference(parent),
        "/Dest": .text(item.destination),
      ])
    }
    guard let first = objects.first, let last = objects.last else { return 0 }
    set("/First", of: parent, to: .reference(first))
    set("/Last", of: parent, to: .reference(last))
    for (previous, next) in zip(objects, objects.dropFirst()) {
      set("/Next", of: previous, to: .reference(next))
      set("/Prev", of: next, to: .reference(previous))
    }
    var shown = items.count
    for (item, object) in zip(items, objects) where !item.children.isEmpty {
      let below = addItems(item.children, under: object)
      // A negative count closes an item.
      set("/Count", of: object, to: .integer(item.isOpen ? below : -below))
      if item.isOpen { shown += below }
    }
    return shown
  }
}
