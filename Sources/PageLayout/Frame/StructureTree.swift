/// What the words are (a paragraph, a heading, a cell), for readers who cannot see the page.
///
/// Frames carry an index into it; finishing writes it (ISO 32000-1 14.7).
package struct StructureTree: Sendable, Hashable {
  package struct Index: Sendable, Hashable {
    package var value: Int32

    package init(_ value: Int32) { self.value = value }

    /// Rules, grounds, running heads: nothing that is read.
    package static let artifact = Index(-1)
    package static let document = Index(0)
  }

  package enum Scope: String, Sendable, Hashable {
    case row = "Row"
    case column = "Column"
  }

  package struct Node: Sendable, Hashable {
    /// A standard structure type such as `P` or `TH`.
    package var role: String
    package var parent: Index
    package var alternativeText: String?
    package var title: String?
    /// BCP 47; nil for that of what it stands in.
    package var language: String?
    package var scope: Scope?
    package var listNumbering: String?

    package init(
      role: String, parent: Index, alternativeText: String? = nil, title: String? = nil,
      language: String? = nil, scope: Scope? = nil, listNumbering: String? = nil
    ) {
      self.role = role
      self.parent = parent
      self.alternativeText = alternativeText
      self.title = title
      self.language = language
      self.scope = scope
      self.listNumbering = listNumbering
    }
  }

  package private(set) var nodes: [Node]

  package init() { nodes = [Node(role: "Document", parent: .artifact)] }

  package mutating func add(_ node: Node) -> Index {
    nodes.append(node)
    return Index(Int32(nodes.count - 1))
  }

  package mutating func add(_ role: String, in parent: Index) -> Index {
    add(Node(role: role, parent: parent))
  }

  package subscript(index: Index) -> Node {
    get { nodes[Int(index.value)] }
    set { nodes[Int(index.value)] = newValue }
  }
}
