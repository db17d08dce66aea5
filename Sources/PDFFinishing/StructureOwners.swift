/// Which node each mark, link and field belongs to, read from the tree and held against the marks.
struct StructureOwners {
  private(set) var marks: [[Int?]]
  private(set) var links: [Int]
  private(set) var fields: [Int]

  /// - Throws: `FinishingError.structure` where a node, mark, link or field has not exactly one
  ///   place in the tree.
  init(of facts: FinishingFacts) throws(FinishingError) {
    let nodes = facts.structure
    var parents = [Int?](repeating: nil, count: nodes.count)
    var marks = facts.marks.map { [Int?](repeating: nil, count: $0.count) }
    var links = [Int?](repeating: nil, count: facts.links.count)
    var fields = [Int?](repeating: nil, count: facts.fields.count)

    func take(_ place: inout [Int?], _ kid: Int, _ what: String, for node: Int)
      throws(FinishingError)
    {
      guard place.indices.contains(kid), place[kid] == nil else {
        let fault = place.indices.contains(kid) ? "has two places" : "does not exist"
        throw .structure("\(what) \(kid), which node \(node) holds, \(fault)")
      }
      place[kid] = node
    }

    for (index, node) in nodes.enumerated() {
      guard standardRoles.contains(node.role) else {
        throw .structure("node \(index) is a \"\(node.role)\", which is no standard type")
      }
      for kid in node.kids {
        switch kid {
        case .node(let kid): try take(&parents, kid, "node", for: index)
        case .link(let kid): try take(&links, kid, "link", for: index)
        case .field(let kid): try take(&fields, kid, "field", for: index)
        case .mark(let page, let mcid):
          guard marks.indices.contains(page) else {
            throw .structure("node \(index) holds a mark of page \(page + 1), which has none")
          }
          try take(&marks[page], mcid, "page \(page + 1), mark", for: index)
        }
      }
    }
    for (index, node) in nodes.enumerated()
    where parents[index] != node.parent || (node.parent == nil) != (index == 0) {
      throw .structure("node \(index), a \(node.role), is not among the kids of its parent")
    }
    for (page, recorded) in facts.marks.enumerated() {
      for (mcid, mark) in recorded.enumerated() where marks[page][mcid] != mark.owner {
        throw .structure("page \(page + 1), mark \(mcid) is not where it was recorded to be")
      }
    }
    self.marks = marks
    self.links = try Self.complete(links, "link")
    self.fields = try Self.complete(fields, "field")
  }

  private static func complete(
    _ owners: [Int?], _ what: String
  ) throws(FinishingError) -> [Int] {
    if let missing = owners.firstIndex(of: nil) {
      throw .structure("\(what) \(missing) has no place")
    }
    return owners.compactMap { $0 }
  }
}

extension Mark {
  fileprivate var owner: Int? {
    if case .node(let node) = self { node } else { nil }
  }
}

/// ISO 32000-1 14.8.4.
private let standardRoles: Set<String> = [
  "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index",
  "NonStruct", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table",
  "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry",
  "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula",
  "Form",
]
