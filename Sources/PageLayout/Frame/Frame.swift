package import DocumentModel

/// Everything that is placed is a frame: a line, a table row, a signature block, a page.
///
/// A page's frames are the list of drawing commands; there is no second list. Lengths are points,
/// from the frame's top left.
package struct Frame: Sendable, Hashable {
  package var size: Size
  /// From the top to the line on which the first letters stand.
  package var baseline: Double
  package var items: [FrameItem]

  package init(size: Size, baseline: Double = 0, items: [FrameItem] = []) {
    self.size = size
    self.baseline = baseline
    self.items = items
  }

  package mutating func place(
    _ content: FrameItem.Content, x: Double = 0, y: Double = 0,
    node: StructureTree.Index = .artifact
  ) {
    items.append(FrameItem(position: Point(x: x, y: y), content: content, node: node))
  }

  package mutating func place(_ frame: Frame, x: Double = 0, y: Double = 0) {
    place(.frame(frame), x: x, y: y)
  }
}

/// Something at a place in a frame.
package struct FrameItem: Sendable, Hashable {
  package indirect enum Content: Sendable, Hashable {
    case frame(Frame)
    /// From the baseline.
    case glyphs(GlyphRun)
    /// From the baseline, turned counter-clockwise about its origin by so many radians.
    case turned(GlyphRun, angle: Double)
    /// A filled rectangle: a rule, a ground.
    case fill(Size, Color)
    case field(Field)
    case link(Link)
    /// A place that references and bookmarks point to.
    case destination(String)
    /// A page number that is known only when all pages are.
    case pageNumber(PageNumber)
    /// A picture, filling a rectangle of its own proportions.
    case picture(Picture, size: Size)
  }

  package var position: Point
  package var content: Content
  package var node: StructureTree.Index

  package init(position: Point, content: Content, node: StructureTree.Index) {
    self.position = position
    self.content = content
    self.node = node
  }
}

/// A form field to be filled in, from its top left.
package struct Field: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case signature, text
  }

  package var kind: Kind
  package var size: Size
  package var name: String
  package var tooltip: String
  package var value: String
  package var fontSize: Double
  package var signer: Signer
  /// Whether the document is not signed without it.
  package var isRequired: Bool

  package init(
    kind: Kind, size: Size, name: String, tooltip: String, value: String = "",
    fontSize: Double = 10, signer: Signer, isRequired: Bool = true
  ) {
    self.signer = signer
    self.isRequired = isRequired
    self.kind = kind
    self.size = size
    self.name = name
    self.tooltip = tooltip
    self.value = value
    self.fontSize = fontSize
  }
}

/// A place to click on, from its top left.
package struct Link: Sendable, Hashable {
  package enum Target: Sendable, Hashable {
    case anchor(String)
    case uri(String)
  }

  package var size: Size
  package var target: Target
  /// What a screen reader says.
  package var words: String

  package init(size: Size, target: Target, words: String) {
    self.size = size
    self.target = target
    self.words = words
  }
}

/// The number of the page with `anchor`, set flush right at its place.
package struct PageNumber: Sendable, Hashable {
  package var anchor: String
  package var style: TextStyle
  /// The space kept for it; leaders fill what it leaves.
  package var width: Double

  package init(anchor: String, style: TextStyle, width: Double) {
    self.anchor = anchor
    self.style = style
    self.width = width
  }
}

/// One side of paper, cut from the galley.
package struct Page: Sendable, Hashable {
  /// Its place among the sheets, counted from 1; the number that is printed on it may be another.
  package var number: Int
  package var frame: Frame
  /// From this item on stands what is around the text, and differs from contract to contract: heads
  /// and feet, initials.
  package private(set) var firstMarginal: Int

  package init(number: Int, frame: Frame) {
    self.number = number
    self.frame = frame
    firstMarginal = frame.items.count
  }

  /// Says that all items so far are the text, and those that follow are around it.
  mutating func endText() { firstMarginal = frame.items.count }

  mutating func placeBehind(_ items: [FrameItem]) {
    frame.items.insert(contentsOf: items, at: 0)
    firstMarginal += items.count
  }
}
