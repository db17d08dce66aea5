internal import PDFObjects

extension QPDFDocument {
  /// Takes out the tree that Cairo built from the marks: it knows nothing of what they are.
  func removeDrawnStructure(from pages: [PDFObject]) {
    for key in ["/StructTreeRoot", "/MarkInfo"] { catalog.remove(key) }
    for page in pages { page.remove("/StructParents") }
  }

  /// Adds the structure tree and its parent tree (ISO 32000-1 14.7).
  ///
  /// The parent tree's keys are the pages, then the links, then the fields.
  func addStructureTree(
    _ facts: FinishingFacts, _ owners: StructureOwners, pages: [PDFObject], links: [PDFObject],
    fields: [PDFObject]
  ) {
    let root = makeIndirect(["/Type": "/StructTreeRoot"])
    // Without `/Type`, which is optional and would be a tenth of the tree.
    let elements = facts.structure.map { makeIndirect(["/S": .name("/" + $0.role)]) }
    let annotations = Annotations(facts: facts, links: links, fields: fields, pages: pages)
    for (node, element) in zip(facts.structure, elements) {
      element.set("/P", .object(node.parent.map { elements[$0] } ?? root))
      addKids(of: node, to: element, elements, annotations)
      addAttributes(of: node, to: element)
    }
    root.set("/K", .object(elements[0]))

    var numbers: [PDFValue] = []
    for (page, owners) in owners.marks.enumerated() {
      let nodes = owners.map { owner in owner.map { PDFValue.object(elements[$0]) } ?? .null }
      numbers += [.integer(page), .object(makeIndirect(.array(nodes)))]
      pages[page].set("/StructParents", .integer(page))
    }
    var key = pages.count
    for (annotation, owner) in zip(links + fields, owners.links + owners.fields) {
      annotation.set("/StructParent", .integer(key))
      numbers += [.integer(key), .object(elements[owner])]
      key += 1
    }
    root.set("/ParentTree", .object(makeIndirect(["/Nums": .array(numbers)])))
    root.set("/ParentTreeNextKey", .integer(key))
    catalog.set("/StructTreeRoot", .object(root))
    catalog.set("/MarkInfo", ["/Marked": true])
  }

  private struct Annotations {
    let facts: FinishingFacts
    let links: [PDFObject]
    let fields: [PDFObject]
    let pages: [PDFObject]
  }

  private func addKids(
    of node: StructureNode, to element: PDFObject, _ elements: [PDFObject],
    _ annotations: Annotations
  ) {
    let page = node.kids.firstPage
    if let page { element.set("/Pg", .object(annotations.pages[page])) }

    /// Names the page where it is not the element's.
    func reference(_ entries: [(String, PDFValue)], on other: Int) -> PDFValue {
      let pageEntry: [(String, PDFValue)] =
        other == page ? [] : [("/Pg", .object(annotations.pages[other]))]
      return .dictionary(entries + pageEntry)
    }

    let kids = node.kids.map { kid -> PDFValue in
      switch kid {
      case .node(let index): return .object(elements[index])
      case .mark(let other, let mcid):
        if other == page { return .integer(mcid) }
        return reference([("/Type", "/MCR"), ("/MCID", .integer(mcid))], on: other)
      case .link(let index):
        return reference(
          [("/Type", "/OBJR"), ("/Obj", .object(annotations.links[index]))],
          on: annotations.facts.links[index].page)
      case .field(let index):
        return reference(
          [("/Type", "/OBJR"), ("/Obj", .object(annotations.fields[index]))],
          on: annotations.facts.fields[index].page)
      }
    }
    // Signers look for a field's reference right here, not in an array.
    if kids.count == 1 {
      element.set("/K", kids[0])
    } else if !kids.isEmpty {
      element.set("/K", .array(kids))
    }
  }

  private func addAttributes(of node: StructureNode, to element: PDFObject) {
    if let text = node.alternativeText { element.set("/Alt", .text(text)) }
    if let title = node.title { element.set("/T", .text(title)) }
    if let language = node.language { element.set("/Lang", .text(language)) }
    if let numbering = node.listNumbering {
      element.set("/A", ["/O": "/List", "/ListNumbering": .name("/" + numbering)])
    }
    if let box = node.boundingBox {
      element.set("/A", ["/O": "/Layout", "/Placement": "/Block", "/BBox": .rect(box)])
    }
    var cell: [(String, PDFValue)] = []
    if let scope = node.scope { cell.append(("/Scope", .name("/" + scope.rawValue))) }
    if node.columnSpan > 1 { cell.append(("/ColSpan", .integer(node.columnSpan))) }
    if !cell.isEmpty { element.set("/A", .dictionary([("/O", "/Table")] + cell)) }
  }
}

extension [StructureNode.Kid] {
  /// The page of the first mark.
  fileprivate var firstPage: Int? {
    for case .mark(let page, _) in self { return page }
    return nil
  }
}
