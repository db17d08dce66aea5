internal import PDFObjects

extension QPDFDocument {
  /// Adds the named destinations, so that others can point into the document as well.
  func addDestinations(_ destinations: [String: Destination], in pages: [PDFObject]) {
    addNames(
      "/Dests",
      destinations.map { name, destination in
        let place: PDFValue = [
          .object(pages[destination.page]), "/XYZ", .real(destination.x), .real(destination.y),
          // Leaves the reader's zoom as it is.
          .null,
        ]
        return (name, place)
      })
  }

  /// Adds a name tree (ISO 32000-1 7.9.6) to the catalog's `/Names`; its keys are sorted by bytes.
  func addNames(_ key: String, _ entries: [(String, PDFValue)]) {
    guard !entries.isEmpty else { return }
    if !catalog["/Names"].isDictionary { catalog.set("/Names", [:]) }
    let sorted = entries.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    let names = sorted.flatMap { [PDFValue.text($0.0), $0.1] }
    catalog["/Names"].set(key, .object(makeIndirect(["/Names": .array(names)])))
  }

  /// Adds the bookmarks (ISO 32000-1 12.3.3) and has the reader show them.
  func addOutline(_ items: [OutlineItem]) {
    guard !items.isEmpty else { return }
    let root = makeIndirect(["/Type": "/Outlines"])
    let shown = addItems(items, under: root)
    root.set("/Count", .integer(shown))
    catalog.set("/Outlines", .object(root))
    catalog.set("/PageMode", "/UseOutlines")
  }

  /// Links the items below their parent and returns how many are seen while it is open.
  private func addItems(_ items: [OutlineItem], under parent: PDFObject) -> Int {
    let objects = items.map { item in
      makeIndirect([
        "/Title": .text(item.title), "/Parent": .object(parent), "/Dest": .text(item.destination),
      ])
    }
    guard let first = objects.first, let last = objects.last else { return 0 }
    parent.set("/First", .object(first))
    parent.set("/Last", .object(last))
    for (previous, next) in zip(objects, objects.dropFirst()) {
      previous.set("/Next", .object(next))
      next.set("/Prev", .object(previous))
    }
    var shown = items.count
    for (item, object) in zip(items, objects) where !item.children.isEmpty {
      let below = addItems(item.children, under: object)
      // A negative count closes an item.
      object.set("/Count", .integer(item.isOpen ? below : -below))
      if item.isOpen { shown += below }
    }
    return shown
  }
}
