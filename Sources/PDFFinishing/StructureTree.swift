internal import PDFObjects

extension PDFFile {
  /// Adds the structure tree and its parent tree (ISO 32000-1 14.7).
  ///
  /// The parent tree's keys are the pages, then the links, then the fields.
  func addStructureTree(
    _ facts: FinishingFacts, _ owners: StructureOwners, pages: [PDFReference],
    links: [PDFReference], fields: [PDFReference]
  ) {
    let root = add(["/Type": "/StructTreeRoot"])
    let elements = facts.structure.map { _ in add(.null) }
    let annotations = Annotations(facts: facts, links: links, fields: fields, pages: pages)
    for (index, node) in facts.structure.enumerated() {
      // Without `/Type`, which is optional and would be a tenth of the tree.
      var entries: [(String, PDFValue)] = [
        ("/S", .name("/" + node.role)),
        ("/P", .reference(node.parent.map { elements[$0] } ?? root)),
      ]
      addKids(of: node, to: &entries, elements, annotations)
      addAttributes(of: node, to: &entries)
      self[elements[index]] = .dictionary(entries)
    }
    var tree: [(String, PDFValue)] = [
      ("/Type", "/StructTreeRoot"), ("/K", .reference(elements[0])),
    ]
    addIdentifiers(of: facts.structure, elements, to: &tree)

    var numbers: [PDFValue] = []
    for (page, owners) in owners.marks.enumerated() {
      let nodes = owners.map { owner in owner.map { PDFValue.reference(elements[$0]) } ?? .null }
      numbers += [.integer(page), .reference(add(.array(nodes)))]
      set("/StructParents", of: pages[page], to: .integer(page))
    }
    var key = pages.count
    for (annotation, owner) in zip(links + fields, owners.links + owners.fields) {
      set("/StructParent", of: annotation, to: .integer(key))
      numbers += [.integer(key), .reference(elements[owner])]
      key += 1
    }
    tree.append(("/ParentTree", .reference(add(["/Nums": .array(numbers)]))))
    tree.append(("/ParentTreeNextKey", .integer(key)))
    self[root] = .dictionary(tree)
    set("/StructTreeRoot", of: catalog, to: .reference(root))
    set("/MarkInfo", of: catalog, to: ["/Marked": true])
  }

  /// Gives every note a name of its own (PDF/UA-1 7.9), and the tree a list of them.
  private func addIdentifiers(
    of nodes: [StructureNode], _ elements: [PDFReference], to tree: inout [(String, PDFValue)]
  ) {
    let notes = zip(nodes, elements).filter { $0.0.role == "Note" }.map(\.1)
    guard !notes.isEmpty else { return }
    let width = String(notes.count).count
    var names: [PDFValue] = []
    for (index, note) in notes.enumerated() {
      let digits = String(index + 1)
      let name = "note-" + String(repeating: "0", count: width - digits.count) + digits
      set("/ID", of: note, to: .text(name))
      names += [.text(name), .reference(note)]
    }
    let limits: PDFValue = [names[0], names[names.count - 2]]
    let leaf = add(["/Limits": limits, "/Names": .array(names)])
    tree.append(("/IDTree", ["/Kids": [.reference(leaf)]]))
  }

  private struct Annotations {
    let facts: FinishingFacts
    let links: [PDFReference]
    let fields: [PDFReference]
    let pages: [PDFReference]
  }

  private func addKids(
    of node: StructureNode, to element: inout [(String, PDFValue)], _ elements: [PDFReference],
    _ annotations: Annotations
  ) {
    let page = node.kids.firstPage
    if let page { element.append(("/Pg", .reference(annotations.pages[page]))) }

    /// Names the page where it is not the element's.
    func reference(_ entries: [(String, PDFValue)], on other: Int) -> PDFValue {
      let pageEntry: [(String, PDFValue)] =
        other == page ? [] : [("/Pg", .reference(annotations.pages[other]))]
      return .dictionary(entries + pageEntry)
    }

    let kids = node.kids.map { kid -> PDFValue in
      switch kid {
      case .node(let index): return .reference(elements[index])
      case .mark(let other, let mcid):
        if other == page { return .integer(mcid) }
        return reference([("/Type", "/MCR"), ("/MCID", .integer(mcid))], on: other)
      case .link(let index):
        return reference(
          [("/Type", "/OBJR"), ("/Obj", .reference(annotations.links[index]))],
          on: annotations.facts.links[index].page)
      case .field(let index):
        return reference(
          [("/Type", "/OBJR"), ("/Obj", .reference(annotations.fields[index]))],
          on: annotations.facts.fields[index].page)
      }
    }
    // Signers look for a field's reference right here, not in an array.
    if kids.count == 1 {
      element.append(("/K", kids[0]))
    } else if !kids.isEmpty {
      element.append(("/K", .array(kids)))
    }
  }

  private func addAttributes(
    of node: StructureNode, to element: inout [(String, PDFValue)]
  ) {
    if let text = node.alternativeText { element.append(("/Alt", .text(text))) }
    if let title = node.title { element.append(("/T", .text(title))) }
    if let language = node.language { element.append(("/Lang", .text(language))) }
    if let numbering = node.listNumbering {
      element.append(("/A", ["/O": "/List", "/ListNumbering": .name("/" + numbering)]))
    }
    if let box = node.boundingBox {
      element.append(("/A", ["/O": "/Layout", "/Placement": "/Block", "/BBox": .rect(box)]))
    }
    var cell: [(String, PDFValue)] = []
    if let scope = node.scope { cell.append(("/Scope", .name("/" + scope.rawValue))) }
    if node.columnSpan > 1 { cell.append(("/ColSpan", .integer(node.columnSpan))) }
    if !cell.isEmpty { element.append(("/A", .dictionary([("/O", "/Table")] + cell))) }
  }
}

extension [StructureNode.Kid] {
  /// The page of the first mark.
  fileprivate var firstPage: Int? {
    for case .mark(let page, _) in self { return page }
    return nil
  }
}
