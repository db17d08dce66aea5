package import DocumentModel
package import PDFObjects
package import PageLayout

/// Pages as Cairo drew them, and a record of what stands where.
package struct DrawnDocument: Sendable {
  /// Something that belongs to a node of the structure tree, in the order of drawing.
  package enum Event: Sendable, Hashable {
    /// Marked content: MCIDs count up on each page.
    case mark(page: Int, mcid: Int, node: StructureTree.Index)
    case link(Int, node: StructureTree.Index)
    case field(Int, node: StructureTree.Index)
  }

  /// A thing at a place on a page, from the page's top left.
  package struct Placed<Thing: Sendable & Hashable>: Sendable, Hashable {
    package var page: Int
    package var rect: Rect
    package var thing: Thing
  }

  /// A file whose page 0 shows every glyph of the document once, and is no page of it.
  package var bytes: [UInt8] = []
  package var sheets: [Sheet] = []
  package var events: [Event] = []
  package var links: [Placed<Link>] = []
  package var fields: [Placed<Field>] = []
  package var destinations: [Placed<String>] = []
  /// Pictures that are more than decoration.
  package var pictures: [Placed<StructureTree.Index>] = []
  /// By the pages of Cairo's file, what is worth keeping for documents to come.
  var keys: [Int: KeptPages.Key] = [:]
}
