internal import DocumentModel
internal import PDFDrawing
internal import PDFFinishing
internal import PageLayout

/// Says in PDF's terms what layout and drawing know.
extension FinishingFacts {
  init(_ laidOut: LaidOutDocument, _ drawn: DrawnDocument, created: String?) {
    let pages = laidOut.pages
    let names = DestinationNames(drawn.destinations.map(\.thing))
    let boxes = drawn.pictures.map { ($0.thing, PDFRect($0.rect, on: pages[$0.page])) }
    let structure = Structure(
      laidOut.structure, drawn.events, pageCount: pages.count,
      boxes: Dictionary(boxes) { first, _ in first })
    let information = laidOut.information
    let titles = Dictionary(laidOut.outline.map { ($0.anchor, $0.title) }) { first, _ in first }
    self.init(
      information: Information(
        title: information.title, author: information.author, subject: information.subject,
        keywords: information.keywords, language: information.language,
        isRightToLeft: information.isRightToLeft, created: created),
      structure: structure.nodes, marks: structure.marks,
      links: drawn.links.map { placed in
        LinkAnnotation(
          page: placed.page, rect: PDFRect(placed.rect, on: pages[placed.page]),
          target: {
            switch placed.thing.target {
            case .anchor(let anchor): .destination(names[anchor])
            case .uri(let uri): .uri(uri)
            }
          }(), contents: Self.description(of: placed.thing, titles))
      },
      fields: drawn.fields.map { placed in
        let field = placed.thing
        return FormField(
          kind: field.kind == .signature ? .signature : .text, page: placed.page,
          rect: PDFRect(placed.rect, on: pages[placed.page]), name: field.name,
          tooltip: field.tooltip, value: field.value, fontSize: field.fontSize,
          isRightToLeft: information.isRightToLeft,
          closes: field.kind == .signature ? Self.fields(besides: field, in: drawn) : [],
          signer: FormField.Signer(field.signer), isRequired: field.isRequired)
      },
      outline: Self.outline(laidOut.outline[...], names),
      destinations: Dictionary(
        drawn.destinations.map { placed in
          let rect = PDFRect(placed.rect, on: pages[placed.page])
          return (
            names[placed.thing], Destination(page: placed.page, x: rect.left, y: rect.top)
          )
        }, uniquingKeysWith: { first, _ in first }),
      unnumberedPages: laidOut.unnumbered)
    sheets = drawn.sheets
  }

  /// The fields of the same signer, which belong to what he signs.
  private static func fields(besides signature: Field, in drawn: DrawnDocument) -> [String] {
    drawn.fields.map(\.thing).filter { field in
      field.kind != .signature && field.signer.key == signature.signer.key
    }.map(\.name)
  }

  /// Attaches what the document was made from, and leaves out what that asks to be left out.
  mutating func add(_ source: ContractSource) {
    attachments = source.attachments
    if !source.record.copy.isArchival { structure = [] }
  }

  /// What a screen reader says of a link: the title of the clause that it leads to, for "13" alone
  /// says nothing; else its words.
  private static func description(of link: Link, _ titles: [String: String]) -> String {
    guard case .anchor(let anchor) = link.target, let title = titles[anchor],
      !link.words.contains(title)
    else { return link.words }
    return title
  }

  /// Nests headings by their levels.
  private static func outline(
    _ entries: ArraySlice<OutlineEntry>, _ names: DestinationNames
  ) -> [OutlineItem] {
    var items: [OutlineItem] = []
    var rest = entries
    while let entry = rest.popFirst() {
      let inner = rest.prefix { $0.level > entry.level }
      rest = rest.dropFirst(inner.count)
      items.append(
        OutlineItem(
          title: entry.title, destination: names[entry.anchor],
          children: outline(inner, names), isOpen: false))
    }
    return items
  }
}

extension FormField.Signer {
  fileprivate init(_ signer: Signer) {
    self.init(
      key: signer.key, role: signer.role, turn: signer.isInTurn ? signer.number : nil)
  }
}

extension PDFRect {
  /// Turns a rectangle from its top left on `page` to PDF's bottom left: the only such turn.
  fileprivate init(_ rect: Rect, on page: Page) {
    let height = page.frame.size.height
    self.init(
      left: rect.x, bottom: height - rect.maxY, right: rect.maxX, top: height - rect.y)
  }
}

/// Short ASCII names for anchors, which may be in any script.
private struct DestinationNames {
  private var names: [String: String] = [:]

  init(_ anchors: [String]) {
    for anchor in anchors where names[anchor] == nil {
      names[anchor] = "d\(names.count + 1)"
    }
  }

  /// An anchor that stands nowhere keeps its name, so that finishing can say which it was.
  subscript(anchor: String) -> String { names[anchor] ?? anchor }
}

/// The structure tree with what was drawn for each node, in reading order.
private struct Structure {
  var nodes: [StructureNode]
  var marks: [[Mark]]
  private var isPlaced: [Bool]

  init(
    _ tree: StructureTree, _ events: [DrawnDocument.Event], pageCount: Int,
    boxes: [StructureTree.Index: PDFRect]
  ) {
    nodes = tree.nodes.enumerated().map { index, node in
      StructureNode(
        role: node.role, parent: node.parent == .artifact ? nil : Int(node.parent.value),
        alternativeText: node.alternativeText, title: node.title, language: node.language,
        scope: node.scope.flatMap { .init(rawValue: $0.rawValue) },
        listNumbering: node.listNumbering,
        boundingBox: boxes[StructureTree.Index(Int32(index))])
    }
    marks = Array(repeating: [], count: pageCount)
    isPlaced = Array(repeating: false, count: nodes.count)
    isPlaced[0] = true
    for event in events {
      switch event {
      case .mark(let page, let mcid, let node):
        guard node != .artifact else {
          marks[page].append(.artifact(.layout))
          continue
        }
        marks[page].append(.node(Int(node.value)))
        place(Int(node.value))
        nodes[Int(node.value)].kids.append(.mark(page: page, mcid: mcid))
      case .link(let index, let node):
        guard node != .artifact else { continue }
        place(Int(node.value))
        nodes[Int(node.value)].kids.append(.link(index))
      case .field(let index, let node):
        guard node != .artifact else { continue }
        place(Int(node.value))
        nodes[Int(node.value)].kids.append(.field(index))
      }
    }
    placeEmptyCells()
    dropEmptyNodes()
  }

  /// Puts a node among its parent's kids when the first of it is drawn.
  private mutating func place(_ node: Int) {
    guard !isPlaced[node], let parent = nodes[node].parent else { return }
    isPlaced[node] = true
    place(parent)
    nodes[parent].kids.append(.node(node))
  }

  /// A cell with no words stays, since each row has as many cells as its table has columns
  /// (ISO 14289-1 7.5, ISO 32000-1 14.8.4.3.4).
  private mutating func placeEmptyCells() {
    for node in nodes.indices where !isPlaced[node] && ["TD", "TH"].contains(nodes[node].role) {
      guard let row = nodes[node].parent, isPlaced[row] else { continue }
      let next = nodes[row].kids.firstIndex { kid in
        if case .node(let other) = kid { other > node } else { false }
      }
      nodes[row].kids.insert(.node(node), at: next ?? nodes[row].kids.endIndex)
      isPlaced[node] = true
    }
  }

  /// Nodes of which nothing was drawn go, and the rest are numbered anew.
  private mutating func dropEmptyNodes() {
    guard isPlaced.contains(false) else { return }
    var number: [Int] = []
    var count = 0
    for placed in isPlaced {
      number.append(count)
      if placed { count += 1 }
    }
    nodes = zip(nodes, isPlaced).filter(\.1).map { node, _ in
      var node = node
      node.parent = node.parent.map { number[$0] }
      node.kids = node.kids.map { kid in
        if case .node(let index) = kid { .node(number[index]) } else { kid }
      }
      return node
    }
    marks = marks.map { page in
      page.map { mark in
        if case .node(let index) = mark { .node(number[index]) } else { mark }
      }
    }
  }
}
